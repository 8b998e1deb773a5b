import type { Logger } from '../../../../src/core/logger';
import type { Run } from '../../../../src/core/runs/model';

export const quiet: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

/** A run that has been sent and has not ended. */
export function runOf(courseId: string, stepId: string, id: string, startedAt: number): Run {
  return {
    id,
    courseId,
    stepId,
    state: 'running',
    target: 'Sandbox',
    startedAt,
    endedAt: null,
    statements: [{ command: `echo ${'é'.repeat(50)}`, exitCode: null, state: 'running' }],
    values: { '--name': 'a "quoted"\nvalue' },
  };
}
