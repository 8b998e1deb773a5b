import { strict as assert } from 'node:assert';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeServicesCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import Docker from 'dockerode';
import { awsClientEnvironment, resetAws } from '../services/aws';
import { needs } from '../services/needs';
import { commandRow, openCourseView } from './harness/courseView';
import { choosePath } from './harness/dialogs';
import { formCloses, formInput } from './harness/form';
import { clickLens, seeLens } from './harness/lenses';
import { answer, runCommand } from './harness/palette';
import {
  confirm,
  dragTo,
  dropContent,
  openResourceView,
  openRow,
  seeNoRow,
  seeRow,
} from './harness/resources';
import { terminalShows } from './harness/terminal';
import { until } from './harness/until';
import { chooseFromContextMenu, revealTreeItem, scrollTo } from './harness/views';
import { startWorkbench, type Workbench } from './harness/workbench';

const LABEL = 'practice.ui';
const MAKE = 'aws s3 mb';
const DIALOG_MS = 15_000;

describe('Cloud Resources', () => {
  let notes = '';
  let tries = 0;
  let workbench: Workbench;
  let s3: S3Client;
  let ecs: ECSClient;
  let engine: Docker;

  before(async function () {
    const endpoint = needs(this, 'aws');
    const host = needs(this, 'docker');
    await resetAws(endpoint);
    engine = new Docker({ socketPath: host.replace(/^\w+:\/\//, '') });
    await removeContainers();
    const client = {
      endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'practice', secretAccessKey: 'practice' },
    };
    s3 = new S3Client({ ...client, forcePathStyle: true });
    ecs = new ECSClient(client);
    workbench = await startWorkbench({
      env: { ...awsClientEnvironment(endpoint), DOCKER_HOST: host },
    });
  });
  after(async () => {
    await workbench?.dispose();
    await removeContainers();
  });

  async function removeContainers(): Promise<void> {
    const left = (await engine?.listContainers({ all: true, filters: { label: [LABEL] } })) ?? [];
    for (const { Id } of left) await engine.getContainer(Id).remove({ force: true });
  }

  const objectRow = (name: string, rest = '') => new RegExp(`^object ${name.replace('.', '\\.')}${rest}`);
  const keys = async (Bucket: string) =>
    ((await s3.send(new ListObjectsV2Command({ Bucket }))).Contents ?? []).map(({ Key }) => Key);
  const content = async (Bucket: string, Key: string) =>
    (await s3.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();

  it('shows a container that is started in the terminal, and that it is gone, without a refresh', async () => {
    const { page } = workbench;
    await openResourceView(page, 'Docker');
    await seeRow(page, /^Containers/);
    await runCommand(page, 'Terminal: Create New Terminal');
    await terminalShows(page, /[$#]\s*$/);
    await page.keyboard.type(`docker run -d --init --name ui-web --label ${LABEL} busybox sleep 1000\n`);
    await seeRow(page, /^ui-web, running, image busybox/);
    await page.keyboard.type('docker stop -t 1 ui-web\n');
    await seeRow(page, /^ui-web, exited \(\d+\)/);
    await page.keyboard.type('docker rm ui-web\n');
    await seeNoRow(page, /^ui-web/);
  });

  it('follows logs', async () => {
    const { page } = workbench;
    const container = await engine.createContainer({
      name: 'ui-log',
      Image: 'busybox',
      Cmd: ['sh', '-c', 'n=0; while true; do n=$((n+1)); echo line $n of the log; sleep 1; done'],
      Labels: { [LABEL]: '' },
      HostConfig: { Init: true, NetworkMode: 'none' },
    });
    await container.start();
    await openResourceView(page, 'Docker');
    await chooseFromContextMenu(await seeRow(page, /^ui-log, running/), 'Follow Logs');
    await terminalShows(page, /line 1 of the log/);
    await terminalShows(page, /line 4 of the log/);
    await container.kill();
    await terminalShows(page, /— ended —/);
  });

  it('shows a bucket that a step of the course makes', async () => {
    const { page } = workbench;
    await openCourseView(page);
    await (await revealTreeItem(page, 'Cloud Web Apps', 'Building a modern web application')).click();
    await (await scrollTo(commandRow(page, MAKE))).click();
    await seeLens(page, MAKE, '▶ Run');
    await openResourceView(page, 'S3');
    await seeRow(page, /^Create Bucket…/);
    await clickLens(page, MAKE, '▶ Run');
    const input = await formInput(page);
    await input.fill('ui-course');
    await input.press('Enter');
    await formCloses(page);
    await seeRow(page, /^bucket ui-course/);
  });

  it('uploads, edits, saves, downloads and deletes an object', async () => {
    const { page, folder } = workbench;
    // Another try must not meet what the one before has left: an object, its row, and an editor of its older content.
    notes = `ui-notes-${++tries}`;
    const name = `hello-${tries}.txt`;
    await writeFile(join(folder, name), 'hello\n');
    await openResourceView(page, 'S3');
    await runCommand(page, 'Practice: Create Bucket…');
    await answer(page, notes);
    await chooseFromContextMenu(await seeRow(page, new RegExp(`^bucket ${notes}`)), 'Upload Files…');
    await choosePath(page, join(folder, name));
    await until('the upload', DIALOG_MS, async () => ((await keys(notes)).length === 1 ? true : undefined));
    await openRow(page, new RegExp(`^bucket ${notes}`));

    await (await seeRow(page, objectRow(name, ', 6 B'))).click();
    const editor = page.locator('.editor-group-container.active .monaco-editor').first();
    await editor.locator('.view-line').filter({ hasText: 'hello' }).click();
    await page.keyboard.press('Control+End');
    await page.keyboard.type('from the editor');
    await until('the save', DIALOG_MS, async () => {
      await page.keyboard.press('Control+S');
      return (await content(notes, name)) === 'hello\nfrom the editor' ? true : undefined;
    });

    await chooseFromContextMenu(await seeRow(page, objectRow(name, ', 21 B')), 'Download…');
    const path = join(folder, 'downloaded.txt');
    await choosePath(page, path);
    await until('the download', DIALOG_MS, () =>
      readFile(path, 'utf8').then(
        (text) => (text === 'hello\nfrom the editor' ? true : undefined),
        () => undefined,
      ),
    );

    await chooseFromContextMenu(await seeRow(page, objectRow(name)), 'Delete…');
    await confirm(page, 'Delete');
    await seeNoRow(page, objectRow(name));
    assert.deepEqual(await keys(notes), []);
  });

  it('uploads what is dropped onto a bucket from outside of the editor', async () => {
    const { page } = workbench;
    await dropContent(await seeRow(page, new RegExp(`^bucket ${notes}`)), 'from outside.txt', 'dropped');
    await seeRow(page, /^object from outside\.txt, 7 B/);
    assert.equal(await content(notes, 'from outside.txt'), 'dropped');
  });

  it('uploads the file of a tab that is dragged onto a bucket', async () => {
    const { page, folder } = workbench;
    await writeFile(join(folder, 'tab.txt'), 'dragged');
    await page.keyboard.press('Control+P');
    await page.locator('.quick-input-widget input').first().fill(join(folder, 'tab.txt'));
    await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: 'tab.txt' }).first().click();
    const tab = page.locator('.tab').filter({ hasText: 'tab.txt' });
    await tab.waitFor();
    await dragTo(tab, await seeRow(page, new RegExp(`^bucket ${notes}`)));
    await seeRow(page, /^object tab\.txt, 7 B/);
    assert.equal(await content(notes, 'tab.txt'), 'dragged');
  });

  it('scales a service', async () => {
    const { page } = workbench;
    await ecs.send(new CreateClusterCommand({ clusterName: 'ui-shop' }));
    await ecs.send(
      new RegisterTaskDefinitionCommand({
        family: 'ui-web',
        containerDefinitions: [{ name: 'web', image: 'nginx', memory: 128 }],
      }),
    );
    await ecs.send(
      new CreateServiceCommand({
        cluster: 'ui-shop',
        serviceName: 'ui-service',
        taskDefinition: 'ui-web',
        desiredCount: 1,
      }),
    );
    await openResourceView(page, 'ECS');
    await openRow(page, /^cluster ui-shop/);
    await chooseFromContextMenu(await seeRow(page, /^service ui-service/), 'Scale…');
    await answer(page, '3');
    await seeRow(page, /^service ui-service, \d of 3 running/);
    const { services = [] } = await ecs.send(
      new DescribeServicesCommand({ cluster: 'ui-shop', services: ['ui-service'] }),
    );
    assert.equal(services[0]?.desiredCount, 3);
  });

  it('checks a task definition while it is typed', async () => {
    const { page } = workbench;
    await openResourceView(page, 'ECS');
    await runCommand(page, 'Practice: New Task Definition');
    const editor = page.locator('.editor-group-container.active .monaco-editor').first();
    await editor.locator('.view-line').filter({ hasText: '"awsvpc"' }).waitFor();
    await editor.locator('.view-line').filter({ hasText: '"family"' }).click();
    await page.keyboard.press('Home');
    await page.keyboard.type('"networkMode": "none of them",\n');
    await editor.locator('.squiggly-warning, .squiggly-error').first().waitFor();
  });
});
