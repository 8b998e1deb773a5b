import type { CommandStep } from '../../core/course/model';
import type * as knowledge from '../../core/target/knowledge';
import type { Guard, StepPlace } from './guard';
import { startSandbox } from './sandbox';
import type { SandboxPort, Targets } from './targets';

/** A step that is about to run. */
export interface Asked extends StepPlace {
  readonly step: CommandStep;
  /** The final lines, secrets masked. */
  readonly lines: readonly string[];
}

/** What stands between a click on Run and the terminal: the right target, and everything that it needs. */
export interface Gate {
  /**
   * Turns to the target of a course, and makes a step fit for it.
   * @throws when the target's profile is gone or gives no credentials
   */
  enter(courseId: string, step: CommandStep): Promise<CommandStep>;
  /**
   * Lets a step through once the learner agrees and the target is ready for it.
   * @returns `false` when the learner does not agree
   * @throws SandboxError; CancellationError
   */
  admit(asked: Asked): Promise<boolean>;
}

export interface GateDeps {
  readonly targets: Targets;
  readonly sandbox: SandboxPort;
  readonly guard: Guard;
  readonly loadKnowledge: () => Promise<typeof knowledge>;
  /** What `aws --version` prints; `undefined` when there is no AWS CLI. */
  readonly cliVersion: () => Promise<string | undefined>;
}

/** Statements in a container or on another machine go where their session is: no target holds for them. */
const onHost = <T>(step: CommandStep, lines: readonly T[]): T[] =>
  lines.filter((_, index) => step.statements[index]?.runsIn === 'host');

export function createGate({ targets, sandbox, guard, loadKnowledge, cliVersion }: GateDeps): Gate {
  return {
    async enter(courseId, step) {
      const { target } = await targets.enter(courseId);
      if (target.kind !== 'sandbox') return step;
      const { awsCalls, takesEndpointFromEnvironment, withEndpointOption } = await loadKnowledge();
      const commands = onHost(
        step,
        step.statements.map(({ command }) => command),
      );
      if (!commands.some((command) => awsCalls(command).length > 0)) return step;
      const version = await cliVersion();
      if (version === undefined || takesEndpointFromEnvironment(version)) return step;
      return withEndpointOption(step, sandbox.address);
    },
    async admit(asked) {
      const { doubtOfRegion, elsewhereIn, hazardsOf, needsAws } = await loadKnowledge();
      const { destination } = targets;
      const { region, target } = destination;
      const lines = onHost(asked.step, asked.lines);
      const concerns = {
        hazards: hazardsOf(lines),
        elsewhere: elsewhereIn(lines, destination),
        // Emulators take every name.
        doubt: target.kind === 'account' && lines.some(needsAws) ? doubtOfRegion(region) : null,
      };
      if (!(await guard.agrees(asked, concerns, destination))) return false;
      if (destination.target.kind === 'sandbox' && lines.some(needsAws)) await startSandbox(sandbox);
      return true;
    },
  };
}
