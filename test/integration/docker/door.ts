import { rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A socket in front of an engine's own, through which the engine seems to stop, come back, or fall silent. */
export class Door {
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();
  private silent = false;

  private constructor(
    private readonly target: string,
    readonly path: string,
  ) {}

  /** @param host the engine's address, `unix://…` */
  static async before(host: string): Promise<Door> {
    const folder = await mkdtemp(join(tmpdir(), 'practice-door-'));
    const door = new Door(host.replace(/^unix:\/\//, ''), join(folder, 'docker.sock'));
    await door.open();
    return door;
  }

  open(): Promise<void> {
    this.silent = false;
    this.server = createServer((near) => this.pass(near));
    return new Promise((resolve) => this.server?.listen(this.path, resolve));
  }

  /** As an engine that stops: connections end, the socket is gone. */
  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    const { server } = this;
    this.server = undefined;
    await new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()));
    await rm(this.path, { force: true });
  }

  /** As a machine whose cable is cut: nothing comes through any more, and nobody says so. */
  fallSilent(): void {
    this.silent = true;
    for (const socket of this.sockets) socket.pause();
  }

  private pass(near: Socket): void {
    const far = connect(this.target);
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(from);
      from.on('data', (data) => void (this.silent || to.write(data)));
      from.on('end', () => void (this.silent || to.end()));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.sockets.delete(from);
        if (!this.silent) to.destroy();
      });
    }
    if (this.silent) near.pause();
  }
}
