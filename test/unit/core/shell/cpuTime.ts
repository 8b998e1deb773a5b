/**
 * The time that `work` takes, in milliseconds: neither what other programs on the machine take of the processor counts, nor what this
 * process does beside the work, on another processor.
 */
export function cpuTime(work: () => void): number {
  const [clock, start] = [performance.now(), process.cpuUsage()];
  work();
  const used = process.cpuUsage(start);
  return Math.min(performance.now() - clock, (used.user + used.system) / 1000);
}
