import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import { CHECKLIST, checkTools } from '../../../../src/core/tools/checklist';

const having =
  (...programs: readonly string[]) =>
  (program: string): Promise<string | undefined> =>
    Promise.resolve(programs.includes(program) ? `/bin/${program}` : undefined);

describe('The tools of the lessons', () => {
  it('are found where they are, and then need nothing', async () => {
    const checked = await checkTools(having(...CHECKLIST.map(({ command }) => command)), 'linux');
    assert.ok(checked.every(({ path, how }) => path !== null && how === null));
  });

  it('come by the first installer of this system that is there', async () => {
    const how = async (platform: string, ...programs: readonly string[]) =>
      (await checkTools(having(...programs), platform)).map((tool) => tool.how);
    assert.deepEqual(await how('linux', 'apt-get'), [
      'sudo apt-get install -y awscli',
      'sudo apt-get install -y docker.io',
      'sudo apt-get install -y git',
      null,
      null,
    ]);
    assert.equal((await how('linux', 'apt-get', 'snap'))[0], 'sudo snap install aws-cli --classic');
    assert.equal((await how('win32', 'winget'))[1], 'winget install --exact --id Docker.DockerDesktop');
    assert.equal((await how('darwin', 'brew'))[4], 'brew install --cask session-manager-plugin');
    assert.ok((await how('darwin', 'apt-get')).every((each) => each === null));
    assert.ok((await how('sunos', 'brew')).every((each) => each === null));
  });
});
