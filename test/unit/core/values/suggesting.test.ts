import assert from 'node:assert/strict';
import { typedSlots } from '../../../../src/core/catalogue/slots';
import { withLiterals } from '../../../../src/core/catalogue/literals';
import type { LedgerEntry } from '../../../../src/core/ledger/model';
import { findPlaceholders } from '../../../../src/core/shell/placeholders';
import { Assistant } from '../../../../src/core/values/assistant';
import type { LiveResource, StackOutput } from '../../../../src/core/values/candidates';
import { placeOf, type RememberedValue } from '../../../../src/core/values/model';
import type { LiveSource } from '../../../../src/core/values/ports';

const NOW = 1_800_000_000_000;
const HERE = 'Sandbox · us-east-1';
const VPC = 'vpc-0a1b2c3d4e5f60718';
const OTHER_VPC = 'vpc-1111111111111111a';

const made = (type: string, id: string, more: Partial<LedgerEntry> = {}): LedgerEntry => ({
  kind: 'made',
  type,
  id,
  attributes: {},
  words: [],
  target: HERE,
  courseId: 'course',
  lessonId: 'lesson',
  lessonTitle: 'Lesson',
  stepId: 'earlier',
  stepTitle: 'Create it',
  at: NOW - 120_000,
  ...more,
});

interface World {
  readonly ledger?: readonly LedgerEntry[];
  readonly live?: Readonly<Record<string, readonly LiveResource[] | null>>;
  readonly outputs?: readonly StackOutput[];
  readonly remembered?: readonly RememberedValue[];
  readonly isWhole?: boolean;
  readonly inSandbox?: boolean;
}

function assistantFor(
  command: string,
  { ledger = [], live = {}, outputs = [], remembered = [], isWhole = true, inSandbox = true }: World,
) {
  const placeholders = withLiterals(command, findPlaceholders(command));
  const source: LiveSource = {
    knows: (type) => type in live,
    list: (type) => {
      const resources = live[type];
      return resources === null
        ? Promise.reject(new Error('denied'))
        : Promise.resolve({ resources: resources ?? [], isWhole });
    },
    outputs: () => Promise.resolve(outputs),
    account: () => Promise.resolve('123456789012'),
    region: () => Promise.resolve('us-east-1'),
  };
  return new Assistant(
    {
      courseId: 'course',
      lessonId: 'lesson',
      stepId: 'now',
      target: HERE,
      texts: [{ command, placeholders }],
    },
    {
      ledger,
      remembered,
      live: source,
      env: { DOCKER_ID: 'ada', AWS_BUCKET: 'of-the-account', Aws_Role: 'of-the-account' },
      inSandbox,
      now: NOW,
      random: () => 'q7xz',
    },
  );
}

async function suggested(command: string, world: World, slot?: string) {
  const assistant = assistantFor(command, world);
  await assistant.ask(() => undefined);
  const [slots] = assistant.suggestions;
  const found = slot === undefined ? [...(slots?.values() ?? [])][0] : slots?.get(slot);
  return found ?? assert.fail('no such slot');
}

const texts = ({ values }: { readonly values: readonly { readonly text: string }[] }) =>
  values.map(({ text }) => text);
const TARGET_GROUP = 'aws elbv2 create-target-group --vpc-id REPLACE_ME';

