import type { Container, ContainerInfo } from 'dockerode';
import type { Confirmation, Desk } from '../../../core/resources/desk';
import { counted } from '../../../core/resources/format';
import type { ResourceAction, ResourceRow } from '../../../core/resources/model';
import { familyOf } from '../containers';
import type { Address } from '../endpoint';
import { engineId } from '../ids';
import { call, onEach, unlessSo, type Toolbox } from './each';
import { followLogs } from './logs';
import { nameFault } from './names';
import { openShell } from './shell';

/** What can be done with containers needs to know those that a project or stack is made of. */
export interface ContainerTools extends Toolbox {
  readonly containers: () => readonly ContainerInfo[];
}

const RUNS = ['running', 'paused', 'restarting'];
const RESTS = ['created', 'exited', 'dead'];

const isContainer = ({ kind }: ResourceRow): boolean => kind === 'docker.container';
const isProject = ({ kind }: ResourceRow): boolean => kind === 'docker.project';
const has =
  (...traits: readonly string[]) =>
  (row: ResourceRow): boolean =>
    traits.some((trait) => row.traits?.includes(trait));

/** The containers of the rows; a project stands for its own in one of these states. */
function members(
  rows: readonly ResourceRow[],
  all: readonly ContainerInfo[],
  states?: readonly string[],
): string[] {
  const ids = rows.flatMap((row) =>
    isContainer(row)
      ? [engineId(row)]
      : all
          .filter((each) => familyOf(each) === row.id && (states?.includes(each.State) ?? true))
          .map(({ Id }) => Id),
  );
  return [...new Set(ids)];
}

/** A change of state that one call makes. Answer 304 says that it is so already. */
function change(
  tools: ContainerTools,
  states: readonly string[],
  work: (container: Container) => Promise<unknown>,
): ResourceAction {
  return {
    accepts: (row) => (isContainer(row) && has(...states)(row)) || isProject(row),
    run: (rows, desk) =>
      desk.busy(() =>
        onEach(tools, members(rows, tools.containers(), states), (docker, id) =>
          work(docker.getContainer(id)).catch((error: unknown) => unlessSo(error, 304)),
        ),
      ),
  };
}

/** Start, stop, rename, remove, look into: by the last part of the command id. */
export const containerActions = (tools: ContainerTools) =>
  ({
    start: change(tools, RESTS, (container) => container.start()),
    stop: change(tools, RUNS, (container) => container.stop()),
    restart: change(tools, [...RUNS, ...RESTS], (container) => container.restart()),
    pause: change(tools, ['running'], (container) => container.pause()),
    unpause: change(tools, ['paused'], (container) => container.unpause()),
    kill: change(tools, RUNS, (container) => container.kill()),
    removeContainers: {
      accepts: (row) => isContainer(row) || isProject(row),
      run: (rows, desk) => remove(tools, rows, desk),
    },
    rename: {
      accepts: isContainer,
      run: async ([row], desk) => {
        if (!row) return;
        const name = await desk.ask({ title: `Rename ${row.label}`, value: row.label, fault: nameFault });
        if (name === undefined || name === row.label) return;
        await call(tools, (docker) => docker.getContainer(engineId(row)).rename({ name }));
      },
    },
    logs: {
      accepts: isContainer,
      run: (rows, desk) => {
        for (const row of rows) followLogs(tools, row, desk);
        return Promise.resolve();
      },
    },
    shell: {
      accepts: (row) => isContainer(row) && has('running')(row),
      needsTrust: true,
      run: (rows, desk) => {
        for (const row of rows) openShell(tools, row, desk);
        return Promise.resolve();
      },
    },
    openPort: {
      accepts: (row) => isContainer(row) && has('published')(row),
      run: async ([row], desk) => {
        if (row) await openPort(tools, engineId(row), desk);
      },
    },
  }) satisfies Readonly<Record<string, ResourceAction>>;

async function remove(tools: ContainerTools, rows: readonly ResourceRow[], desk: Desk): Promise<void> {
  const ids = members(rows, tools.containers());
  const running = tools
    .containers()
    .filter(({ Id, State }) => ids.includes(Id) && RUNS.includes(State)).length;
  if (!(await desk.confirm(question(rows, ids.length, running)))) return;
  await desk.busy(() =>
    onEach(tools, ids, (docker, id) =>
      docker
        .getContainer(id)
        .remove({ force: running > 0 })
        .catch((error: unknown) => unlessSo(error, 404)),
    ),
  );
}

function question(rows: readonly ResourceRow[], count: number, running: number): Confirmation {
  const [row] = rows;
  const what =
    rows.length === 1 && row
      ? `${isProject(row) ? 'all containers of ' : ''}${row.label}`
      : counted(count, 'container');
  const lost = 'What was written inside is lost; volumes stay.';
  if (running === 0) return { message: `Remove ${what}?`, detail: lost, yes: 'Remove' };
  const runs =
    count === 1 ? 'It is still running and will be killed.' : `${running} still running will be killed.`;
  return { message: `Remove ${what} by force?`, detail: `${runs} ${lost}`, yes: 'Kill and Remove' };
}

/** What ports are published on where nothing more exact was said, or the machine itself. */
const EVERYWHERE: readonly (string | undefined)[] = [undefined, '', '0.0.0.0', '::', '127.0.0.1', '::1'];

/** The machine that an engine publishes its ports on, as it is called from here. */
function machineOf(address: Address): string {
  if (address.kind === 'tcp') return address.host;
  return address.kind === 'ssh' ? address.destination.replace(/^.*@/, '') : 'localhost';
}

async function openPort(tools: ContainerTools, id: string, desk: Desk): Promise<void> {
  const { endpoint } = await tools.engine();
  const ports = tools.containers().find(({ Id }) => Id === id)?.Ports ?? [];
  const published = new Map(
    ports
      .filter(({ PublicPort, Type }) => PublicPort > 0 && Type === 'tcp')
      .map((port) => [port.PublicPort, port]),
  );
  const choices = [...published.values()].map(({ IP, PublicPort, PrivatePort }) => {
    const host = EVERYWHERE.includes(IP) ? machineOf(endpoint.address) : IP;
    const place = `${host.includes(':') ? `[${host}]` : host}:${PublicPort}`;
    return {
      label: place,
      description: `port ${PrivatePort} of the container`,
      value: `${[443, 8443].includes(PrivatePort) ? 'https' : 'http'}://${place}/`,
    };
  });
  const url = choices.length > 1 ? await desk.pick('Open Which Port?', choices) : choices[0]?.value;
  if (url !== undefined) await desk.openUrl(url);
}
