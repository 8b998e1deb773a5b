import { spawn, spawnSync, type ChildProcess } from 'node:child_process';

/** How long a program may take to end when it is asked to, in ms. */
const GRACE = 3000;
/** Characters of its output that are kept, for messages. */
const KEPT = 4000;

const windows = process.platform === 'win32';

/** A program in a process group of its own, so that it ends with all that it started. */
export class Child {
  readonly exited: Promise<string>;
  private readonly process: ChildProcess;
  private text = '';
  private ended = false;

  /** @param onOutput what it says, as it comes */
  constructor(
    program: string,
    args: readonly string[],
    env: NodeJS.ProcessEnv,
    onOutput: (text: string) => void,
  ) {
    this.process = spawn(program, args, {
      env,
      detached: !windows,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      // `.cmd` files are no programs to Windows.
      shell: windows && program.endsWith('.cmd'),
    });
    const take = (chunk: Buffer): void => {
      const text = chunk.toString();
      this.text = (this.text + text).slice(-KEPT);
      onOutput(text);
    };
    this.process.stdout?.on('data', take);
    this.process.stderr?.on('data', take);
    this.exited = new Promise((resolve) => {
      const end = (how: string): void => {
        this.ended = true;
        resolve(how);
      };
      this.process.on('error', (error) => end(error.message));
      this.process.on('exit', (code, signal) =>
        end(signal === null ? `ended with exit code ${code ?? '?'}` : `was ended by ${signal}`),
      );
    });
  }

  get pid(): number | undefined {
    return this.process.pid;
  }

  get alive(): boolean {
    return !this.ended;
  }

  /** The last of what it said. */
  get output(): string {
    return this.text;
  }

  /** Asks it to end, and after the grace ends it with all that it started. Resolves when it is gone. */
  async stop(): Promise<void> {
    const { pid } = this.process;
    if (pid === undefined) return;
    if (!this.ended) {
      if (!windows) signalGroup(pid, 'SIGTERM');
      const late = setTimeout(() => killGroup(pid), windows ? 0 : GRACE);
      await this.exited;
      clearTimeout(late);
    }
    killGroup(pid);
  }
}

/** Ends a process and everything in its group at once. Nobody may be left there. */
export function killGroup(pid: number): void {
  if (windows) spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { windowsHide: true });
  else signalGroup(pid, 'SIGKILL');
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // Nobody is left in the group.
  }
}
