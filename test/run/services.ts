import { startServices } from '../services/needs';
import type { Done, Job } from './lanes';

/**
 * Finds or starts the services, when one of the jobs needs them.
 *
 * @returns what hands them to tests, and in `found` what is to be counted of it: with `PRACTICE_REQUIRE_SERVICES=1` a missing service
 * has failed.
 */
export async function findServices(
  jobs: readonly Job[],
  print: (text: string) => void,
): Promise<{ env: NodeJS.ProcessEnv; found: readonly Done[] }> {
  if (!jobs.some(({ needsServices }) => needsServices)) return { env: {}, found: [] };
  print('\n── services ──\n');
  const started = Date.now();
  const { env, lines, missing } = await startServices();
  print(lines.map((line) => `  ${line}\n`).join(''));
  const required = process.env.PRACTICE_REQUIRE_SERVICES === '1';
  const outcome = (required ? missing : []).map(
    (title) => ({ kind: 'failed', title, message: 'required, but missing' }) as const,
  );
  const job = {
    tier: 'services',
    title: 'services',
    needsServices: false,
    run: () => Promise.resolve(outcome),
  };
  return { env, found: [{ job, seconds: (Date.now() - started) / 1000, outcome }] };
}
