import type { Edit } from '../lint/model';
import type { Range } from '../text';

/** Something that is wrong with a command, told without running it. */
export interface Problem {
  /** For people, a sentence or two, in plain words. */
  readonly message: string;
  /** Where in the command; `null` where it is about all of it. */
  readonly range: Range | null;
  /** What makes it right, where that is beyond doubt. */
  readonly fix: Edit | null;
}

/** What a program said. */
export interface Answer {
  readonly code: number;
  /** All that it printed. */
  readonly text: string;
}

/** What a check may ask. Nothing of it reaches a network or changes anything. */
export interface CheckPorts {
  /** Whether a program is there. */
  readonly has: (program: string) => Promise<boolean>;
  /** Runs a program that only reads its arguments; `null` when it is not there or says nothing in time. */
  readonly ask: (program: string, args: readonly string[]) => Promise<Answer | null>;
  /** The words that the AWS CLI would complete a line with; none where it cannot tell. */
  readonly complete: (line: string) => Promise<readonly string[]>;
  /** Whether a file is there, seen from where the command runs. */
  readonly isFile: (path: string) => Promise<boolean>;
}
