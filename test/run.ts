/**
 * `npm test [-- TIER… --grep PATTERN]`: builds, checks, and runs the tests of every tier but the longest, or of those named. The last
 * line is the count; what failed and what was skipped is listed above it.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { stopAllTethered } from './host/tethered';
import { type Done, workOff } from './run/lanes';
import { findLanes } from './run/services';
import { summarize } from './run/summary';
import { TIERS } from './run/tiers';

const stopped = new AbortController();
const print = (text: string) => void process.stdout.write(text);

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { grep: { type: 'string', short: 'g' } },
  });
  const known = TIERS.map(({ name }) => name);
  const unknown = positionals.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    process.stderr.write(`No such tier: ${unknown.join(', ')}. There are: ${known.join(', ')}.\n`);
    return 2;
  }
  const started = Date.now();
  const wanted = TIERS.filter(({ name, onlyWhenNamed }) =>
    positionals.length === 0 ? onlyWhenNamed !== true : positionals.includes(name),
  );
  const lanesWanted = lanesFor(values.grep);
  const options = { grep: values.grep, besideOthers: lanesWanted > 1 };
  const jobsOf = (early: boolean) =>
    wanted.filter(({ beforeAll = false }) => beforeAll === early).flatMap((tier) => tier.jobs(options));
  const done: Done[] = [...(await workOff(jobsOf(true), [{ env: undefined }], print, stopped.signal))];
  const jobs = jobsOf(false);
  const { lanes, found } = await findLanes(Math.min(lanesWanted, jobs.length), jobs, print);
  done.push(...found, ...(await workOff(jobs, lanes, print, stopped.signal)));
  await stopAllTethered();
  const { text, failed } = summarize(done, (Date.now() - started) / 1000);
  print(`\n${text}\n`);
  return failed === 0 ? 0 : 1;
}

/** How many things run beside each other: `PRACTICE_TEST_LANES`, else two where there are two processors. A chosen few tests are followed as they run. */
function lanesFor(grep: string | undefined): number {
  const { PRACTICE_TEST_LANES: given } = process.env;
  if (given !== undefined) return Math.max(1, Number(given));
  return grep === undefined && availableParallelism() > 1 ? 2 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    stopped.abort();
    void stopAllTethered().then(() => process.exit(130));
  });

void main().then((code) => process.exit(code));
