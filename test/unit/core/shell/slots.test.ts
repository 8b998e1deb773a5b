import { strict as assert } from 'node:assert';
import { findFilePlaceholders, findPlaceholders } from '../../../../src/core/shell/placeholders';

/** A command and, per placeholder, the name and the label of its slot. */
const cases: readonly (readonly [command: string, ...slots: (readonly [name: string, label: string])[]])[] = [
  [
    'aws elbv2 create-listener --default-actions TargetGroupArn=REPLACE_ME,Type=forward --load-balancer-arn REPLACE_ME --port 80',
    ['--default-actions TargetGroupArn', 'Target group ARN'],
    ['--load-balancer-arn', 'Load balancer ARN'],
  ],
  ['aws elbv2 create-target-group --name t --vpc-id REPLACE_ME', ['--vpc-id', 'VPC id']],
  [
    'aws elbv2 create-load-balancer --subnets REPLACE_ME_PUBLIC_SUBNET_ONE REPLACE_ME_PUBLIC_SUBNET_TWO',
    ['--subnets', 'Public subnet one'],
    ['--subnets 2', 'Public subnet two'],
  ],
  ['aws s3 website s3://YOUR_BUCKET_NAME --index-document i.html', ['s3://bucket', 'Bucket name']],
  ['docker container diff <container id>', ['1', 'Container id']],
  ['docker rm xxxxx', ['1', 'Container id']],
  [
    'docker build . -t REPLACE_ME_AWS_ACCOUNT_ID.dkr.ecr.REPLACE_ME_REGION.amazonaws.com/web',
    ['-t aws account id', 'AWS account id'],
    ['-t region', 'Region'],
  ],
  ['export DOCKERID=<your docker id>', ['DOCKERID', 'Docker id']],
  [
    'ssh -i {full path of your .pem file} ec2-user@{instance IP address}',
    ['-i', 'Full path of your .pem file'],
    ['1', 'Instance IP address'],
  ],
  [
    'aws ec2 run-instances --security-group-ids sg-xxxxxxxx sg-xxxxxxxx',
    ['--security-group-ids', 'Security group id'],
    ['--security-group-ids 2', 'Security group id 2'],
  ],
  ['docker exec -it yourcontainerid sh', ['1', 'Container id']],
  ['ssh <user>@<host>', ['1 user', 'User'], ['1 host', 'Host']],
  ['ssh ec2-user@xxx.xxx.xxx.xxx', ['1', 'IP address']],
  [`aws dynamodb put-item --item '{"id": {"S": "REPLACE_ME"}}'`, ['--item id', 'Id']],
  ['aws iam get-role --role-name=REPLACE_ME', ['--role-name', 'Role name']],
  ['aws s3 cp a.txt s3://YOUR_BUCKET/YOUR_KEY', ['s3://bucket', 'Bucket'], ['s3://key', 'Key']],
  [
    'aws s3 mb s3://YOUR_BUCKET && aws s3 ls s3://YOUR_BUCKET',
    ['s3://bucket', 'Bucket'],
    ['s3://bucket 2', 'Bucket 2'],
  ],
  ["mysql -u root -p'<password>'", ['-p', 'Password']],
  ['docker build -t <your username>/app .', ['-t', 'Username']],
  ['git config user.email you@example.com', ['2', 'Email']],
  ['cat <file> > <target>', ['1', 'File'], ['>', 'Target']],
];

const secrets: readonly (readonly [command: string, secret: boolean])[] = [
  ['docker run -e MYSQL_ROOT_PASSWORD=<choose one> mysql', true],
  ['aws rds create-db-instance --master-user-password REPLACE_ME', true],
  ['docker login -u me -p YOUR_PASSWORD', true],
  ['export GITHUB_TOKEN=xxxxx', true],
  ['aws configure set aws_secret_access_key <secret access key>', true],
  ['docker swarm join --token <token> 10.0.0.1:2377', true],
  ['aws secretsmanager get-secret-value --secret-id REPLACE_ME', false],
  ['aws s3 ls --starting-token REPLACE_ME', false],
  ['aws ec2 run-instances --key-name YOUR_KEY', false],
  ['docker rm <container id>', false],
];

