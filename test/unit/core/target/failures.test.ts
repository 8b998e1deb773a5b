import { strict as assert } from 'node:assert';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { whyFailed } from '../../../../src/core/target/failures';
import { SANDBOX } from '../../../../src/core/target/model';
import { onPath } from '../../../host/chromium';
import { skip } from '../../../services/needs';

const REAL = {
  target: { kind: 'account', profile: 'student', region: null },
  region: 'us-esat-1',
  account: null,
  endpoint: null,
} as const;
const LOCAL = { target: SANDBOX, region: 'us-east-1', account: null, endpoint: 'http://127.0.0.1:9' };

/** What the real AWS CLI says with these files. */
async function said(config: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'practice-failures-'));
  try {
    await writeFile(join(folder, 'config'), config);
    const own = {
      PATH: process.env.PATH,
      PYENV_ROOT: process.env.PYENV_ROOT,
      HOME: folder,
      AWS_CONFIG_FILE: join(folder, 'config'),
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_MAX_ATTEMPTS: '1',
      ...env,
    };
    return await new Promise((resolve) =>
      execFile('aws', args, { env: own }, (_, stdout, stderr) => resolve(stdout + stderr)),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe('Why a command failed, by what the AWS CLI says', function () {
  this.timeout(60_000); // It takes its time on a busy machine.
  before(function () {
    if (onPath(['aws']) === undefined) skip(this, 'no aws on the PATH');
  });

  it('a sign-in that is over', async () => {
    const config =
      '[profile student]\nsso_session = s\nsso_account_id = 1\nsso_role_name = r\n[sso-session s]\nsso_region = us-east-1\nsso_start_url = https://x.awsapps.com/start\n';
    const output = await said(config, ['s3', 'ls'], { AWS_PROFILE: 'student', AWS_REGION: 'us-east-1' });
    const reason = whyFailed(output, REAL);
    assert.equal(reason?.message, 'The sign-in of profile student has expired.', output);
    assert.equal(reason?.next[0]?.command, 'practice.signIn');
  });

  it('a session of the console that is over', () => {
    // The CLI asks for one more package before it gets this far: LoginRefreshRequired and LoginTokenLoadError of botocore.
    for (const output of [
      "Your session has expired or credentials have changed. Please reauthenticate using 'aws login'.",
      'Error loading login session token: no token',
    ])
      assert.equal(whyFailed(output, REAL)?.next[0]?.command, 'practice.signIn');
  });

  it('a profile that was deleted', async () => {
    const output = await said('', ['s3', 'ls'], { AWS_PROFILE: 'student', AWS_REGION: 'us-east-1' });
    assert.match(whyFailed(output, REAL)?.message ?? output, /profile student is no longer/);
  });

  it('a region that is not there', async () => {
    const keys = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AWS_DEFAULT_REGION: 'us-esat-1' };
    const output = await said('', ['ecs', 'list-clusters'], keys);
    assert.match(whyFailed(output, REAL)?.message ?? output, /AWS does not answer in us-esat-1/);
  });

  it('a sandbox that is gone', async () => {
    const keys = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AWS_REGION: 'us-east-1' };
    const output = await said('', ['s3', 'ls'], { ...keys, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' });
    assert.equal(whyFailed(output, LOCAL)?.next[0]?.command, 'practice.startSandbox', output);
  });

  it('is not the target’s fault when something else is wrong', () => {
    assert.equal(whyFailed('An error occurred (NoSuchBucket) when calling …', REAL), null);
    assert.equal(whyFailed('', LOCAL), null);
  });
});
