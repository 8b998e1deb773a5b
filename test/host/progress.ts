/**
 * Shows `what` with the seconds that have passed while `work` runs: one line that rewrites itself on a terminal, a
 * line at the start and one at the end elsewhere.
 *
 * @returns what `work` resolves to.
 */
export async function withProgress<T>(what: string, work: Promise<T>): Promise<T> {
  const { stderr } = process;
  const started = Date.now();
  const seconds = () => `${Math.round((Date.now() - started) / 1000)} s`;
  const show = () => stderr.write(`\r${what} … ${seconds()} `);
  if (!stderr.isTTY) stderr.write(`${what} …\n`);
  const timer = stderr.isTTY ? setInterval(show, 500) : undefined;
  try {
    return await work;
  } finally {
    clearInterval(timer);
    stderr.write(stderr.isTTY ? `\r${what} … ${seconds()}\n` : `${what}: ${seconds()}\n`);
  }
}
