import { Emitter } from './core/runs/events';
import type { Run } from './core/runs/model';
import type { RunStore } from './core/runs/store';
import type { Runs } from './ui/course/runs';

const NO_RUNS: ReadonlyMap<string, Run> = new Map();
const NO_VALUES: ReadonlyMap<string, string> = new Map();

/**
 * A store that is opened by the first `ready()`, so that starting the extension reads nothing. Until then it has no runs;
 * writing needs it open. An opening that failed is tried again by the next `ready()`.
 */
export function lazyRuns(open: () => Promise<RunStore>): Runs {
  const changes = new Emitter<string>();
  let opening: Promise<void> | null = null;
  let store: RunStore | null = null;

  const opened = (): RunStore => {
    if (!store) throw new Error('The runs have not been read yet.');
    return store;
  };

  return {
    ready() {
      opening ??= open().then(
        (result) => {
          store = result;
          result.onDidChange((course) => changes.fire(course));
        },
        (error: unknown) => {
          opening = null;
          throw error;
        },
      );
      return opening;
    },
    runs: (course) => store?.runs(course) ?? NO_RUNS,
    latest: (course, step) => store?.latest(course, step),
    history: (course, step) => store?.history(course, step) ?? [],
    record: (run) => opened().record(run),
    output: (run) => opened().output(run),
    saveOutput: (run, text) => opened().saveOutput(run, text),
    markDone: (course, step) => opened().markDone(course, step),
    markNotDone: (course, step) => opened().markNotDone(course, step),
    remember: (course, key, value) => opened().remember(course, key, value),
    remembered: (course) => store?.remembered(course) ?? NO_VALUES,
    resetProgress: (course) => opened().resetProgress(course),
    onDidChange: changes.event,
  };
}
