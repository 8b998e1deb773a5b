import type { Desk } from '../../../core/resources/desk';
import { counted } from '../../../core/resources/format';
import type { ResourceAction, ResourceRow } from '../../../core/resources/model';
import { engineId } from '../ids';
import { call, onEach, unlessSo, type Toolbox } from './each';

const isService = ({ kind }: ResourceRow): boolean => kind === 'docker.service';

/** Scale and remove services of a swarm: by the last part of the command id. */
export const serviceActions = (tools: Toolbox) =>
  ({
    scale: {
      accepts: (row) => isService(row) && row.traits?.includes('replicated') === true,
      run: async ([row], desk) => {
        if (row) await scale(tools, row, desk);
      },
    },
    removeServices: {
      accepts: isService,
      run: async (rows, desk) => {
        const what = rows.length === 1 ? `service ${rows[0]?.label}` : counted(rows.length, 'service');
        const detail = 'Its tasks and their containers are removed with it.';
        if (!(await desk.confirm({ message: `Remove ${what}?`, detail, yes: 'Remove' }))) return;
        await desk.busy(() =>
          onEach(tools, rows, (docker, row) =>
            docker
              .getService(engineId(row))
              .remove()
              .catch((error: unknown) => unlessSo(error, 404)),
          ),
        );
      },
    },
  }) satisfies Readonly<Record<string, ResourceAction>>;

async function scale(tools: Toolbox, row: ResourceRow, desk: Desk): Promise<void> {
  const { Spec: spec, Version: version } = await call(
    tools,
    (docker) => docker.getService(engineId(row)).inspect() as Promise<InspectedService>,
  );
  const answer = await desk.ask({
    title: `Scale ${row.label}`,
    prompt: 'How many tasks should run',
    value: String(spec.Mode.Replicated?.Replicas ?? 1),
    fault: (text) => (/^\d{1,4}$/.test(text) ? null : 'A whole number.'),
  });
  if (answer === undefined) return;
  const scaled = { ...spec, Mode: { Replicated: { Replicas: Number(answer) } } };
  // The engine refuses a version that somebody else has changed meanwhile.
  const request = { _query: { version: version.Index }, _body: scaled };
  await desk.busy(() => call(tools, (docker) => docker.getService(engineId(row)).update(request)));
}

interface InspectedService {
  readonly Version: { readonly Index: number };
  readonly Spec: { readonly Mode: { readonly Replicated?: { readonly Replicas?: number } } };
}
