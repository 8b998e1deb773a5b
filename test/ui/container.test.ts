import { strict as assert } from 'node:assert';
import { openContainer, ROWS } from './harness/views';
import { startWorkbench, type Workbench } from './harness/workbench';

describe('The view container', () => {
  let workbench: Workbench;
  before(async () => {
    workbench = await startWorkbench();
  });
  after(() => workbench.dispose());

  it('shows the course when it is opened', async () => {
    await openContainer(workbench.page, 'Practice');
    const rows = workbench.page.locator(ROWS);
    await rows.first().waitFor();
    assert.ok((await rows.count()) > 1);
  });
});