describe('Slots of commands', () => {
  for (const [command, ...slots] of cases) {
    it(command, () => {
      assert.deepEqual(
        findPlaceholders(command).map(({ slot }) => [slot.name, slot.label]),
        slots,
      );
    });
  }

  it('have unique names', () => {
    const names = findPlaceholders('docker rm REPLACE_ME REPLACE_ME && docker rm REPLACE_ME').map(
      ({ slot }) => slot.name,
    );
    assert.deepEqual(names, ['1', '2', '1 2']);
  });

  it('keep their names when something else in the command changes', () => {
    const nameIn = (command: string) =>
      findPlaceholders(command).find(({ text }) => text === 'REPLACE_ME')?.slot.name;
    assert.equal(
      nameIn('aws ec2 x --vpc-id REPLACE_ME'),
      nameIn('aws ec2 x --group-id sg-1 --vpc-id REPLACE_ME --dry-run'),
    );
  });

  for (const [command, secret] of secrets) {
    it(`${secret ? 'mask' : 'show'} ${command}`, () => {
      assert.deepEqual(
        findPlaceholders(command).map(({ slot }) => slot.secret),
        [secret],
      );
    });
  }
});

describe('Placeholders in files', () => {
  const policy = `{
  "Statement": [{
    "Effect": "Allow",
    "Principal": { "AWS": ["arn:aws:iam::REPLACE_ME_ACCOUNT_ID:root"] },
    "Action": "s3:GetObject",
    "Resource": "arn:aws:s3:::REPLACE_ME_BUCKET_NAME/*"
  }],
  "executionRoleArn": "REPLACE_ME",
  "environment": [{ "name": "BUCKET_NAME", "value": "BUCKET_NAME" }],
  "subnets": [
    "REPLACE_ME_SUBNET_ONE"
  ]
}`;

  it('are named after the keys of JSON', () => {
    assert.deepEqual(
      findFilePlaceholders(policy, 'json').map(({ text, slot }) => [text, slot.name, slot.label]),
      [
        ['REPLACE_ME_ACCOUNT_ID', 'AWS', 'Account id'],
        ['REPLACE_ME_BUCKET_NAME', 'Resource', 'Bucket name'],
        ['REPLACE_ME', 'executionRoleArn', 'Execution role ARN'],
        ['BUCKET_NAME', 'value', 'Bucket name 2'],
        ['REPLACE_ME_SUBNET_ONE', 'subnets', 'Subnet one'],
      ],
    );
  });

  it('are named after the keys of YAML and of a Dockerfile', () => {
    const yaml =
      'spec:\n  image: <your docker id>/web\n  password: YOUR_PASSWORD\n  args:\n    - your-bucket-name\n';
    assert.deepEqual(
      findFilePlaceholders(yaml, 'yaml').map(({ text, slot }) => [text, slot.name, slot.secret]),
      [
        ['<your docker id>', 'image', false],
        ['YOUR_PASSWORD', 'password', true],
        ['your-bucket-name', 'args', false],
      ],
    );
    assert.deepEqual(
      findFilePlaceholders('FROM node:20\nENV TABLE=YOUR_TABLE\n', 'dockerfile').map(({ slot }) => slot.name),
      ['TABLE'],
    );
  });

  it('have ranges in the content', () => {
    for (const { text, range } of findFilePlaceholders(policy, 'json'))
      assert.equal(policy.slice(range.from, range.to), text);
  });

  const nothing: readonly (readonly [language: string | null, content: string])[] = [
    [
      'js',
      'const BUCKET_NAME = process.env.BUCKET_NAME;\nconst f = (x) => `${x}`;\nif (a <b && c> d) {name}',
    ],
    ['html', '<html><head><title>Hi</title></head><body class="x"><my-element>x</my-element></body></html>'],
    ['java', 'Map<String, List<Integer>> map; class A<IMAGE_ID> {}'],
    ['json', '{"/mysfits/{mysfitId}": {"get": {"in": "path"}}, "Action": ["s3:*"], "BUCKET_NAME": 1}'],
    [
      'yaml',
      'command: ["sh", "-c", "echo ${YOUR_NAME}"]\nenv:\n  - name: BUCKET_NAME\n    value: !Ref BUCKET_NAME\n',
    ],
    ['python', 'print(f"{bucket_name}")\nx = d[bucket_name]'],
    ['dockerfile', 'FROM alpine\nRUN apk add --no-cache curl\nCMD ["sh"]'],
    ['sql', 'SELECT USER_ID FROM T WHERE A < B AND C > D'],
  ];
  for (const [language, content] of nothing) {
    it(`leave alone what ${language ?? 'a file'} means by itself`, () => {
      assert.deepEqual(
        findFilePlaceholders(content, language).map(({ text }) => text),
        [],
      );
    });
  }
});
