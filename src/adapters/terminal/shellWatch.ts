import type { Disposable } from '../../core/runs/events';

/** Milliseconds between two looks. Two in a row must find nobody: the editor, who knows more of an end, has its say first. */
const LOOK_MS = 2000;

/**
 * Looks whether the process of a terminal's shell is still there, as a busy editor does not always tell of its end.
 *
 * @param terminal one whose shell runs on this machine.
 * @param ended called once, when it is no more.
 */
export function watchShell(
  terminal: { readonly processId: Thenable<number | undefined> },
  ended: () => void,
  lookMs = LOOK_MS,
): Disposable {
  let pid: number | undefined;
  void terminal.processId.then((known) => {
    // One that was never seen may be seen by others: each machine and sandbox counts its own.
    if (known !== undefined && isThere(known)) pid = known;
  });
  let missed = 0;
  const timer = setInterval(() => {
    missed = pid === undefined || isThere(pid) ? 0 : missed + 1;
    if (missed < 2) return;
    clearInterval(timer);
    ended();
  }, lookMs);
  return { dispose: () => clearInterval(timer) };
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process is one too.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
