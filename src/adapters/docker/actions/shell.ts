import type { Desk, Screen } from '../../../core/resources/desk';
import type { ResourceRow } from '../../../core/resources/model';
import { ResourceError } from '../../../core/resources/errors';
import { engineId } from '../ids';
import { call, type Toolbox } from './each';

/** The best shell that is there. */
const SHELL = ['sh', '-c', 'if command -v bash >/dev/null; then exec bash; else exec sh; fi'];
const WINDOWS_SHELL = ['cmd'];

/** Opens a shell in a running container, in a terminal, through the engine: no docker command is needed. */
export function openShell(tools: Toolbox, row: ResourceRow, desk: Desk): void {
  desk.openTerminal({
    name: row.label,
    icon: 'terminal',
    closes: true,
    session: (screen, signal) =>
      call(tools, async (docker) => {
        const container = docker.getContainer(engineId(row));
        const { Platform: platform } = await container.inspect();
        const exec = await container.exec({
          Cmd: platform === 'windows' ? WINDOWS_SHELL : SHELL,
          AttachStdin: true,
          AttachStdout: true,
          AttachStderr: true,
          Tty: true,
          Env: ['TERM=xterm-256color'],
        });
        const stream = await exec.start({ hijack: true, stdin: true, Tty: true });
        const fit = ({ columns, rows }: Screen['size']): void =>
          // A terminal that closes meanwhile has no size any more.
          void exec.resize({ w: columns, h: rows }).catch(() => undefined);
        fit(screen.size);
        screen.onResize(fit);
        let typed = false;
        screen.onInput((text) => {
          typed = true;
          stream.write(text);
        });
        const close = (): void => void stream.destroy();
        signal.addEventListener('abort', close);
        try {
          for await (const chunk of stream as AsyncIterable<Uint8Array>) screen.write(chunk);
        } finally {
          signal.removeEventListener('abort', close);
        }
        // What keeps a shell from starting comes as if it had written it.
        if (typed || signal.aborted) return;
        const { ExitCode: code } = await exec.inspect();
        if (code !== 0 && code !== null)
          throw new ResourceError('failed', `No shell could be started in ${row.label}: it may have none.`);
      }),
  });
}
