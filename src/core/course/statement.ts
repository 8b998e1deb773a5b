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

type Place = Partial<Pick<Statement, 'range' | 'line' | 'openedBy'>>;

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

  /** The same statement at another place in the notes, or in a session that another step opens. */
  with({ range = this.range, line = this.line, openedBy = this.openedBy }: Place): Statement {
    return new ReadStatement(range, line, this.#fact, this.runsIn, openedBy);
  }
}

/** A statement with some of what it says of its place replaced; its placeholders are not looked for. */
export const withPlace = (statement: Statement, place: Place): Statement =>
  statement instanceof ReadStatement
    ? statement.with(place)
    : { ...statement, placeholders: statement.placeholders, ...place };
