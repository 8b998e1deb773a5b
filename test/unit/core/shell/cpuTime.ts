/** The processor time that `work` takes, in milliseconds: other programs on the machine do not count. */
export function cpuTime(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const used = process.cpuUsage(start);
  return (used.user + used.system) / 1000;
}
