import {
  CreateClusterCommand,
  CreateServiceCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import Docker from 'dockerode';
import { awsClientEnvironment, resetAws } from '../services/aws';
import { needs, skip } from '../services/needs';
import { screenshot, setTheme } from './harness/appearance';
import { openResourceViews, openRow, seeRow } from './harness/resources';
import { setSideBarWidth } from './harness/views';
import { startWorkbench, type Workbench } from './harness/workbench';

const LABEL = 'practice.pictures';
const PROJECT = 'com.docker.compose.project';
const SERVICE = 'com.docker.compose.service';

describe('Pictures of Cloud Resources', () => {
  let workbench: Workbench;
  let engine: Docker;

  before(async function () {
    if (process.env.PRACTICE_SCREENSHOTS !== '1') skip(this, 'PRACTICE_SCREENSHOTS=1 takes them');
    const endpoint = needs(this, 'aws');
    const host = needs(this, 'docker');
    await resetAws(endpoint);
    engine = new Docker({ socketPath: host.replace(/^\w+:\/\//, '') });
    await removeContainers();
    await Promise.all([makeContainers(), makeObjects(endpoint), makeService(endpoint)]);
    workbench = await startWorkbench({
      env: { ...awsClientEnvironment(endpoint), DOCKER_HOST: host },
      settings: { 'window.commandCenter': false },
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

  async function makeContainers(): Promise<void> {
    for (const [name, labels, runs] of [
      ['shop-web-1', { [PROJECT]: 'shop', [SERVICE]: 'web' }, true],
      ['shop-store-1', { [PROJECT]: 'shop', [SERVICE]: 'store' }, true],
      ['hello', {}, false],
    ] as const) {
      const container = await engine.createContainer({
        name,
        Image: 'busybox',
        Cmd: runs ? ['sleep', '1000'] : ['true'],
        Labels: { [LABEL]: '', ...labels },
        HostConfig: { Init: true, NetworkMode: 'none' },
      });
      await container.start();
    }
  }

  it('of the three views', async () => {
    const { page } = workbench;
    await openResourceViews(page);
    await setSideBarWidth(page, 460);
    await openRow(page, /^bucket practice-photos/);
    await openRow(page, /^cluster MythicalMysfits/);
    await seeRow(page, /^shop-web-1, running/);
    await page.mouse.move(0, 0);
    for (const theme of ['dark', 'light'] as const) {
      await setTheme(workbench, theme);
      await screenshot(page, `resources-${theme}`);
    }
  });
});

const client = (endpoint: string) => ({
  endpoint,
  region: 'us-east-1',
  credentials: { accessKeyId: 'practice', secretAccessKey: 'practice' },
});

async function makeObjects(endpoint: string): Promise<void> {
  const s3 = new S3Client({ ...client(endpoint), forcePathStyle: true });
  for (const Bucket of ['mysfits-7f3a', 'practice-photos'])
    await s3.send(new CreateBucketCommand({ Bucket }));
  for (const [Key, size] of [
    ['2026/harbour.jpg', 182_400],
    ['index.html', 2_140],
    ['notes.txt', 460],
  ] as const)
    await s3.send(new PutObjectCommand({ Bucket: 'practice-photos', Key, Body: Buffer.alloc(size, 'x') }));
}

async function makeService(endpoint: string): Promise<void> {
  const ecs = new ECSClient(client(endpoint));
  const cluster = 'MythicalMysfits-Cluster';
  await ecs.send(new CreateClusterCommand({ clusterName: cluster }));
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: 'mythicalmysfits',
      containerDefinitions: [{ name: 'service', image: 'nginx', memory: 128 }],
    }),
  );
  await ecs.send(
    new CreateServiceCommand({
      cluster,
      serviceName: 'MythicalMysfits-Service',
      taskDefinition: 'mythicalmysfits',
      desiredCount: 2,
    }),
  );
}
