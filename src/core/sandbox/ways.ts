import { EMULATORS, imageOf, type EmulatorId } from './emulators';
import type { StartWith, WayId } from './model';

/** A way to start an emulator. */
export interface Way {
  readonly id: WayId;
  readonly emulator: EmulatorId;
  /** Must be there. */
  readonly program: string;
  readonly args: (port: number) => readonly string[];
  /** For people, while it is waited for. */
  readonly doing: string;
  /** How long it may take until it answers, in ms; some have to be fetched first. */
  readonly within: number;
  /** Of the container, where it runs in one. */
  readonly container?: string;
}

const HOST = '127.0.0.1';
const PACKAGE = 'moto[server]>=5';
const server = (port: number): readonly string[] => ['-H', HOST, '-p', String(port)];
const MINUTE = 60_000;

/**
 * The ways to start an emulator on a port of this machine, the one to try first in front.
 * @param image of the container
 * @param container its name, by which it is found again
 */
export function waysToStart(startWith: StartWith, image: string, container: string): readonly Way[] {
  const { emulator, port: inside } = imageOf(image);
  const ways: readonly Way[] = [
    {
      id: 'moto_server',
      emulator: 'moto',
      program: 'moto_server',
      args: server,
      doing: 'Starting moto_server',
      within: MINUTE / 2,
    },
    {
      id: 'uvx',
      emulator: 'moto',
      program: 'uvx',
      args: (port) => ['--from', PACKAGE, 'moto_server', ...server(port)],
      doing: 'Starting moto_server with uvx, which may have to fetch it',
      within: 3 * MINUTE,
    },
    {
      id: 'pipx',
      emulator: 'moto',
      program: 'pipx',
      args: (port) => ['run', '--spec', PACKAGE, 'moto_server', ...server(port)],
      doing: 'Starting moto_server with pipx, which may have to fetch it',
      within: 3 * MINUTE,
    },
    {
      id: 'container',
      emulator,
      program: 'docker',
      args: (port) => [
        ...['run', '--rm', '--name', container, '-p', `${HOST}:${port}:${inside}`],
        ...Object.entries(EMULATORS[emulator].env).flatMap(([name, value]) => ['-e', `${name}=${value}`]),
        image,
      ],
      doing: `Starting a container of ${image}, which may have to be pulled`,
      within: 5 * MINUTE,
      container,
    },
  ];
  const wanted = startWith === 'automatic' ? ways : ways.filter(({ id }) => id === startWith);
  return wanted.filter(({ id }) => id !== 'container' || image !== '');
}
