import type { LedgerEntry } from '../../../../src/core/ledger/model';

/** Something that a run made in the sandbox, where nothing else is said. */
export const entry = (type: string, id: string, more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  target: 'Sandbox',
  courseId: 'course',
  lessonId: 'lesson',
  lessonTitle: 'Lesson',
  stepId: 'step',
  stepTitle: 'Step',
  at: 1,
  kind: 'made',
  type,
  id,
  attributes: {},
  words: [],
  ...more,
});
