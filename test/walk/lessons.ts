import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommandStep, Lesson } from '../../src/core/course/model';
import { parseNotes } from '../../src/core/course/parse';
import { projectRoot } from '../host/paths';

export const SNIPPETS = join(projectRoot, 'snippets');

/** A lesson with the text it stands in. */
export interface Walkable {
  readonly lesson: Lesson;
  readonly steps: readonly WalkStep[];
  /** Whether it tells to reset the sandbox, where that cannot be cleaned up. */
  readonly resets: boolean;
}

export interface WalkStep {
  readonly step: CommandStep;
  /** Why the sandbox cannot serve it, as the course says right before the step; `null` where it can. */
  readonly outOfReach: string | null;
  /** Whether it stands in the part of the lesson that takes away what the lesson made. */
  readonly cleansUp: boolean;
}

const CLEAN_UP = 'Clean up';
const MARK = /\*Not in the sandbox: ([^*]+)\.\*\s*$/;

/** All lessons of the bundled course in their order. */
export function bundledLessons(): Walkable[] {
  return readdirSync(SNIPPETS)
    .filter((name) => /^\d.*\.md$/.test(name))
    .sort()
    .flatMap((name) => {
      const text = readFileSync(join(SNIPPETS, name), 'utf8');
      return parseNotes(text)
        .course.lessons.filter(({ title }) => title !== null)
        .map((lesson) => ({
          lesson,
          steps: stepsOf(lesson, text),
          resets: text.slice(lesson.range.from, lesson.range.to).includes('reset the sandbox'),
        }));
    });
}

/** Whether a lesson needs an engine. */
export const usesDocker = ({ steps }: Walkable): boolean =>
  steps.some(({ step }) =>
    step.statements.some(({ command, runsIn }) => runsIn === 'host' && /\bdocker /.test(command)),
  );

function stepsOf(lesson: Lesson, text: string): WalkStep[] {
  return lesson.steps
    .filter((step): step is CommandStep => step.kind === 'command')
    .map((step) => ({
      step,
      cleansUp: headingOf(text.slice(lesson.range.from, step.range.from)) === CLEAN_UP,
      outOfReach: MARK.exec(text.slice(lesson.range.from, step.range.from))?.[1] ?? null,
    }));
}

/** The last heading in a part of a lesson. */
const headingOf = (text: string): string | undefined => [...text.matchAll(/^### (.+)$/gm)].at(-1)?.[1];
