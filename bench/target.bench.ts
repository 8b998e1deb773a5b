import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, ListBucketsCommand, S3Client } from '@aws-sdk/client-s3';
import {
  CreateClusterCommand,
  DescribeClustersCommand,
  ECSClient,
  ListClustersCommand,
} from '@aws-sdk/client-ecs';
import type { Page } from 'playwright-core';
import { awsEndpoint } from '../test/services/aws';
import type { Service } from '../test/services/service';
import { openResourceViews, seeRow } from '../test/ui/harness/resources';
import { openTargetPicker } from '../test/ui/harness/target';
import type { Row } from './row';
import { inWindows, median } from './window';

const ROUNDS = 8;
const LIMIT = 300;
const PROFILE = 'second';
/** What there is in each place, a bucket and a cluster of that name. */
const PLACES = { Sandbox: 'only-in-the-first', [PROFILE]: 'only-in-the-second' } as const;
type Place = keyof typeof PLACES;

/** From the choice of another target to the rows of both views of AWS on the screen, and what they ask asked by hand. */
export async function run(): Promise<Row[]> {
  const services: Service[] = [];
  const folder = await mkdtemp(join(tmpdir(), 'practice-bench-'));
  try {
    for (const name of Object.values(PLACES)) {
      const search = await awsEndpoint({ own: true });
      if ('missing' in search) throw new Error(search.missing);
      services.push(search.service);
      await fill(search.service.address, name);
    }
    const [first = '', second = ''] = services.map(({ address }) => address);
    const env = {
      AWS_CONFIG_FILE: join(folder, 'config'),
      AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
      AWS_ENDPOINT_URL: '',
    };
    await writeFile(
      env.AWS_CONFIG_FILE,
      `[profile ${PROFILE}]\nregion = us-east-1\nendpoint_url = ${second}\n`,
    );
    await writeFile(
      env.AWS_SHARED_CREDENTIALS_FILE,
      `[${PROFILE}]\naws_access_key_id = practice\naws_secret_access_key = practice\n`,
    );
    const settings = JSON.stringify({ 'practice.sandbox.endpoint': first });
    const [took = []] = await inWindows(
      1,
      { '.vscode/settings.json': settings },
      () => [],
      ({ page }) => switchToAndFro(page),
      env,
    );
    const bare: number[] = [];
    for (let round = 0; round <= ROUNDS; round++) bare.push(await ask(round % 2 === 0 ? first : second));
    const [value, calls] = [median(took), median(bare.slice(1))];
    return [
      {
        name: `Switch of the target to the rows of S3 and ECS on the screen, median of ${took.length}`,
        value,
        unit: 'ms',
        reference: `the calls by themselves ${calls.toFixed(0)} ms`,
        limit: `≤ ${LIMIT} ms + the calls`,
        ok: value <= LIMIT + calls,
      },
    ];
  } finally {
    for (const service of services) await service.dispose();
    await rm(folder, { recursive: true, force: true });
  }
}

async function switchToAndFro(page: Page): Promise<number[]> {
  await openResourceViews(page);
  await seeRow(page, new RegExp(PLACES.Sandbox));
  const took: number[] = [];
  // The first two load what is loaded once, and learn whose account it is.
  for (let round = -2; round < ROUNDS; round++) {
    const ms = await switchTo(page, round % 2 === 0 ? PROFILE : 'Sandbox');
    if (round >= 0) took.push(ms);
  }
  return took;
}

/** @returns in ms, from the key that chooses to the moment both views show what is there, by the page's own clock */
async function switchTo(page: Page, place: Place): Promise<number> {
  const input = await openTargetPicker(page);
  await input.fill(place);
  await page.evaluate(`window.practiceSwitch = new Promise((resolve) => {
    const wanted = () =>
      [...document.querySelectorAll('.part.sidebar .monaco-list-row .label-name')]
        .filter((label) => label.textContent === '${PLACES[place]}').length === 2;
    addEventListener('keydown', () => {
      const started = performance.now();
      const observer = new MutationObserver(() => {
        if (!wanted()) return;
        observer.disconnect();
        resolve(performance.now() - started);
      });
      observer.observe(document.querySelector('.part.sidebar'), { subtree: true, childList: true, characterData: true });
    }, { capture: true, once: true });
  }); undefined`);
  await page.keyboard.press('Enter');
  return page.evaluate<number>('window.practiceSwitch');
}

const clients = (endpoint: string) => {
  const options = {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'practice', secretAccessKey: 'practice' },
  };
  return { s3: new S3Client({ ...options, forcePathStyle: true }), ecs: new ECSClient(options) };
};

async function fill(endpoint: string, name: string): Promise<void> {
  const { s3, ecs } = clients(endpoint);
  await s3.send(new CreateBucketCommand({ Bucket: name }));
  await ecs.send(new CreateClusterCommand({ clusterName: name }));
}

/** What the views ask, with new clients as they make them. @returns how long it took, in ms */
async function ask(endpoint: string): Promise<number> {
  const started = performance.now();
  const { s3, ecs } = clients(endpoint);
  await Promise.all([
    s3.send(new ListBucketsCommand({})),
    ecs
      .send(new ListClustersCommand({}))
      .then(({ clusterArns }) => ecs.send(new DescribeClustersCommand({ clusters: clusterArns }))),
  ]);
  const took = performance.now() - started;
  s3.destroy();
  ecs.destroy();
  return took;
}
