import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import { ecsConsole, s3Console } from '../../../../src/core/aws/console';
import { bucketNameFault, s3Arn, s3Url, websiteUrl } from '../../../../src/core/aws/names';
import { readProfiles, signInWith } from '../../../../src/core/aws/profiles';
import { targetName } from '../../../../src/core/aws/target';
import { definitionFault } from '../../../../src/core/aws/taskDefinition';

const CONFIG = `
# mine
[profile student]
region = eu-west-1 # near
sso_session = school
s3 =
  max_concurrent_requests = 20
[sso-session school]
sso_region = us-east-1
[default]
region=us-west-2
[profile local]
endpoint_url = http://127.0.0.1:4566
`;
const CREDENTIALS = '[default]\naws_access_key_id = A\n[old]\nregion = sa-east-1\n';

describe('AWS profiles', () => {
  const profiles = readProfiles(CONFIG, CREDENTIALS);

  it('may have a name of several words', () => {
    const all = readProfiles('[profile "my school"]\nregion = eu-west-1\n[sso-session x]\n', '[my school]\n');
    assert.deepEqual(all, [{ name: 'my school', region: 'eu-west-1', by: 'unknown' }]);
  });

  it('come from both files, the default first', () => {
    assert.deepEqual(profiles, [
      { name: 'default', region: 'us-west-2', by: 'keys' },
      { name: 'student', region: 'eu-west-1', by: 'sso' },
      { name: 'local', endpoint: 'http://127.0.0.1:4566', by: 'unknown' },
      { name: 'old', region: 'sa-east-1', by: 'unknown' },
    ]);
  });

  it('are signed in to where their credentials come from that, their own or those of the profile behind their role', () => {
    const all = readProfiles(
      '[profile school]\nsso_session = s\n[profile console]\nlogin_session = arn:x\n[profile admin]\nrole_arn = r\nsource_profile = middle\n[profile middle]\nrole_arn = q\nsource_profile = school\n[profile loop]\nrole_arn = r\nsource_profile = loop\n[profile tool]\ncredential_process = t\n',
      CREDENTIALS,
    );
    assert.deepEqual(signInWith('school', all), ['sso', 'login', '--profile', 'school']);
    assert.deepEqual(signInWith('console', all), ['login', '--profile', 'console']);
    assert.deepEqual(signInWith('admin', all), ['sso', 'login', '--profile', 'school']);
    for (const name of ['loop', 'tool', 'default', 'gone', null]) assert.equal(signInWith(name, all), null);
  });

  it('are never read for credentials', () => {
    assert.ok(!JSON.stringify(profiles).includes('aws_access_key_id'));
  });
});

describe('Names in AWS', () => {
  it('are of the partition of their region', () => {
    assert.equal(s3Arn({ bucket: 'b', key: 'a/c' }, 'cn-north-1'), 'arn:aws-cn:s3:::b/a/c');
    assert.equal(
      s3Url({ bucket: 'b', key: 'ä (1)' }, 'eu-west-1', undefined),
      'https://b.s3.eu-west-1.amazonaws.com/%C3%A4%20%281%29',
    );
    assert.equal(
      s3Url({ bucket: 'a.b', key: '' }, 'cn-north-1', undefined),
      'https://s3.cn-north-1.amazonaws.com.cn/a.b/',
    );
    assert.equal(s3Url({ bucket: 'b', key: 'k' }, 'us-east-1', 'http://h:1/'), 'http://h:1/b/k');
    assert.equal(websiteUrl('b', 'eu-central-1'), 'http://b.s3-website.eu-central-1.amazonaws.com');
    assert.equal(websiteUrl('b', 'us-east-1'), 'http://b.s3-website-us-east-1.amazonaws.com');
  });

  it('lead to their pages in the console', () => {
    assert.equal(
      s3Console({ bucket: 'b', key: 'a b/c' }, 'eu-west-1'),
      'https://eu-west-1.console.aws.amazon.com/s3/object/b?region=eu-west-1&prefix=a+b%2Fc',
    );
    const page = (arn: string): string => ecsConsole(`arn:aws:ecs:us-east-1:123456789012:${arn}`);
    assert.match(page('service/shop/front'), /clusters\/shop\/services\/front\?region=us-east-1$/);
    assert.match(page('task-definition/web:3'), /task-definitions\/web\/3\?/);
  });

  it('of buckets follow the rules', () => {
    assert.equal(bucketNameFault('my-bucket.1'), null);
    for (const name of ['ab', 'Upper', '-a-b', 'a..b', '10.0.0.1', 'xn--abc', 'a'.repeat(64)])
      assert.notEqual(bucketNameFault(name), null, name);
  });
});

describe('Names of targets', () => {
  const aws = { sandbox: false, profile: undefined, region: 'us-east-1', endpoint: undefined };
  const others = [
    { ...aws, profile: 'student' },
    { ...aws, profile: 'Student' },
    { ...aws, profile: 'aws' },
    { ...aws, endpoint: 'http://127.0.0.1:4566' },
    { ...aws, endpoint: 'http://127.0.0.1:4567' },
    { ...aws, endpoint: 'http://127.0.0.1:4566', profile: 'student' },
  ];

  it('are different for different accounts and endpoints, and the same for all regions', () => {
    const names = [aws, ...others].map(targetName);
    assert.equal(new Set(names).size, names.length);
    assert.equal(targetName({ ...aws, region: 'eu-west-1' }), targetName(aws));
  });

  it('can be read, and are the host of an address', () => {
    assert.match(targetName({ ...aws, profile: 'Stu dent' }), /^stu-dent\.aws\./);
    for (const name of others.map(targetName)) assert.equal(new URL(`http://${name}/`).host, name);
  });
});

describe('Task definitions', () => {
  it('are checked before they are sent', () => {
    const good = { family: 'web', containerDefinitions: [{ name: 'a', image: 'b', memory: 128 }] };
    assert.equal(definitionFault(JSON.stringify(good)), null);
    assert.match(definitionFault('{') ?? '', /not JSON/);
    assert.match(definitionFault('[]') ?? '', /object/);
    assert.match(definitionFault('{"family": "a b"}') ?? '', /family/);
    assert.match(definitionFault(JSON.stringify({ ...good, cpu: 256 })) ?? '', /"256"/);
    const word = { ...good, containerDefinitions: [{ name: 'a', image: 'b', memory: '1' }] };
    assert.match(definitionFault(JSON.stringify(word)) ?? '', /whole number/);
  });
});
