import { strict as assert } from 'node:assert';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, it } from 'mocha';
import { watchShell } from '../../../../src/adapters/terminal/shellWatch';

const LOOK_MS = 20;

describe('The watch on a shell', () => {
  it('tells once that its process is no more, and nothing before', async () => {
    const shell = spawn('sleep', ['100']);
    let told = 0;
    const watch = watchShell({ processId: Promise.resolve(shell.pid) }, () => told++, LOOK_MS);
    await delay(5 * LOOK_MS);
    assert.equal(told, 0);
    shell.kill('SIGKILL');
    await once(shell, 'exit');
    await delay(10 * LOOK_MS);
    assert.equal(told, 1);
    watch.dispose();
  });

  it('tells nothing when it has ended, or where the process is not known', async () => {
    const shell = spawn('true');
    let told = 0;
    const tell = (): void => void told++;
    watchShell({ processId: Promise.resolve(shell.pid) }, tell, LOOK_MS).dispose();
    const unknown = watchShell({ processId: Promise.resolve(undefined) }, tell, LOOK_MS);
    await once(shell, 'exit');
    await delay(5 * LOOK_MS);
    unknown.dispose();
    assert.equal(told, 0);
  });
});
