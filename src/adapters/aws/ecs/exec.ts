import type { Desk } from '../../../core/resources/desk';
import { ResourceError } from '../../../core/resources/errors';
import type { ResourceRow } from '../../../core/resources/model';
import type { EcsParts } from './actions';
import { containerOf, lastOf } from './rows';

const PLUGIN = 'session-manager-plugin';
const HOW_TO_INSTALL = {
  title: 'How to Install It',
  command: 'vscode.open',
  arguments: [
    'https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-install-plugin.html',
  ],
};

/** Opens a shell in a container, through ECS Exec. */
export async function openShell(
  row: ResourceRow,
  { session, task, doors }: EcsParts,
  desk: Desk,
): Promise<void> {
  const { task: taskArn, container } = containerOf(row);
  const { clusterArn = '', enableExecuteCommand } = task(taskArn) ?? {};
  if (enableExecuteCommand !== true)
    throw new ResourceError(
      'notConfigured',
      'ECS Exec is not enabled for this task. Enable it for the service and deploy again: aws ecs update-service --enable-execute-command --force-new-deployment. The task role must allow ssmmessages.',
    );
  if (!(await doors.hasProgram(PLUGIN)))
    throw new ResourceError(
      'notConfigured',
      `ECS Exec needs the program ${PLUGIN}, which is not on the PATH.`,
      [HOW_TO_INSTALL],
    );
  const command = await desk.ask({ title: `Run in ${container}`, prompt: 'Which command', value: '/bin/sh' });
  if (command === undefined || command === '') return;
  const { session: opened } = await desk.busy(() =>
    session.ask(({ ecs, sdk }) =>
      ecs.send(
        new sdk.ExecuteCommandCommand({
          cluster: clusterArn,
          task: taskArn,
          container,
          command,
          interactive: true,
        }),
      ),
    ),
  );
  const { region } = await session.target();
  const runtime = task(taskArn)?.containers?.find(({ name }) => name === container)?.runtimeId ?? '';
  const target = `ecs:${lastOf(clusterArn)}_${lastOf(taskArn)}_${runtime}`;
  const answer = {
    SessionId: opened?.sessionId,
    StreamUrl: opened?.streamUrl,
    TokenValue: opened?.tokenValue,
  };
  // What the AWS CLI starts the program with.
  const args = [JSON.stringify(answer), region, 'StartSession', '', JSON.stringify({ Target: target })];
  doors.openProgram(container, PLUGIN, args);
}
