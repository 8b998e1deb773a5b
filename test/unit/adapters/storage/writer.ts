/**
 * A window of its own for the tests: `writer.ts FOLDER WINDOW COURSE COUNT`. Records COUNT runs (or goes on for ever with 0),
 * prints the id of each once it is on disk, and stays alive until its input ends.
 */
import { openStore } from '../../../../src/adapters/storage/store';
import { quiet, runOf } from './fixtures';

async function main([folder = '', window = '', course = '', count = '0']: readonly string[]): Promise<void> {
  const store = await openStore(folder, { logger: quiet, windowId: window, now: Date.now });
  process.stdout.write('ready\n');
  for (let n = 0; count === '0' || n < Number(count); n++) {
    const run = runOf(course, `${window}-step-${n}`, `${window}-${n}`, Date.now());
    store.record(run);
    store.record({ ...run, state: 'passed', endedAt: Date.now() });
    await store.flush();
    process.stdout.write(`${run.id}\n`);
  }
  store.record(runOf(course, `${window}-open`, `${window}-open`, Date.now()));
  await store.flush();
  process.stdout.write('written\n');
  process.stdin.on('end', () => void store.dispose().then(() => process.exit(0))).resume();
}

void main(process.argv.slice(2));
