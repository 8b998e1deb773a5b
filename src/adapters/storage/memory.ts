import type { Run } from '../../core/runs/model';
import { isSame, keyOf, type Entry } from './entries';

/** Runs kept of each step. */
export const runsPerStep = 20;

interface Course {
  /** By step, newest first. */
  readonly runs: Map<string, Run[]>;
  readonly notDone: Map<string, number>;
  readonly values: Map<string, string>;
  resetAt: number;
}

/** What all journals together say. Entries may come in any order, and twice. */
export class Memory {
  private readonly entries = new Map<string, Entry>();
  private readonly courses = new Map<string, Course>();

  /** @returns whether the entry changed anything */
  take(entry: Entry): boolean {
    const key = keyOf(entry);
    const known = this.entries.get(key);
    if (known && !supersedes(entry, known)) return false;
    this.entries.set(key, entry);
    const course = this.course(entry.course);
    switch (entry.kind) {
      case 'run':
        this.takeRun(course, entry.run);
        break;
      case 'notDone':
        course.notDone.set(entry.step, entry.at);
        break;
      case 'value':
        if (entry.value === null) course.values.delete(entry.key);
        else course.values.set(entry.key, entry.value);
        break;
      case 'reset':
        this.reset(course, entry);
        break;
    }
    return true;
  }

  /** Whether the entry is the state of its key, and still of use. */
  holds(entry: Entry): boolean {
    const known = this.entries.get(keyOf(entry));
    return known !== undefined && isSame(known, entry);
  }

  /** The runs that have not ended, with the entries that say so. */
  running(): readonly (Entry & { kind: 'run' })[] {
    return [...this.entries.values()]
      .filter((e) => e.kind === 'run')
      .filter((e) => e.run.state === 'running');
  }

  history(courseId: string, stepId: string): readonly Run[] {
    return this.courses.get(courseId)?.runs.get(stepId) ?? [];
  }

  latest(courseId: string, stepId: string): Run | undefined {
    const course = this.courses.get(courseId);
    const run = course?.runs.get(stepId)?.[0];
    return run && run.startedAt > (course?.notDone.get(stepId) ?? -Infinity) ? run : undefined;
  }

  steps(courseId: string): Iterable<string> {
    return this.courses.get(courseId)?.runs.keys() ?? [];
  }

  values(courseId: string): ReadonlyMap<string, string> {
    return this.courses.get(courseId)?.values ?? new Map<string, string>();
  }

  private course(id: string): Course {
    let course = this.courses.get(id);
    if (!course) {
      course = { runs: new Map(), notDone: new Map(), values: new Map(), resetAt: -Infinity };
      this.courses.set(id, course);
    }
    return course;
  }

  private takeRun(course: Course, run: Run): void {
    const others = (course.runs.get(run.stepId) ?? []).filter((other) => other.id !== run.id);
    const runs = [...others, run].filter((r) => r.startedAt > course.resetAt);
    runs.sort((a, b) => b.startedAt - a.startedAt || (a.id < b.id ? 1 : -1));
    for (const old of runs.splice(runsPerStep)) this.forget(old);
    if (run.startedAt <= course.resetAt) this.forget(run);
    if (runs.length > 0) course.runs.set(run.stepId, runs);
  }

  private reset(course: Course, { at }: Entry): void {
    course.resetAt = at;
    for (const [step, runs] of course.runs) {
      runs.filter((run) => run.startedAt <= at).forEach((run) => this.forget(run));
      const rest = runs.filter((run) => run.startedAt > at);
      if (rest.length > 0) course.runs.set(step, rest);
      else course.runs.delete(step);
    }
  }

  private forget(run: Run): void {
    this.entries.delete(JSON.stringify(['run', run.id]));
  }
}

/** The later counts; of two at the same time a run that has ended, since runs never start again. */
function supersedes(entry: Entry, known: Entry): boolean {
  if (entry.at !== known.at) return entry.at > known.at;
  if (isSame(entry, known)) return false;
  if (entry.kind === 'run' && known.kind === 'run') return known.run.state === 'running';
  return entry.window > known.window;
}
