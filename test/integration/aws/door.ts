import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers in the place of the endpoint: a status and a body, or `null` to let the request through. */
type Instead = (request: IncomingMessage) => { readonly status: number; readonly body: string } | null;

/** A way to an AWS endpoint that counts what passes, and can be closed. */
export class AwsDoor {
  /** What was asked: `GET /bucket?…`, or the operation (`ListClusters`). */
  readonly asked: string[] = [];
  instead: Instead = () => null;
  private server: Server | undefined;
  private port = 0;

  constructor(private readonly target: string) {}

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async open(): Promise<void> {
    this.server = createServer((from, to) => this.pass(from, to));
    const { server } = this;
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    server?.closeAllConnections();
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
  }

  private pass(from: IncomingMessage, to: ServerResponse): void {
    const operation = from.headers['x-amz-target'];
    this.asked.push(
      typeof operation === 'string' ? (operation.split('.').at(-1) ?? '') : `${from.method} ${from.url}`,
    );
    const answer = this.instead(from);
    if (answer) {
      to.writeHead(answer.status, { 'content-type': 'application/xml' }).end(answer.body);
      return;
    }
    const { method, headers, url: path } = from;
    const { hostname, port } = new URL(this.target);
    // The path as it came: made into a URL it would lose its dots.
    const far = request({ hostname, port, path, method, headers }, (back) => {
      to.writeHead(back.statusCode ?? 500, back.headers);
      back.pipe(to);
    });
    far.on('error', () => to.destroy());
    from.pipe(far);
  }
}
