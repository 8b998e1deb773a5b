import type {
  CommandStep,
  Course,
  FileStep,
  Lesson,
  NoteStep,
  Step,
} from '../../../../src/core/course/model';
import type { Run, RunState } from '../../../../src/core/runs/model';
import type { Placeholder } from '../../../../src/core/shell/model';
import type { CourseView, LastRun, PartView } from '../../../../src/ui/course/model';

const NOWHERE = { from: 0, to: 0 };

export function placeholder(text: string, command: string, secret = false): Placeholder {
  const from = command.indexOf(text);
  const slot = { name: `--${text.toLowerCase()}`, label: text, secret };
  return { text, range: { from, to: from + text.length }, slot };
}

export function command(id: string, text: string, extra: Partial<CommandStep> = {}): CommandStep {
  const statements = text.split('\n').map((line, index) => ({
    range: NOWHERE,
    line: index + 1,
    command: line,
    placeholders: [...line.matchAll(/REPLACE_\w+/g)].map(([found]) => placeholder(found, line)),
    runsIn: 'host' as const,
    session: null,
    openedBy: null,
  }));
  const title = text.split('\n')[0] ?? '';
  return {
    kind: 'command',
    id,
    range: NOWHERE,
    title,
    format: 'fenced',
    language: null,
    statements,
    ...extra,
  };
}

export const note = (id: string, text: string): NoteStep => ({
  kind: 'note',
  id,
  range: NOWHERE,
  title: text,
  text,
});

export const file = (id: string, name: string | null): FileStep => ({
  kind: 'file',
  id,
  range: NOWHERE,
  title: name ?? 'A file',
  content: 'a: 1',
  language: 'yaml',
  name,
});

export const lesson = (id: string, steps: readonly Step[], extra: Partial<Lesson> = {}): Lesson => ({
  id,
  title: `Lesson ${id}`,
  url: null,
  minutes: null,
  level: null,
  section: null,
  titleRange: NOWHERE,
  range: NOWHERE,
  steps,
  ...extra,
});

/** Notes whose sections are those that the lessons name, in order. */
export function notes(lessons: readonly Lesson[], title: string | null = null): Course {
  const ids = [...new Set(lessons.flatMap(({ section }) => section ?? []))];
  const placed = lessons.map((one, index) => ({
    ...one,
    range: { from: index * 10 + 1, to: index * 10 + 9 },
  }));
  const sections = ids.map((id) => {
    const own = placed.filter(({ section }) => section === id);
    const from = own[0]?.range.from ?? 0;
    return {
      id,
      title: `Section ${id}`,
      range: { from: from - 1, to: from },
      lessons: own.map((one) => one.id),
    };
  });
  return { title, sections, lessons: placed };
}

export const part = (course: Course | null, extra: Partial<PartView> = {}): PartView => ({
  uri: 'file:///notes.md',
  name: 'notes',
  prefix: '',
  text: '',
  notes: course,
  problem: null,
  ...extra,
});

export const course = (parts: readonly PartView[], extra: Partial<CourseView> = {}): CourseView => ({
  id: 'c',
  title: 'Course',
  origin: 'opened',
  problem: null,
  parts,
  ...extra,
});

export function run(step: string, state: RunState, extra: Partial<Run> = {}): Run {
  const failed = { command: 'x', exitCode: 255, state: 'failed' as const };
  return {
    id: `run of ${step}`,
    courseId: 'c',
    stepId: step,
    state,
    target: 'Sandbox',
    startedAt: 1000,
    endedAt: state === 'running' ? null : 2000,
    statements: state === 'failed' ? [failed] : [{ command: 'x', exitCode: 0, state: 'passed' }],
    values: {},
    ...extra,
  };
}

/** Answers with the last of these runs for a step. */
export function lastOf(...runs: readonly Run[]): LastRun {
  return (id, key) => runs.findLast((one) => one.courseId === id && one.stepId === key);
}
