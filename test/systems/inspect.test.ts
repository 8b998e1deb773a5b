import { strict as assert } from 'node:assert';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAsking, type Asking } from '../../src/adapters/inspect/asking';
import { checkStatement } from '../../src/core/inspect/statement';
import type { Statement } from '../../src/core/course/model';
import { edited } from '../../src/core/lint/model';
import { findPlaceholders } from '../../src/core/shell/placeholders';

describe('Checking commands without running them', function () {
  this.timeout(60_000);
  let folder = '';
  let asking: Asking;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'check-'));
    await writeFile(join(folder, 'there.json'), '{}');
    asking = await createAsking({ env: process.env, folder });
  });
  after(async () => {
    await asking.dispose();
    await rm(folder, { recursive: true });
  });

  const statementOf = (command: string): Statement => ({
    range: { from: 0, to: command.length },
    line: 1,
    command,
    placeholders: findPlaceholders(command),
    runsIn: 'host',
    session: null,
    openedBy: null,
  });
  const check = (command: string) => checkStatement(statementOf(command), asking);
  const said = async (command: string): Promise<string[]> =>
    (await check(command)).map(({ message }) => message);

  it('suggests how options, operations and services are spelled', async () => {
    for (const [command, message, right] of [
      [
        'aws s3api create-bucket --bukcet web',
        '--bukcet: did you mean --bucket?',
        'aws s3api create-bucket --bucket web',
      ],
      [
        'aws s3api creat-bucket --bucket web',
        'creat-bucket: did you mean create-bucket?',
        'aws s3api create-bucket --bucket web',
      ],
      ['aws dynamodbb list-tables', 'dynamodbb: did you mean dynamodb?', 'aws dynamodb list-tables'],
      [
        'aws s3 cp a s3://b/ --recursvie',
        '--recursvie: did you mean --recursive?',
        'aws s3 cp a s3://b/ --recursive',
      ],
      ['docker run --detatch nginx', '--detatch: did you mean --detach?', 'docker run --detach nginx'],
      ['docker contaner ls', 'contaner: did you mean container?', 'docker container ls'],
      [
        'kubectl get pods --otuput wide',
        '--otuput: did you mean --output?',
        'kubectl get pods --output wide',
      ],
      ['kubectl aply -f there.json', 'aply: did you mean apply?', 'kubectl apply -f there.json'],
    ] as const) {
      const [problem] = await check(command);
      // Required ones may be reported first: a misspelled one is missing too.
      if (problem?.fix) assert.equal(edited(command, [problem.fix]), right);
      assert.ok(
        problem?.message === message || problem?.message === '--bucket is missing.',
        `${command}: ${problem?.message ?? ''}`,
      );
    }
  });

  it('says what is missing', async () => {
    assert.deepEqual(await said('aws s3api create-bucket --region us-east-1'), ['--bucket is missing.']);
    assert.deepEqual(await said('aws s3api create-bucket --bucket'), ['--bucket has no value.']);
    assert.deepEqual(await said('docker run --detach --name web'), ['IMAGE is missing.']);
    assert.deepEqual(await said('aws s3api put-bucket-policy --bucket web --policy file://gone.json'), [
      'gone.json is not there.',
    ]);
    assert.deepEqual(await said('aws s3api put-bucket-policy --bucket web --policy file://there.json'), []);
    assert.deepEqual(await said('nosuchprogram --help && aws s3 ls'), [
      'nosuchprogram is not installed, or not on the PATH.',
    ]);
  });

  it('says which values cannot be', async () => {
    const [problem] = await said(
      `aws ecs register-task-definition --family web --container-definitions '[{"name":}]'`,
    );
    assert.match(problem ?? '', /^--container-definitions: Invalid JSON/);
    assert.deepEqual(await said('docker service create --replicas many nginx'), [
      '--replicas cannot be “many”.',
    ]);
  });

  it('has nothing to say about commands that are right, placeholders and variables included', async () => {
    for (const command of [
      'aws s3 mb s3://REPLACE_ME_BUCKET',
      'aws ecs run-task --cluster web --task-definition REPLACE_ME --count REPLACE_ME_COUNT',
      'aws elbv2 create-listener --default-actions TargetGroupArn=REPLACE_ME,Type=forward --load-balancer-arn REPLACE_ME --port 80 --protocol TCP',
      'aws ec2 describe-instances $OPTIONS --query "Reservations[].Instances[].InstanceId"',
      'aws dynamodb scan --table-name Songs --limit 3',
      'aws cloudformation deploy --template-file there.json --stack-name web',
      'aws sts get-caller-identity --query Account --output text',
      'aws ecs wait services-stable --cluster web --services web',
      'docker run -dit -p 8080:80 --name web nginx sh -c "ls --foo"',
      'docker exec -it web sh',
      'docker container ls --all',
      'docker swarm join-token worker',
      'kubectl create deployment web --image=nginx --replicas=2',
      'kubectl exec web -- ls -la --foo',
      'cd /tmp && export A=1 && echo "done"',
    ])
      assert.deepEqual(await said(command), [], command);
  });

  it('calls nothing', async () => {
    const calls: string[] = [];
    const server = await listening((url) => calls.push(url));
    const address = server.address();
    assert.ok(address !== null && typeof address === 'object');
    const here = `http://127.0.0.1:${address.port}`;
    const heard = await createAsking({
      env: { ...process.env, AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' },
      folder,
      // The only place that they could reach listens.
      nowhere: `127.0.0.1:${address.port}`,
    });
    try {
      for (const command of [
        'aws s3 mb s3://web',
        'aws s3 rm s3://web --recursive',
        'aws s3api create-bucket --bucket web',
        'aws dynamodb list-tables',
        'aws sts get-caller-identity',
        `aws cloudformation create-stack --stack-name a --template-body ${here}/template.yml`,
        'aws cloudformation deploy --stack-name a --template-file there.json',
        'aws ec2 terminate-instances --instance-ids i-0123456789abcdef0',
        'aws s3 ls',
        'aws logs tail group --follow',
        'aws ecr get-login-password',
        'docker run --rm nginx',
        'docker rm --force web',
        'docker ps',
        'kubectl delete pods --all',
        'kubectl get pods',
      ])
        await checkStatement(statementOf(command), heard);
      assert.deepEqual(
        calls.filter((call) => !call.startsWith('/_ping') && !/^\/v[\d.]+\/(?:info|version)/.test(call)),
        [],
      );
    } finally {
      await heard.dispose();
      server.close();
    }
  });
});

function listening(onCall: (url: string) => void): Promise<Server> {
  const server = createServer((request, response) => {
    onCall(request.url ?? '');
    response.statusCode = 500;
    response.end();
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}
