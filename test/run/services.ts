import { type Services, startServices } from '../services/needs';
import type { Done, Job, Lane } from './lanes';

/**
 * Makes up to `count` lanes with services of their own, one after the other: engines that start at the same time would meet in the
 * packet filter.
 *
 * @returns the lanes, and in `found` what is to be counted of it: with `PRACTICE_REQUIRE_SERVICES=1` a missing service has failed.
 */
export async function findLanes(
  count: number,
  jobs: readonly Job[],
  print: (text: string) => void,
): Promise<{ lanes: readonly Lane[]; found: readonly Done[] }> {
  if (!jobs.some(({ needsServices }) => needsServices))
    return { lanes: Array.from({ length: count }, () => ({ env: {} })), found: [] };
  print('\n── services ──\n');
  const started = Date.now();
  const lanes: Lane[] = [];
  let first: Services | undefined;
  while (lanes.length < count) {
    const services = await startServices({ own: first !== undefined });
    first ??= services;
    print(services.lines.map((line) => `  ${line}\n`).join(''));
    // What one lane has and the other has not would be skipped by chance.
    const whole = services.missing.length <= first.missing.length;
    lanes.push({ env: whole ? services.env : undefined });
  }
  const required = process.env.PRACTICE_REQUIRE_SERVICES === '1';
  const outcome = (required ? (first?.missing ?? []) : []).map(
    (title) => ({ kind: 'failed', title, message: 'required, but missing' }) as const,
  );
  const job = {
    tier: 'services',
    title: 'services',
    needsServices: false,
    run: () => Promise.resolve(outcome),
  };
  return { lanes, found: [{ job, seconds: (Date.now() - started) / 1000, outcome }] };
}
