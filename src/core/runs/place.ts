import type { RunRequest } from './runner';
import type { Place } from './terminal';

/** Where a statement of the request belongs. @param index of the statement */
export function placeOf(request: RunRequest, index: number): Place {
  const statement = request.step.statements[index];
  return { runsIn: statement?.runsIn ?? 'host', openedBy: statement?.openedBy ?? null };
}
