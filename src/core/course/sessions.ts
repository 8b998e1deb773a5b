import type { RunsIn, SessionEffect } from '../shell/model';
import type { StepId } from './model';

/** Words that take the reader out of a session: back to the host, or over to another terminal. */
const away =
  /\b(?:(?:exit|leave|quit|log ?out|log off|detach|disconnect|come out)\b|back (?:on|in|to|at|out)\b|(?:on|from|to) (?:the|your|our|my) (?:host|local|own|laptop|computer)\b|(?:new|another|second|other|separate|different) (?:terminal|shell|window|tab|console)\b|local machine\b|host machine\b|outside (?:of )?the container\b|ctrl ?[-+]? ?[dpq]\b)/i;

/** Tools that talk to a service from the learner's own machine. */
const hostTool =
  /^(?:sudo\s+)?(?:aws|docker|docker-compose|docker-machine|kubectl|eksctl|sam|cdk|terraform|minikube|kind|helm|ecs-cli|eb|vagrant|ssh|scp)(?:\s|$)/;
/** Those of them that are also used on a machine one has logged in to. */
const remoteTool = /^(?:sudo\s+)?(?:docker|docker-compose|kubectl|minikube|kind|helm)(?:\s|$)/;

/** Whether these words say that what follows is typed on the host again. */
export const saysBack = (words: string): boolean => away.test(words);

interface Session {
  readonly runsIn: 'container' | 'remote';
  readonly openedBy: StepId | null;
}

/** Follows, statement by statement through a lesson, which shell the reader sits at. In doubt it is the host's. */
export class SessionFlow {
  private sessions: Session[] = [];

  /** The words around say that the reader is back on the host. */
  back(): void {
    this.sessions = [];
  }

  /** Where a statement of step `step` runs, and which step opened the session that it needs. */
  place(
    statement: {
      readonly command: string;
      readonly runsIn: RunsIn | null;
      readonly session: SessionEffect | null;
    },
    step: StepId,
  ): { runsIn: RunsIn; openedBy: StepId | null } {
    this.arrive(statement.command, statement.runsIn);
    const current = this.sessions.at(-1);
    const placed: { runsIn: RunsIn; openedBy: StepId | null } = {
      runsIn: current?.runsIn ?? 'host',
      openedBy: current?.openedBy ?? null,
    };
    if (statement.session?.kind === 'leaves') this.sessions.pop();
    if (statement.session?.kind === 'opens')
      this.sessions.push({ runsIn: statement.session.runsIn, openedBy: step });
    return placed;
  }

  private arrive(command: string, said: RunsIn | null): void {
    const current = this.sessions.at(-1);
    if (said === 'host') this.back();
    else if (said !== null) {
      // What was said counts; the session it means is the innermost of that kind, or one that no step opened.
      while (this.sessions.length > 0 && this.sessions.at(-1)?.runsIn !== said) this.sessions.pop();
      if (this.sessions.length === 0) this.sessions.push({ runsIn: said, openedBy: null });
    } else if (
      current &&
      hostTool.test(command) &&
      !(current.runsIn === 'remote' && remoteTool.test(command))
    )
      this.back();
  }
}
