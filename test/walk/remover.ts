import Docker from 'dockerode';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { askProgram } from '../../src/adapters/asking';
import * as sdk from '../../src/adapters/aws/sdk';
import { readEngine } from '../../src/adapters/ledger/engine';
import { LiveLedger } from '../../src/adapters/ledger/living';
import { argumentsOf } from '../../src/core/catalogue/template';
import { asksEngine, settleWithEngine } from '../../src/core/ledger/engine';
import { entryKey, type LedgerEntry } from '../../src/core/ledger/model';
import { changesOf } from '../../src/core/ledger/recording';
import {
  BUCKET,
  CONTENTS,
  contentsIn,
  deletionsOf,
  keepsVersions,
  withDeletions,
} from '../../src/core/ledger/teardown/contents';
import { carryOut, type Ending, type Report } from '../../src/core/ledger/teardown/execution';
import type { Removal } from '../../src/core/ledger/teardown/model';
import { linesOf, planOf } from '../../src/core/ledger/teardown/plan';
import { leftOf, survey } from '../../src/core/ledger/teardown/survey';
import type { StatementEnded } from '../../src/core/runs/runner';
import { awsClientEnvironment } from '../services/aws';
import { stepOf } from '../../src/ui/teardown/model';
import type { Walker } from './walker';

const quiet = () => undefined;
const logger = { debug: quiet, info: quiet, warn: quiet, error: quiet };
const NEVER = new AbortController().signal;

/** Keeps a ledger of a walk, and takes away what is in it. */
export class Remover {
  private recording: Promise<void> = Promise.resolve();
  private readonly ledger = new Map<string, LedgerEntry>();

  constructor(
    private readonly endpoint: string,
    private readonly docker: string | undefined,
    private readonly folder: string,
  ) {}

  record(ended: StatementEnded): void {
    this.recording = this.recording.then(() => this.write(ended));
  }

  private async write({ run, request, index, output }: StatementEnded): Promise<void> {
    const template = request.step.statements[index];
    const { command, state } = run.statements[index] ?? {};
    if (!template || command === undefined || template.runsIn !== 'host') return;
    const origin = {
      target: 'Sandbox',
      courseId: run.courseId,
      stepId: run.stepId,
      stepTitle: request.step.title,
      lessonId: request.lesson?.id ?? '',
      lessonTitle: request.lesson?.title ?? '',
      at: Date.now(),
    };
    const known = [...this.ledger.values()];
    const broken = state !== 'passed';
    const told = changesOf({ template, command, output, broken }, origin, known);
    const question = { command, output, broken, since: run.startedAt };
    const { put, drop } =
      asksEngine(command) && this.docker !== undefined
        ? settleWithEngine(question, told, origin, known, await readEngine(this.client(), NEVER))
        : told;
    for (const key of drop) this.ledger.delete(key);
    for (const entry of put) this.ledger.set(entryKey(entry), entry);
  }

  private client(): Docker {
    if (this.docker === undefined) throw new Error('no engine');
    return new Docker({ socketPath: this.docker.replace('unix://', '') });
  }

  /** Everything that was made and is on record, for a message. */
  get made(): string[] {
    return [...this.ledger.values()]
      .filter(({ kind }) => kind === 'made')
      .map(({ type, id }) => `${type} ${id}`);
  }

  async remove(walker: Walker, lesson: string | null): Promise<Report> {
    await this.recording;
    const made = [...this.ledger.values()].filter(
      ({ kind, lessonId }) => kind === 'made' && (lesson === null || lessonId === lesson),
    );
    const { there } = await survey(made, this.living(), NEVER);
    const removals = await Promise.all(planOf(there).removals.map((removal) => this.withVersions(removal)));
    return carryOut(removals, {
      run: (removal) => run(walker, removal),
      pause: (milliseconds) => setTimeout(milliseconds),
      keep: () => Promise.resolve(),
      forget: ({ key, along }) => {
        for (const each of [key, ...along.map(entryKey)]) this.ledger.delete(each);
      },
      leftovers: async (removal) => {
        const left = await leftOf(removal, this.living(), NEVER);
        return { next: planOf(left).removals, stayed: [] };
      },
      restore: ({ entry }) => void this.ledger.set(entryKey(entry), entry),
      tell: quiet,
      cancelled: () => false,
    });
  }

  private living(): LiveLedger {
    const { endpoint, docker } = this;
    const target = { sandbox: true, profile: undefined, region: 'us-east-1', endpoint };
    const credentials = () => Promise.resolve({ accessKeyId: 'practice', secretAccessKey: 'practice' });
    return new LiveLedger({
      access: () => Promise.resolve({ sdk, target, credentials }),
      targetName: () => Promise.resolve('Sandbox'),
      engine: () => {
        if (docker === undefined) return Promise.reject(new Error('no engine'));
        return Promise.resolve({ host: docker, client: this.client() });
      },
      logger,
    });
  }

  private async withVersions(removal: Removal): Promise<Removal> {
    const { entry } = removal;
    if (entry.type !== BUCKET) return removal;
    const words = argumentsOf(CONTENTS, entry) ?? [];
    const answer = await askProgram(words, awsClientEnvironment(this.endpoint), NEVER);
    const contents = contentsIn(answer ?? '', entry.id, [...this.ledger.values()]);
    if (!keepsVersions(contents)) return removal;
    await mkdir(this.folder, { recursive: true });
    const paths = deletionsOf(contents).map((_, index) => join(this.folder, `${entry.id}-${index}.json`));
    await Promise.all(paths.map((path, index) => writeFile(path, deletionsOf(contents)[index] ?? '')));
    return withDeletions(
      removal,
      paths.map((path) => `file://${path}`),
    );
  }
}

async function run(walker: Walker, removal: Removal): Promise<Ending> {
  const filled = linesOf(removal, 'bash');
  const step = stepOf(removal.title, filled);
  const ended = await walker.runner.run({
    courseId: 'walk',
    step,
    filled,
    masked: filled,
    values: {},
    secrets: [],
  });
  if (ended.state === 'passed') return { kind: 'passed' };
  return { kind: 'failed', output: walker.outputs.get(ended.id) ?? ended.state };
}
