/** An endpoint that lists a large bucket out of memory, in a process of its own. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answer } from './s3.listing';

const pages = new Map<string, string>();

const server = createServer(({ url = '/' }, response) => {
  const page = pages.get(url) ?? answer(new URL(url, 'http://here'));
  pages.set(url, page);
  response.setHeader('content-type', 'application/xml');
  response.end(page);
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`listening at http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
