/**
 * `npm test [-- TIER… --grep PATTERN]`: builds, checks, and runs the tests of every tier but the longest, or of those named. The last
 * line is the count; what failed and what was skipped is listed above it.
 */
import { parseArgs } from 'node:util';
import { stopAllTethered } from './host/tethered';
import { summarize } from './run/summary';
import type { Outcome } from './run/tier';
import { TIERS } from './run/tiers';
import { startServices } from './services/needs';

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
  const wanted = TIERS.filter(({ name, onlyWhenNamed }) =>
    positionals.length === 0 ? onlyWhenNamed !== true : positionals.includes(name),
  );
  const results: { name: string; seconds: number; outcome: Outcome }[] = [];
  const timed = async (name: string, work: () => Promise<Outcome>) => {
    process.stdout.write(`\n── ${name} ──\n`);
    const started = Date.now();
    const outcome = await work();
    results.push({ name, seconds: (Date.now() - started) / 1000, outcome });
  };

  let env: NodeJS.ProcessEnv | undefined;
  for (const tier of wanted) {
    if (tier.needsServices && env === undefined)
      await timed('services', async () => {
        const services = await startServices();
        env = services.env;
        process.stdout.write(services.lines.map((line) => `  ${line}\n`).join(''));
        const required = process.env.PRACTICE_REQUIRE_SERVICES === '1';
        return required
          ? services.missing.map((title) => ({ kind: 'failed', title, message: 'required, but missing' }))
          : [];
      });
    await timed(tier.name, () => tier.run({ grep: values.grep, env: env ?? {} }));
  }
  await stopAllTethered();
  const { text, failed } = summarize(results);
  process.stdout.write(`\n${text}\n`);
  return failed === 0 ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.once(signal, () => void stopAllTethered().then(() => process.exit(130)));

void main().then((code) => process.exit(code));
