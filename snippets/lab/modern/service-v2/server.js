// The service of modules 3 and 4: reads the table, filters, counts likes.
const { createServer } = require('node:http');
const { DynamoDBClient, ScanCommand, QueryCommand, UpdateItemCommand } = require('@aws-sdk/client-dynamodb');

const database = new DynamoDBClient();
const TableName = 'MysfitsTable';
const headers = {
  'content-type': 'application/json',
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'Authorization, Content-Type',
};

/** `{ id: { S: '1' }, likes: { N: '2' } }` as `{ id: '1', likes: 2 }` */
const plain = (item) =>
  Object.fromEntries(Object.entries(item).map(([key, { S, N }]) => [key, N === undefined ? S : Number(N)]));

async function list(goodEvil) {
  const command = goodEvil
    ? new QueryCommand({
        TableName,
        IndexName: 'GoodEvilIndex',
        KeyConditionExpression: 'goodEvil = :g',
        ExpressionAttributeValues: { ':g': { S: goodEvil } },
      })
    : new ScanCommand({ TableName });
  const { Items } = await database.send(command);
  return { mysfits: Items.map(plain) };
}

async function like(id) {
  await database.send(
    new UpdateItemCommand({
      TableName,
      Key: { id: { S: id } },
      UpdateExpression: 'ADD likes :one',
      ExpressionAttributeValues: { ':one': { N: '1' } },
    }),
  );
  return { liked: id };
}

async function answer({ method, url }) {
  const { pathname, searchParams } = new URL(url, 'http://service');
  const [, id] = /^\/mysfits\/([^/]+)\/like$/.exec(pathname) ?? [];
  if (pathname === '/') return { status: 'ok' };
  if (method === 'GET' && pathname === '/mysfits') return list(searchParams.get('goodEvil'));
  if (method === 'POST' && id) return like(id);
  return undefined;
}

const server = createServer((request, response) => {
  // Browsers ask this before they send a token to another origin.
  if (request.method === 'OPTIONS') return response.writeHead(204, headers).end();
  answer(request).then(
    (body) =>
      response.writeHead(body ? 200 : 404, headers).end(JSON.stringify(body ?? { error: 'no such page' })),
    (error) => {
      console.error(error);
      response.writeHead(500, headers).end('{"error":"see the log"}');
    },
  );
});

server.listen(8080, () => console.log('listening on port 8080'));
process.on('SIGTERM', () => server.close());
