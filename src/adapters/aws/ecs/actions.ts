import type { RegisterTaskDefinitionCommandInput, Service, Task } from '@aws-sdk/client-ecs';
import { ecsConsole } from '../../../core/aws/console';
import { definitionFault, editableDefinition, NEW_DEFINITION } from '../../../core/aws/taskDefinition';
import { ResourceError } from '../../../core/resources/errors';
import { counted } from '../../../core/resources/format';
import type { ResourceAction, ResourceRow } from '../../../core/resources/model';
import type { AwsSession } from '../session';
import { openShell } from './exec';
import { followLogs } from './logs';
import { isKind, lastOf, nameOf } from './rows';
import { runTask } from './runTask';
import { followServiceLogs } from './serviceLogs';

/** What the actions need of the editor beside the desk. */
export interface EcsDoors {
  /** The text of the editor that is in front. */
  readonly activeText: () => string | undefined;
  /** Opens a new JSON document with this text, or the one of this name that is still open. */
  readonly openJson: (name: string, text: string) => Promise<void>;
  /** Runs a program in a terminal of its own. */
  readonly openProgram: (name: string, program: string, args: readonly string[]) => void;
  /** Whether a program is on the PATH. */
  readonly hasProgram: (program: string) => Promise<boolean>;
}

export interface EcsParts {
  readonly session: AwsSession;
  readonly doors: EcsDoors;
  readonly service: (arn: string) => Service | undefined;
  readonly task: (arn: string) => Task | undefined;
  /** Something of a cluster was changed. */
  readonly touched: (clusterArn: string) => void;
  readonly touchedDefinitions: (family: string) => void;
  readonly toggleInactive: () => void;
}

export type EcsActions = Readonly<Record<string, ResourceAction>>;

