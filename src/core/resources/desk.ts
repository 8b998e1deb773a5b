import type { Progress } from './model';

/**
 * What an action may ask of, show and tell the user; the editor is behind it. A question that is dismissed answers
 * `undefined` (or `false`): the action then simply ends.
 */
export interface Desk {
  ask(question: Question): Promise<string | undefined>;
  pick<T>(title: string, choices: readonly Choice<T>[]): Promise<T | undefined>;
  /** A modal question before something is destroyed or costs money. */
  confirm(question: Confirmation): Promise<boolean>;

  /** Shows that something is under way, with *Cancel*. Resolves as `work` does. */
  progress<T>(title: string, work: (tell: Progress, signal: AbortSignal) => Promise<T>): Promise<T>;
  /** Shows in the view that something is under way that needs no words. */
  busy<T>(work: () => Promise<T>): Promise<T>;
  /** Tells without a question, for a moment. */
  say(message: string): void;
  copy(text: string): Promise<void>;
  /** Opens an address in the user's browser. */
  openUrl(url: string): Promise<void>;

  /** Opens a read-only document. The same name again replaces its text. */
  showText(document: TextToShow): Promise<void>;
  /** Opens a terminal of our own, fed by `session`; it ends when the terminal is closed. */
  openTerminal(terminal: TerminalToOpen): void;
  /** Opens a document in an editor: of a file system of the extension's own (`s3://target/bucket/key`), or a file. */
  openDocument(uri: string): Promise<void>;
  /** Files and folders of the user's to read: absolute paths, empty when dismissed. */
  chooseFiles(title: string, what: 'files' | 'folders' | 'both'): Promise<readonly string[]>;
  /** Where to write: an absolute path. */
  chooseTarget(title: string, kind: 'file' | 'folder', name?: string): Promise<string | undefined>;
}

export interface Question {
  readonly title: string;
  readonly prompt?: string;
  readonly value?: string;
  readonly placeholder?: string;
  /** What is wrong with the text, `null` when nothing is. */
  readonly fault?: (text: string) => string | null;
}

export interface Choice<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  /** Codicon. */
  readonly icon?: string;
  readonly value: T;
}

export interface Confirmation {
  /** `Remove container web?` */
  readonly message: string;
  readonly detail?: string;
  /** The button that does it: `Remove`. */
  readonly yes: string;
  /** When given, the user has to type this first: for what cannot be brought back. */
  readonly typed?: string;
}

export interface TextToShow {
  /** Becomes the title of the tab, with an extension that fits the language: `web.json`. */
  readonly name: string;
  readonly text: string;
}

export interface TerminalToOpen {
  readonly name: string;
  /** Codicon. */
  readonly icon?: string;
  /** Whether the terminal closes when the session ends well, as one with a shell does; else its end is said. */
  readonly closes?: boolean;
  /** Runs until it resolves, or until `signal` ends it. A rejection is written to the screen. */
  readonly session: (screen: Screen, signal: AbortSignal) => Promise<void>;
}

/** A terminal seen from the side of a program. */
export interface Screen {
  /** Bytes or text; `\n` alone is turned into `\r\n`. */
  write(data: string | Uint8Array): void;
  onInput(listener: (text: string) => void): void;
  onResize(listener: (size: { readonly columns: number; readonly rows: number }) => void): void;
  readonly size: { readonly columns: number; readonly rows: number };
}
