import { execFile } from 'node:child_process';

/**
 * Runs npm in `folder` without install scripts and without the environment that an outer `npm test` leaves behind.
 *
 * @throws an Error with the end of npm's output when it fails.
 */
export function npm(folder: string, args: readonly string[]): Promise<void> {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(package|lifecycle|config_(?!registry|.*proxy|cafile))/.test(name),
    ),
  );
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  const windows = process.platform === 'win32';
  return new Promise((resolve, reject) => {
    execFile(
      windows ? 'npm.cmd' : 'npm',
      [...args, ...flags],
      { cwd: folder, env, shell: windows, maxBuffer: 1 << 26 },
      (error, stdout, stderr) => {
        if (error === null) resolve();
        else reject(new Error(`npm ${args.join(' ')} failed:\n${(stdout + stderr).slice(-2000)}`));
      },
    );
  });
}
