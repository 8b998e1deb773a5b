import { isNamed } from '../errors';

/** A command that mends something or leads on: a button of a message, a row below the message of a view. */
export interface NextStep {
  /** `Try Again`, `Choose Target…` */
  readonly title: string;
  /** Command id. */
  readonly command: string;
  readonly arguments?: readonly unknown[];
  /** Codicon; the arrow of a link when absent. */
  readonly icon?: string;
}

/**
 * - `notConfigured`: nobody said where to ask, or with which credentials
 * - `unreachable`: nothing answers there: engine not running, endpoint down, no answer in time
 * - `denied`: it answers, and does not let us
 * - `gone`: what was asked about is no longer there
 * - `failed`: anything else
 */
export type TroubleKind = 'notConfigured' | 'unreachable' | 'denied' | 'gone' | 'failed';

/**
 * Why something live cannot be shown or changed, in words for people, with what to do about it. Thrown by sources; shown by
 * the tree in the place of the rows that are missing, and as a message when an action ends with it.
 */
export class ResourceError extends Error {
  override readonly name = 'ResourceError';
  /**
   * @param message a full sentence: `The Docker engine is not running.`
   * @param next what the user can do, the likeliest first; the tree adds *Try Again* itself
   * @param cause for the log only
   */
  constructor(
    readonly kind: TroubleKind,
    message: string,
    readonly next: readonly NextStep[] = [],
    override readonly cause?: unknown,
  ) {
    super(message);
  }
}

export const isResourceError = (error: unknown): error is ResourceError =>
  isNamed<ResourceError>(error, 'ResourceError');

/** Whether something ended because it was asked to end. Nothing is said of that. */
export const isAbort = (error: unknown): boolean => isNamed(error, 'AbortError');
