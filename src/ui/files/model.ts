import type { Run } from '../../core/runs/model';
import type { FormFiles, FormResult } from '../form/model';

/** The files that the statements of a step read. */
export interface StepFiles {
  readonly form: FormFiles;
  /** Whether there is something to ask or to say, even where the statements themselves want nothing. */
  readonly wantsForm: boolean;
  /**
   * Writes the files as the learner decided.
   * @returns `false` when the learner did not agree
   * @throws PracticeError when one cannot be written, or has changed since it was read
   */
  write(filled: Pick<FormResult, 'values' | 'choices'>): Promise<boolean>;
  /** The run is over, as far as anybody can tell. */
  ended(run: Run): Promise<void>;
}
