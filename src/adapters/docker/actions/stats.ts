import type { Readable } from 'node:stream';
import { bytes, percentBar } from '../../../core/resources/format';
import type { ResourceAction } from '../../../core/resources/model';
import type { Screen } from '../../../core/resources/desk';
import { engineId } from '../ids';
import { readJsonLines } from '../jsonLines';
import { usageOf } from '../usage';
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
