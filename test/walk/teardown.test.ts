import { strict as assert } from 'node:assert';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cleanEnvironment } from '../host/environment';
import { awsEndpoint } from '../services/aws';
import { NEEDS, needs, skip } from '../services/needs';
import type { Service } from '../services/service';
import { provideImages } from './images';
import { bundledLessons, usesDocker, type Walkable } from './lessons';
import { Path } from './path';

const LESSON_MS = 900_000;
const MADE_SHARE = 0.9;

/** The lessons without their own clean-up: what they made is taken away by the plan, and what is left is counted. */
describe('cleaning up after the bundled course', function () {
  this.timeout(LESSON_MS);
  const lessons = bundledLessons();
  let folder: string;
  let env: NodeJS.ProcessEnv;
  let endpoint: string;
  const services: Service[] = [];
  const paths: Path[] = [];

  before(async function () {
    endpoint = needs(this, 'aws');
    folder = await mkdtemp(join(tmpdir(), 'practice-teardown-'));
    env = cleanEnvironment({ TERM: 'xterm', DOCKER_BUILDKIT: '0', DOCKER_CONFIG: join(folder, '.docker') });
  });
  after(async () => {
    for (const path of paths) path.dispose();
    for (const service of services) await service.dispose();
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  });

  async function begin(name: string, address: string, docker: string | undefined): Promise<Path> {
    const own = docker === undefined ? env : { ...env, DOCKER_HOST: docker };
    const missing = docker === undefined ? [] : await provideImages(own);
    const path = new Path({
      folder: join(folder, name),
      endpoint: address,
      env: own,
      docker: docker !== undefined,
      missing,
      cluster: false,
    });
    paths.push(path);
    await path.begin();
    return path;
  }

  /** Enough has to be made for its removal to say something. */
  const isMade = ({ run, passed, title }: Awaited<ReturnType<Path['make']>>) =>
    assert.ok(passed >= MADE_SHARE * run, `${title}: ${passed} of ${run} commands passed`);
  const stayedIn = ({ report }: Awaited<ReturnType<Path['remove']>>) =>
    report.stayed.map(({ removal, why }) => `${removal.title}: ${why}`);

  it('leaves an account empty after all lessons that need one, by one plan', async () => {
    const path = await begin('aws', endpoint, undefined);
    for (const walkable of lessons.filter((each) => !usesDocker(each))) isMade(await path.make(walkable));
    const made = path.remover.made;
    const removed = await path.remove(null);
    assert.deepEqual({ stayed: stayedIn(removed), left: removed.leftBehind }, { stayed: [], left: {} });
    assert.ok(removed.report.removed.length >= 30, `${removed.report.removed.length} of ${made.length}`);
  });

  describe('with an engine', () => {
    let path: Path;
    before(async function () {
      const docker = process.env[NEEDS.docker.addressVariable];
      if (docker === undefined) skip(this, 'Docker engine: without one its lessons are left out');
      const found = await awsEndpoint({ own: true });
      if ('missing' in found) skip(this, `AWS endpoint: ${found.missing}`);
      services.push(found.service);
      path = await begin('docker', found.service.address, docker);
    });
    const titleOf = ({ lesson }: Walkable): string => lesson.title ?? '';
    for (const walkable of lessons.filter(usesDocker))
      it(`leaves account and engine empty after ${titleOf(walkable)}`, async () => {
        isMade(await path.make(walkable));
        const removed = await path.remove(titleOf(walkable));
        assert.deepEqual({ stayed: stayedIn(removed), left: removed.leftBehind }, { stayed: [], left: {} });
      });
  });
});
