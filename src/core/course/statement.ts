import { findPlaceholders } from '../shell/placeholders';
import type { Placeholder, RunsIn, SessionEffect, StatementReading } from '../shell/model';
import type { Range } from '../text';
import type { Statement, StepId } from './model';

/** A statement of a piece of code; what costs time is worked out when it is first asked for, and kept wherever it moves. */
export class StatementFact implements StatementReading {
  readonly command: string;
  readonly runsIn: RunsIn | null;
  readonly session: SessionEffect | null;
  #placeholders: readonly Placeholder[] | undefined;

  /** `range` is in the source of the chunk. */
  constructor(
    { command, runsIn, session }: StatementReading,
    readonly range: Range,
  ) {
    this.command = command;
    this.runsIn = runsIn;
    this.session = session;
  }

  get placeholders(): readonly Placeholder[] {
    return (this.#placeholders ??= findPlaceholders(this.command));
  }
}

/** A statement at its place in the notes. */
export class ReadStatement implements Statement {
  readonly command: string;
  readonly session: SessionEffect | null;
  readonly #fact: StatementFact;

  constructor(
    readonly range: Range,
    readonly line: number,
    fact: StatementFact,
    readonly runsIn: RunsIn,
    readonly openedBy: StepId | null,
  ) {
    this.#fact = fact;
    this.command = fact.command;
    this.session = fact.session;
  }

  get placeholders(): readonly Placeholder[] {
    return this.#fact.placeholders;
  }

  /** The same statement at another place in the notes. */
  at(range: Range, line: number): ReadStatement {
    return new ReadStatement(range, line, this.#fact, this.runsIn, this.openedBy);
  }
}

/** A statement further on in the notes; its placeholders are not looked for. */
export const movedTo = (statement: Statement, range: Range, line: number): Statement =>
  statement instanceof ReadStatement
    ? statement.at(range, line)
    : { ...statement, placeholders: statement.placeholders, range, line };
