import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { CommandStep } from '../../src/core/course/model';
import type { PracticeTerminals } from '../../src/core/runs/terminal';
import { awsClientEnvironment, resetAws } from '../services/aws';
import { awsCensus, type Census, dockerCensus } from './census';
import { Remover } from './remover';
import type { Report } from '../../src/core/ledger/teardown/execution';
import type { FormFigures } from './figures';
import { SNIPPETS, type Walkable } from './lessons';
import { walkTerminals } from './shell';
import { type LessonWalk, Walker } from './walker';

export interface PathDeps {
  /** Home and lab of this learner. */
  readonly folder: string;
  readonly endpoint: string;
  readonly env: NodeJS.ProcessEnv;
  /** Whether an engine answers, and this path is the one that uses it. */
  readonly docker: boolean;
  /** Images that could not be had. */
  readonly missing: readonly string[];
  /** Whether a Kubernetes cluster answers. */
  readonly cluster: boolean;
  readonly figures?: FormFigures;
}

const SETTLE_MS = 15_000;

/** One learner who goes through lessons one after the other, from an empty account and an empty engine. */
export class Path {
  private terminals: PracticeTerminals | undefined;
  private walker: Walker | undefined;
  private empty: Census = {};
  readonly remover: Remover;

  constructor(private readonly deps: PathDeps) {
    this.remover = new Remover(deps.endpoint, deps.docker ? deps.env.DOCKER_HOST : undefined, deps.folder);
  }

  async begin(): Promise<void> {
    const { folder, endpoint } = this.deps;
    const lab = { original: join(SNIPPETS, 'lab'), copy: join(folder, 'lab') };
    await mkdir(folder, { recursive: true });
    await cp(lab.original, lab.copy, { recursive: true });
    await resetAws(endpoint);
    this.empty = await this.census();
    const env = { ...this.deps.env, ...awsClientEnvironment(endpoint), HOME: folder };
    this.terminals = walkTerminals(folder, lab.copy, env);
    this.walker = new Walker({
      terminals: this.terminals,
      lab,
      figures: this.deps.figures,
      available: ({ statements }) =>
        this.deps.cluster && statements.every(({ command }) => command.startsWith('kubectl ')),
      unavailable: (step) => this.unavailable(step),
      ended: (statement) => this.remover.record(statement),
      say: (line) => {
        if (process.env.PRACTICE_WALK_VERBOSE === '1') process.stdout.write(`${line}\n`);
      },
    });
  }

  /** Walks a lesson up to its clean-up, which it leaves to {@link remove}. */
  async make(walkable: Walkable): Promise<LessonWalk> {
    if (!this.walker) throw new Error('the path has not begun');
    return this.walker.walk({ ...walkable, steps: walkable.steps.filter(({ cleansUp }) => !cleansUp) });
  }

  /** Takes away what is on record, of one lesson or of all, and counts what is left. */
  async remove(lesson: string | null): Promise<{ readonly report: Report; readonly leftBehind: Census }> {
    if (!this.walker) throw new Error('the path has not begun');
    const report = await this.remover.remove(this.walker, lesson);
    return { report, leftBehind: await this.difference() };
  }

  /** Walks a lesson and counts what it left behind. @throws before `begin` */
  async walk(walkable: Walkable): Promise<LessonWalk> {
    if (!this.walker) throw new Error('the path has not begun');
    const walk = await this.walker.walk(walkable);
    if (walkable.resets) await resetAws(this.deps.endpoint);
    return { ...walk, leftBehind: await this.difference() };
  }

  dispose(): void {
    this.terminals?.dispose();
  }

  /** What there is more, or less, than at the beginning. Tasks and networks of a swarm go some seconds after their removal. */
  private async difference(): Promise<Census> {
    const until = Date.now() + SETTLE_MS;
    let now = await this.census();
    while (!isDeepStrictEqual(now, this.empty) && Date.now() < until) {
      await setTimeout(500);
      now = await this.census();
    }
    const kinds = new Set([...Object.keys(now), ...Object.keys(this.empty)]);
    const differences = [...kinds].map((kind) => [kind, (now[kind] ?? 0) - (this.empty[kind] ?? 0)] as const);
    return Object.fromEntries(differences.filter(([, number]) => number !== 0));
  }

  private async census(): Promise<Census> {
    const { endpoint, docker, env } = this.deps;
    return { ...(await awsCensus(endpoint)), ...(docker && (await dockerCensus(env))) };
  }

  private unavailable({ statements }: CommandStep): string | null {
    const uses = (what: RegExp | string) =>
      statements.some(({ command }) =>
        typeof what === 'string' ? command.includes(what) : what.test(command),
      );
    if (!this.deps.docker && uses(/\bdocker |127\.0\.0\.1:/)) return 'no Docker engine answers';
    const image = this.deps.missing.find(uses);
    return image === undefined ? null : `the image ${image} is not here`;
  }
}
