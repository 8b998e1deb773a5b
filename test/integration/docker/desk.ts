import { strict as assert } from 'node:assert';
import type {
  Choice,
  Confirmation,
  Desk,
  Question,
  Screen,
  TerminalToOpen,
} from '../../../src/core/resources/desk';
import type { Progress } from '../../../src/core/resources/model';

/** Answers questions as it was told, and remembers what it was shown. */
export class ScriptedDesk implements Desk {
  readonly questions: (Question | Confirmation)[] = [];
  readonly texts: string[] = [];
  readonly steps: Parameters<Progress>[0][] = [];
  readonly urls: string[] = [];
  /** What terminals show. */
  screen = '';
  type: (text: string) => void = () => undefined;
  private readonly stop = new AbortController();
  ended: Promise<void> = Promise.resolve();

  /** @param answers to questions, in order: text typed, the label picked, or whether it was confirmed */
  constructor(private readonly answers: (string | boolean)[] = []) {}

  private next(): string | boolean {
    const answer = this.answers.shift();
    assert.ok(answer !== undefined, 'a question that was not expected');
    return answer;
  }

  ask(question: Question): Promise<string | undefined> {
    this.questions.push(question);
    const answer = this.next();
    if (typeof answer !== 'string') return Promise.resolve(undefined);
    assert.equal(question.fault?.(answer) ?? null, null);
    return Promise.resolve(answer);
  }

  pick<T>(_: string, choices: readonly Choice<T>[]): Promise<T | undefined> {
    const answer = this.next();
    return Promise.resolve(choices.find(({ label }) => label === answer)?.value);
  }

  confirm(question: Confirmation): Promise<boolean> {
    this.questions.push(question);
    return Promise.resolve(this.next() === true);
  }

  progress<T>(_: string, work: (tell: Progress, signal: AbortSignal) => Promise<T>): Promise<T> {
    return work((step) => this.steps.push(step), this.stop.signal);
  }

  busy<T>(work: () => Promise<T>): Promise<T> {
    return work();
  }

  say(): void {
    // Nothing that a test asks for.
  }

  copy(): Promise<void> {
    return Promise.resolve();
  }

  openUrl(url: string): Promise<void> {
    this.urls.push(url);
    return Promise.resolve();
  }

  showText({ text }: { readonly text: string }): Promise<void> {
    this.texts.push(text);
    return Promise.resolve();
  }

  openTerminal({ session }: TerminalToOpen): void {
    const screen: Screen = {
      write: (data) => (this.screen += typeof data === 'string' ? data : Buffer.from(data).toString()),
      onInput: (listener) => (this.type = listener),
      onResize: () => undefined,
      size: { columns: 80, rows: 24 },
    };
    this.ended = session(screen, this.stop.signal);
    this.ended.catch(() => undefined);
  }

  closeTerminal(): void {
    this.stop.abort();
  }

  openDocument(): Promise<void> {
    return Promise.resolve();
  }

  chooseFiles(): Promise<readonly string[]> {
    return Promise.resolve([]);
  }

  chooseTarget(): Promise<string | undefined> {
    return Promise.resolve(undefined);
  }
}
