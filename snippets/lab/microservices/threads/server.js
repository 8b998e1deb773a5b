// The threads of the forum, with data of their own. Nobody else reads that file.
const { createServer } = require('node:http');
const items = require('./db.json');

const routes = [
  [/^\/$/, () => ({ ready: true, part: 'threads' })],
  [/^\/api\/threads\/?$/, () => items],
];

const server = createServer(({ url }, response) => {
  const [shape, answer] = routes.find(([pattern]) => pattern.test(url)) ?? [];
  response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer ? answer(...shape.exec(url).slice(1)) : { error: 'no such page' }));
});

server.listen(3000, () => console.log('threads listen on port 3000'));
process.on('SIGTERM', () => server.close());
