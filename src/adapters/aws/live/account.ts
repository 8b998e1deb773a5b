import { valueAt } from '../../../core/catalogue/output';
import { callService, type LiveAccess } from './calls';

const request = { kind: 'query', action: 'GetCallerIdentity', version: '2011-06-15' } as const;

/** The id of the account that credentials belong to: twelve digits; `null` when it is not told. @throws RefusedError, or why there was no answer */
export async function accountOf(access: LiveAccess, signal: AbortSignal): Promise<string | null> {
  const answer = await callService(access, { service: 'sts', request }, '', signal);
  return valueAt(answer, 'GetCallerIdentityResult.Account') ?? null;
}
