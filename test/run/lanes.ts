import type { Outcome } from './tier';

/** Some tests, or a check: what is done in one go. */
export interface Job {
  /** The tier that it counts for. */
  readonly tier: string;
  /** For people: `ui: form`. */
  readonly title: string;
  readonly needsServices: boolean;
  readonly run: (lane: LaneOutlet) => Promise<Outcome>;
}

export interface LaneOutlet {
  /** Hands the services to tests. */
  readonly env: NodeJS.ProcessEnv;
  readonly print: (text: string) => void;
}

/** Jobs one after another. */
export interface Lane {
  /** The services for this lane alone, so that no two tests change the same; none: it takes only jobs that need no services. */
  readonly env: NodeJS.ProcessEnv | undefined;
}

export interface Done {
  readonly job: Job;
  readonly seconds: number;
  readonly outcome: Outcome;
}

/**
 * Does the jobs in their order, each in the lane that is free first. What a job prints stays together: with one lane it is seen as it
 * comes, with several when the job is done.
 *
 * @param print for people.
 * @param stopped nothing more is begun then.
 * @returns what became of the jobs, in the order in which they were given. A job that throws counts as failed.
 */
export async function workOff(
  jobs: readonly Job[],
  lanes: readonly Lane[],
  print: (text: string) => void,
  stopped: AbortSignal,
): Promise<readonly Done[]> {
  const waiting = [...jobs];
  const done: Done[] = [];
  const atOnce = lanes.length === 1;
  const work = async ({ env }: Lane) => {
    while (!stopped.aborted) {
      const next = waiting.findIndex(({ needsServices }) => !needsServices || env !== undefined);
      const [job] = next < 0 ? [] : waiting.splice(next, 1);
      if (job === undefined) return;
      const pieces = [`\n── ${job.title} ──\n`];
      if (atOnce) print(pieces.splice(0).join(''));
      const started = Date.now();
      const outcome = await outcomeOf(job, {
        env: env ?? {},
        print: atOnce ? print : (text) => void pieces.push(text),
      });
      print(pieces.join(''));
      done.push({ job, seconds: (Date.now() - started) / 1000, outcome });
    }
  };
  await Promise.all(lanes.map(work));
  return jobs.flatMap((job) => done.filter((one) => one.job === job));
}

async function outcomeOf(job: Job, outlet: LaneOutlet): Promise<Outcome> {
  try {
    return await job.run(outlet);
  } catch (error) {
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    outlet.print(`${message}\n`);
    return [{ kind: 'failed', title: `${job.title} could not be run`, message }];
  }
}
