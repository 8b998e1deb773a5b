import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import {
  accountEnvironment,
  dockerEnvironment,
  quietEnvironment,
  sandboxEnvironment,
  type EnvironmentChanges,
} from '../../../../src/core/target/environment';

const PLACE = {
  address: 'http://127.0.0.1:21000',
  region: 'us-east-1',
  folder: '/storage/sandbox',
  separator: '/',
};
/** Of somebody who works with AWS, a proxy and Docker. */
const BUSY = {
  PATH: '/bin',
  HOME: '/home/me',
  AWS_PROFILE: 'work',
  AWS_ACCESS_KEY_ID: 'AKIAREAL',
  AWS_SECRET_ACCESS_KEY: 'real-secret',
  AWS_SESSION_TOKEN: 'real-token',
  AWS_ENDPOINT_URL: 'http://else:1',
  AWS_ENDPOINT_URL_S3: 'http://else:2',
  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true',
  AWS_CONFIG_FILE: '/work/config',
  AWS_CONTAINER_CREDENTIALS_FULL_URI: 'http://169.254.170.23/x',
  https_proxy: 'http://proxy:3128',
  NO_PROXY: 'intranet',
};

/** What a terminal has that inherits this and is given those changes. */
const terminal = (inherited: Record<string, string>, changes: EnvironmentChanges): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ ...inherited, ...changes }).filter(
      (entry): entry is [string, string] => entry[1] !== null,
    ),
  );

describe('The environment of a terminal', () => {
  it('in the sandbox holds nothing of the user’s that leads to an account', () => {
    const own = terminal(BUSY, sandboxEnvironment(PLACE, BUSY));
    assert.deepEqual(own, {
      PATH: '/bin',
      HOME: '/home/me',
      https_proxy: 'http://proxy:3128',
      no_proxy: 'intranet,127.0.0.1',
      NO_PROXY: 'intranet,127.0.0.1',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:21000',
      AWS_ACCESS_KEY_ID: 'practice',
      AWS_SECRET_ACCESS_KEY: 'practice',
      AWS_REGION: 'us-east-1',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_CONFIG_FILE: '/storage/sandbox/config',
      AWS_SHARED_CREDENTIALS_FILE: '/storage/sandbox/credentials',
      AWS_EC2_METADATA_DISABLED: 'true',
    });
  });

  it('in the sandbox keeps no value of any AWS variable that it inherits', () => {
    const name = fc.stringMatching(/^AWS_[A-Z0-9_]{1,30}$/);
    fc.assert(
      fc.property(fc.dictionary(name, fc.constant('of the user')), (inherited) => {
        const own = terminal(inherited, sandboxEnvironment(PLACE, inherited));
        assert.ok(!Object.values(own).includes('of the user'));
      }),
    );
  });

  it('takes away what only the terminal inherits, too', () => {
    const changes = sandboxEnvironment(PLACE, {});
    for (const name of ['AWS_PROFILE', 'AWS_SESSION_TOKEN', 'AWS_ROLE_ARN'])
      assert.equal(changes[name], null);
  });

  it('of a profile says the profile and its region, and where its files are', () => {
    const target = { kind: 'account', profile: 'student', region: null } as const;
    const own = terminal(BUSY, accountEnvironment(target, 'eu-west-1', BUSY));
    const aws = Object.fromEntries(Object.entries(own).filter(([name]) => name.startsWith('AWS_')));
    assert.deepEqual(aws, {
      AWS_CONFIG_FILE: '/work/config',
      AWS_PROFILE: 'student',
      AWS_REGION: 'eu-west-1',
      AWS_DEFAULT_REGION: 'eu-west-1',
    });
  });

  it('without a profile is the user’s own, with the region that was chosen', () => {
    const own = { kind: 'account', profile: null, region: null } as const;
    assert.deepEqual(accountEnvironment(own, 'eu-west-1', BUSY), {});
    assert.deepEqual(accountEnvironment({ ...own, region: 'eu-west-1' }, 'eu-west-1', BUSY), {
      AWS_REGION: 'eu-west-1',
      AWS_DEFAULT_REGION: 'eu-west-1',
    });
  });

  it('calls no pager, in an account without anything more of AWS', () => {
    const account = { kind: 'account', profile: 'student', region: null } as const;
    assert.deepEqual(quietEnvironment({ kind: 'sandbox', region: null }, false), { AWS_PAGER: '' });
    assert.deepEqual(quietEnvironment(account, false), { PAGER: 'cat' });
    assert.deepEqual(quietEnvironment(account, true), { AWS_PAGER: '' });
  });

  it('names the Docker engine by its address, or by its context where that holds certificates', () => {
    assert.deepEqual(dockerEnvironment(null), {});
    const place = { host: 'unix:///run/colima.sock', context: 'colima', tls: false };
    assert.equal(dockerEnvironment(place).DOCKER_HOST, 'unix:///run/colima.sock');
    assert.equal(dockerEnvironment(place).DOCKER_CONTEXT, null);
    const secure = dockerEnvironment({ host: 'tcp://far:2376', context: 'far', tls: true });
    assert.deepEqual(secure, { DOCKER_HOST: null, DOCKER_CONTEXT: 'far' });
  });
});
