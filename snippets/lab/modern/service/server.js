// The service of module 2: answers with the list that is in the image.
const { createServer } = require('node:http');
const { readFileSync } = require('node:fs');

const mysfits = readFileSync(`${__dirname}/mysfits.json`);
const headers = { 'content-type': 'application/json', 'access-control-allow-origin': '*' };

const server = createServer(({ url }, response) => {
  if (url === '/') response.writeHead(200, headers).end('{"status":"ok"}');
  else if (url === '/mysfits') response.writeHead(200, headers).end(mysfits);
  else response.writeHead(404, headers).end('{"error":"no such page"}');
});

server.listen(8080, () => console.log('listening on port 8080'));
// The first process of a container is not stopped by a signal that it does not handle.
process.on('SIGTERM', () => server.close());
