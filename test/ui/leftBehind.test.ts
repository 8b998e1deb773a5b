import { strict as assert } from 'node:assert';
import { createServer, type AddressInfo, type Server } from 'node:net';
import Docker from 'dockerode';
import { needs } from '../services/needs';
import { look } from './harness/appearance';
import { commandRow, openCourseView, seeInTree } from './harness/courseView';
import { openCourseNotes } from './harness/dialogs';
import { clickLens, seeLens } from './harness/lenses';
import { seeNoRow, seeRow } from './harness/resources';
import { scrollTo, setExpanded, treeItem } from './harness/views';
import { startWorkbench, type Workbench } from './harness/workbench';

const FAILS = 'docker run --name left-failed alpine no-such-program';
const HANGS = 'docker run --init alpine sleep 4321';
const CONFLICTS = 'docker run -d --name left-mine alpine sleep 4322';
const LONG_MS = 60_000;

describe('What commands leave behind that did not pass', function () {
  this.timeout(180_000);
  let workbench: Workbench;
  let engine: Docker;
  let taken: Server;
  let binds: string;

  before(async function () {
    const host = needs(this, 'docker');
    engine = new Docker({ socketPath: host.replace(/^\w+:\/\//, '') });
    taken = createServer().listen(0, '0.0.0.0');
    await new Promise((resolve) => taken.once('listening', resolve));
    binds = `docker run -p ${(taken.address() as AddressInfo).port}:80 alpine sleep 4323`;
    await engine.createContainer({ name: 'left-mine', Image: 'alpine', Cmd: ['sleep', '4322'] });
    const blocks = [FAILS, HANGS, binds, CONFLICTS].map((line) => `\`\`\`sh\n${line}\n\`\`\`\n`);
    workbench = await startWorkbench({
      env: { DOCKER_HOST: host },
      files: { 'left.md': `# Left behind\n\n## Containers\n\n${blocks.join('\n')}` },
    });
    const { page, folder } = workbench;
    await openCourseView(page);
    await openCourseNotes(page, `${folder}/left.md`);
    await setExpanded(treeItem(page, 'Distributed Systems Practice'), false);
    await (await scrollTo(commandRow(page, 'docker run --name'))).click();
    await seeLens(page, FAILS, '▶ Run');
  });
  after(async () => {
    await workbench?.dispose();
    taken?.close();
    const all = await engine?.listContainers({ all: true });
    for (const { Id, Names, Command } of all ?? [])
      if (Names.some((name) => name.startsWith('/left-')) || /sleep 432\d$/.test(Command))
        await engine.getContainer(Id).remove({ force: true });
  });

  it('is on record, whether it failed, was cancelled, or found its port taken', async () => {
    const { page } = workbench;
    await clickLens(page, FAILS, '▶ Run');
    await seeInTree(page, 'docker run --name', /exit 127/, LONG_MS);
    await seeRow(page, /^container left-failed, alive/);
    await clickLens(page, HANGS, '▶ Run');
    await seeLens(page, HANGS, 'running');
    await clickLens(page, HANGS, '■ Cancel');
    await seeLens(page, HANGS, 'interrupted', LONG_MS);
    await seeLens(page, HANGS, 'Show what it created', LONG_MS);
    await clickLens(page, binds, '▶ Run');
    await seeInTree(page, 'docker run -p', /exit 125/, LONG_MS);
    await seeLens(page, binds, 'Show what it created', LONG_MS);
    await look(workbench, 'left-behind');
  });

  it('is nothing that the learner made outside', async () => {
    const { page } = workbench;
    await clickLens(page, CONFLICTS, '▶ Run');
    await seeInTree(page, 'docker run -d', /exit 125/, LONG_MS);
    await seeNoRow(page, /^container left-mine/);
    const lens = await seeLens(page, CONFLICTS, 'exit 125');
    assert.doesNotMatch(lens, /created/);
  });

  it('is shown in its view from the lens, and from the runs of the step', async () => {
    const { page } = workbench;
    await clickLens(page, FAILS, 'exit 127');
    const title = page.locator('.quick-input-titlebar');
    await title.filter({ hasText: 'Runs of:' }).waitFor();
    await look(workbench, 'history-created');
    await title.locator('[aria-label="Show what it created"]').click();
    await seeRow(page, /left-failed/, LONG_MS);
    await page.locator('.part.sidebar .title-label').filter({ hasText: 'Cloud Resources' }).waitFor();
    await look(workbench, 'created-revealed');
    await openCourseView(page);
    await seeRow(page, /^container left-failed/);
    await seeNoRow(page, /^container left-mine/);
  });
});
