/**
 * Runs a command that must not outlive whoever started it: `node --import tsx tether.ts GRACE_MS COMMAND ARGS…`.
 *
 * The starter holds our standard input open. When that ends, for whatever reason (closed on purpose, a crash, `kill -9`),
 * or when a signal asks us to stop, the command is asked to end, and after the grace everything in its process group is killed.
 */
import { spawn, spawnSync } from 'node:child_process';

const [grace = '0', command = '', ...args] = process.argv.slice(2);
const windows = process.platform === 'win32';
const child = spawn(command, args, {
  detached: !windows,
  stdio: ['ignore', 'inherit', 'inherit'],
  windowsHide: true,
});

function killGroup(): void {
  if (child.pid === undefined) return;
  if (windows) {
    spawnSync('taskkill', ['/pid', String(child.pid), '/T', '/F']);
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // Nobody is left in the group.
  }
}

function stop(): void {
  if (windows) killGroup();
  else child.kill('SIGTERM');
  setTimeout(killGroup, Number(grace)).unref();
}

child.on('error', (error) => {
  process.stderr.write(`${command}: ${error.message}\n`);
  process.exit(127);
});
child.on('exit', (code) => {
  killGroup();
  process.exit(code ?? 1);
});
process.stdin.on('close', stop).resume();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
