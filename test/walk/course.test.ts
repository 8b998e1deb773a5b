import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanEnvironment } from '../host/environment';
import { awsEndpoint } from '../services/aws';
import { NEEDS, needs, skip } from '../services/needs';
import type { Service } from '../services/service';
import { report, share, sum } from '../systems/figures/count';
import { liveAt } from '../systems/figures/live';
import { dockerCensus } from './census';
import { FormFigures } from './figures';
import { provideImages } from './images';
import { bundledLessons, SNIPPETS, usesDocker, type Walkable } from './lessons';
import { Path } from './path';
import { checkTable, writeTable } from './table';
import type { LessonWalk } from './walker';

const LESSON_MS = 900_000;
const REACHABLE_SHARE = 0.95;
const FILLED_SHARE = 0.9;

/** Lessons that need a Docker engine go one path, all others a second one at the same time, each with an endpoint of its own. */
describe('a walk through the bundled course', function () {
  this.timeout(LESSON_MS);
  const only = new RegExp(process.env.PRACTICE_WALK_LESSONS ?? '');
  const lessons = bundledLessons().filter(({ lesson }) => only.test(lesson.title ?? ''));
  const walks = new Map<Walkable, Promise<LessonWalk>>();
  let docker: string | undefined;
  let folder: string;
  let second: Service;
  const paths: Path[] = [];
  const figures: FormFigures[] = [];

  before(async function () {
    const endpoint = needs(this, 'aws');
    docker = process.env[NEEDS.docker.addressVariable];
    folder = await mkdtemp(join(tmpdir(), 'practice-walk-'));
    const found = await awsEndpoint({ own: true });
    if ('missing' in found) skip(this, `AWS endpoint: ${found.missing}`);
    second = found.service;
    const env = cleanEnvironment({
      TERM: 'xterm',
      DOCKER_BUILDKIT: '0',
      DOCKER_CONFIG: join(folder, '.docker'),
      ...(docker !== undefined && { DOCKER_HOST: docker }),
    });
    let missing: string[] = [];
    if (docker !== undefined) {
      assert.equal((await dockerCensus(env)).containers, undefined, 'the engine has to be empty');
      missing = await provideImages(env);
    }
    const cluster = answers('kubectl', ['cluster-info', '--request-timeout=3s'], env);
    const withDocker = lessons.filter(usesDocker);
    const without = lessons.filter((walkable) => !usesDocker(walkable));
    for (const [name, own, address] of [
      ['docker', withDocker, second.address],
      ['aws', without, endpoint],
    ] as const) {
      const looking = new FormFigures(join(SNIPPETS, 'lab'), liveAt(address, docker, 'us-east-1'));
      figures.push(looking);
      const path = new Path({
        figures: looking,
        folder: join(folder, name),
        endpoint: address,
        env,
        docker: docker !== undefined && name === 'docker',
        missing,
        cluster,
      });
      paths.push(path);
      await path.begin();
      let before: Promise<unknown> = Promise.resolve();
      for (const walkable of own) {
        const walk = before.then(() => path.walk(walkable));
        walks.set(walkable, walk);
        before = walk.catch(() => undefined);
      }
    }
  });

  after(async () => {
    for (const path of paths) path.dispose();
    await second?.dispose();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });

  for (const walkable of lessons)
    it(walkable.lesson.title ?? '', async () => {
      const walk = await walks.get(walkable);
      assert.deepEqual(
        walk?.failures.map(({ command, why }) => `${command}\n  ${why}`),
        [],
      );
      assert.deepEqual(walk?.leftBehind, {}, 'more, or less, than before');
    });

  it('fills at least nine of ten slots at first sight, and none of them wrongly', async () => {
    await Promise.allSettled(walks.values());
    const count = sum(figures.map((each) => each.count));
    report('the bundled course and the files of its lab', count);
    assert.deepEqual(count.wrong, []);
    assert.ok(share(count) >= FILLED_SHARE, `${count.preselected + count.first} of ${count.slots}`);
  });

  it('runs no fewer than 95 % of all commands on the host, and all of those pass', async function () {
    if (docker === undefined) skip(this, 'Docker engine: without one its lessons are left out');
    if (process.env.PRACTICE_WALK_LESSONS !== undefined) skip(this, 'only some lessons are walked');
    const done = await Promise.all(lessons.flatMap((walkable) => walks.get(walkable) ?? []));
    const total = (pick: (walk: LessonWalk) => number) => done.reduce((sum, walk) => sum + pick(walk), 0);
    const [commands, passed] = [total((walk) => walk.commands), total((walk) => walk.passed)];
    if (process.env.PRACTICE_WRITE_WALK === '1') writeTable(done);
    assert.ok(passed >= REACHABLE_SHARE * commands, `${passed} of ${commands}`);
    checkTable(done);
  });
});

function answers(program: string, args: readonly string[], env: NodeJS.ProcessEnv): boolean {
  try {
    execFileSync(program, args, { env, stdio: 'ignore', timeout: 10_000 });
    return true;
  } catch {
    return false;
  }
}
