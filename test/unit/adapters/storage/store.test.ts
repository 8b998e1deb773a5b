import { strict as assert } from 'node:assert';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { runsPerStep } from '../../../../src/adapters/storage/memory';
import { openStore, type Store, type StoreOptions } from '../../../../src/adapters/storage/store';
import type { Run } from '../../../../src/core/runs/model';
import { quiet, runOf } from './fixtures';

const writer = require.resolve('./writer');

describe('the store', function () {
  this.timeout(60_000);
  let folder: string;
  let stores: Store[];
  let children: ChildProcess[];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'practice-store-'));
    stores = [];
    children = [];
  });
  afterEach(async () => {
    for (const store of stores) await store.dispose();
    for (const child of children) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  const open = async (windowId: string, options: Partial<StoreOptions> = {}): Promise<Store> => {
    const store = await openStore(folder, { logger: quiet, windowId, now: Date.now, ...options });
    stores.push(store);
    return store;
  };
  const journals = () => readdirSync(join(folder, 'journals'));
  const journal = (window: string) => join(folder, 'journals', `${window}.jsonl`);
  const passed = (run: Run): Run => ({ ...run, state: 'passed', endedAt: run.startedAt + 1 });

  /** Another process with a window of its own; `lines` grows with what it says. */
  function start(window: string, count: number) {
    const child = spawn(process.execPath, ['--import=tsx', writer, folder, window, 'course', String(count)], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    children.push(child);
    const lines: string[] = [];
    createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
    return { child, lines };
  }

  async function until(condition: () => boolean, what: string): Promise<void> {
    const started = Date.now();
    while (!condition()) {
      if (Date.now() - started > 30_000) throw new Error(`waited in vain: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  it('keeps runs, marks, values and outputs over a restart', async () => {
    const first = await open('one');
    const run = runOf('course', 'a', 'run-1', Date.now());
    first.record(run);
    first.record(passed(run));
    first.markDone('course', 'b');
    first.record(passed(runOf('course', 'c', 'run-2', Date.now())));
    first.markNotDone('course', 'c');
    first.remember('course', 'region', 'us-east-1');
    first.remember('course', 'gone', 'x');
    first.remember('course', 'gone', null);
    await first.saveOutput('run-1', 'hello\n');
    await first.dispose();

    const second = await open('two');
    assert.deepEqual(second.latest('course', 'a'), passed(run));
    assert.equal(second.latest('course', 'b')?.state, 'done');
    assert.equal(second.latest('course', 'c'), undefined);
    assert.equal(second.history('course', 'c').length, 1);
    assert.deepEqual([...second.remembered('course')], [['region', 'us-east-1']]);
    assert.equal(await second.output('run-1'), 'hello\n');
    assert.equal(await second.output('../run-1'), undefined);
    assert.deepEqual([...second.runs('course').keys()].sort(), ['a', 'b']);
    assert.equal(second.runs('another').size, 0);

    second.resetProgress('course');
    assert.equal(second.runs('course').size, 0);
    assert.equal(second.remembered('course').size, 1);
    await second.dispose();
    assert.equal((await open('three')).runs('course').size, 0);
  });

  it('keeps only the latest runs of a step', async () => {
    const store = await open('one');
    for (let n = 0; n < runsPerStep + 5; n++)
      store.record(passed(runOf('course', 'a', `run-${n}`, 1000 + n)));
    await store.dispose();
    const history = (await open('two')).history('course', 'a');
    assert.equal(history.length, runsPerStep);
    assert.equal(history[0]?.id, `run-${runsPerStep + 4}`);
  });

  it('shows in one window what another does, and says so', async () => {
    const one = await open('one');
    const two = await open('two');
    const heard: string[] = [];
    two.onDidChange((course) => heard.push(course));
    one.record(passed(runOf('course', 'a', 'run-1', Date.now())));
    await until(() => two.latest('course', 'a') !== undefined, 'the run of the other window');
    assert.deepEqual([...new Set(heard)], ['course']);
    two.remember('course', 'k', 'v');
    await until(() => one.remembered('course').get('k') === 'v', 'the value of the other window');
  });

  it('loses nothing when a window is killed again and again', async () => {
    const written: string[] = [];
    for (let round = 0; round < 4; round++) {
      const { child, lines } = start(`killed${round}`, 0);
      await until(() => lines.length > 20 * (round + 1), 'runs');
      child.kill('SIGKILL');
      await once(child, 'close');
      written.push(...lines.filter((line) => line.startsWith('killed')));
    }
    // What a crash or a full disk leaves: a line that breaks off, here within a character; and the next one after it.
    const path = journal('killed3');
    const bytes = readFileSync(path);
    truncateSync(path, bytes.lastIndexOf(Buffer.from('é')) + 1);
    appendFileSync(
      path,
      '\n{"at":17000,"window":"killed3","course":"course","kind":"value","key":"k","value":"v"}\n',
    );
    const damaged: string[] = [];
    const store = await open('reader', { onDamaged: (path) => damaged.push(path) });
    const last = new Set(written.filter((id) => id.startsWith('killed3')).slice(-2));
    for (const id of written.filter((id) => !last.has(id))) {
      const run = store.latest('course', id.replace(/-(\d+)$/, '-step-$1'));
      assert.equal(run?.id, id);
      assert.equal(run.state, 'passed');
    }
    assert.equal(store.remembered('course').get('k'), 'v');
    assert.deepEqual(damaged, []);
    assert.deepEqual(journals(), ['reader.jsonl']);
  });

  it('ends the runs of a window that died, not those of one that lives', async () => {
    const { child, lines } = start('other', 1);
    await until(() => lines.includes('written'), 'the run');
    const one = await open('one');
    assert.equal(one.latest('course', 'other-open')?.state, 'running');
    child.kill('SIGKILL');
    await once(child, 'close');
    const two = await open('two');
    assert.equal(two.latest('course', 'other-open')?.state, 'interrupted');
    assert.equal(two.latest('course', 'other-open')?.statements[0]?.state, 'interrupted');
    await until(
      () => one.latest('course', 'other-open')?.state === 'interrupted',
      'the end, in the other window',
    );
  });

  it('ends the runs that its own window left running before a reload', async () => {
    const before = await open('same');
    before.record(runOf('course', 'a', 'run-1', Date.now()));
    await before.dispose();
    assert.equal((await open('same')).latest('course', 'a')?.state, 'interrupted');
  });

  it('takes a window on another machine for dead when its heart stands still', async () => {
    const before = await open('gone');
    before.record(runOf('course', 'a', 'run-1', Date.now()));
    await before.flush();
    const store = await open('one', { heartbeat: 20 });
    // As if it had been written elsewhere; nobody touches it again.
    writeFileSync(join(folder, 'windows', 'gone.json'), JSON.stringify({ pid: 1, machine: 'elsewhere' }));
    assert.equal(store.latest('course', 'a')?.state, 'running');
    await until(() => store.latest('course', 'a')?.state === 'interrupted', 'the end');
  });

  it('takes what several processes write at once', async () => {
    const one = start('p1', 150);
    const two = start('p2', 150);
    const store = await open('reader');
    await until(() => one.lines.includes('written') && two.lines.includes('written'), 'both');
    await until(() => store.runs('course').size === 302, 'all runs');
  });

  it('lets one of several new windows take over what a dead one left', async () => {
    const dead = start('dead', 30);
    await until(() => dead.lines.includes('written'), 'the runs');
    dead.child.kill('SIGKILL');
    await once(dead.child, 'close');
    const heirs = ['h1', 'h2', 'h3', 'h4'].map((window) => start(window, 1));
    for (const { lines } of heirs) await until(() => lines.includes('written'), 'an heir');
    assert.ok(!journals().some((name) => name.startsWith('dead')), journals().join(' '));
    const store = await open('reader');
    assert.equal(store.runs('course').size, 31 + 4 * 2);
    assert.equal(store.latest('course', 'dead-open')?.state, 'interrupted');
  });

  const damages: readonly (readonly [name: string, damage: (path: string) => void])[] = [
    ['text that is no entry', (path) => appendFileSync(path, '\nwhat is this\n')],
    ['binary data', (path) => appendFileSync(path, Buffer.from([0x0a, 0, 1, 0xff, 0xfe, 0x0a]))],
    [
      'JSON of another kind',
      (path) => appendFileSync(path, '\n{"at":1,"window":"x","course":"c","kind":"nonsense"}\n'),
    ],
    ['zeros in a line', (path) => appendFileSync(path, `\n{"at":17\0\0\0\0\n`)],
  ];
  for (const [name, damage] of damages) {
    it(`sets aside a file with ${name}, says so once, and keeps the rest`, async () => {
      const before = await open('before');
      before.record(passed(runOf('course', 'a', 'run-1', Date.now())));
      await before.dispose();
      damage(journal('before'));
      appendFileSync(journal('before'), readFileSync(journal('before'), 'utf8').replaceAll('run-1', 'run-2'));

      const said: string[] = [];
      const store = await open('one', { onDamaged: (path) => said.push(path) });
      await store.refresh();
      assert.equal(store.history('course', 'a').length, 2);
      assert.equal(said.length, 1);
      assert.match(said[0] ?? '', /before\.jsonl(\.claimed-one)?\.damaged-\w+$/);
      await store.dispose();
      const later = await open('two', { onDamaged: (path) => said.push(path) });
      assert.equal(later.history('course', 'a').length, 2);
      assert.equal(said.length, 1);
    });
  }

  it('writes its journal anew while others read it', async () => {
    const one = await open('one');
    const two = await open('two');
    for (let n = 0; n < 3000; n++) {
      one.remember('course', 'counter', String(n));
      if (n % 100 === 0) await one.flush();
    }
    one.record(passed(runOf('course', 'a', 'run-1', Date.now())));
    await one.flush();
    assert.ok(readFileSync(journal('one'), 'utf8').split('\n').length < 2000);
    await until(() => two.latest('course', 'a') !== undefined, 'the run');
    assert.equal(two.remembered('course').get('counter'), '2999');
    await one.dispose();
    await two.dispose();
    const three = await open('three');
    assert.equal(three.remembered('course').get('counter'), '2999');
    assert.ok(three.latest('course', 'a'));
  });

  it('goes on in memory when the disk refuses, says so once, and catches up', async () => {
    const problems: string[] = [];
    const store = await open('one', { onProblem: (error) => problems.push(error.message), heartbeat: 20 });
    rmSync(join(folder, 'journals'), { recursive: true });
    writeFileSync(join(folder, 'journals'), 'in the way');
    store.remember('course', 'k', 'v');
    store.remember('course', 'k', 'w');
    await store.flush();
    assert.equal(store.remembered('course').get('k'), 'w');
    assert.equal(problems.length, 1);
    rmSync(join(folder, 'journals'));
    const again = await open('two');
    await until(() => again.remembered('course').get('k') === 'w', 'the value on disk');
  });
});