/** All that can be done in the ECS view. */
export function ecsActions(parts: EcsParts): EcsActions {
  const { session, doors, touched } = parts;

  /** Changes a service. */
  const update = async (
    row: ResourceRow,
    change: { desiredCount?: number; forceNewDeployment?: boolean },
  ) => {
    const { clusterArn = '', serviceName = '' } = parts.service(nameOf(row)) ?? {};
    await session.ask(({ ecs, sdk }) =>
      ecs.send(new sdk.UpdateServiceCommand({ cluster: clusterArn, service: serviceName, ...change })),
    );
    touched(clusterArn);
  };

  return {
    'practice.ecs.toggleInactive': { run: () => Promise.resolve(parts.toggleInactive()) },
    'practice.ecs.openConsole': {
      accepts: isKind('cluster', 'service', 'task', 'revision'),
      async run([row], desk) {
        if (row) await desk.openUrl(ecsConsole(nameOf(row)));
      },
    },
    'practice.ecs.scale': {
      accepts: isKind('service'),
      async run([row], desk) {
        if (!row) return;
        const value = String(parts.service(nameOf(row))?.desiredCount ?? 1);
        const fault = (text: string) => (/^\d{1,4}$/.test(text) ? null : 'A number, 0 for none');
        const answer = await desk.ask({
          title: `Scale ${row.label}`,
          prompt: 'How many tasks',
          value,
          fault,
        });
        if (answer !== undefined) await desk.busy(() => update(row, { desiredCount: Number(answer) }));
      },
    },
    'practice.ecs.deploy': {
      accepts: isKind('service'),
      async run(rows, desk) {
        const message = `Deploy ${rows.map(({ label }) => label).join(', ')} again?`;
        const detail = 'All tasks are replaced by new ones.';
        if (!(await desk.confirm({ message, detail, yes: 'Deploy' }))) return;
        await desk.busy(() => Promise.all(rows.map((row) => update(row, { forceNewDeployment: true }))));
      },
    },
    'practice.ecs.deleteService': {
      accepts: isKind('service'),
      async run(rows, desk) {
        for (const row of rows) {
          const { clusterArn = '', serviceName = '', desiredCount = 0 } = parts.service(nameOf(row)) ?? {};
          const detail = desiredCount > 0 ? `Its ${counted(desiredCount, 'task')} are stopped.` : '';
          const message = `Delete service ${serviceName} of ${lastOf(clusterArn)}?`;
          if (!(await desk.confirm({ message, detail, yes: 'Delete' }))) return;
          await desk.busy(() =>
            session.ask(({ ecs, sdk }) =>
              ecs.send(
                new sdk.DeleteServiceCommand({ cluster: clusterArn, service: serviceName, force: true }),
              ),
            ),
          );
          touched(clusterArn);
        }
      },
    },
    'practice.ecs.stopTask': {
      accepts: (row) => isKind('task')(row) && row.traits?.includes('live') === true,
      async run(rows, desk) {
        const what = rows.length === 1 ? `task ${rows[0]?.label}` : counted(rows.length, 'task');
        if (!(await desk.confirm({ message: `Stop ${what}?`, yes: 'Stop' }))) return;
        await desk.busy(() =>
          Promise.all(
            rows.map(async (row) => {
              const { clusterArn = '', taskArn = '' } = parts.task(nameOf(row)) ?? {};
              await session.ask(({ ecs, sdk }) =>
                ecs.send(new sdk.StopTaskCommand({ cluster: clusterArn, task: taskArn })),
              );
              touched(clusterArn);
            }),
          ),
        );
      },
    },
    'practice.ecs.runTask': {
      accepts: isKind('cluster', 'revision'),
      async run([row], desk) {
        if (row) await runTask(row, parts, desk);
      },
    },
    'practice.ecs.showDefinition': {
      accepts: isKind('revision'),
      async run([row], desk) {
        if (!row) return;
        const text = await desk.busy(() => definitionOf(nameOf(row), session));
        await desk.showText({ name: `${row.label.replace(':', '-')}.json`, text });
      },
    },
    'practice.ecs.newDefinition': {
      async run() {
        const { region } = await session.target();
        await doors.openJson('new.task-definition.json', NEW_DEFINITION.replace('us-east-1', region));
      },
    },
    'practice.ecs.editDefinition': {
      accepts: isKind('revision'),
      async run([row]) {
        if (!row) return;
        const name = `${row.label.replace(':', '-')}.task-definition.json`;
        await doors.openJson(name, await definitionOf(nameOf(row), session));
      },
    },
    'practice.ecs.registerDefinition': {
      async run(_, desk) {
        const text = doors.activeText();
        const fault =
          text === undefined ? 'Open the JSON of a task definition first.' : definitionFault(text);
        if (text === undefined || fault !== null)
          throw new ResourceError('failed', fault ?? 'There is no text to register.');
        const input = JSON.parse(text) as RegisterTaskDefinitionCommandInput;
        const { taskDefinition } = await desk.busy(() =>
          session.ask(({ ecs, sdk }) => ecs.send(new sdk.RegisterTaskDefinitionCommand(input))),
        );
        parts.touchedDefinitions(input.family ?? '');
        desk.say(`Registered ${lastOf(taskDefinition?.taskDefinitionArn ?? '')}`);
      },
    },
    'practice.ecs.logs': {
      accepts: isKind('container', 'service'),
      async run([row], desk) {
        if (!row) return;
        if (isKind('container')(row)) await followLogs(row, parts, desk);
        else await followServiceLogs(parts.service(nameOf(row)) ?? {}, session, desk);
      },
    },
    'practice.ecs.shell': {
      accepts: isKind('container'),
      needsTrust: true,
      async run([row], desk) {
        if (row) await openShell(row, parts, desk);
      },
    },
  };
}

async function definitionOf(arn: string, session: AwsSession): Promise<string> {
  const { taskDefinition = {} } = await session.ask(({ ecs, sdk }) =>
    ecs.send(new sdk.DescribeTaskDefinitionCommand({ taskDefinition: arn })),
  );
  return editableDefinition(taskDefinition);
}
