import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import { readProfiles } from '../../../../src/core/aws/profiles';
import {
  nameOf,
  readTargetName,
  NoSuchProfileError,
  resolveAccount,
  SANDBOX,
  targetFrom,
} from '../../../../src/core/target/model';

const PROFILES = readProfiles(
  '[profile student]\nregion = eu-west-1\n[profile second]\nendpoint_url = http://127.0.0.1:4570\n[default]\nregion = us-west-2\n',
  '',
);
const student = { kind: 'account', profile: 'student', region: null } as const;

describe('A target', () => {
  it('is named by what it is, with the account once that is known', () => {
    const sandbox = { target: SANDBOX, region: 'us-east-1', account: null, endpoint: null };
    assert.equal(nameOf(sandbox), 'Sandbox');
    assert.equal(nameOf({ ...sandbox, region: 'eu-west-1' }), 'Sandbox · eu-west-1');
    const real = { target: student, region: 'eu-west-1', account: '123456789012', endpoint: null };
    assert.equal(nameOf(real), 'AWS: student · eu-west-1 · 123456789012');
    assert.equal(nameOf({ ...real, account: null }), 'AWS: student · eu-west-1');
  });

  it('are read back from their names', () => {
    const read = (name: string): unknown[] => Object.values(readTargetName(name) ?? {});
    assert.deepEqual(read('Sandbox'), ['sandbox', null, 'us-east-1', null]);
    assert.deepEqual(read('Sandbox · eu-west-1'), ['sandbox', null, 'eu-west-1', null]);
    assert.deepEqual(read('AWS: my · own · eu-west-1'), ['account', 'my · own', 'eu-west-1', null]);
    assert.deepEqual(read('AWS: ada · us-gov-west-1 · 123456789012'), [
      'account',
      'ada',
      'us-gov-west-1',
      '123456789012',
    ]);
    assert.deepEqual(read('AWS: environment · us-east-1'), ['account', null, 'us-east-1', null]);
    assert.equal(readTargetName('Another terminal'), null);
  });

  it('of a profile has the profile’s region and endpoint, whatever the environment says', () => {
    const env = { AWS_REGION: 'us-east-2', AWS_ENDPOINT_URL: 'http://else:1' };
    assert.deepEqual(resolveAccount(student, env, PROFILES), { region: 'eu-west-1', endpoint: null });
    const second = { ...student, profile: 'second' };
    assert.deepEqual(resolveAccount(second, env, PROFILES), {
      region: 'us-east-1',
      endpoint: 'http://127.0.0.1:4570',
    });
    assert.equal(resolveAccount({ ...student, region: 'sa-east-1' }, env, PROFILES).region, 'sa-east-1');
  });

  it('of the environment has what the environment says, then the default profile', () => {
    const own = { kind: 'account', profile: null, region: null } as const;
    assert.deepEqual(
      resolveAccount(own, { AWS_DEFAULT_REGION: 'eu-north-1' }, PROFILES).region,
      'eu-north-1',
    );
    assert.deepEqual(resolveAccount(own, {}, PROFILES).region, 'us-west-2');
  });

  it('whose profile was deleted is refused', () => {
    const gone = { ...student, profile: 'gone' };
    assert.throws(() => resolveAccount(gone, {}, PROFILES), NoSuchProfileError);
  });

  it('that was kept in a way nobody knows is the sandbox', () => {
    for (const kept of [undefined, null, 7, 'account', {}, { kind: 'other' }])
      assert.deepEqual(targetFrom(kept), SANDBOX);
    assert.deepEqual(targetFrom(JSON.parse(JSON.stringify(student))), student);
  });
});
