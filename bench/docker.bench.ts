import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Readable } from 'node:stream';
import type Docker from 'dockerode';
import type { Page } from 'playwright-core';
import { createClient } from '../src/adapters/docker/client';
import { parseHost, type Address } from '../src/adapters/docker/endpoint';
import { readEvents } from '../src/adapters/docker/events';
import { DockerSource } from '../src/adapters/docker/source';
import { launchBrowser } from '../test/host/chromium';
import { projectRoot } from '../test/host/paths';
import { launchServer } from '../test/host/server';
import { openWorkbench } from '../test/host/workbench';
import { dockerEngine } from '../test/services/docker';
import { openResourceView } from '../test/ui/harness/resources';
import { openContainer, treeItem } from '../test/ui/harness/views';
import type { Row } from './row';
import { saidAt, WATCH } from './watch';

const IMAGE = 'busybox:latest';
const CHANGES = 30;
const BURST = 50;
/** An extension whose tree shows the names of containers and nothing else: what VS Code itself takes. */
const PLAIN = join(projectRoot, 'bench/plain-tree');
/** How a burst falls together with what the editor is about is chance. */
const BURSTS = 5;
/** Between two bursts. */
const CALM_MS = 2000;
/** Between two changes, so that each is measured for itself. */
const QUIET_MS = 500;
const MEDIAN_MS = 100;
const P95_MS = 250;
/** Containers of these measurements, by which they are removed. */
const LABEL = 'practice.bench';
/** Tall enough to draw a row for each of a burst’s containers. */
const WINDOW = { width: 1200, height: 1600 };

/** How long after the engine's event a row shows the change, with few and many containers; and listing against the bare call. */
export async function run(): Promise<Row[]> {
  const search = await dockerEngine();
  if ('missing' in search) throw new Error(search.missing);
  const { address: host, dispose } = search.service;
  const address = parseHost(host);
  if (!address) throw new Error(host);
  const docker = createClient(address);
  try {
    await removeAll(docker);
    const rows: Row[] = [];
    const bursts: Record<'ours' | 'plain', number[]> = { ours: [], plain: [] };
    await inWindow(host, projectRoot, async (page) => {
      for (const count of [5, 50, 200]) {
        await fillUp(docker, count);
        rows.push(...(await latency(page, docker, count)));
      }
      bursts.ours = await renameMany(page, docker);
    });
    await inWindow(host, PLAIN, async (page) => {
      await openContainer(page, 'Plain');
      await treeItem(page, nameOf(0)).waitFor();
      await page.evaluate(WATCH);
      bursts.plain = await renameMany(page, docker);
    });
    rows.push(...rowsOf(`Docker event → row, ${BURSTS} bursts of ${BURST}`, bursts.ours, bursts.plain));
    await fillUp(docker, 1000);
    rows.push(await listing(docker, address, host));
    return rows;
  } finally {
    await removeAll(docker);
    await dispose();
  }
}

/** Opens VS Code with an extension, towards the engine. */
async function inWindow(
  host: string,
  extensionDevelopmentPath: string,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const userDataDir = await mkdtemp(join(tmpdir(), 'practice-bench-'));
  const env = { DOCKER_HOST: host };
  const [server, browser] = await Promise.all([
    launchServer({ userDataDir, extensionDevelopmentPath, env }),
    launchBrowser(),
  ]);
  try {
    const page = await openWorkbench(browser, server);
    await page.setViewportSize(WINDOW);
    await work(page);
    await page.context().close();
  } finally {
    await browser.close();
    await server.dispose();
    await rm(userDataDir, { recursive: true, force: true });
  }
}

const nameOf = (number: number): string => `bench-${String(number).padStart(4, '0')}`;

/** Makes containers up to a count. The first runs, the others are only created: a list does not care. */
async function fillUp(docker: Docker, count: number): Promise<void> {
  const there = await docker.listContainers({ all: true, filters: { label: [LABEL] } });
  for (let number = there.length; number < count; number++) {
    const container = await docker.createContainer({
      name: nameOf(number),
      Image: IMAGE,
      Cmd: ['sleep', '100000'],
      Labels: { [LABEL]: '' },
      HostConfig: { Init: true, NetworkMode: 'none' },
    });
    if (number === 0) await container.start();
  }
}

async function removeAll(docker: Docker): Promise<void> {
  const there = await docker.listContainers({ all: true, filters: { label: [LABEL] } });
  for (const { Id } of there) await docker.getContainer(Id).remove({ force: true });
}

async function openTree(page: Page): Promise<void> {
  await openResourceView(page, 'Docker');
  await treeItem(page, nameOf(0)).waitFor();
  await page.evaluate(WATCH);
}

