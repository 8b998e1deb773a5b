import { homedir } from 'node:os';
import { resolve } from 'node:path';
import * as vscode from 'vscode';
import type { Logger } from '../../core/logger';
import { NoSessionError, UntrustedWorkspaceError } from '../../core/runs/errors';
import type { Place, PracticeTerminal, PracticeTerminals, TerminalLease } from '../../core/runs/terminal';
import type { ShellKind } from '../../core/shell/model';
import type { HostTerminal } from './hostTerminal';
import { shellKind } from './shellKind';

/** Where host commands go now. */
interface TerminalTarget {
  /** For people: `Sandbox`. Part of the terminal's name. */
  readonly name: string;
  /** Goes to our own terminals only, never to the learner's others. `null` takes a variable away that they would inherit. */
  readonly env: Readonly<Record<string, string | null>>;
  /** What a new shell runs first, so that its start-up files change nothing of that; `null` where that takes nothing. */
  readonly lineAfterStart?: (shell: ShellKind) => Promise<string | null>;
  /** Of the terminal's tab. */
  readonly icon?: vscode.ThemeIcon;
  readonly color?: vscode.ThemeColor;
}

export interface PracticeTerminalsDeps {
  readonly logger: Logger;
  readonly target: () => TerminalTarget;
  /** The folder that a course runs in, an absolute path; without one, terminals start where the editor starts them. */
  readonly folderFor?: (courseId: string) => Promise<string | undefined>;
  /** Milliseconds that a new terminal may take to load its shell integration; statements are typed in blindly after. */
  readonly integrationLimit?: number;
}

/** Lets zsh keep no line that begins with a space: ours. The editor's shell integration takes it away again. */
const quietHistory = { VSCODE_PREVENT_SHELL_HISTORY: '1' };

interface Pooled {
  readonly host: HostTerminal;
  readonly target: string;
  /** Where it was started. */
  readonly folder: string | undefined;
}

/** The terminals that runs go to: one for each target and folder, and another when that one is taken by a session or a command. */
export function createPracticeTerminals(deps: PracticeTerminalsDeps): PracticeTerminals {
  const pool = new Pool(deps);
  return {
    get target() {
      return deps.target().name;
    },
    shellFor: (place) => (place.runsIn === 'host' ? pool.shell : 'bash'),
    folderFor: (courseId) => pool.folder(courseId),
    lease: (courseId) => new Lease(pool, courseId),
    dispose: () => pool.dispose(),
  };
}

class Pool {
  private terminals: Pooled[] = [];
  private readonly subscriptions: vscode.Disposable[];

  constructor(private readonly deps: PracticeTerminalsDeps) {
    const { window } = vscode;
    this.subscriptions = [
      window.onDidStartTerminalShellExecution((e) => this.find(e.terminal)?.onStart(e.execution)),
      window.onDidEndTerminalShellExecution((e) => this.find(e.terminal)?.onEnd(e.execution, e.exitCode)),
      window.onDidCloseTerminal((terminal) => {
        this.find(terminal)?.onClose();
        this.terminals = this.terminals.filter(({ host }) => !host.is(terminal));
      }),
    ];
  }

  /** The shell that the next statement on the host meets. */
  get shell() {
    return this.idle()?.shell ?? shellKind(vscode.env.shell);
  }

  /** Where the next statement of the course will run: in the terminal that it will be given, or where a new one starts. */
  async folder(courseId: string): Promise<string | null> {
    const folder = await this.deps.folderFor?.(courseId);
    const ready = this.idle((pooled) => pooled.folder === folder);
    if (ready) return ready.folder;
    return folder ?? startFolder();
  }

  /** A terminal of the present target and the course's folder whose shell waits for a command, taken. */
  async take(courseId: string): Promise<HostTerminal> {
    const folder = await this.deps.folderFor?.(courseId);
    const ready = this.idle((pooled) => pooled.folder === folder);
    if (ready) {
      ready.leased = true;
      return ready;
    }
    return this.create(folder);
  }

  /** The session that is open where these statements belong, the youngest first. */
  session(place: Place & { runsIn: 'container' | 'remote' }): PracticeTerminal | undefined {
    return this.terminals
      .map(({ host }) => host.session)
      .filter((session) => session !== null)
      .findLast((session) => session.holds(place.runsIn, place.openedBy));
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
    for (const { host } of this.terminals) host.dispose();
    this.terminals = [];
  }

