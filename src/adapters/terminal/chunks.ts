import type { Ending } from '../../core/runs/terminal';

/** A stream of text chunks that is written from events and read by one reader. */
class Chunks implements AsyncIterable<string> {
  private readonly waiting: string[] = [];
  private ended = false;
  private wake: () => void = () => undefined;

  push(chunk: string): void {
    if (this.ended) return;
    this.waiting.push(chunk);
    this.wake();
  }

  end(): void {
    this.ended = true;
    this.wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<string, void, void> {
    for (;;) {
      const chunk = this.waiting.shift();
      if (chunk !== undefined) yield chunk;
      else if (this.ended) return;
      else await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }
}

/** An execution whose end is told once; a later word on it is too late. */
export class Sent {
  readonly output = new Chunks();
  readonly end: Promise<Ending>;
  private tell: (ending: Ending) => void = () => undefined;

  constructor() {
    this.end = new Promise((resolve) => (this.tell = resolve));
  }

  finish(ending: Ending): void {
    this.output.end();
    this.tell(ending);
  }
}