/** Follows the engine's own clock: when it sent which event, in ms since 1970. */
async function eventTimes(
  docker: Docker,
): Promise<{ readonly at: Map<string, number>; readonly stop: () => void }> {
  const stream = (await docker.getEvents({})) as Readable;
  const at = new Map<string, number>();
  void (async () => {
    for await (const { type, action, attributes, time } of readEvents(stream))
      if (type === 'container') at.set(`${action} ${attributes.name}`, time);
  })().catch(() => undefined);
  return { at, stop: () => stream.destroy() };
}

async function latency(page: Page, docker: Docker, count: number): Promise<Row[]> {
  await openTree(page);
  const { at, stop } = await eventTimes(docker);
  const container = docker.getContainer(nameOf(0));
  const taken: number[] = [];
  for (let change = 0; change < CHANGES; change++) {
    const [action, state] =
      change % 2 === 0 ? (['pause', 'paused'] as const) : (['unpause', 'running'] as const);
    const began = Date.now();
    await container[action]();
    const drawn = await saidAt(page, `${nameOf(0)}, ${state},`, began);
    taken.push(drawn - (at.get(`${action} ${nameOf(0)}`) ?? NaN));
    await delay(QUIET_MS);
  }
  stop();
  return rowsOf(`Docker event → row, ${count} containers`, taken);
}

/** Renames many at once, several times, and at last back; each row has its own event. @returns ms from event to row */
async function renameMany(page: Page, docker: Docker): Promise<number[]> {
  const { at, stop } = await eventTimes(docker);
  const numbers = Array.from({ length: BURST }, (_, index) => index + 1);
  const nameIn = (round: number, number: number): string => nameOf(number) + (round === 0 ? '' : `-${round}`);
  const rename = (from: number, to: number): Promise<unknown> =>
    Promise.all(
      numbers.map((number) => docker.getContainer(nameIn(from, number)).rename({ name: nameIn(to, number) })),
    );
  const taken: number[] = [];
  for (let round = 1; round <= BURSTS; round++) {
    await delay(CALM_MS);
    const began = Date.now();
    await rename(round - 1, round);
    for (const number of numbers) {
      const drawn = await saidAt(page, `${nameIn(round, number)},`, began);
      taken.push(drawn - (at.get(`rename ${nameIn(round, number)}`) ?? NaN));
    }
  }
  await rename(BURSTS, 0);
  stop();
  return taken;
}

/** @param plain the same in a tree that shows names and nothing else */
function rowsOf(name: string, taken: readonly number[], plain?: readonly number[]): Row[] {
  const row = (what: string, part: number, limit: number): Row => {
    const [value, bare] = [quantile(taken, part), plain && quantile(plain, part)];
    return {
      name: `${name}, ${what}`,
      value,
      unit: 'ms',
      ...(bare === undefined ? {} : { reference: `a plain tree ${bare.toFixed(0)} ms`, ratio: value / bare }),
      limit: `≤ ${limit} ms`,
      ok: value <= limit,
    };
  };
  return [row('median', 0.5, MEDIAN_MS), row('p95', 0.95, P95_MS)];
}

const quantile = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * part)] ?? NaN;

/** All rows of 1,000 containers, against the bare call of the client. */
async function listing(docker: Docker, address: Address, host: string): Promise<Row> {
  const logger = {
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: () => undefined,
  };
  const source = new DockerSource({
    findEndpoint: () => Promise.resolve({ address, host, origin: 'DOCKER_HOST' }),
    watchEndpoint: () => ({ dispose: () => undefined }),
    createClient: () => Promise.resolve(docker),
    logger,
    now: Date.now,
    loginFor: () => Promise.resolve(undefined),
  });
  const never = new AbortController().signal;
  const [ours, theirs]: [number[], number[]] = [[], []];
  await source.children(null, never);
  for (let round = 0; round < 9; round++) {
    theirs.push(await time(() => docker.listContainers({ all: true })));
    // The connection is there already; only what it lists is forgotten.
    source.forget();
    ours.push(
      await time(async () => {
        const [heading] = (await source.children(null, never)).rows;
        if (heading) await source.children(heading, never);
      }),
    );
  }
  source.dispose();
  const [value, bare] = [median(ours), median(theirs)];
  const ratio = value / bare;
  const name = 'Docker: listing 1,000 containers';
  return {
    name,
    value,
    unit: 'ms',
    reference: `bare call ${bare.toFixed(0)} ms`,
    ratio,
    limit: '≤ 1.2 ×',
    ok: ratio <= 1.2,
  };
}

async function time(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const median = (values: readonly number[]): number => quantile(values, 0.5);
