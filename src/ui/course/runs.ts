import type { RunStore } from '../../core/runs/store';

/** Runs that are read when a view first needs them: empty until `ready` resolves. */
export interface Runs extends RunStore {
  ready(): Promise<void>;
}
