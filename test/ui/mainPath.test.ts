import { strict as assert } from 'node:assert';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import Docker from 'dockerode';
import { projectRoot } from '../host/paths';
import { awsClientEnvironment, resetAws } from '../services/aws';
import { needs, skip } from '../services/needs';
import { commandRow, openCourseView, seeInTree } from './harness/courseView';
import { packed } from './harness/packed';
import { openCourseNotes } from './harness/dialogs';
import { inWebview } from './harness/frames';
import { clickLens, seeLens } from './harness/lenses';
import { terminalShows } from './harness/terminal';
import { revealTreeItem, scrollTo, setExpanded, treeItem } from './harness/views';
import { startWorkbench, type Workbench } from './harness/workbench';

const WEB = 'Building a modern web application';
const DOCKER = 'DevOps Docker Beginners Guide';
const HELLO = 'docker container run hello-world';

interface Subject {
  readonly what: string;
  /** The file to open; the bundled course is open anyway. */
  readonly file: string | null;
  /** Whether the extension is installed from its package, and not in development mode. */
  readonly installed?: true;
  /** What makes the bucket; a name that the notes give is asked for too, as nobody else in the world may have it. */
  readonly make: { readonly line: string; readonly bucket: string };
}

const NOTES = process.env.PRACTICE_COURSE_NOTES ?? join(projectRoot, '../shared/course-notes.md');

const SUBJECTS: readonly Subject[] = [
  {
    what: 'the bundled course',
    file: null,
    make: { line: 'aws s3 mb s3://REPLACE_ME_BUCKET_NAME', bucket: 'practice-main-path' },
  },
  {
    what: 'the package installed',
    file: null,
    installed: true,
    make: { line: 'aws s3 mb s3://REPLACE_ME_BUCKET_NAME', bucket: 'practice-installed' },
  },
  {
    what: "a learner's own notes",
    file: NOTES,
    make: { line: 'aws s3 mb s3://', bucket: 'mythical-mysfits-main-path' },
  },
];

for (const { what, file, make, installed } of SUBJECTS) {
  describe(`From notes to a bucket, with ${what}`, () => {
    let workbench: Workbench;
    let endpoint: string;
    let engine: Docker;
    let vsix: string | undefined;
    let removePackage: (() => Promise<void>) | undefined;

    before(async function () {
      if (file !== null && !existsSync(file))
        skip(this, `no notes at ${file}; PRACTICE_COURSE_NOTES may name some`);
      endpoint = needs(this, 'aws');
      const host = needs(this, 'docker');
      await resetAws(endpoint);
      engine = new Docker({ socketPath: host.replace(/^\w+:\/\//, '') });
      const env = { ...awsClientEnvironment(endpoint), DOCKER_HOST: host };
      if (installed) ({ path: vsix, dispose: removePackage } = await packed());
      workbench = await startWorkbench({ env, ...(vsix === undefined ? {} : { vsix }) });
      await openCourseView(workbench.page);
      if (file === null) return;
      await openCourseNotes(workbench.page, file);
      // What is left open has its own sections and lessons, whatever they are called.
      await setExpanded(treeItem(workbench.page, 'Distributed Systems Practice'), false);
    });
    after(async () => {
      await workbench?.dispose();
      await removePackage?.();
    });

    async function openLesson(section: string, lesson: string): Promise<void> {
      const row = await revealTreeItem(workbench.page, section, lesson);
      await row.click();
    }

    async function fillIn(value: string): Promise<void> {
      const input = await inWebview(workbench.page, 'form input');
      await input.fill(value);
      await input.press('Enter');
    }

    it('makes the bucket', async () => {
      const { page } = workbench;
      await openLesson('Cloud Web Apps', WEB);
      await (await scrollTo(commandRow(page, 'aws s3 mb'))).click();
      await clickLens(page, make.line, '▶ Run');
      await fillIn(make.bucket);
      await terminalShows(page, new RegExp(`make_bucket: ${make.bucket}`));
      await seeInTree(page, 'aws s3 mb', /^passed/);
      // The terminal took half of the room.
      await (await scrollTo(commandRow(page, 'aws s3 mb'))).click();
      assert.match(await seeLens(page, make.line, 'passed'), /✓ passed just now/);
      assert.deepEqual(await bucketNames(endpoint), [make.bucket]);
    });

    it('shows the exit code of a command that fails', async () => {
      const { page } = workbench;
      await (await scrollTo(commandRow(page, 'aws s3 website'))).click();
      await clickLens(page, 'aws s3 website', file === null ? '▶ Run' : '▶ Run aws s3 website');
      await fillIn('no-such-bucket');
      await terminalShows(page, /NoSuchBucket/);
      const said = await seeInTree(page, 'aws s3 website', /^exit [1-9]\d*/);
      const [exit = ''] = said.split(' · ');
      await (await scrollTo(commandRow(page, 'aws s3 website'))).click();
      assert.match(await seeLens(page, 'aws s3 website', '✗'), new RegExp(`✗ ${exit} just now`));
    });

    it('runs a container', async () => {
      const { page } = workbench;
      const before = new Set((await containers(engine)).map(({ Id }) => Id));
      await setExpanded(await scrollTo(treeItem(page, 'Cloud Web Apps')), false);
      await openLesson('Docker and Containers', DOCKER);
      await clickLens(page, HELLO, '▶ Run');
      await terminalShows(page, /Hello/);
      await seeInTree(page, 'docker container run', /^(?:passed|✓ container)/);
      const made = (await containers(engine)).filter(({ Id }) => !before.has(Id));
      assert.deepEqual(
        made.map(({ Image, State }) => ({ Image, State })),
        [{ Image: 'hello-world', State: 'exited' }],
      );
      await Promise.all(made.map(({ Id }) => engine.getContainer(Id).remove()));
    });
  });
}

async function bucketNames(endpoint: string): Promise<(string | undefined)[]> {
  const client = new S3Client({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'practice', secretAccessKey: 'practice' },
  });
  const { Buckets = [] } = await client.send(new ListBucketsCommand({}));
  client.destroy();
  return Buckets.map(({ Name }) => Name);
}

const containers = (engine: Docker) => engine.listContainers({ all: true });
