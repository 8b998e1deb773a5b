import type { TypedSlot } from '../../core/catalogue/slots';
import type { StepId } from '../../core/course/model';
import type { FileChoice, Insertion } from '../../core/files/copies';
import type { Placeholder, ShellKind } from '../../core/shell/model';
import type { RememberedValue } from '../../core/values/model';
import type { Assist } from '../../core/values/ports';

/** What is done with the filled statements. */
export type Purpose = 'run' | 'copy';

/** A statement with something left to fill. */
export interface OpenStatement {
  readonly command: string;
  readonly placeholders: readonly Placeholder[];
}

/** A file that statements read, with something left to fill. */
export interface OpenFile {
  /** As the statements name it: `modern/task-definition.json`. */
  readonly name: string;
  /** The path of its filled copy, written in the same way. */
  readonly copy: string;
  /** Its whole content. */
  readonly command: string;
  readonly placeholders: readonly Placeholder[];
  readonly typed: readonly TypedSlot[];
  /** The statements that read it, and what makes each of them read the copy. */
  readonly uses: readonly FileUse[];
  /** Why the file itself cannot be changed, for people; `null` where it can. */
  readonly locked: string | null;
  /** What else there is to say of it, for people. */
  readonly notes: readonly string[];
}

/** Where a statement names a file. */
export interface FileUse {
  /** Number of the statement within the step, from 0. */
  readonly statement: number;
  readonly insertion: Insertion;
}

/** Something that the learner should know before the statements run, and what can be done about it. */
export interface FormNotice {
  readonly text: string;
  readonly actions: readonly NoticeAction[];
}

/** A button beside a notice, and the command behind it. */
export interface NoticeAction {
  readonly title: string;
  readonly command: string;
  readonly arguments?: readonly unknown[];
}

/** The files of a step, while the form asks for their values. */
export interface FormFiles {
  readonly files: readonly OpenFile[];
  readonly notices: readonly FormNotice[];
  /** Shows a file beside what it will be, secrets masked. `values` are those of the file, by the name of the slot. */
  compare(file: number, values: ReadonlyMap<string, string>): void;
  /** Other values were typed: what `compare` shows follows. */
  typed(values: readonly ReadonlyMap<string, string>[]): void;
  /** @throws UnfillableValueError when a value cannot stand at its place in a file */
  check(values: readonly ReadonlyMap<string, string>[]): void;
  act(action: NoticeAction): void;
  /** The form is closed. */
  close(): void;
}

/** What the form is asked for: every slot of a step. */
export interface FormRequest {
  readonly courseId: string;
  readonly stepId: StepId;
  /** The step's title. */
  readonly title: string;
  readonly purpose: Purpose;
  readonly shell: ShellKind;
  /** Where the statements will go, for people: `Sandbox · us-east-1`. */
  readonly target: string;
  /** What to know before, in sentences. */
  readonly hints?: readonly string[];
  /** All statements of the step in order, those without placeholders included. */
  readonly statements: readonly OpenStatement[];
  /** The files that the statements read; their slots count on from those of the statements. */
  readonly files?: FormFiles | undefined;
  /** Values from elsewhere (output of runs, stacks, live resources), given those that the learner used before. */
  readonly assist?: (remembered: readonly RememberedValue[]) => Assist;
  /** Whether a value that is beyond doubt is filled in without being chosen; it is unless told otherwise. */
  readonly fillsCertain?: boolean;
  /** Checks the step without running it, and says what it found. */
  readonly onCheck?: () => void;
  /** What is outdated or broken about the step, and what takes its place. */
  readonly hint?: FormHint;
}

/** What is said of a step before it is run. */
export interface FormHint {
  /** `Outdated since July 2023`. */
  readonly title: string;
  readonly why: string;
  /** The lines to use instead; none where there is no modern form. */
  readonly lines: readonly string[];
  /** What is asked instead when the learner chooses so. */
  readonly modern: () => Promise<FormRequest | null>;
}

/** What the learner decided on. */
export interface FormResult {
  /** The learner chose the modern form: everything below is about its statements. */
  readonly isModern: boolean;
  /** Per statement and then per file, by slot name; holds the secrets too. */
  readonly values: readonly ReadonlyMap<string, string>[];
  /** The texts that must not appear in logs, titles or the history. */
  readonly secrets: readonly string[];
  /** Per file: what the statements are to read. */
  readonly choices: readonly FileChoice[];
  /** The final lines, one per statement. */
  readonly filled: readonly string[];
  /** The final lines with `••••` for every secret, one per statement. */
  readonly masked: readonly string[];
}

/** Everything with slots in it, in the order that they are numbered in: the statements, then the files that they read. */
export const textsOf = ({
  statements,
  files,
}: Pick<FormRequest, 'statements' | 'files'>): readonly OpenStatement[] => [
  ...statements,
  ...(files?.files ?? []),
];
