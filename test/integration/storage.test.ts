import { strict as assert } from 'node:assert';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { openStore } from '../../src/adapters/storage/store';
import type { Run } from '../../src/core/runs/model';

const quiet = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

describe('the store in the extension host', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'practice-store-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('ends what ran before the window was reloaded, and keeps the rest', async () => {
    const options = { logger: quiet, windowId: vscode.env.sessionId, now: Date.now };
    const run: Run = {
      id: 'run-1',
      courseId: 'course',
      stepId: 'step',
      state: 'running',
      target: 'Sandbox',
      startedAt: Date.now(),
      endedAt: null,
      statements: [{ command: 'sleep 100', exitCode: null, state: 'running' }],
      values: {},
    };
    const before = await openStore(folder, options);
    before.record(run);
    before.remember('course', 'region', 'us-east-1');
    await before.saveOutput('run-1', 'half of it\n');
    // No dispose: a window that goes away may not get that far.
    await before.flush();

    const after = await openStore(folder, options);
    assert.equal(after.latest('course', 'step')?.state, 'interrupted');
    assert.equal(after.remembered('course').get('region'), 'us-east-1');
    assert.equal(await after.output('run-1'), 'half of it\n');
    await after.dispose();
    await before.dispose();
  });
});
