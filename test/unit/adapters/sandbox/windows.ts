import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { build } from 'esbuild';
import type { LinkDeps } from '../../../../src/adapters/sandbox/link';
import { Sandbox } from '../../../../src/adapters/sandbox/sandbox';
import type { SandboxSettings } from '../../../../src/core/sandbox/model';
import { projectRoot } from '../../../host/paths';

/** The keeper and a window as they run outside these tests: in one file each, made once. */
let bundles: Promise<string> | undefined;

async function bundle(): Promise<string> {
  const outdir = await mkdtemp(join(tmpdir(), 'practice-keeper-'));
  const entryPoints = {
    keeper: join(projectRoot, 'src/adapters/sandbox/keeper.ts'),
    window: join(__dirname, 'window.ts'),
  };
  await build({ entryPoints, outdir, bundle: true, platform: 'node', format: 'cjs', logLevel: 'warning' });
  return outdir;
}

const SETTINGS: SandboxSettings = { endpoint: '', startWith: 'moto_server', image: '' };

const isKeeper = (line: string): boolean => line.includes('keeper.js') && !line.includes('window.js');
const isServer = (line: string, port: string): boolean =>
  line.includes('moto_server') && line.includes(port) && !line.includes('window.js');

/** One VS Code with its windows, and a folder of programs for it. */
export class Windows {
  readonly opened: Sandbox[] = [];
  private readonly processes: ChildProcess[] = [];

  private constructor(
    readonly folder: string,
    readonly temporary: string,
    private readonly built: string,
  ) {}

  static async make(): Promise<Windows> {
    const folder = await mkdtemp(join(tmpdir(), 'practice-windows-'));
    const temporary = join(folder, 't');
    await mkdir(temporary);
    return new Windows(folder, temporary, await (bundles ??= bundle()));
  }

  /** Opens a window. @param options on top of a moto_server from the PATH and a short linger */
  open(
    settings: Partial<SandboxSettings> = {},
    options: Partial<Pick<LinkDeps, 'env' | 'linger' | 'within' | 'temporary'>> = {},
  ): Sandbox {
    const sandbox = new Sandbox({ ...this.deps(options), settings: () => ({ ...SETTINGS, ...settings }) });
    this.opened.push(sandbox);
    return sandbox;
  }

  /** Opens a window in a process of its own, and starts the sandbox there. */
  async openElsewhere(): Promise<{ readonly address: string; readonly process: ChildProcess }> {
    const deps = JSON.stringify({ ...this.deps({}), settings: SETTINGS });
    const child = spawn(process.execPath, [join(this.built, 'window.js'), deps], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.processes.push(child);
    const address = await new Promise<string>((resolve, reject) => {
      child.stdout.once('data', (text) => resolve(String(text).trim()));
      child.once('exit', (code) => reject(new Error(`the window ended with ${code}`)));
    });
    return { address, process: child };
  }

  /** A PATH with a program of this content before everything else. */
  async pathWith(program: string, script: string): Promise<NodeJS.ProcessEnv> {
    const bin = join(this.folder, 'bin');
    await mkdir(bin, { recursive: true });
    await writeFile(join(bin, program), script);
    await chmod(join(bin, program), 0o755);
    return { ...this.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` };
  }

  /** The processes of this VS Code's sandbox: keepers, and emulators on this port. */
  async running(port: string): Promise<number[]> {
    const all = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
    const lines = await Promise.all(
      all.map(async (pid) => [pid, await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')] as const),
    );
    return lines
      .filter(([, line]) => (isKeeper(line) ? line.includes(this.temporary) : isServer(line, port)))
      .map(([pid]) => Number(pid));
  }

  async dispose(): Promise<void> {
    for (const window of this.opened) window.dispose();
    for (const child of this.processes) child.kill('SIGKILL');
    await rm(this.folder, { recursive: true, force: true });
  }

  get env(): NodeJS.ProcessEnv {
    return { PATH: process.env.PATH, HOME: this.folder, PYENV_ROOT: process.env.PYENV_ROOT };
  }

  private deps(options: Partial<LinkDeps>): LinkDeps {
    const { env = this.env, ...others } = options;
    return {
      storage: dirname(this.temporary),
      keeper: join(this.built, 'keeper.js'),
      linger: 300,
      temporary: this.temporary,
      ...others,
      env,
    };
  }
}
