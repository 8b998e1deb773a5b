/**
 * The process that keeps the sandbox: `node keeper.js '{"path": …, "request": …, …}'`. Windows connect to its
 * socket. While at least one is connected the emulator lives; when the last one has gone, however it went, the keeper ends
 * the emulator and itself. A short while is left for a window that reloads.
 */
import { unlinkSync, readdirSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { lineReader, type FromKeeper, type StartRequest, type ToKeeper } from '../../core/sandbox/protocol';
import { killGroup } from './child';
import { Engine } from './engine';

interface Orders {
  /** Of the socket. */
  readonly path: string;
  /** What the window that begins it asks for: the emulator starts while the window connects. */
  readonly request: StartRequest;
  readonly container: string;
  /** How long nobody may be connected, in ms. */
  readonly linger: number;
  /** Instead of the times that the ways to start may take, in ms. */
  readonly within?: number;
}

const { path, request, container, linger, within } = JSON.parse(process.argv[2] ?? '{}') as Orders;
/** Characters of the log that a window gets which comes later. */
const LOG_KEPT = 20_000;

const windows = new Set<Socket>();
let log = '';
let ending = false;
let alone: NodeJS.Timeout | undefined;

const engine = new Engine({
  env: process.env,
  container,
  ...(within === undefined ? {} : { within }),
  onState: (state, pid) => tellAll({ kind: 'state', state, pid }),
  onLog: (text) => {
    log = (log + text).slice(-LOG_KEPT);
    tellAll({ kind: 'log', text });
  },
});

function tell(window: Socket, message: FromKeeper): void {
  window.write(`${JSON.stringify(message)}\n`);
}

function tellAll(message: FromKeeper): void {
  for (const window of windows) tell(window, message);
}

function hear(window: Socket, message: ToKeeper): void {
  const answer = (id: number, problem: string | null): void => tell(window, { kind: 'answer', id, problem });
  switch (message.kind) {
    case 'start':
      void engine.start(message.request);
      answer(message.id, null);
      break;
    case 'stop':
      void engine.stop();
      break;
    case 'reset':
      engine.reset().then(
        () => answer(message.id, null),
        (error: unknown) => answer(message.id, error instanceof Error ? error.message : String(error)),
      );
  }
}

function welcome(window: Socket): void {
  if (ending) {
    window.destroy();
    return;
  }
  clearTimeout(alone);
  windows.add(window);
  window.setEncoding('utf8');
  const read = lineReader((line) => hear(window, JSON.parse(line) as ToKeeper));
  window.on('data', (text) => read(String(text)));
  window.on('error', () => undefined);
  window.on('close', () => {
    windows.delete(window);
    endIfAlone();
  });
  if (log !== '') tell(window, { kind: 'log', text: log });
  tell(window, { kind: 'state', state: engine.state, pid: engine.pid });
}

function endIfAlone(): void {
  clearTimeout(alone);
  if (windows.size === 0) alone = setTimeout(() => void end(), linger);
}

async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  await engine.stop();
  // The socket stays behind: its number must not be taken again while somebody may still be looking at it.
  process.exit(0);
}

/** Whoever has a higher number is the keeper; sockets with lower numbers are of keepers that are gone. */
function settle(): boolean {
  if (process.platform === 'win32') return true;
  const own = basename(path);
  const [, name = '', number = '0'] = /^(.*)-(\d+)\.sock$/.exec(own) ?? [];
  const numbered = readdirSync(dirname(path)).flatMap((file) => {
    const found = file.startsWith(`${name}-`) ? /-(\d+)\.sock$/.exec(file)?.[1] : undefined;
    return found === undefined ? [] : [{ file, number: Number(found) }];
  });
  if (numbered.some((other) => other.number > Number(number))) return false;
  for (const other of numbered)
    if (other.number < Number(number)) unlinkSync(join(dirname(path), other.file));
  return true;
}

const server = createServer(welcome);
server.on('error', (error) => {
  // Another one was quicker, or there is no room.
  process.stdout.write('code' in error && error.code === 'EADDRINUSE' ? 'taken\n' : `${error.message}\n`);
  process.exit(1);
});
server.listen(path, () => {
  if (!settle()) {
    unlinkSync(path);
    process.stdout.write('taken\n');
    process.exit(1);
  }
  process.stdout.write('ready\n');
  void engine.start(request);
  endIfAlone();
});

process.stdout.on('error', () => undefined);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end());
process.on('uncaughtException', (error) => {
  tellAll({ kind: 'log', text: `${error.stack ?? error.message}\n` });
  const { pid } = engine;
  if (pid !== null) killGroup(pid);
  process.exit(1);
});
