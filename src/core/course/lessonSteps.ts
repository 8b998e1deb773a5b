import type { Range } from '../text';
import type { LineStretch } from './lines';
import type { Origin, Statement, Step } from './model';
import { movedTo } from './statement';
import { stepsOf, type StepSource } from './steps';

/**
 * The steps of a lesson. Most are never looked at: they are made when somebody first asks, and moved to where the lesson
 * stands by then.
 */
export class LessonSteps implements Origin {
  private readonly first: LessonSteps;
  private made: readonly Step[] | undefined;

  /** `first` are the steps where they were made; these are `by` characters and `byLines` lines further on. */
  constructor(
    private readonly source: StepSource,
    private readonly by = 0,
    readonly byLines = 0,
    first?: LessonSteps,
  ) {
    this.first = first ?? this;
  }

  get all(): readonly Step[] {
    return (this.made ??=
      this.first === this ? stepsOf(this.source) : this.first.all.map((step) => this.move(step)));
  }

  get steps(): readonly Step[] {
    return this.first.all;
  }

  lineOf(step: Step): number {
    return this.source.lines.lineAt(step.range.from);
  }

  moved(by: number, byLines: number): LessonSteps {
    if (by === 0 && byLines === 0) return this;
    return new LessonSteps(this.source, this.by + by, this.byLines + byLines, this.first);
  }

  /** The same steps, `by` characters further on in other lines; `null` where blank lines between them came or went. */
  movedTo(lines: LineStretch, by: number): LessonSteps | null {
    const byLines = this.source.lines.linesTo(lines, this.by + by);
    return byLines === null ? null : this.moved(by, byLines - this.byLines);
  }

  /** Written out, as `...` takes several times as long. */
  private move(step: Step): Step {
    const range = movedRange(step.range, this.by);
    const { kind, id, title } = step;
    switch (kind) {
      case 'note':
        return { kind, id, range, title, text: step.text };
      case 'file':
        return { kind, id, range, title, content: step.content, language: step.language, name: step.name };
      case 'command': {
        const { format, language } = step;
        const statements = step.statements.map((statement) => this.moveStatement(statement));
        return { kind, id, range, title, format, language, statements };
      }
    }
  }

  private moveStatement(statement: Statement): Statement {
    return movedTo(statement, movedRange(statement.range, this.by), statement.line + this.byLines);
  }
}

/** The range `by` characters further on. */
export const movedRange = (range: Range, by: number): Range => ({ from: range.from + by, to: range.to + by });
