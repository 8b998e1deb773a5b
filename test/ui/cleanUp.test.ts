import { strict as assert } from 'node:assert';
import { DescribeClustersCommand, ECSClient } from '@aws-sdk/client-ecs';
import { ListBucketsCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import Docker from 'dockerode';
import { awsClientEnvironment, resetAws } from '../services/aws';
import { needs } from '../services/needs';
import { look } from './harness/appearance';
import { openCourseView, seeInTree } from './harness/courseView';
import { openCourseNotes, seeMessage } from './harness/dialogs';
import { openLessonPage } from './harness/lessonPage';
import { runCommand } from './harness/palette';
import { confirm } from './harness/resources';
import { until } from './harness/until';
import { revealTreeItem, setExpanded, treeItem } from './harness/views';
import { startWorkbench, type Workbench } from './harness/workbench';

const CLUSTER = 'aws ecs create-cluster --cluster-name practice-clean';
const BUCKET = 'practice-clean-up';
const CONTAINER = 'practice-clean-web';
const BROKEN = 'practice-clean-broken';
const NOTES = `# Made and unmade

## Something of each kind

\`\`\`sh
${CLUSTER}
\`\`\`

\`\`\`sh
aws s3 mb s3://${BUCKET}
\`\`\`

\`\`\`sh
echo hello > hello.txt && aws s3 cp hello.txt s3://${BUCKET}/hello.txt
\`\`\`

\`\`\`sh
docker run -d --init --name ${CONTAINER} alpine sleep 600
\`\`\`

\`\`\`sh
docker run -d --name ${BROKEN} alpine false
\`\`\`
`;
const LONG_MS = 60_000;

describe('Cleaning up', function () {
  this.timeout(240_000);
  let workbench: Workbench;
  let endpoint: string;
  let engine: Docker;
  const client = () => ({
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'practice', secretAccessKey: 'practice' },
  });

  before(async function () {
    endpoint = needs(this, 'aws');
    const host = needs(this, 'docker');
    await resetAws(endpoint);
    engine = new Docker({ socketPath: host.replace(/^\w+:\/\//, '') });
    workbench = await startWorkbench({
      env: { ...awsClientEnvironment(endpoint), DOCKER_HOST: host },
      files: { 'made.md': NOTES },
    });
    const { page, folder } = workbench;
    await openCourseView(page);
    await openCourseNotes(page, `${folder}/made.md`);
    await setExpanded(treeItem(page, 'Distributed Systems Practice'), false);
  });
  after(async () => {
    await workbench?.dispose();
    for (const name of [CONTAINER, BROKEN])
      await engine
        ?.getContainer(name)
        .remove({ force: true })
        .catch(() => undefined);
  });

  const buckets = async (): Promise<(string | undefined)[]> => {
    const { Buckets = [] } = await new S3Client({ ...client(), forcePathStyle: true }).send(
      new ListBucketsCommand({}),
    );
    return Buckets.map(({ Name }) => Name);
  };
  /** Those that are deleted may be listed for a while. */
  const clusters = async (): Promise<number> => {
    const { clusters: found = [] } = await new ECSClient(client()).send(
      new DescribeClustersCommand({ clusters: ['practice-clean'] }),
    );
    return found.filter(({ status }) => status === 'ACTIVE').length;
  };
  const containers = async (): Promise<string[]> =>
    (await engine.listContainers({ all: true }))
      .flatMap(({ Names }) => Names)
      .filter((name) => name.includes('practice-clean'));

  it('looks after what commands made, and says what is not as it should be', async () => {
    const { page } = workbench;
    await revealTreeItem(page, 'Something of each kind');
    const frame = await openLessonPage(page, 'Something of each kind');
    await frame.getByRole('button', { name: 'Run lesson' }).click();
    await frame
      .getByText('container practice-clean-broken has ended with exit code 1')
      .waitFor({ timeout: LONG_MS });
    await frame.getByText('cluster practice-clean is ACTIVE').waitFor();
    await frame.getByText('container practice-clean-web is running').waitFor();
    await frame.getByText(/This lesson has made 4 things/).waitFor();
    await seeInTree(page, 'aws ecs create-cluster', /^✓ cluster is ACTIVE/);
    await seeInTree(page, `docker run -d --name`, /^✗ container has ended/);
    await frame.getByText('practice-clean-broken has ended').scrollIntoViewIfNeeded();
    await look(workbench, 'checks-page');
  });

  it('shows every command before, and asks by name for what the learner did not put into a bucket', async () => {
    const { page } = workbench;
    await new S3Client({ ...client(), forcePathStyle: true }).send(
      new PutObjectCommand({ Bucket: BUCKET, Key: 'by-hand.txt', Body: 'mine' }),
    );
    await runCommand(page, 'Practice: Clean Up…');
    const rows = page.locator('.quick-input-list .monaco-list-row');
    await rows.first().waitFor({ timeout: LONG_MS });
    const said = await until('the plan', LONG_MS, async () => {
      const texts = (await rows.allTextContents()).map((text) => text.replaceAll('\u00a0', ' '));
      return texts.length === 4 ? texts : undefined;
    });
    assert.match(said[0] ?? '', /1\. container .*docker container rm --force --volumes [0-9a-f]{64}/);
    assert.match(
      said[2] ?? '',
      /3\. cluster practice-clean.*aws ecs delete-cluster --cluster practice-clean/,
    );
    assert.match(
      said[3] ?? '',
      /4\. bucket practice-clean-up.*holds 1 object that no step has put there.*aws s3 rb s3:\/\/practice-clean-up --force/,
    );
    await look(workbench, 'clean-up-list');
    await page
      .locator('.quick-input-action .monaco-button, .quick-input-widget .monaco-button')
      .filter({ hasText: 'OK' })
      .click();
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    assert.match((await dialog.textContent()) ?? '', /practice-clean-up holds 1 object.*by-hand\.txt/s);
    await look(workbench, 'clean-up-asks');
    await confirm(page, 'Delete Everything in It');
  });

  it('leaves nothing behind, and says so', async () => {
    const { page } = workbench;
    await until('everything is gone', LONG_MS, async () =>
      (await buckets()).length + (await clusters()) + (await containers()).length === 0 ? true : undefined,
    );
    await seeMessage(page, 'Cleaned up: 5 things deleted.');
    await look(workbench, 'clean-up-done');
    await runCommand(page, 'Practice: Clean Up…');
    await seeMessage(page, 'Nothing is on record that your commands have made.');
  });
});
