// Signs in at Cognito, then calls the API with the token that came back. No library: both are plain HTTPS.
const { region, clientId, apiUrl } = window.config;
const form = document.querySelector('#ride');
const answer = document.querySelector('#answer');

async function signIn(email, password) {
  const response = await fetch(`https://cognito-idp.${region}.amazonaws.com/`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
    },
    body: JSON.stringify({
      ClientId: clientId,
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: email, PASSWORD: password },
    }),
  });
  const body = await response.json();
  if (!response.ok) throw new Error(body.message);
  return body.AuthenticationResult.IdToken;
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const { email, password } = Object.fromEntries(new FormData(form));
  try {
    const token = await signIn(email, password);
    const response = await fetch(`${apiUrl}/ride`, {
      method: 'POST',
      headers: { authorization: token },
      body: JSON.stringify({ latitude: 38.9, longitude: -77.05 }),
    });
    answer.textContent = JSON.stringify(await response.json(), null, 2);
  } catch (error) {
    answer.textContent = error.message;
  }
});
