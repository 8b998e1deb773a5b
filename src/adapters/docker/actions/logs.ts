import type { Readable } from 'node:stream';
import type { Desk } from '../../../core/resources/desk';
import type { ResourceRow } from '../../../core/resources/model';
import { engineId } from '../ids';
import { call, type Toolbox } from './each';
import { Demultiplexer } from './streams';

/** Lines from before that a log begins with. */
const TAIL = 1000;

/** Shows what a container has written and goes on writing, until it stops or the terminal is closed. */
export function followLogs(tools: Toolbox, row: ResourceRow, desk: Desk): void {
  desk.openTerminal({
    name: `${row.label} · logs`,
    icon: 'output',
    session: async (screen, signal) => {
      await call(tools, async (docker) => {
        const container = docker.getContainer(engineId(row));
        const { Config: config } = await container.inspect();
        const options = {
          follow: true as const,
          stdout: true,
          stderr: true,
          tail: TAIL,
          abortSignal: signal,
        };
        const stream = (await container.logs(options)) as Readable;
        // Without a terminal of its own, a container's two outputs come in turns, each piece with a header.
        const pieces = new Demultiplexer((piece) => screen.write(piece));
        try {
          for await (const chunk of stream as AsyncIterable<Uint8Array>) {
            if (config.Tty) screen.write(chunk);
            else pieces.push(chunk);
          }
        } finally {
          stream.destroy();
        }
      });
    },
  });
}