describe('values that fill themselves', () => {
  it('fill in what an earlier step made, and say so', async () => {
    const { values, certain } = await suggested(TARGET_GROUP, { ledger: [made('ec2.vpc', VPC)] });
    assert.equal(certain, VPC);
    assert.equal(values[0]?.about, 'VPC, made 2 min ago by “Create it”');
  });

  it('never fill across targets', async () => {
    const { values, certain } = await suggested(TARGET_GROUP, {
      ledger: [made('ec2.vpc', VPC, { target: 'AWS: student · eu-west-1' })],
      remembered: [{ ...place(TARGET_GROUP), text: VPC, at: NOW, target: 'AWS: student · eu-west-1' }],
    });
    assert.deepEqual([values, certain], [[], null]);
  });

  it('leave the choice where there is one', async () => {
    const ledger = [made('ec2.vpc', VPC), made('ec2.vpc', OTHER_VPC)];
    const { values, certain } = await suggested(TARGET_GROUP, { ledger });
    assert.equal(certain, null);
    assert.equal(values.length, 2);
  });

  it('take what this lesson made before what others made', async () => {
    const ledger = [made('ec2.vpc', OTHER_VPC, { lessonId: 'other' }), made('ec2.vpc', VPC)];
    assert.equal((await suggested(TARGET_GROUP, { ledger })).certain, VPC);
  });

  it('only offer what exists without the course having made it', async () => {
    const { values, certain } = await suggested(TARGET_GROUP, { live: { 'ec2.vpc': [{ id: VPC }] } });
    assert.equal(certain, null);
    assert.deepEqual(texts({ values }), [VPC]);
  });

  it('do not offer what was deleted by hand', async () => {
    const world = { ledger: [made('ec2.vpc', VPC)], live: { 'ec2.vpc': [{ id: OTHER_VPC }] } };
    assert.deepEqual(texts(await suggested(TARGET_GROUP, world)), [OTHER_VPC]);
    // On the first page of many, what is missing may stand on another.
    assert.equal((await suggested(TARGET_GROUP, { ...world, isWhole: false })).certain, VPC);
  });

  it('are none of another region or account than the command goes to', async () => {
    const there = made('ec2.vpc', OTHER_VPC, { region: 'eu-west-1' });
    const away = `${TARGET_GROUP} --region eu-west-1`;
    assert.equal((await suggested(TARGET_GROUP, { ledger: [there] })).certain, null);
    const world = { ledger: [there, made('ec2.vpc', VPC)], live: { 'ec2.vpc': [{ id: VPC }] } };
    assert.deepEqual(texts(await suggested(TARGET_GROUP, world)), [VPC]);
    assert.deepEqual(texts(await suggested(away, world)), [OTHER_VPC]);
    assert.equal((await suggested(away, world)).certain, OTHER_VPC);
    // Where that is still to be said, commands go to the target.
    assert.equal((await suggested(`${TARGET_GROUP} --region <region>`, world, '--vpc-id')).certain, VPC);
    const other = made('ec2.vpc', OTHER_VPC, { elsewhere: 'the profile other' });
    assert.equal((await suggested(TARGET_GROUP, { ledger: [other] })).certain, null);
    const account = 'aws organizations describe-account --account-id <account-id>';
    assert.equal((await suggested(account, {})).certain, '123456789012');
    assert.equal((await suggested(`${account} --profile other`, {})).certain, null);
  });

  it('take a container that has a name for one', async () => {
    const ledger = [made('docker.container', 'a1'.repeat(32), { attributes: { name: 'web' } })];
    const { values, certain } = await suggested('docker logs <container>', { ledger });
    assert.deepEqual([texts({ values }), certain], [['a1'.repeat(32), 'web'], 'a1'.repeat(32)]);
  });

  it('are nothing that was seen to be gone', async () => {
    const { values } = await suggested(TARGET_GROUP, { ledger: [made('ec2.vpc', VPC, { goneAt: NOW })] });
    assert.deepEqual(values, []);
  });

  it('stand in what the command names', async () => {
    const api = made('ecs.service', 'api', { within: { 'ecs.cluster': 'web' } });
    const lessonId = 'other';
    const ledger = [made('ecs.cluster', 'web', { lessonId }), made('ecs.cluster', 'two'), api];
    const certain = async (cluster: string): Promise<string | null> => {
      const command = `aws ecs update-service --cluster ${cluster} --service <service>`;
      return (await suggested(command, { ledger }, '--service')).certain;
    };
    assert.equal(await certain('web'), 'api');
    assert.equal(await certain('arn:aws:ecs:us-east-1:123456789012:cluster/web'), 'api');
    assert.equal(await certain('another'), null);
    const web = made('kubernetes.deployment', 'web', { within: { 'kubernetes.namespace': 'dev' } });
    const scale = async (where: string) =>
      (await suggested(`kubectl scale deployment/<name> ${where}--replicas 2`, { ledger: [web] })).certain;
    assert.equal(await scale('-n dev '), 'web');
    assert.equal(await scale('-n <namespace> '), 'web');
    assert.equal(await scale('-n other '), null);
    assert.equal(await scale(''), null);
    // The cluster of this lesson is filled in.
    assert.equal(await certain('<cluster>'), null);
  });

  it('go on when one question is refused', async () => {
    const world = { ledger: [made('ec2.vpc', VPC)], live: { 'ec2.vpc': null } };
    assert.equal((await suggested(TARGET_GROUP, world)).certain, VPC);
  });

  it('know a stack’s outputs by the placeholder in their description, and by their names', async () => {
    const command =
      'aws elbv2 create-load-balancer --name n --subnets REPLACE_ME_PUBLIC_SUBNET_ONE REPLACE_ME_PUBLIC_SUBNET_TWO';
    const output = (key: string, value: string, description = ''): StackOutput => ({
      stack: 'core',
      key,
      value,
      description,
    });
    const one = 'subnet-00000000000000001';
    const two = 'subnet-00000000000000002';
    const ledger = [made('cloudformation.stack', 'core')];
    for (const described of [true, false]) {
      const outputs = [
        output('PrivateSubnetOne', 'subnet-00000000000000003'),
        output('PublicSubnet1', one, described ? 'REPLACE_ME_PUBLIC_SUBNET_ONE' : ''),
        output('PublicSubnet2', two, described ? 'REPLACE_ME_PUBLIC_SUBNET_TWO' : ''),
      ];
      assert.equal((await suggested(command, { outputs, ledger }, '--subnets')).certain, one);
      assert.equal((await suggested(command, { outputs, ledger }, '--subnets 2')).certain, two);
      // A stack that somebody else made is worth a suggestion, no more.
      const foreign = await suggested(command, { outputs }, '--subnets');
      assert.deepEqual([foreign.certain, foreign.values[0]?.text], [null, one]);
    }
  });

  it('give each of two alike slots another value first', async () => {
    const command = 'aws ec2 terminate-instances --instance-ids <id> <id>';
    const ledger = [made('ec2.instance', 'i-00000000000000001'), made('ec2.instance', 'i-00000000000000002')];
    const first = await suggested(command, { ledger }, '--instance-ids');
    const second = await suggested(command, { ledger }, '--instance-ids 2');
    assert.notEqual(first.values[0]?.text, second.values[0]?.text);
  });

  it('tell the account and the region of the target', async () => {
    const command = 'docker push REPLACE_ME_ACCOUNT_ID.dkr.ecr.REPLACE_ME_REGION.amazonaws.com/api';
    assert.equal((await suggested(command, {}, '1 account id')).certain, '123456789012');
    assert.equal((await suggested(command, {}, '1 region')).certain, 'us-east-1');
  });

  it('make up a name that nobody else has, and never fill it in', async () => {
    const { values, certain } = await suggested('aws s3 mb s3://mythical-mysfits-bucket-name', {
      ledger: [made('s3.bucket', 'older')],
    });
    assert.equal(certain, null);
    assert.equal(values[0]?.text, 'mythical-mysfits-q7xz');
    assert.equal(
      (await suggested('aws s3 mb s3://REPLACE_ME_UNIQUE_BUCKET_NAME', {})).values[0]?.text,
      'practice-q7xz',
    );
  });

  it('offer a name that was used elsewhere after one that nobody has, and that of this step first', async () => {
    const command = 'aws s3 mb s3://REPLACE_ME_BUCKET_NAME';
    const used = (text: string, stepId: string): RememberedValue => ({
      ...place(command),
      stepId,
      text,
      at: NOW,
      target: HERE,
    });
    const offered = async (...remembered: RememberedValue[]): Promise<string[]> =>
      (await suggested(command, { remembered })).values.map(({ text }) => text);
    assert.deepEqual(await offered(used('ada-1', 'earlier')), ['practice-q7xz', 'ada-1']);
    assert.deepEqual(await offered(used('ada-1', 'earlier'), used('ada-2', 'now')), [
      'ada-2',
      'practice-q7xz',
      'ada-1',
    ]);
  });

  it('tell things apart by the words that their names were asked for with', async () => {
    const ledger = [
      made('s3.bucket', 'ada-1', { words: ['artifacts', 'bucket', 'name'] }),
      made('s3.bucket', 'ada-2', { words: ['bucket', 'name'] }),
    ];
    const ask = (bucket: string) => suggested(`aws s3 ls s3://${bucket}`, { ledger });
    assert.equal((await ask('REPLACE_ME_ARTIFACTS_BUCKET_NAME')).certain, 'ada-1');
    assert.equal((await ask('REPLACE_ME_BUCKET_NAME')).values[0]?.text, 'ada-2');
    // Nothing that was made is called so.
    assert.equal((await ask('REPLACE_ME_CLICKS_BUCKET_NAME')).certain, null);
  });

  it('remember on every target what is of none', async () => {
    const command = 'git config --global user.name "REPLACE_ME_WITH_YOUR_NAME"';
    const remembered = [{ ...place(command), text: 'Ada', at: NOW, target: 'elsewhere' }];
    const { values, last } = await suggested(command, { remembered });
    assert.deepEqual([texts({ values }), last], [['Ada'], 'Ada']);
  });

  it('look into the environment', async () => {
    assert.deepEqual(texts(await suggested('export DOCKERID=<your docker id>', {})), ['ada']);
  });

  for (const command of [
    'aws s3 ls s3://REPLACE_ME_AWS_BUCKET',
    'aws iam get-role --role-name REPLACE_ME_AWS_ROLE',
  ])
    it(`take nothing of a real account from the environment into the sandbox: ${command}`, async () => {
      assert.deepEqual(texts(await suggested(command, { inSandbox: false })), ['of-the-account']);
      assert.deepEqual(texts(await suggested(command, { inSandbox: true })), []);
    });

  function place(command: string) {
    const [placeholder] = findPlaceholders(command);
    assert.ok(placeholder && typedSlots(command, [placeholder]).length === 1);
    return placeOf('now', 0, placeholder);
  }
});
