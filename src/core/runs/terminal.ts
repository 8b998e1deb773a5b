import type { StepId } from '../course/model';
import type { RunsIn, SessionEffect, ShellKind } from '../shell/model';
import type { Disposable } from './events';

/** How the execution of one statement came to its end, as far as the shell tells. */
export type Ending =
  /** The shell reported an exit code. */
  | { readonly kind: 'exited'; readonly exitCode: number }
  /** The statement holds the terminal with a session elsewhere, which now shows its prompt. */
  | { readonly kind: 'opened' }
  /** The statement ended the session that it was typed into. */
  | { readonly kind: 'left' }
  /** Sent to a shell that cannot report, or that took its next command without a report. */
  | { readonly kind: 'unknown' }
  /** The terminal closed, or its shell died, before the end. */
  | { readonly kind: 'closed' };

/** One statement on its way. */
export interface Execution {
  /** What the terminal shows of it, escape sequences included. Ends with the statement. Read it at once. */
  readonly output: AsyncIterable<string>;
  /** Never rejects. */
  readonly end: Promise<Ending>;
}

/** A place that takes statements: a shell on the learner's machine, or a session that is open in one. */
export interface PracticeTerminal {
  /** As the editor shows it. */
  readonly name: string;
  readonly shell: ShellKind;
  /** Whether it can tell how a statement ended. */
  readonly integrated: boolean;
  /** Sends one statement. `step` is who opens a session, if `session` says that the statement does. */
  execute(line: string, session: SessionEffect | null, step: StepId): Execution;
  /** Types ^C. */
  interrupt(): void;
  /** Brings the terminal to the front; the focus stays where it is. */
  show(): void;
}

/** Where a statement wants to run. */
export interface Place {
  readonly runsIn: RunsIn;
  readonly openedBy: StepId | null;
}

/**
 * What a run holds while it lasts: nothing else types into its terminals in the meantime.
 * `dispose` gives them back; a session that was opened stays open.
 */
export interface TerminalLease extends Disposable {
  /**
   * The terminal for the next statement. On the host: one that neither runs anything nor holds a session, made when
   * there is none. Elsewhere: the session that is open there.
   * @throws NoSessionError, UntrustedWorkspaceError
   */
  terminalFor(place: Place): Promise<PracticeTerminal>;
}

export interface PracticeTerminals extends Disposable {
  /** The name of the target that host terminals are made for now. */
  readonly target: string;
  /** The shell that a statement for this place has to be escaped for. */
  shellFor(place: Place): ShellKind;
  /** The folder that the next statement of a course on the host will run in, an absolute path; `null` where nobody tells. */
  folderFor(courseId: string): Promise<string | null>;
  /** @param courseId whose commands will be sent: courses may have a folder of their own to run in */
  lease(courseId: string): TerminalLease;
}
