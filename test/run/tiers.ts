import { join } from 'node:path';
import { findVsCode } from '../host/desktop';
import { prepareServer } from '../host/workbench';
import { script, testFiles } from './files';
import { type Command, type Outcome, run, runMocha } from './tier';

export interface TierOptions {
  /** Only tests whose title matches; for the tiers made of tests. */
  readonly grep: string | undefined;
  /** The services, for the tests. */
  readonly env: NodeJS.ProcessEnv;
}

export interface Tier {
  readonly name: string;
  readonly needsServices: boolean;
  /** Takes so long that it runs only when it is asked for by name. */
  readonly onlyWhenNamed?: true;
  readonly run: (options: TierOptions) => Promise<Outcome>;
}

const MINUTE = 60_000;

const node = (withinMs: number, ...args: string[]): Command => ({
  program: process.execPath,
  args,
  withinMs,
});

const CHECKS = {
  tsc: node(3 * MINUTE, script('typescript', 'tsc'), '--noEmit'),
  eslint: node(4 * MINUTE, script('eslint'), '.'),
  prettier: node(2 * MINUTE, script('prettier'), '--check', '--log-level=warn', '.'),
  knip: node(2 * MINUTE, script('knip')),
};

/** Mocha without the settings that hold for unit tests. */
const PLAIN = ['--no-config', '--node-option', 'import=tsx', '--forbid-only', '--exit'];

/** In the order they run: what fails soonest first. */
export const TIERS: readonly Tier[] = [
  {
    name: 'build',
    needsServices: false,
    run: async () => [await check('build', node(MINUTE, 'esbuild.mjs'))],
  },
  {
    name: 'check',
    needsServices: false,
    run: () => Promise.all(Object.entries(CHECKS).map(([name, command]) => check(name, command))),
  },
  {
    name: 'unit',
    needsServices: false,
    run: (options) => runMocha(mocha(6 * MINUTE, options, []), 'output'),
  },
  {
    name: 'systems',
    needsServices: true,
    run: (options) => runMocha(mocha(8 * MINUTE, options, [...PLAIN, 'test/systems/**/*.test.ts']), 'output'),
  },
  {
    name: 'integration',
    needsServices: true,
    run: async ({ grep, env }) => {
      if (testFiles('integration').length === 0) return [];
      const pattern = grep === undefined ? {} : { PRACTICE_TEST_GREP: grep };
      const { executable, description } = await findVsCode();
      process.stdout.write(`  in ${description}\n`);
      const command = node(10 * MINUTE, '--import', 'tsx', join(__dirname, 'integration.ts'));
      return runMocha({ ...command, env: { ...env, ...pattern, VSCODE_EXECUTABLE: executable } }, 'report');
    },
  },
  {
    name: 'ui',
    needsServices: true,
    run: async (options) => {
      if (testFiles('ui').length === 0) return [];
      await prepareServer();
      // A window that has just been drawn anew overlooks a click now and then: a test may be tried once more.
      const own = [...PLAIN, '--timeout', '90000', '--retries', '1', 'test/ui/**/*.test.ts'];
      return runMocha(mocha(20 * MINUTE, options, own), 'output');
    },
  },
  {
    name: 'walk',
    needsServices: true,
    onlyWhenNamed: true,
    run: (options) => runMocha(mocha(20 * MINUTE, options, [...PLAIN, 'test/walk/**/*.test.ts']), 'output'),
  },
];

function mocha(withinMs: number, { grep, env }: TierOptions, args: readonly string[]): Command {
  const pattern = grep === undefined ? [] : ['--grep', grep];
  const command = node(
    withinMs,
    script('mocha'),
    '--reporter',
    join(__dirname, 'reporter.ts'),
    ...pattern,
    ...args,
  );
  return { ...command, env };
}

/** A command that counts as one test. */
async function check(title: string, command: Command): Promise<Outcome[number]> {
  const started = Date.now();
  const { code, output } = await run(command);
  const took = `${((Date.now() - started) / 1000).toFixed(1)} s`;
  if (code === 0) {
    process.stdout.write(`  ✔ ${title} (${took})\n`);
    return { kind: 'passed', title };
  }
  process.stdout.write(`  ✘ ${title} (${took}), exit code ${code}\n${output}\n`);
  return { kind: 'failed', title, message: output.trim().split('\n').slice(-12).join('\n') };
}
