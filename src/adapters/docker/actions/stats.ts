import type { ContainerStats } from 'dockerode';
import type { Readable } from 'node:stream';
import { bytes, percentBar } from '../../../core/resources/format';
import type { ResourceAction } from '../../../core/resources/model';
import type { Screen } from '../../../core/resources/desk';
import { engineId } from '../ids';
import { readJsonLines } from '../jsonLines';
import { call, type Toolbox } from './each';

const CLEAR = '\x1b[H\x1b[2J';
const WIDTH = 24;

/** Follows what a running container uses: the engine tells it once a second while the terminal is open. */
export const statsAction = (tools: Toolbox): ResourceAction => ({
  accepts: ({ kind, traits }) => kind === 'docker.container' && traits?.includes('running') === true,
  run: (rows, desk) => {
    for (const row of rows)
      desk.openTerminal({
        name: `${row.label} · stats`,
        icon: 'graph-line',
        session: (screen, signal) =>
          call(tools, async (docker) => {
            const options = { stream: true as const, abortSignal: signal };
            const stream = (await docker.getContainer(engineId(row)).stats(options)) as Readable;
            try {
              for await (const stats of readJsonLines(stream)) show(stats, row.label, screen);
            } finally {
              stream.destroy();
            }
          }),
      });
    return Promise.resolve();
  },
});

function show(line: Readonly<Record<string, unknown>>, name: string, screen: Screen): void {
  const usage = usageOf(line);
  const { cpu, cpus, memory, limit, received, sent, read, written, processes } = usage;
  const rows = [
    ['CPU', `${percentBar(cpu / cpus, WIDTH)} of ${cpus} cores`],
    ['Memory', `${percentBar(memory / limit, WIDTH)} · ${bytes(memory)} of ${bytes(limit)}`],
    ['Network', `${bytes(received)} in · ${bytes(sent)} out`],
    ['Disk', `${bytes(read)} read · ${bytes(written)} written`],
    ['Processes', String(processes)],
  ] as const;
  const text = rows.map(([label, value]) => `${label.padEnd(10)} ${value}`).join('\n');
  screen.write(`${CLEAR}\x1b[1m${name}\x1b[0m\n\n${text}\n`);
}

/** What a container uses. `cpu` is 1 for one whole core, memory and traffic are bytes. */
export interface ContainerUsage {
  readonly cpu: number;
  readonly cpus: number;
  readonly memory: number;
  readonly limit: number;
  readonly received: number;
  readonly sent: number;
  readonly read: number;
  readonly written: number;
  readonly processes: number;
}

/** Reckons as `docker stats` does: processor time against the machine's, memory without the cache that can be given back. */
export function usageOf(stats: Partial<ContainerStats>): ContainerUsage {
  const { cpu_stats: now, precpu_stats: before, memory_stats: memory } = stats;
  const cpus = now?.online_cpus ?? 1;
  const own = (now?.cpu_usage?.total_usage ?? 0) - (before?.cpu_usage?.total_usage ?? 0);
  const all = (now?.system_cpu_usage ?? 0) - (before?.system_cpu_usage ?? 0);
  // Control groups 1 and 2 call it differently.
  const cache = memory?.stats?.inactive_file ?? memory?.stats?.total_inactive_file ?? 0;
  const networks = Object.values(stats.networks ?? {});
  const disk = stats.blkio_stats?.io_service_bytes_recursive ?? [];
  const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
  const moved = (op: string): number =>
    total(disk.filter((entry) => entry.op.toLowerCase() === op).map(({ value }) => value));
  return {
    cpu: all > 0 && own > 0 ? (own / all) * cpus : 0,
    cpus,
    memory: Math.max(0, (memory?.usage ?? 0) - cache),
    limit: memory?.limit ?? 0,
    received: total(networks.map(({ rx_bytes }) => rx_bytes)),
    sent: total(networks.map(({ tx_bytes }) => tx_bytes)),
    read: moved('read'),
    written: moved('write'),
    processes: stats.pids_stats?.current ?? 0,
  };
}
