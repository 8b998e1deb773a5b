import type { Range } from '../text';

/** The shells that a command can be filled for. `bash` stands for every POSIX shell (sh, dash, ash, ksh). */
export type ShellKind = 'bash' | 'zsh' | 'fish' | 'powershell' | 'cmd';

/** Where a statement is executed: on the learner's machine, in a container, or on a machine reached over a network. */
export type RunsIn = 'host' | 'container' | 'remote';

/** What a statement does to the session of the terminal it runs in. */
export type SessionEffect =
  /** It hands the terminal over to a shell elsewhere (`docker exec -it web sh`, `ssh host`). */
  | { readonly kind: 'opens'; readonly runsIn: 'container' | 'remote' }
  /** It ends the innermost session (`exit`, `logout`). */
  | { readonly kind: 'leaves' };

/** One shell statement found in a piece of code. */
export interface StatementReading {
  /** Where it stands in the text that was read; prompt excluded, continuation lines included. */
  readonly range: Range;
  /**
   * What a shell is given: prompts stripped, backslash continuations folded, the blanks, dashes and quotes of word processors
   * made plain, nothing else changed.
   */
  readonly command: string;
  /** Where the statement itself says that it runs (its prompt, `yum`, …); `null` where only the context can tell. */
  readonly runsIn: RunsIn | null;
  readonly session: SessionEffect | null;
}

/** What a piece of code in the notes turned out to be. */
export type Reading =
  | { readonly kind: 'commands'; readonly statements: readonly StatementReading[] }
  /** The content of a file: a Dockerfile, JSON, YAML, a program. `name` where the content itself tells it. */
  | { readonly kind: 'file'; readonly language: string | null; readonly name: string | null }
  /** A term, a path, a url, a flag, output, a menu path: nothing to run and nothing to keep. */
  | { readonly kind: 'none' };

/** The place of a placeholder in the grammar of its command. Two equal placeholders in two slots take two values. */
export interface Slot {
  /**
   * `--vpc-id`, `--default-actions TargetGroupArn`, `--subnets 2` (second value of the option), `1` (first
   * positional argument after the operation), `s3://bucket` … Unique within one command, stable across edits elsewhere.
   */
  readonly name: string;
  /** The name for people: `VPC id`, `Public subnet one`, `Container id`. */
  readonly label: string;
  /** Whether the value must be masked and never stored in the clear (`…PASSWORD…`, `…SECRET…`, `…TOKEN…`). */
  readonly secret: boolean;
}

/** Text in a command or a file that the learner must replace. */
export interface Placeholder {
  /** As written: `REPLACE_ME_REGION`, `<container id>`. */
  readonly text: string;
  /** In the command (or file) it was found in. */
  readonly range: Range;
  readonly slot: Slot;
}
