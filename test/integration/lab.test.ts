import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { createPracticeTerminals } from '../../src/adapters/terminal/terminals';
import type { CommandStep } from '../../src/core/course/model';
import { createRunner } from '../../src/core/runs/runner';
import type { PracticeTerminals } from '../../src/core/runs/terminal';
import { Lab } from '../../src/ui/lab/lab';

const quiet = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

function step(command: string): CommandStep {
  const range = { from: 0, to: 0 };
  const statement = {
    range,
    line: 1,
    command,
    placeholders: [],
    runsIn: 'host',
    session: null,
    openedBy: null,
  } as const;
  return {
    kind: 'command',
    id: command,
    range,
    title: command,
    format: 'fenced',
    language: 'sh',
    statements: [statement],
  };
}

/** Keeps what it is given, like the editor's own. */
class Memory implements vscode.Memento {
  private readonly kept = new Map<string, unknown>();
  keys = (): readonly string[] => [...this.kept.keys()];
  get<T>(key: string, otherwise?: T): T | undefined {
    return (this.kept.get(key) as T | undefined) ?? otherwise;
  }
  update(key: string, value: unknown): Promise<void> {
    this.kept.set(key, value);
    return Promise.resolve();
  }
}

describe('the lab', function () {
  this.timeout(60_000);
  const extension = vscode.extensions.all.find(({ id }) => id.endsWith('.dist-sys-practice'));
  let parent: string;
  let lab: Lab;
  let terminals: PracticeTerminals | undefined;

  before(async () => {
    assert.ok(extension);
    parent = await realpath(await mkdtemp(join(tmpdir(), 'practice lab ')));
    lab = new Lab(new Memory(), vscode.Uri.joinPath(extension.extensionUri, 'dist', 'lab.json'), 'bundled');
  });

  after(async () => {
    terminals?.dispose();
    await rm(parent, { recursive: true, force: true });
  });

  it('is not there before it was started, and not asked for where no file of it is read', async () => {
    assert.equal(await lab.folderFor('bundled'), undefined);
    assert.ok(await lab.ready('bundled', step('docker version')));
    assert.ok(await lab.ready('notes of my own', step('aws s3 cp s3/first.txt s3://bucket')));
  });

  it('is copied whole to a folder, where commands of the course then run and find its files', async () => {
    await lab.startIn(vscode.Uri.file(parent));
    const folder = join(parent, 'practice-lab');
    assert.equal(await lab.folderFor('bundled'), folder);
    assert.ok(await lab.ready('bundled', step('aws s3 cp s3/first.txt s3://bucket')));
    terminals = createPracticeTerminals({
      logger: quiet,
      target: () => ({ name: 'Lab', env: {} }),
      folderFor: (course) => lab.folderFor(course),
    });
    const outputs = new Map<string, string>();
    const runner = createRunner({
      terminals,
      store: {
        record: () => undefined,
        saveOutput: (id, text) => Promise.resolve(void outputs.set(id, text)),
      },
      logger: quiet,
      now: Date.now,
      newId: randomUUID,
    });
    const output = async (courseId: string, command: string) => {
      const lines = [command];
      const run = await runner.run({
        courseId,
        step: step(command),
        filled: lines,
        masked: lines,
        values: {},
        secrets: [],
      });
      assert.equal(run.state, 'passed', outputs.get(run.id));
      return outputs.get(run.id)?.trim();
    };
    assert.equal(
      await output('bundled', 'cat s3/first.txt && pwd'),
      `Hello from the first version.\n${folder}`,
    );
    assert.notEqual(await output('notes of my own', 'pwd'), folder);
  });

  it('is asked for again once its folder is gone', async () => {
    await rm(join(parent, 'practice-lab'), { recursive: true });
    assert.equal(await lab.folderFor('bundled'), undefined);
  });
});
