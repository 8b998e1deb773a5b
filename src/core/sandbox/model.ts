import type { EmulatorId } from './emulators';

/** A way that was tried to get a sandbox, and why it came to nothing: for people. */
export interface Attempt {
  /** `moto_server`, `pipx` */
  readonly way: string;
  /** Follows it in a sentence: `is not on the PATH`. */
  readonly why: string;
}

/**
 * - `stopped`: nobody has started it, or somebody stopped it
 * - `starting`: on its way; `doing` says what is waited for
 * - `running`: answers at its address
 * - `failed`: every way to start it came to nothing
 * - `lost`: it ran, and ended by itself; what was in it is gone
 */
export type SandboxState =
  | { readonly phase: 'stopped' }
  | { readonly phase: 'starting'; readonly doing: string }
  | RunningSandbox
  | { readonly phase: 'failed'; readonly tried: readonly Attempt[] }
  | { readonly phase: 'lost'; readonly why: string };

export interface RunningSandbox {
  readonly phase: 'running';
  /** `http://127.0.0.1:21234` */
  readonly address: string;
  readonly emulator: EmulatorId;
  /** For people: `started with moto_server`, `found at the address in the settings`. */
  readonly origin: string;
  /** Whether it was started for us, and ends with us. */
  readonly own: boolean;
}

/** What the user has set for the sandbox; an empty text is nothing. */
export interface SandboxSettings {
  /** Of an emulator that runs already. */
  readonly endpoint: string;
  readonly startWith: StartWith;
  /** Of the container. */
  readonly image: string;
}

export type StartWith = 'automatic' | WayId;
export type WayId = 'moto_server' | 'uvx' | 'pipx' | 'container';

/** The sandbox could not be started, or is not of a kind that can do what was asked. */
export class SandboxError extends Error {
  override readonly name = 'SandboxError';
  /** @param tried what was tried to start it, in order */
  constructor(
    message: string,
    readonly tried: readonly Attempt[] = [],
  ) {
    super(message);
  }
}
