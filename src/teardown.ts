import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { askProgram, type Surroundings } from './adapters/asking';
import { argumentsOf } from './core/catalogue/template';
import { Checking } from './core/checks/checking';
import type { Living } from './core/ledger/alive';
import { readLedger, writeLedger } from './core/ledger/store';
import {
  CONTENTS,
  contentsIn,
  deletionsOf,
  withDeletions,
  type BucketContents,
} from './core/ledger/teardown/contents';
import { leftOf, survey } from './core/ledger/teardown/survey';
import type { Removal } from './core/ledger/teardown/model';
import type { Logger } from './core/logger';
import type { Runner } from './core/runs/runner';
import type { PracticeTerminals } from './core/runs/terminal';
import type { Runs } from './ui/course/runs';
import type { Gate } from './ui/target/gate';
import { CleanUp } from './ui/teardown/cleanUp';
import type { Memory } from './ui/teardown/model';

/** What a clean-up takes from the window. */
export interface CleanUpParts {
  readonly runner: Runner;
  readonly terminals: PracticeTerminals;
  readonly gate: Gate;
  readonly memory: Memory;
  /** Absolute path of a folder of ours. */
  readonly folder: string;
}

interface TeardownParts extends CleanUpParts {
  readonly runs: Runs;
  /** What practice terminals are made with now. */
  readonly terminalTarget: () => { readonly name: string; readonly env: Surroundings };
  readonly living: Living;
  readonly log: Logger;
}

/** Looks after what runs made: with the environment of the practice terminal, as long as that goes where the run went. */
export function createChecking({
  runs,
  terminalTarget,
}: Pick<TeardownParts, 'runs' | 'terminalTarget'>): Checking {
  return new Checking({
    store: runs,
    ask: async (words, target, signal) => {
      const { name, env } = terminalTarget();
      return name === target ? askProgram(words, env, signal) : null;
    },
    pause: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }).catch(() => undefined),
    now: Date.now,
  });
}

/** Takes away what runs made. */
export function createCleanUp(parts: TeardownParts): CleanUp {
  const { runs, terminalTarget, folder, living } = parts;
  return new CleanUp({
    ...parts,
    survey: (entries, signal) => survey(entries, living, signal),
    leftOf: (removal, signal) => leftOf(removal, living, signal),
    ledger: {
      read: () => readLedger(runs),
      put: (entry) => writeLedger(runs, { put: [entry], drop: [] }),
      drop: (keys) => writeLedger(runs, { put: [], drop: keys }),
    },
    contents: async (bucket, signal) => {
      const { name, env } = terminalTarget();
      const words = argumentsOf(CONTENTS, bucket);
      if (words === null || name !== bucket.target) return null;
      const answer = await askProgram(words, env, signal);
      return answer === null ? null : contentsIn(answer, bucket.id, readLedger(runs));
    },
    withVersions: (removal, contents) => writeDeletions(folder, removal, contents),
  });
}

/** What the commands of a bucket's removal read is written to files of ours. */
async function writeDeletions(folder: string, removal: Removal, contents: BucketContents): Promise<Removal> {
  await mkdir(folder, { recursive: true });
  const texts = deletionsOf(contents);
  const paths = texts.map((_, index) => join(folder, `${removal.entry.id}-${index + 1}.json`));
  await Promise.all(paths.map((path, index) => writeFile(path, texts[index] ?? '')));
  return withDeletions(
    removal,
    paths.map((path) => `file://${path}`),
  );
}
