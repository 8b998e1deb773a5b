import assert from 'node:assert/strict';
import { entryKey, type LedgerEntry } from '../../../../src/core/ledger/model';
import { changesOf } from '../../../../src/core/ledger/recording';
import { readLedger, writeLedger } from '../../../../src/core/ledger/store';
import { findPlaceholders } from '../../../../src/core/shell/placeholders';
import { ORIGIN } from './entry';

function change(command: string, output = '', known: readonly LedgerEntry[] = [], template = command) {
  const placeholders = findPlaceholders(template);
  return changesOf({ template: { command: template, placeholders }, command, output }, ORIGIN, known);
}

/** What a statement that failed is known to have made. */
function madeBefore(command: string, output: string): (readonly [type: string, id: string])[] {
  const statement = { template: { command, placeholders: [] }, command, output, broken: true };
  return changesOf(statement, ORIGIN, []).put.map(({ type, id }) => [type, id]);
}

const entry = (type: string, id: string, attributes: Readonly<Record<string, string>> = {}): LedgerEntry => ({
  ...ORIGIN,
  kind: 'made',
  type,
  id,
  attributes,
  words: [],
});

describe('the ledger', () => {
  it('records what was made, for whom, where and in which words it was asked for', () => {
    const template = 'aws s3 mb s3://REPLACE_ME_ARTIFACTS_BUCKET_NAME';
    const { put } = change('aws s3 mb s3://ada-1', 'make_bucket: ada-1', [], template);
    const words = ['artifacts', 'bucket', 'name'];
    assert.deepEqual(put, [{ ...entry('s3.bucket', 'ada-1'), words }]);
  });

  const named: readonly (readonly [command: string, output: string, ids: readonly string[]])[] = [
    ['aws s3 mb s3://$BUCKET', 'make_bucket: ada-1', ['ada-1']],
    ['aws s3api create-bucket --bucket $BUCKET', '{\n    "Location": "/ada-1"\n}', ['ada-1']],
    [
      'aws s3api create-bucket --bucket "$B"',
      '{\n    "Location": "http://ada-1.s3.amazonaws.com/"\n}',
      ['ada-1'],
    ],
    ['aws iam create-role --role-name $ROLE', '{"Role":{"RoleName":"web"}}', ['web']],
    [
      'aws sqs create-queue --queue-name $Q',
      '{\n    "QueueUrl": "https://sqs.us-east-1.amazonaws.com/1/jobs"\n}',
      ['jobs'],
    ],
    ['sam deploy --guided', 'Successfully created/updated stack - api in us-east-1', ['api']],
    ['docker volume create', `${'0a'.repeat(32)}\n`, ['0a'.repeat(32)]],
    [
      'kubectl apply -f web.yaml',
      'deployment.apps/web created\nservice/web unchanged\nconfigmap/web configured\nsecret/key created',
      ['web', 'key'],
    ],
    ['kubectl create deploy web --image nginx', 'deployment.apps/web created', ['web']],
    ['kubectl expose deploy web --port 80', 'service/web exposed', ['web']],
    ['kubectl run web --image nginx --dry-run=client -o yaml', 'kind: Pod', []],
  ];
  for (const [command, output, ids] of named) {
    it(`reads the name of what \`${command}\` made where only its output tells`, () => {
      assert.deepEqual(
        change(command, output).put.map(({ id: made }) => made),
        ids,
      );
    });
  }

  it('records every task that was started', () => {
    const task = (name: string) => `arn:aws:ecs:us-east-1:123456789012:task/web/${name}`;
    const output = JSON.stringify({ tasks: [{ taskArn: task('a1') }, { taskArn: task('b2') }] });
    const { put } = change('aws ecs run-task --cluster web --task-definition t --count 2', output);
    assert.deepEqual(
      put.map(({ id: made }) => made),
      [task('a1'), task('b2')],
    );
  });

  it('keeps what a command only said it would delete', () => {
    const bucket = { 's3.bucket': 'ada-1' };
    const object = { ...entry('s3.object', 'a.txt'), within: bucket };
    assert.deepEqual(change('aws s3 rm s3://ada-1/a.txt', '', [object]).drop, [entryKey(object)]);
    assert.deepEqual(change('aws s3 rm s3://ada-1/a.txt --dryrun', '', [object]).drop, []);
  });

  const arn = 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/1bb03d5f6d558597';
  const id = '4f66ad9a7b2e8f0c9f66ad9a7b2e8f0c4f66ad9a7b2e8f0c9f66ad9a7b2e8f0c';
  const removals: readonly (readonly [command: string, gone: LedgerEntry])[] = [
    ['aws s3 rb s3://ada-1 --force', entry('s3.bucket', 'ada-1')],
    ['aws s3api delete-bucket --bucket ada-1', entry('s3.bucket', 'ada-1')],
    [`aws elbv2 delete-target-group --target-group-arn ${arn}`, entry('elbv2.targetGroup', 'web', { arn })],
    ['docker rm -f 4f66ad9a7b2e', entry('docker.container', id, { name: 'web' })],
    ['docker container rm --force web', entry('docker.container', id, { name: 'web' })],
    ['docker swarm leave --force', entry('docker.swarm', '1a2b3c')],
    ['kubectl delete deployment hello', entry('kubernetes.deployment', 'hello')],
    ['kubectl delete svc hello', entry('kubernetes.service', 'hello')],
    ['kubectl delete job hello', entry('kubernetes.job', 'hello')],
  ];
  for (const [command, gone] of removals) {
    it(`forgets what \`${command.slice(0, 50)}\` took away`, () => {
      const { drop } = change(command, '', [gone, entry('s3.bucket', 'other'), entry('docker.image', 'web')]);
      assert.deepEqual(drop, [entryKey(gone)]);
    });
  }

  describe('where the name stands in another spelling or only in the answer', () => {
    const dev = { 'kubernetes.namespace': 'dev' };
    const things = {
      web: entry('kubernetes.deployment', 'web'),
      webInDev: { ...entry('kubernetes.deployment', 'web'), within: dev },
      dev: entry('kubernetes.namespace', 'dev'),
      service: entry('kubernetes.service', 'web'),
      image: entry('docker.image', 'me/x'),
      container: entry('docker.container', id, { name: 'c1' }),
      network: entry('docker.network', 'n1'),
      instance: entry('ec2.instance', 'i-0a1b2c3d'),
      database: entry('rds.dbInstance', 'db'),
      stack: entry('cloudformation.stack', 'st'),
      bucket: entry('s3.bucket', 'ada-1'),
      object: { ...entry('s3.object', 'd/a b.txt'), within: { 's3.bucket': 'ada-1' } },
      balancer: entry('elbv2.loadBalancer', 'lb', {
        arn: 'arn:aws:elasticloadbalancing:us-east-1:1:loadbalancer/app/lb/1',
      }),
      listener: {
        ...entry('elbv2.listener', 'arn:aws:elasticloadbalancing:us-east-1:1:listener/app/lb/1/2'),
        within: { 'elbv2.loadBalancer': 'arn:aws:elasticloadbalancing:us-east-1:1:loadbalancer/app/lb/1' },
      },
    };
    type Thing = keyof typeof things;
    const all = Object.values(things);
    const cases: readonly (readonly [command: string, output: string, gone: readonly Thing[]])[] = [
      ['kubectl delete deployment/web', '', ['web']],
      ['kubectl delete deploy,svc web', '', ['web', 'service']],
      ['kubectl delete deployments.apps web', 'deployment.apps "web" deleted', ['web']],
      ['kubectl delete -n dev deployment web', '', ['webInDev']],
      ['kubectl delete -f web.yaml', 'deployment.apps "web" deleted from dev namespace', ['webInDev']],
      ['kubectl delete services --all', 'service "web" deleted', ['service']],
      ['kubectl delete ns dev', 'namespace "dev" deleted', ['webInDev', 'dev']],
      ['kubectl delete deployment/web --dry-run=client', 'deployment.apps "web" deleted (dry run)', []],
      ['docker rmi docker.io/me/x:latest', 'Untagged: me/x:latest', ['image']],
      ['docker rm -f $(docker ps -aq)', '4f66ad9a7b2e', ['container']],
      ['docker ps -aq | xargs docker rm -f', '4f66ad9a7b2e', ['container']],
      ['docker rm -f 4f6', '4f6', ['container']],
      ['docker container prune -f', `Deleted Containers:\n${id}\n`, ['container']],
      [
        'docker system prune -af',
        'Deleted Networks:\nn1\n\nDeleted Images:\nuntagged: me/x:latest\n',
        ['image', 'network'],
      ],
      [
        'aws ec2 terminate-instances --instance-ids $ID --region us-east-1',
        '{"InstanceId": "i-0a1b2c3d"}',
        ['instance'],
      ],
      ['aws rds delete-db-instance --db-instance-identifier other --final-db-snapshot-identifier db', '', []],
      ['sam delete --stack-name st', '', ['stack']],
      ['aws s3 rm s3://ada-1 --recursive', 'delete: s3://ada-1/d/a b.txt', ['object']],
      ['aws s3 rm s3://ada-1 --recursive --exclude "d/*"', '', []],
      [
        'aws s3 mv s3://ada-1/d s3://ada-2/d --recursive',
        'move: s3://ada-1/d/a b.txt to s3://ada-2/d/a b.txt',
        ['object'],
      ],
      [
        `aws elbv2 delete-load-balancer --load-balancer-arn ${things.balancer.attributes.arn ?? ''}`,
        '',
        ['balancer', 'listener'],
      ],
      [`aws elbv2 delete-listener --listener-arn ${things.listener.id}`, '', ['listener']],
      // Statements that pass although this command of theirs failed.
      ['aws cloudformation delete-stack --stack-name st || true', '', ['stack']],
      ['aws cloudformation delete-stack --stack-name st 2>/dev/null || true', '', []],
      [
        'aws cloudformation delete-stack --stack-name st; true',
        'An error occurred (AccessDenied) when calling the DeleteStack operation: no',
        [],
      ],
      ['aws cloudformation delete-stack help', '', []],
    ];
    for (const [command, output, gone] of cases) {
      it(`forgets ${gone.join(', ') || 'nothing'}: ${command.slice(0, 60)}`, () => {
        const keys = gone.map((name) => entryKey(things[name]));
        assert.deepEqual([...change(command, output, all).drop].sort(), keys.sort());
      });
    }
  });

  it('keeps what another account told apart, and what another region told', () => {
    const account = '{"Account": "999999999999"}';
    assert.equal(change('aws sts get-caller-identity', account).put.length, 1);
    assert.deepEqual(change('aws sts get-caller-identity --profile other', account).put, []);
    const instances = '{"Reservations": [{"Instances": [{"InstanceId": "i-0a1b2c3d"}]}]}';
    const [told] = change('aws ec2 describe-instances --region eu-west-1', instances).put;
    assert.deepEqual([told?.kind, told?.region], ['told', 'eu-west-1']);
  });

  it('takes nothing for made of which its command says that it was there before', () => {
    const output =
      'An error occurred (EntityAlreadyExists) when calling the CreateRole operation: Role with name web already exists.';
    assert.deepEqual(change('aws iam create-role --role-name web || true', output).put, []);
    assert.deepEqual(change('aws iam create-role --role-name web 2>/dev/null || true', '').put, []);
    const exists = 'error: failed to create deployment: deployments.apps "web" already exists';
    assert.deepEqual(change('kubectl create deployment web --image nginx || true', exists).put, []);
    const tables = `An error occurred (ResourceInUseException) when calling the CreateTable operation: Table already exists: a
{
    "TableDescription": {
        "TableName": "b"
    }
}`;
    const two = 'aws dynamodb create-table --table-name a; aws dynamodb create-table --table-name b';
    assert.deepEqual(
      change(two, tables).put.map((made) => made.id),
      ['b'],
    );
    const role = '{"Role": {"RoleName": "web", "Arn": "arn:aws:iam::123456789012:role/web"}}';
    assert.equal(change('aws iam create-role --role-name web 2>/dev/null || true', role).put.length, 1);
  });

  describe('of a statement that failed', () => {
    it('records what its output shows to be there', () => {
      const error = 'fatal error: An error occurred (404) when calling the HeadObject operation: Not Found';
      assert.deepEqual(
        madeBefore(
          'aws s3 mb s3://ada-1 && aws s3 cp s3://x/y s3://ada-1/',
          `make_bucket: ada-1\n${error}\n`,
        ),
        [['s3.bucket', 'ada-1']],
      );
      assert.deepEqual(
        madeBefore(
          'aws s3 sync site s3://ada-1',
          'upload: site/a.html to s3://ada-1/a.html\nupload failed: site/b.html to s3://ada-1/b.html An error occurred (AccessDenied)\n',
        ),
        [['s3.object', 'a.html']],
      );
      assert.deepEqual(
        madeBefore(
          'aws cloudformation deploy --stack-name core --template-file core.yml',
          '\nWaiting for changeset to be created..\nWaiting for stack create/update to complete\n\nFailed to create/update the stack.\n',
        ),
        [['cloudformation.stack', 'core']],
      );
      assert.deepEqual(
        madeBefore(
          'aws ec2 create-vpc --cidr-block 10.0.0.0/16 && aws ec2 create-tags --resources x --tags',
          '{"Vpc": {"VpcId": "vpc-0a1b2c3d"}}\naws: error: argument --tags: expected at least one argument\n',
        ),
        [['ec2.vpc', 'vpc-0a1b2c3d']],
      );
    });

    it('takes the words of every tool for it', () => {
      const shown: readonly (readonly [string, string, string])[] = [
        ['aws s3api create-bucket --bucket ada && false', '{\n    "Location": "/ada"\n}', 'ada'],
        ['aws s3api create-bucket --bucket ada --output text && false', '/ada', 'ada'],
        ['kubectl create deployment web --image nginx && false', 'deployment.apps/web created', 'web'],
        ['kubectl expose deployment web --port 80 && false', 'service/web exposed', 'web'],
        ['docker build -t ada/web . && docker push nowhere', 'Successfully built 0a1b2c3d4e5f', 'ada/web'],
      ];
      for (const [command, output, id] of shown) {
        assert.deepEqual(
          madeBefore(command, output).map(([, own]) => own),
          [id],
          command,
        );
        assert.deepEqual(madeBefore(command, 'error: no'), [], command);
      }
    });

    it('records nothing that was there before, or that it only named', () => {
      const failures: readonly (readonly [string, string])[] = [
        [
          'aws s3 mb s3://ada-1',
          'make_bucket failed: s3://ada-1 An error occurred (BucketAlreadyOwnedByYou) when calling the CreateBucket operation: Yours',
        ],
        [
          'aws ecs create-cluster --cluster-name web',
          'An error occurred (AccessDeniedException) when calling the CreateCluster operation: not authorized on arn:aws:ecs:us-east-1:123456789012:cluster/web',
        ],
        [
          'aws ec2 create-subnet --vpc-id vpc-0a1b2c3d --cidr-block 10.0.0.0/24',
          'An error occurred (InvalidSubnet.Conflict): The CIDR conflicts with subnet-0a1b2c3d',
        ],
        [
          'aws cloudformation deploy --stack-name core --template-file core.yml',
          'Invalid template path core.yml',
        ],
        ['aws dynamodb create-table --table-name web', 'aws: error: the following arguments are required'],
      ];
      for (const [command, output] of failures) assert.deepEqual(madeBefore(command, output), [], command);
    });

    it('does not take for gone what it should have deleted', () => {
      const command = 'aws s3 rb s3://ada-1';
      const statement = { template: { command, placeholders: [] }, command, output: 'remove_bucket failed' };
      const known = [entry('s3.bucket', 'ada-1')];
      assert.deepEqual(changesOf({ ...statement, broken: true }, ORIGIN, known).drop, []);
      assert.equal(changesOf(statement, ORIGIN, known).drop.length, 1);
    });
  });

  it('keeps what has the same name on another target, or in another service', () => {
    const elsewhere = { ...entry('s3.bucket', 'ada-1'), target: 'AWS: student' };
    assert.deepEqual(
      change('aws s3 rb s3://ada-1', '', [elsewhere, entry('ecr.repository', 'ada-1')]).drop,
      [],
    );
  });

  const table = entry('dynamodb.table', 'mysfits');
  const inEurope: LedgerEntry = { ...table, region: 'eu-west-1' };
  const make = 'aws dynamodb create-table --table-name mysfits --cli-input-json file://t.json';

  it('tells two things of one name in two regions apart', () => {
    assert.deepEqual(change(make).put, [table]);
    assert.deepEqual(change(`${make} --region us-east-1`).put, [table]);
    assert.deepEqual(change(`${make} --region eu-west-1`).put, [inEurope]);
    assert.deepEqual(change(`AWS_REGION=eu-west-1 ${make}`).put, [inEurope]);
    assert.notEqual(entryKey(table), entryKey(inEurope));
    const known = [table, inEurope];
    const remove = 'aws dynamodb delete-table --table-name mysfits';
    assert.deepEqual(change(remove, '', known).drop, [entryKey(table)]);
    assert.deepEqual(change(`${remove} --region eu-west-1`, '', known).drop, [entryKey(inEurope)]);
  });

  it('reads the region where the thing says it itself', () => {
    const output = '{"TopicArn": "arn:aws:sns:eu-west-1:123456789012:news"}';
    const [topic] = change('aws sns create-topic --name news', output).put;
    assert.equal(topic?.region, 'eu-west-1');
  });

  it('knows no region of what is the same in all', () => {
    assert.deepEqual(change('aws s3 mb s3://ada-1 --region eu-west-1').put, [entry('s3.bucket', 'ada-1')]);
  });

  it('says what a command named that is not the target', () => {
    const elsewhere = (command: string) => change(command).put.map((each) => each.elsewhere);
    assert.deepEqual(elsewhere('aws s3 mb s3://ada-1 --profile other'), ['the profile other']);
    assert.deepEqual(elsewhere('aws s3 mb s3://ada-1 --endpoint-url https://minio.example.org'), [
      'the endpoint https://minio.example.org',
    ]);
    assert.deepEqual(elsewhere('aws s3 mb s3://ada-1 --endpoint-url http://127.0.0.1:21234'), [undefined]);
    assert.deepEqual(elsewhere('AWS_PROFILE=other aws s3 mb s3://ada-1'), ['the profile other']);
  });

  it('knows the engine of containers, and of nothing else', () => {
    const origin = { ...ORIGIN, engine: 'unix:///one.sock' };
    const at = (engine: string, command: string, known: readonly LedgerEntry[] = []) =>
      changesOf(
        { template: { command, placeholders: [] }, command, output: '' },
        { ...origin, target: 'AWS: student · us-east-1 · 123456789012', engine },
        known,
      );
    const run = 'docker run --name web nginx';
    const [made] = at('unix:///one.sock', run).put;
    assert.equal(made?.engine, 'unix:///one.sock');
    assert.equal(at('unix:///one.sock', 'aws s3 mb s3://ada-1').put[0]?.engine, undefined);
    const known = [{ ...entry('docker.container', 'web'), engine: 'unix:///one.sock' }];
    assert.equal(at('unix:///one.sock', 'docker rm web', known).drop.length, 1);
    assert.equal(at('unix:///two.sock', 'docker rm web', known).drop.length, 0);
  });

  it('keeps everything that only looks or stops', () => {
    const known = [entry('docker.container', id, { name: 'web' })];
    assert.deepEqual(change('docker stop web', '', known).drop, []);
    assert.deepEqual(change('docker logs web', '', known).drop, []);
  });

  it('comes back from storage, without what it does not understand', () => {
    const kept = new Map([
      ['odd', '{"text":1}'],
      ['torn', '{"type":'],
    ]);
    const runs = {
      remembered: () => kept,
      remember: (_course: string, key: string, value: string | null) =>
        void (value === null ? kept.delete(key) : kept.set(key, value)),
    };
    const first = entry('s3.bucket', 'ada-1');
    writeLedger(runs, { put: [first, { ...entry('s3.bucket', 'ada-2'), at: 2 }], drop: [] });
    assert.deepEqual(
      readLedger(runs).map((each) => each.id),
      ['ada-2', 'ada-1'],
    );
    writeLedger(runs, { put: [], drop: [entryKey(first)] });
    assert.deepEqual(
      readLedger(runs).map((each) => each.id),
      ['ada-2'],
    );
  });
});
