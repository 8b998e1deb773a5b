import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Answers in the place of the endpoint, or `null` to let the request through. */
type Instead = (request: IncomingMessage) => Answer | null;

/** Whether a connection carries what comes, silently swallows it, or is broken off. */
type Fate = 'carry' | 'swallow' | 'break';

/** A way to an AWS endpoint that counts what passes, and can be closed. */
export class AwsDoor {
  /** What was asked: `GET /bucket?…`, or the operation (`ListClusters`). */
  readonly asked: string[] = [];
  instead: Instead = () => null;
  /** How long every answer takes on its way, in ms. */
  latency = 0;
  /** What becomes of a request: looked at when it arrives. */
  fate: () => Fate = () => 'carry';
  /** Lets the pieces of an answer through, one after the other. */
  piece: (sent: number) => Promise<void> | 'break' = () => Promise.resolve();
  /** Headers of every answer that are not the endpoint's own. */
  headers: () => Readonly<Record<string, string>> = () => ({});
  /** Rewrites the path of a request. */
  path: (path: string) => string = (path) => path;
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

  /** As at first: everything is let through. */
  heal(): void {
    this.instead = () => null;
    this.latency = 0;
    this.fate = () => 'carry';
    this.piece = () => Promise.resolve();
    this.headers = () => ({});
    this.path = (path) => path;
  }

  private pass(from: IncomingMessage, to: ServerResponse): void {
    const operation = from.headers['x-amz-target'];
    this.asked.push(
      typeof operation === 'string' ? (operation.split('.').at(-1) ?? '') : `${from.method} ${from.url}`,
    );
    const fate = this.fate();
    if (fate === 'swallow') return;
    if (fate === 'break') {
      from.socket.destroy();
      return;
    }
    const answer = this.instead(from);
    if (answer) {
      const headers = { 'content-type': 'application/xml', ...this.headers(), ...answer.headers };
      to.writeHead(answer.status, headers).end(answer.body);
      return;
    }
    const { method, headers, url = '' } = from;
    const { hostname, port } = new URL(this.target);
    // The path as it came: made into a URL it would lose its dots.
    const far = request({ hostname, port, path: this.path(url), method, headers }, (back) => {
      setTimeout(() => void this.bring(back, to), this.latency);
    });
    far.on('error', () => to.destroy());
    from.pipe(far);
  }

  private async bring(back: IncomingMessage, to: ServerResponse): Promise<void> {
    to.writeHead(back.statusCode ?? 500, { ...back.headers, ...this.headers() });
    let sent = 0;
    for await (const chunk of back as AsyncIterable<Buffer>) {
      to.write(chunk);
      sent += chunk.length;
      const wait = this.piece(sent);
      if (wait === 'break') {
        to.destroy();
        return;
      }
      await wait;
    }
    to.end();
  }
}
