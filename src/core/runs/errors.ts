import type { StepId } from '../course/model';
import type { ShellKind } from '../shell/model';

/** A step runs in a container or on a remote machine, and no session is open there. */
export class NoSessionError extends Error {
  override readonly name = 'NoSessionError';
  /** @param openedBy the step that opens the session; `null` where the notes name none */
  constructor(
    readonly runsIn: 'container' | 'remote',
    readonly openedBy: StepId | null,
  ) {
    super(
      runsIn === 'container' ? 'No shell in a container is open.' : 'No session on a remote machine is open.',
    );
  }
}

/** In Restricted Mode notes can be read and nothing runs. */
export class UntrustedWorkspaceError extends Error {
  override readonly name = 'UntrustedWorkspaceError';
  constructor() {
    super('This workspace is not trusted, so commands cannot run.');
  }
}

/** The final line still holds text that the learner must replace. */
export class UnfilledPlaceholderError extends Error {
  override readonly name = 'UnfilledPlaceholderError';
  /** @param placeholder as the notes write it */
  constructor(readonly placeholder: string) {
    super(`${placeholder} has not been filled in.`);
  }
}

/** The step is running already. */
export class AlreadyRunningError extends Error {
  override readonly name = 'AlreadyRunningError';
  constructor(readonly stepId: StepId) {
    super('This step is still running.');
  }
}

/** The terminal runs another shell than the one the line was escaped for. Fill it again for this one. */
export class OtherShellError extends Error {
  override readonly name = 'OtherShellError';
  constructor(readonly shell: ShellKind) {
    super(`The terminal runs ${shell}.`);
  }
}
