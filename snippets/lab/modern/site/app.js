// Each module of the lesson writes more into config.js, and this page can do more.
const { apiUrl, clicksUrl } = window.config ?? {};
const list = document.querySelector('#mysfits');

async function show() {
  const response = await fetch(`${apiUrl}/mysfits`);
  const { mysfits } = await response.json();
  list.replaceChildren(
    ...mysfits.map(({ name, species, description }) => {
      const item = document.createElement('li');
      item.textContent = `${name}, a ${species}: ${description}`;
      item.addEventListener('click', () => tell(name));
      return item;
    }),
  );
}

/** Sends the click to the stream, once there is one. Nobody waits for the answer. */
function tell(name) {
  if (clicksUrl) navigator.sendBeacon(clicksUrl, JSON.stringify({ name, at: Date.now() }));
}

if (apiUrl)
  show().catch((error) => {
    document.querySelector('#message').textContent = `The service does not answer: ${error.message}`;
  });
