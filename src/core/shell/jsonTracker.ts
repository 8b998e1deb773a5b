/** Follows the text of one shell word and knows whether it is in a string of JSON. */
export class JsonTracker {
  private state: 'start' | 'other' | 'outside' | 'string' | 'escape' = 'start';

  /** Starts over: another word. */
  reset(): void {
    this.state = 'start';
  }

  /** A quote opens: JSON is recognized by the brace right behind it. */
  open(): void {
    if (this.state === 'other') this.state = 'start';
  }

  /** A character as the program will see it, after the shell's own unquoting. */
  feed(char: string): void {
    switch (this.state) {
      case 'start':
        if (char === '{' || char === '[') this.state = 'outside';
        else if (char.trim() !== '') this.state = 'other';
        break;
      case 'outside':
        if (char === '"') this.state = 'string';
        break;
      case 'string':
        if (char === '"') this.state = 'outside';
        else if (char === '\\') this.state = 'escape';
        break;
      case 'escape':
        this.state = 'string';
        break;
      case 'other':
        break;
    }
  }

  /** A value stands here: it counts as ordinary text. */
  skip(): void {
    this.feed('x');
  }

  get inString(): boolean {
    return this.state === 'string' || this.state === 'escape';
  }
}
