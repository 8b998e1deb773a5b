import type { StepId } from '../../core/course/model';
import { PlainText } from '../../core/runs/plainText';
import { looksLikePrompt } from '../../core/runs/sessions';
import type { Ending, Execution, PracticeTerminal } from '../../core/runs/terminal';
import type { SessionEffect, ShellKind } from '../../core/shell/model';
import { Sent } from './chunks';

/** Milliseconds of silence after which what stands before the cursor may be a prompt. */
const silence = 150;
/** Milliseconds that a statement waits for a prompt in a session that has shown one before, and is typed then anyway. */
const patience = 3000;

/** Who is inside whom: `ssh`, and in it `docker exec`. */
interface Level {
  readonly step: StepId;
  readonly runsIn: 'container' | 'remote';
}

/** What a session needs of the terminal that it holds. */
export interface SessionHost {
  readonly name: string;
  type(text: string, withReturn: boolean): void;
  interrupt(): void;
  show(): void;
}

/**
 * The session that a statement opened in a terminal. Nobody reports there what starts and ends: it is watched for its
 * prompt, and statements are typed in.
 */
export class Session implements PracticeTerminal {
  readonly integrated = false;
  readonly shell: ShellKind = 'bash';
  private readonly levels: Level[];
  private readonly plain = new PlainText();
  private atPrompt = false;
  private pastesInBrackets = false;
  /** Lines that are still to be echoed. */
  private echo = 0;
  private quiet: NodeJS.Timeout | undefined;
  /** Who waits for the next prompt before typing. */
  private wake: () => void = () => undefined;
  private current: Sent | null;
  /** What the next prompt says about the current statement. */
  private ending: Ending = { kind: 'opened' };
  private queue: Promise<unknown> = Promise.resolve();
  private over = false;

  /**
   * @param opener gets the output up to the first prompt, and its end then
   * @param watched whether `write` will be called with what the session shows
   */
  constructor(
    private readonly host: SessionHost,
    level: Level,
    private readonly opener: Sent,
    private readonly watched: boolean,
  ) {
    this.levels = [level];
    this.current = opener;
  }

  get name(): string {
    return this.host.name;
  }

  /** Whether it runs where these statements belong. With no step known, any session of that kind will do. */
  holds(runsIn: Level['runsIn'], openedBy: StepId | null): boolean {
    return this.levels.some((level) =>
      openedBy === null ? level.runsIn === runsIn : level.step === openedBy,
    );
  }

  execute(line: string, effect: SessionEffect | null, step: StepId): Execution {
    const sent = new Sent();
    // One after the other: two runs may want the same session.
    this.queue = this.queue.then(() => this.type(sent, line, effect, step));
    return sent;
  }

  interrupt(): void {
    this.host.interrupt();
  }

  show(): void {
    this.host.show();
  }

  /** Takes what the terminal shows. */
  write(chunk: string): void {
    this.current?.output.push(this.withoutEcho(chunk));
    this.plain.write(chunk);
    const mode = /\x1b\[\?2004([hl])(?![^]*\x1b\[\?2004)/.exec(chunk)?.[1];
    if (mode) this.pastesInBrackets = mode === 'h';
    this.atPrompt = false;
    clearTimeout(this.quiet);
    this.quiet = setTimeout(() => this.look(), silence);
  }

  /** The statement that opened it has ended, or the terminal is gone. */
  close(ending: Ending): void {
    this.over = true;
    clearTimeout(this.quiet);
    const left = this.levels.length === 0 && ending.kind !== 'closed';
    // An opener without a session ends as the shell says; whatever was typed in later ends with the session.
    if (this.current !== this.opener) this.settle(left ? { kind: 'left' } : { kind: 'closed' });
    this.wake();
  }

  /**
   * A shell echoes what is typed, and wraps it in the middle of words. That is not output, and a secret in it, cut in
   * two, could not be found any more.
   */
  private withoutEcho(chunk: string): string {
    let from = 0;
    for (; this.echo > 0; this.echo--) {
      const end = chunk.indexOf('\n', from);
      if (end < 0) return '';
      from = end + 1;
    }
    return chunk.slice(from);
  }

  private look(): void {
    if (!looksLikePrompt(this.plain.currentLine)) return;
    this.atPrompt = true;
    this.settle(this.ending);
    this.wake();
  }

  private async type(sent: Sent, line: string, effect: SessionEffect | null, step: StepId): Promise<void> {
    await this.prompt(patience);
    if (this.over) {
      sent.finish({ kind: 'closed' });
      return;
    }
    this.current = sent;
    this.ending = endingOf(effect);
    this.atPrompt = false;
    this.follow(effect, step);
    const text = line.replace(/\n+$/, '');
    const bracketed = this.pastesInBrackets && /[\n\t]/.test(text);
    this.plain.end();
    this.echo = text.split('\n').length;
    this.host.type(bracketed ? `\x1b[200~${text}\x1b[201~` : text, true);
    if (!this.watched) this.settle({ kind: 'unknown' });
    await sent.end;
  }

  /** Waits for the prompt, at most for so many milliseconds once the session has shown its first. */
  private async prompt(limit: number): Promise<void> {
    if (!this.watched || this.atPrompt || this.over) return;
    await this.opener.end;
    if (this.isAtPrompt() || this.over) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, limit);
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private isAtPrompt(): boolean {
    return this.atPrompt;
  }

  private follow(effect: SessionEffect | null, step: StepId): void {
    if (effect?.kind === 'opens') this.levels.push({ step, runsIn: effect.runsIn });
    else if (effect?.kind === 'leaves') this.levels.pop();
  }

  private settle(ending: Ending): void {
    const sent = this.current;
    this.current = null;
    sent?.finish(ending);
  }
}

/** What the next prompt says about a statement that was typed in. */
function endingOf(effect: SessionEffect | null): Ending {
  if (effect === null) return { kind: 'unknown' };
  return { kind: effect.kind === 'opens' ? 'opened' : 'left' };
}
