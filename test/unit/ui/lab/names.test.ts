import { strict as assert } from 'node:assert';
import { namesFileOf } from '../../../../src/ui/lab/names';

const FOLDERS = ['docker', 'lambda', 's3', 'swarm'];

describe('the lab files that a command names', () => {
  const named = [
    'aws s3api put-bucket-policy --bucket b --policy file://s3/policy.json',
    'aws lambda invoke --payload fileb://lambda/event.json response.json',
    'docker image build --tag site docker/site',
    'docker stack deploy --compose-file=swarm/docker-stack.yml voting_stack',
    'aws s3 cp s3/ s3://bucket/ --recursive',
    'docker run --mount source="$(pwd)/docker/site" nginx && cat docker/site/index.html',
    'node ./lambda/run-here.mjs',
  ];
  for (const command of named) it(command, () => assert.ok(namesFileOf(command, FOLDERS)));

  const others = [
    'docker version',
    'aws s3 mb s3://bucket',
    'aws lambda list-functions',
    'aws logs delete-log-group --log-group-name /aws/lambda/hello',
    'aws s3 cp file.txt s3://bucket/s3/file.txt',
    'cat elsewhere/docker/Dockerfile',
  ];
  for (const command of others) it(`not ${command}`, () => assert.ok(!namesFileOf(command, FOLDERS)));
});