  private idle(suits: (pooled: Pooled) => boolean = () => true): HostTerminal | undefined {
    const target = keyOf(this.deps.target());
    const free = this.terminals.filter((t) => t.target === target && t.host.idle && !t.host.leased);
    return free.find(suits)?.host;
  }

  private find(terminal: vscode.Terminal): HostTerminal | undefined {
    return this.terminals.find(({ host }) => host.is(terminal))?.host;
  }

  private async create(folder: string | undefined): Promise<HostTerminal> {
    // Loaded with the first terminal.
    const { HostTerminal } = await import('./hostTerminal');
    const target = this.deps.target();
    const name = this.freeName(`Practice · ${target.name}`);
    const ofZsh = target.lineAfterStart !== undefined && shellKind(vscode.env.shell) === 'zsh';
    const terminal = vscode.window.createTerminal({
      name,
      env: { ...target.env, ...(ofZsh ? quietHistory : {}) },
      ...(target.icon === undefined ? {} : { iconPath: target.icon }),
      ...(target.color === undefined ? {} : { color: target.color }),
      ...(folder !== undefined && { cwd: folder }),
      // A reloaded window must not bring it back: it would look like ours and hold a session that nobody knows of.
      isTransient: true,
    });
    const host = new HostTerminal(name, terminal, this.deps.logger);
    host.leased = true;
    this.terminals.push({ host, target: keyOf(target), folder });
    host.show();
    if (!(await integrated(terminal, this.deps.integrationLimit ?? 8000)))
      this.deps.logger.warn(`${name}: no shell integration, so nobody can tell how a command ends`);
    const first = (await target.lineAfterStart?.(host.shell)) ?? null;
    if (first !== null) await host.begin(first);
    return host;
  }

  private freeName(name: string): string {
    const taken = new Set(this.terminals.map(({ host }) => host.name));
    for (let n = 1; ; n++) {
      const candidate = n === 1 ? name : `${name} ${n}`;
      if (!taken.has(candidate)) return candidate;
    }
  }
}

class Lease implements TerminalLease {
  private taken: HostTerminal[] = [];

  constructor(
    private readonly pool: Pool,
    private readonly courseId: string,
  ) {}

  async terminalFor(place: Place): Promise<PracticeTerminal> {
    if (!vscode.workspace.isTrusted) throw new UntrustedWorkspaceError();
    const { runsIn, openedBy } = place;
    if (runsIn !== 'host') {
      const session = this.pool.session({ runsIn, openedBy });
      if (!session) throw new NoSessionError(runsIn, openedBy);
      return session;
    }
    const own = this.taken.find((host) => host.idle);
    if (own) return own;
    const host = await this.pool.take(this.courseId);
    this.taken.push(host);
    return host;
  }

  dispose(): void {
    for (const host of this.taken) host.leased = false;
    this.taken = [];
  }
}

/** Where the editor starts terminals. */
function startFolder(): string {
  const first = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri.fsPath;
  const set = vscode.workspace.getConfiguration('terminal.integrated').get<string>('cwd') ?? '';
  const base = first ?? homedir();
  return set === '' || set.includes('$') ? base : resolve(base, set);
}

/** Two targets may share a name for people; a terminal keeps the environment it was made with. */
const keyOf = ({ name, env }: TerminalTarget) => JSON.stringify([name, Object.entries(env).sort()]);

/** Waits until the shell integration of the terminal is there, the terminal is gone, or the time is up. */
function integrated(terminal: vscode.Terminal, limit: number): Promise<boolean> {
  return new Promise((resolve) => {
    const settle = () => {
      clearTimeout(timer);
      subscriptions.forEach((subscription) => void subscription.dispose());
      resolve(terminal.shellIntegration !== undefined);
    };
    const timer = setTimeout(settle, limit);
    const subscriptions = [
      vscode.window.onDidChangeTerminalShellIntegration((e) => {
        if (e.terminal === terminal) settle();
      }),
      vscode.window.onDidCloseTerminal((closed) => {
        if (closed === terminal) settle();
      }),
    ];
    if (terminal.shellIntegration) settle();
  });
}
