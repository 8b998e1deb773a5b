import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import Docker from 'dockerode';
import { dockerEngine } from '../services/docker';
import { needs, skip } from '../services/needs';
import type { Service } from '../services/service';
import { openCourseView, seeInTree } from './harness/courseView';
import { makeHome, type Home } from './harness/home';
import { clickLens } from './harness/lenses';
import { pick, runCommand } from './harness/palette';
import { openResourceView, seeNoRow, seeRow } from './harness/resources';
import { environmentInTerminal, seeTarget } from './harness/target';
import { terminalShows, terminalText } from './harness/terminal';
import { revealTreeItem } from './harness/views';
import { startWorkbench, type Workbench } from './harness/workbench';

const LIST = "docker ps --all --format '{{.Names}}'";
const NOTES = `# Engines\n\n## Which one\n\n\`\`\`sh\n${LIST}\n\`\`\`\n`;
const HERE = 'practice-only-here';
const THERE = 'practice-only-there';
const START_MS = 3 * 60_000;

describe('The Docker context, with two engines', () => {
  let workbench: Workbench;
  let home: Home;
  let first = '';
  let second: Service;
  const clients: Docker[] = [];

  before(async function () {
    this.timeout(START_MS);
    first = needs(this, 'docker');
    const search = await dockerEngine({ own: true });
    if ('missing' in search) skip(this, search.missing);
    second = search.service;
    home = await makeHome();
    const hash = createHash('sha256').update('second').digest('hex');
    const meta = { Name: 'second', Metadata: {}, Endpoints: { docker: { Host: second.address } } };
    await home.write(`.docker/contexts/meta/${hash}/meta.json`, JSON.stringify(meta));
    for (const [host, name] of [
      [first, HERE],
      [second.address, THERE],
    ] as const) {
      const client = new Docker({ socketPath: host.replace('unix://', '') });
      clients.push(client);
      await client.createContainer({ name, Image: 'alpine' });
    }
    workbench = await startWorkbench({
      env: { ...home.env, DOCKER_HOST: first },
      files: { 'notes.md': NOTES },
      settings: { 'practice.notes': ['notes.md'] },
    });
  });
  after(async function () {
    this.timeout(START_MS);
    await workbench?.dispose();
    await clients[0]?.getContainer(HERE).remove({ force: true });
    await second?.dispose();
    await home?.dispose();
  });

  async function choose(context: string): Promise<void> {
    await runCommand(workbench.page, 'Practice: Choose Docker Context…');
    await workbench.page.locator('.quick-input-title').filter({ hasText: 'Docker Context' }).waitFor();
    await pick(workbench.page, context);
  }

  it('is followed by the view, and by terminals that are opened from then on', async () => {
    const { page } = workbench;
    await openResourceView(page, 'Docker');
    await seeRow(page, new RegExp(HERE));
    await choose('second');
    await seeTarget(page, /^Sandbox\s+second$/);
    await seeRow(page, new RegExp(THERE));
    await seeNoRow(page, new RegExp(HERE));

    await openCourseView(page);
    await (await revealTreeItem(page, 'Engines', 'Which one')).click();
    await clickLens(page, LIST, '▶ Run');
    await seeInTree(page, 'docker ps', /^passed/);
    await terminalShows(page, new RegExp(`^${THERE}$`, 'm'));
    assert.doesNotMatch(await terminalText(page), new RegExp(HERE));
    assert.deepEqual(ofDocker(await environmentInTerminal(page)), { DOCKER_HOST: second.address });
  });

  it('holds for no other terminal', async () => {
    const { page } = workbench;
    await runCommand(page, 'Terminal: Create New Terminal');
    assert.deepEqual(ofDocker(await environmentInTerminal(page)), { DOCKER_HOST: first });
  });

  it('can be left again', async () => {
    const { page } = workbench;
    await choose('Default');
    await seeTarget(page, /^Sandbox$/);
    await clickLens(page, LIST, '▶ Run');
    await terminalShows(page, new RegExp(`^${HERE}$`, 'm'));
    assert.deepEqual(ofDocker(await environmentInTerminal(page)), { DOCKER_HOST: first });
    await openResourceView(page, 'Docker');
    await seeRow(page, new RegExp(HERE));
    await seeNoRow(page, new RegExp(THERE));
  });
});

const ofDocker = (environment: Readonly<Partial<Record<string, string>>>) =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => name.startsWith('DOCKER_')));
