import { join } from 'node:path';
import { findVsCode } from '../host/desktop';
import { prepareServer } from '../host/workbench';
import { script, testFiles } from './files';
import type { Job, LaneOutlet } from './lanes';
import { type Command, type Outcome, run, runMocha } from './tier';

export interface TierOptions {
  /** Only tests whose title matches; for the tiers made of tests. */
  readonly grep: string | undefined;
  /** Whether other tests run meanwhile. */
  readonly besideOthers: boolean;
}

/** `first`: all others need what it makes; `beside` others; `alone`, for windows: a busy machine disturbs them. */
export type When = 'first' | 'beside' | 'alone';

export interface Tier {
  readonly name: string;
  /** Takes so long that it runs only when it is asked for by name. */
  readonly onlyWhenNamed?: true;
  /** Absent: `beside`. */
  readonly when?: When;
  readonly jobs: (options: TierOptions) => readonly Job[];
}

const MINUTE = 60_000;

const node = (withinMs: number, ...args: string[]): Command => ({
  program: process.execPath,
  args,
  withinMs,
});

const CHECKS = {
  tsc: node(5 * MINUTE, script('typescript', 'tsc'), '--noEmit'),
  eslint: node(8 * MINUTE, script('eslint'), '.'),
  prettier: node(5 * MINUTE, script('prettier'), '--check', '--log-level=warn', '.'),
  knip: node(5 * MINUTE, script('knip')),
};

/** Mocha without the settings that hold for unit tests. */
const PLAIN = ['--no-config', '--node-option', 'import=tsx', '--forbid-only', '--exit'];

/** In the order in which they begin. */
export const TIERS: readonly Tier[] = [
  {
    name: 'build',
    when: 'first',
    jobs: () => [
      job('build', {
        needsServices: false,
        run: async ({ print }) => [await check('build', node(MINUTE, 'esbuild.mjs'), print)],
      }),
    ],
  },
  {
    name: 'systems',
    jobs: (options) => [
      job('systems', {
        run: (outlet) => mocha(20 * MINUTE, options, [...PLAIN, 'test/systems/**/*.test.ts'], outlet),
      }),
    ],
  },
  {
    name: 'unit',
    jobs: (options) => [
      job('unit', { needsServices: false, run: (outlet) => mocha(20 * MINUTE, options, [], outlet) }),
    ],
  },
  {
    name: 'check',
    jobs: ({ besideOthers }) => [
      job('check', { needsServices: false, run: (outlet) => checks(!besideOthers, outlet) }),
    ],
  },
  {
    name: 'integration',
    when: 'alone',
    jobs: ({ grep }) =>
      testFiles('integration').length === 0
        ? []
        : [job('integration', { run: (outlet) => integration(grep, outlet) })],
  },
  {
    name: 'ui',
    when: 'alone',
    jobs: (options) =>
      testFiles('ui').length === 0 ? [] : [job('ui', { run: (outlet) => ui(options, outlet) })],
  },
  {
    name: 'walk',
    when: 'alone',
    onlyWhenNamed: true,
    jobs: (options) => [
      job('walk', {
        run: (outlet) => mocha(40 * MINUTE, options, [...PLAIN, 'test/walk/**/*.test.ts'], outlet),
      }),
    ],
  },
];

function job(tier: string, own: Partial<Job> & Pick<Job, 'run'>): Job {
  return { tier, title: tier, needsServices: true, ...own };
}

async function integration(grep: string | undefined, { env, print }: LaneOutlet): Promise<Outcome> {
  const pattern = grep === undefined ? {} : { PRACTICE_TEST_GREP: grep };
  const { executable, description } = await findVsCode();
  print(`  in ${description}\n`);
  const command = node(20 * MINUTE, '--import', 'tsx', join(__dirname, 'integration.ts'));
  return runMocha(
    { ...command, env: { ...env, ...pattern, VSCODE_EXECUTABLE: executable } },
    'report',
    print,
  );
}

async function ui(options: TierOptions, outlet: LaneOutlet): Promise<Outcome> {
  await prepareServer();
  // A window that has just been drawn anew overlooks a click now and then: a test may be tried twice more.
  const own = [...PLAIN, '--timeout', '90000', '--retries', '2', 'test/ui/**/*.test.ts'];
  return mocha(40 * MINUTE, options, own, outlet);
}

function mocha(
  withinMs: number,
  { grep }: TierOptions,
  args: readonly string[],
  { env, print }: LaneOutlet,
): Promise<Outcome> {
  const pattern = grep === undefined ? [] : ['--grep', grep];
  const command = node(
    withinMs,
    script('mocha'),
    '--reporter',
    join(__dirname, 'reporter.ts'),
    ...pattern,
    ...args,
  );
  return runMocha({ ...command, env }, 'output', print);
}

/** @param beside all at a time, where nothing else is run meanwhile. */
async function checks(beside: boolean, { print }: LaneOutlet): Promise<Outcome> {
  const all = Object.entries(CHECKS);
  if (beside) return Promise.all(all.map(([title, command]) => check(title, command, print)));
  const outcomes: Outcome[number][] = [];
  for (const [title, command] of all) outcomes.push(await check(title, command, print));
  return outcomes;
}

/** A command that counts as one test. */
async function check(
  title: string,
  command: Command,
  print: (text: string) => void,
): Promise<Outcome[number]> {
  const started = Date.now();
  const { code, output } = await run(command);
  const took = `${((Date.now() - started) / 1000).toFixed(1)} s`;
  if (code === 0) {
    print(`  ✔ ${title} (${took})\n`);
    return { kind: 'passed', title };
  }
  print(`  ✘ ${title} (${took}), exit code ${code}\n${output}\n`);
  return { kind: 'failed', title, message: output.trim().split('\n').slice(-12).join('\n') };
}
