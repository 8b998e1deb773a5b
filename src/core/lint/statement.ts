import { readCommands, type CommandReading } from '../catalogue/reading';
import type { CommandStep, Statement } from '../course/model';
import { tokenize, type Tokens } from '../shell/tokens';
import type { Hit } from './model';

/** What is known of the lesson around a statement. */
export interface Surroundings {
  /** Every statement of the lesson, a line each. */
  readonly lesson: string;
  /** The files that the notes hold, by their name without folders. */
  readonly files: ReadonlyMap<string, string>;
  /** The last file above it in the lesson, where the notes do not say what that is called. */
  readonly unnamed: string | null;
  /** The prose that leads to the step. */
  readonly prose: string;
  /** Whether lists of packages were fetched before, where this runs. */
  readonly hasPackageLists: boolean;
}

/** A statement of notes, read as far as rules ask. */
export class ReadStatement {
  private readings: readonly CommandReading[] | undefined;

  constructor(
    readonly statement: Statement,
    readonly step: CommandStep,
    readonly around: Surroundings,
  ) {}

  get command(): string {
    return this.statement.command;
  }

  get commands(): readonly CommandReading[] {
    return (this.readings ??= readCommands(this.command));
  }

  get tokens(): Tokens {
    return tokenize(this.command);
  }

  /** Whether it is written for PowerShell or the Windows command prompt, whose quotes follow other rules. */
  get isWindows(): boolean {
    return /^(?:powershell|ps1?|pwsh|posh|cmd|bat|batch|dos|doscon)$/i.test(this.step.language ?? '');
  }
}

/** Finds one kind of thing in statements. Never throws. */
export type StatementRule = (statement: ReadStatement) => Hit[];
