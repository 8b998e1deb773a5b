import { DeleteBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { awsClientEnvironment, resetAws } from '../services/aws';
import { needs } from '../services/needs';
import { look } from './harness/appearance';
import { commandRow, openCourseView } from './harness/courseView';
import { formCloses, formInput } from './harness/form';
import { clickLens, seeLens } from './harness/lenses';
import { runCommand } from './harness/palette';
import { seeNoRow, seeRow } from './harness/resources';
import { chooseFromContextMenu, clickInlineAction, revealTreeItem, scrollTo } from './harness/views';
import { startWorkbench, type Workbench } from './harness/workbench';

const MAKE = 'aws s3 mb';
const BUCKET = 'ui-created';

describe('Created by you', () => {
  let workbench: Workbench;
  let s3: S3Client;

  before(async function () {
    const endpoint = needs(this, 'aws');
    await resetAws(endpoint);
    s3 = new S3Client({
      endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'practice', secretAccessKey: 'practice' },
      forcePathStyle: true,
    });
    workbench = await startWorkbench({ env: awsClientEnvironment(endpoint) });
  });
  after(() => workbench?.dispose());

  it('shows what a step made while it exists, that it was deleted by hand, and forgets it', async () => {
    const { page } = workbench;
    await openCourseView(page);
    await look(workbench, 'created-empty');
    await (await revealTreeItem(page, 'Cloud Web Apps', 'Building a modern web application')).click();
    await (await scrollTo(commandRow(page, MAKE))).click();
    await seeLens(page, MAKE, '▶ Run');
    await clickLens(page, MAKE, '▶ Run');
    const input = await formInput(page);
    await input.fill(BUCKET);
    await input.press('Enter');
    await formCloses(page);
    const row = await seeRow(page, new RegExp(`^bucket ${BUCKET}, alive`));
    await seeRow(page, /^Sandbox, 1 alive · costs nothing/);
    await look(workbench, 'created-alive');

    await clickInlineAction(row, 'Show the Step That Made It');
    await seeLens(page, MAKE, '✓ passed');

    await s3.send(new DeleteBucketCommand({ Bucket: BUCKET }));
    await runCommand(page, 'Practice: Refresh Created by You');
    const gone = await seeRow(page, new RegExp(`^bucket ${BUCKET}, gone`));
    await look(workbench, 'created-gone');
    await chooseFromContextMenu(gone, 'Forget');
    await seeNoRow(page, new RegExp(`^bucket ${BUCKET}`));
  });
});
