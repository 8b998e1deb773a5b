import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tether } from '../host/tethered';
import { type Entry, REPORT_VARIABLE } from './report';

type TestEntry = Exclude<Entry, { kind: 'output' | 'end' }>;
/** What one tier's tests did. */
export type Outcome = readonly TestEntry[];

export interface Command {
  readonly program: string;
  readonly args: readonly string[];
  /** Added to our environment. */
  readonly env?: NodeJS.ProcessEnv;
  /** After this it is stopped and counts as failed. */
  readonly withinMs: number;
}

const TIMED_OUT = 124;
const FOLLOW_MS = 250;

/** Runs a command to its end, or stops it when its time is over. */
export async function run(
  { program, args, env, withinMs }: Command,
  onOutput?: (text: string) => void,
): Promise<{ code: number; output: string }> {
  const running = tether(program, args, { env: { ...process.env, ...env }, ...(onOutput && { onOutput }) });
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    void running.stop();
  }, withinMs);
  const code = await running.exited;
  clearTimeout(timer);
  const output = running.output();
  return late
    ? { code: TIMED_OUT, output: `${output}\nstopped after ${withinMs / 1000} s` }
    : { code, output };
}

/**
 * Runs mocha, directly or inside VS Code, and returns what its reporter recorded.
 *
 * @param shows where mocha speaks: on the command's output, or in the report where that output is full of VS Code's own.
 * @param print gets what mocha says, as it comes.
 */
export async function runMocha(
  command: Command,
  shows: 'output' | 'report',
  print: (text: string) => void,
): Promise<Outcome> {
  const folder = await mkdtemp(join(tmpdir(), 'practice-report-'));
  const file = join(folder, 'report.jsonl');
  const report = new Report(file, print);
  const follow = setInterval(() => report.read(), FOLLOW_MS);
  try {
    const env = { ...command.env, [REPORT_VARIABLE]: file };
    const { code, output } = await run({ ...command, env }, shows === 'output' ? print : undefined);
    report.read();
    const { tests, ended } = report;
    if (ended && (code === 0 || tests.some(({ kind }) => kind === 'failed'))) return tests;
    if (shows === 'report') print(output);
    const message = ended ? `exit code ${code} although no test failed` : `broke off, exit code ${code}`;
    return [...tests, { kind: 'failed', title: 'the run itself', message }];
  } finally {
    clearInterval(follow);
    await rm(folder, { recursive: true, force: true });
  }
}

/** The growing report of a run. */
class Report {
  readonly tests: TestEntry[] = [];
  ended = false;
  private linesRead = 0;

  constructor(
    private readonly file: string,
    private readonly print: (text: string) => void,
  ) {}

  /** Takes in the lines that were completed since the last time. */
  read(): void {
    if (!existsSync(this.file)) return;
    const lines = readFileSync(this.file, 'utf8').split('\n').slice(0, -1);
    for (const line of lines.slice(this.linesRead)) this.take(JSON.parse(line) as Entry);
    this.linesRead = lines.length;
  }

  private take(entry: Entry): void {
    if (entry.kind === 'output') this.print(`${entry.text}\n`);
    else if (entry.kind === 'end') this.ended = true;
    else this.tests.push(entry);
  }
}
