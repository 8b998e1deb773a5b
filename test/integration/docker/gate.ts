import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A door before a registry that opens only to one name and password. */
export class Gate {
  private constructor(
    private readonly server: Server,
    /** `127.0.0.1:port`, as the first part of an image's name. */
    readonly address: string,
  ) {}

  /** @param registry `http://host:port` */
  static async before(registry: string, name: string, password: string): Promise<Gate> {
    const key = `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
    const server = createServer((asked, answer) => {
      if (asked.headers.authorization !== key) {
        answer.writeHead(401, { 'WWW-Authenticate': 'Basic realm="practice"' }).end();
        return;
      }
      const { method, headers } = asked;
      const further = request(new URL(asked.url ?? '/', registry), { method, headers }, (from) => {
        answer.writeHead(from.statusCode ?? 502, from.headers);
        from.pipe(answer);
      });
      further.on('error', () => answer.destroy());
      asked.pipe(further);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Gate(server, `127.0.0.1:${(server.address() as AddressInfo).port}`);
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((resolve) => void this.server.close(() => resolve()));
  }
}
