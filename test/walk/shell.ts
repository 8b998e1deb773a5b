import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Sent } from '../../src/adapters/terminal/chunks';
import { Session } from '../../src/adapters/terminal/session';
import type { StepId } from '../../src/core/course/model';
import { NoSessionError } from '../../src/core/runs/errors';
import type { Execution, Place, PracticeTerminal, PracticeTerminals } from '../../src/core/runs/terminal';
import type { SessionEffect, ShellKind } from '../../src/core/shell/model';

/** What bash says around every command, in the way of VS Code's shell integration: C before its output, D and its code after. */
const RC = `PS0=$'\\e]633;C\\a'
PS1='$ '
PROMPT_COMMAND='printf "\\e]633;D;%s\\a" "$?"'
stty -echo
`;
const MARK = new RegExp(String.raw`\x1b\]633;([CD])(?:;(\d+))?\x07`);

/** A bash of our own in a pseudo terminal. It ends with `dispose`. */
class Shell implements PracticeTerminal {
  readonly name = 'Practice · walk';
  readonly shell: ShellKind = 'bash';
  readonly integrated = true;
  session: Session | null = null;
  private readonly child: ChildProcessWithoutNullStreams;
  private text = '';
  private sent: Sent | null = null;
  private started = false;

  constructor(folder: string, cwd: string, env: NodeJS.ProcessEnv) {
    const rc = join(folder, 'walkrc');
    writeFileSync(rc, RC);
    this.child = spawn('script', ['-qfec', `bash --noprofile --rcfile ${rc} -i`, '/dev/null'], { cwd, env });
    this.child.stdout.on('data', (chunk: Buffer) => this.read(chunk.toString()));
    this.child.on('close', () => this.finish(null));
  }

  execute(line: string, effect: SessionEffect | null, step: StepId): Execution {
    const sent = new Sent();
    this.sent = sent;
    this.started = false;
    this.text = '';
    const host = {
      name: this.name,
      type: (text: string, withReturn: boolean) => this.write(withReturn ? `${text}\n` : text),
      interrupt: () => this.interrupt(),
      show: () => undefined,
    };
    this.session =
      effect?.kind === 'opens' ? new Session(host, { step, runsIn: effect.runsIn }, sent, true) : null;
    this.write(`${line}\n`);
    return sent;
  }

  interrupt(): void {
    this.write('\x03');
  }

  show(): void {
    // Nobody looks.
  }

  dispose(): void {
    this.child.kill('SIGKILL');
  }

  private write(text: string): void {
    this.child.stdin.write(text);
  }

  private read(chunk: string): void {
    this.text += chunk;
    for (;;) {
      const mark = MARK.exec(this.text);
      if (!mark) break;
      if (this.started) this.output(this.text.slice(0, mark.index));
      this.text = this.text.slice(mark.index + mark[0].length);
      if (mark[1] === 'C') this.started = true;
      else if (this.started) this.finish(Number(mark[2]));
    }
    // The beginning of a mark waits for its end.
    const cut = this.text.lastIndexOf('\x1b');
    const whole = cut < 0 ? this.text : this.text.slice(0, cut);
    if (this.started) this.output(whole);
    this.text = this.text.slice(whole.length);
  }

  private output(text: string): void {
    if (text === '') return;
    if (this.session) this.session.write(text);
    else this.sent?.output.push(text);
  }

  private finish(exitCode: number | null): void {
    const ending =
      exitCode === null ? ({ kind: 'closed' } as const) : ({ kind: 'exited', exitCode } as const);
    this.started = false;
    this.session?.close(ending);
    this.session = null;
    this.sent?.finish(ending);
    this.sent = null;
  }
}

/** The terminal of one walk: everything on the host goes to one bash in `cwd`. */
export function walkTerminals(folder: string, cwd: string, env: NodeJS.ProcessEnv): PracticeTerminals {
  const shell = new Shell(folder, cwd, env);
  const terminalFor = ({ runsIn, openedBy }: Place): Promise<PracticeTerminal> => {
    if (runsIn === 'host') return Promise.resolve(shell);
    const { session } = shell;
    return session?.holds(runsIn, openedBy)
      ? Promise.resolve(session)
      : Promise.reject(new NoSessionError(runsIn, openedBy));
  };
  return {
    target: 'Walk',
    shellFor: () => 'bash',
    folderFor: () => Promise.resolve(null),
    lease: () => ({ terminalFor, dispose: () => undefined }),
    dispose: () => shell.dispose(),
  };
}
