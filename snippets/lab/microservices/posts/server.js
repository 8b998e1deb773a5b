// The posts of the forum, with data of their own. Nobody else reads that file.
const { createServer } = require('node:http');
const items = require('./db.json');

const routes = [
  [/^\/$/, () => ({ ready: true, part: 'posts' })],
  [/^\/api\/posts\/in-thread\/(\d+)$/, (id) => items.filter(({ thread }) => thread === Number(id))],
];

const server = createServer(({ url }, response) => {
  const [shape, answer] = routes.find(([pattern]) => pattern.test(url)) ?? [];
  response.writeHead(answer ? 200 : 404, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer ? answer(...shape.exec(url).slice(1)) : { error: 'no such page' }));
});

server.listen(3000, () => console.log('posts listen on port 3000'));
process.on('SIGTERM', () => server.close());
