// The whole forum in one process: three parts that share one file of data.
const { createServer } = require('node:http');
const db = require('./db.json');

const routes = [
  [/^\/$/, () => ({ ready: true, part: 'monolith' })],
  [/^\/api\/users\/?$/, () => db.users],
  [/^\/api\/threads\/?$/, () => db.threads],
  [/^\/api\/posts\/in-thread\/(\d+)$/, (id) => db.posts.filter(({ thread }) => thread === Number(id))],
];

const server = createServer(({ url }, response) => {
  const [shape, answer] = routes.find(([pattern]) => pattern.test(url)) ?? [];
  response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer ? answer(...shape.exec(url).slice(1)) : { error: 'no such page' }));
});

server.listen(3000, () => console.log('the forum listens on port 3000'));
process.on('SIGTERM', () => server.close());
