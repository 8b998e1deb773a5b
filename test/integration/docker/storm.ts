import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** So many pieces a second the storm comes in. */
const GUSTS = 50;

/** A socket in front of an engine's own that adds events to those which the engine tells. */
export class Storm {
  private server: Server | undefined;
  private readonly streams = new Set<ServerResponse>();
  /** What was asked, beside the stream of events. */
  asked = 0;

  private constructor(
    private readonly target: string,
    readonly path: string,
  ) {}

  /** @param host the engine's address, `unix://…` */
  static async before(host: string): Promise<Storm> {
    const folder = await mkdtemp(join(tmpdir(), 'practice-storm-'));
    const storm = new Storm(host.replace(/^unix:\/\//, ''), join(folder, 'docker.sock'));
    storm.server = createServer((from, to) => storm.pass(from, to));
    await new Promise<void>((resolve) => storm.server?.listen(storm.path, resolve));
    return storm;
  }

  /** Tells of pauses and their ends, in turn for each of these containers, so many a second. Resolves with how many events there were. */
  async blow(ids: readonly string[], perSecond: number, seconds: number): Promise<number> {
    let sent = 0;
    const started = Date.now();
    while (Date.now() - started < seconds * 1000) {
      const due = Math.min((perSecond * (Date.now() - started)) / 1000, perSecond * seconds);
      let gust = '';
      for (; sent < due; sent += 1) gust += eventOf(ids[sent % ids.length] ?? '', sent);
      for (const stream of this.streams) stream.write(gust);
      await new Promise((resolve) => setTimeout(resolve, 1000 / GUSTS));
    }
    return sent;
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise<void>((resolve) => (this.server ? this.server.close(() => resolve()) : resolve()));
    await rm(this.path, { force: true });
  }

  private pass(from: IncomingMessage, to: ServerResponse): void {
    const { method, headers, url: path = '' } = from;
    const events = path.includes('/events');
    if (events) this.streams.add(to);
    else this.asked += 1;
    const far = request({ socketPath: this.target, path, method, headers }, (back) => {
      to.writeHead(back.statusCode ?? 500, back.headers);
      to.flushHeaders();
      back.pipe(to);
    });
    far.on('error', () => to.destroy());
    to.on('close', () => {
      this.streams.delete(to);
      far.destroy();
    });
    from.pipe(far);
  }
}

function eventOf(id: string, number: number): string {
  const Action = Math.floor(number / 50) % 2 === 0 ? 'pause' : 'unpause';
  const Actor = { ID: id, Attributes: { image: 'busybox', name: 'storm' } };
  return `${JSON.stringify({ Type: 'container', Action, Actor, timeNano: Date.now() * 1e6 })}\n`;
}
