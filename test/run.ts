/**
 * `npm test [-- TIER… --grep PATTERN]`: builds, checks, and runs the tests of every tier but the longest, or of those named. The last
 * line is the count; what failed and what was skipped is listed above it.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { stopAllTethered } from './host/tethered';
import { type Done, type Job, type Lane, workOff } from './run/lanes';
import { findServices } from './run/services';
import { summarize } from './run/summary';
import { TIERS, type When } from './run/tiers';

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
  // A chosen few tests are followed as they run.
  const besideOthers = values.grep === undefined && availableParallelism() > 1;
  const options = { grep: values.grep, besideOthers };
  const jobsOf = (when: When) =>
    wanted.filter((tier) => (tier.when ?? 'beside') === when).flatMap((tier) => tier.jobs(options));
  const work = (jobs: readonly Job[], lanes: readonly Lane[]) => workOff(jobs, lanes, print, stopped.signal);

  const done: Done[] = [...(await work(jobsOf('first'), [{ env: undefined }]))];
  const [beside, alone] = [jobsOf('beside'), jobsOf('alone')];
  const { env, found } = await findServices([...beside, ...alone], print);
  done.push(...found);
  done.push(...(await work(beside, besideOthers ? [{ env }, { env: undefined }] : [{ env }])));
  done.push(...(await work(alone, [{ env }])));
  await stopAllTethered();
  const { text, failed } = summarize(done, (Date.now() - started) / 1000);
  print(`\n${text}\n`);
  return failed === 0 ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => {
    stopped.abort();
    void stopAllTethered().then(() => process.exit(130));
  });

void main().then((code) => process.exit(code));
