import type { LedgerEntry, LedgerOrigin } from '../../../../src/core/ledger/model';

/** A run in the sandbox. */
export const ORIGIN: LedgerOrigin = {
  target: 'Sandbox',
  courseId: 'course',
  lessonId: 'lesson',
  lessonTitle: 'Lesson',
  stepId: 'step',
  stepTitle: 'Step',
  at: 1,
};

/** Something that a run made in the sandbox, where nothing else is said. */
export const entry = (type: string, id: string, more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  ...ORIGIN,
  kind: 'made',
  type,
  id,
  attributes: {},
  words: [],
  ...more,
});
