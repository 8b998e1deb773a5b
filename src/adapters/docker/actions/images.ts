import type Docker from 'dockerode';
import type { Desk } from '../../../core/resources/desk';
import { counted } from '../../../core/resources/format';
import type { ResourceAction, ResourceRow } from '../../../core/resources/model';
import { engineId } from '../ids';
import { call, onEach, unlessSo, type Toolbox } from './each';
import { nameFault, splitReference, tagFault } from './names';
import { pull } from './pull';

const isImage = ({ kind }: ResourceRow): boolean => kind === 'docker.image';
const isTagged = (row: ResourceRow): boolean => isImage(row) && row.traits?.includes('tagged') === true;

/** A name where the image has one, so that removing it leaves its other names. */
const referenceOf = (row: ResourceRow): string => (isTagged(row) ? row.label : engineId(row));

/** Run, pull, tag, remove: by the last part of the command id. */
export const imageActions = (tools: Toolbox) =>
  ({
    runImage: {
      accepts: isImage,
      needsTrust: true,
      run: async ([row], desk) => {
        if (row) await run(tools, row, desk);
      },
    },
    pull: { run: (_, desk) => pull(tools, desk) },
    pullAgain: {
      accepts: isTagged,
      run: async (rows, desk) => {
        for (const row of rows) await pull(tools, desk, row.label);
      },
    },
    tag: {
      accepts: isImage,
      run: async ([row], desk) => {
        if (row) await tag(tools, row, desk);
      },
    },
    removeImages: { accepts: isImage, run: (rows, desk) => remove(tools, rows, desk) },
  }) satisfies Readonly<Record<string, ResourceAction>>;

async function tag(tools: Toolbox, row: ResourceRow, desk: Desk): Promise<void> {
  const name = await desk.ask({
    title: `Tag ${row.label}`,
    prompt: 'Another name for the image, as repository:tag',
    value: isTagged(row) ? row.label : '',
    fault: tagFault,
  });
  if (name === undefined) return;
  const { repo, version } = splitReference(name);
  await call(tools, (docker) => docker.getImage(engineId(row)).tag({ repo, tag: version }));
}

async function remove(tools: Toolbox, rows: readonly ResourceRow[], desk: Desk): Promise<void> {
  const what = rows.length === 1 ? rows[0]?.label : counted(rows.length, 'image');
  if (!(await desk.confirm({ message: `Remove ${what}?`, yes: 'Remove' }))) return;
  await desk.busy(() =>
    onEach(tools, rows, (docker, row) =>
      docker
        .getImage(referenceOf(row))
        .remove()
        .catch((error: unknown) => unlessSo(error, 404)),
    ),
  );
}

type Publishing = 'same' | 'any' | 'none';

async function run(tools: Toolbox, row: ResourceRow, desk: Desk): Promise<void> {
  const { Config: config } = await call(tools, (docker) => docker.getImage(engineId(row)).inspect());
  const exposed = Object.keys(config.ExposedPorts ?? {});
  const name = await desk.ask({
    title: `Run ${row.label}`,
    prompt: 'Name of the container; empty for one that the engine chooses',
    fault: (text) => (text === '' ? null : nameFault(text)),
  });
  if (name === undefined) return;
  const publishing = exposed.length === 0 ? 'none' : await askPublishing(exposed, desk);
  if (publishing === undefined) return;
  await desk.busy(() => call(tools, (docker) => start(docker, referenceOf(row), name, exposed, publishing)));
}

async function askPublishing(exposed: readonly string[], desk: Desk): Promise<Publishing | undefined> {
  const ports = exposed.map((port) => port.replace('/tcp', '')).join(', ');
  return desk.pick<Publishing>(`Publish ${exposed.length === 1 ? 'Port' : 'Ports'} ${ports}?`, [
    { label: 'On free ports of this machine', value: 'any' },
    { label: `On the same ${exposed.length === 1 ? 'port' : 'ports'}`, description: ports, value: 'same' },
    { label: 'Not at all', value: 'none' },
  ]);
}

async function start(
  docker: Docker,
  image: string,
  name: string,
  exposed: readonly string[],
  publishing: Publishing,
): Promise<void> {
  const bindings = exposed.map((port) => [port, [{ HostPort: port.split('/')[0] ?? '' }]] as const);
  const container = await docker.createContainer({
    Image: image,
    ...(name === '' ? {} : { name }),
    // Keeps a shell alive that is the image's command, as `docker run -dit` does.
    OpenStdin: true,
    Tty: true,
    HostConfig: {
      PublishAllPorts: publishing === 'any',
      ...(publishing === 'same' ? { PortBindings: Object.fromEntries(bindings) } : {}),
    },
  });
  await container.start();
}
