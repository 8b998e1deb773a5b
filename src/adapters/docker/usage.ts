import type { ContainerStats } from 'dockerode';

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
