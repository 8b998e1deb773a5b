import assert from 'node:assert/strict';
import { inputFilesOf } from '../../../../src/core/catalogue/inputFiles';
import { withLiterals } from '../../../../src/core/catalogue/literals';
import { findPlaceholders } from '../../../../src/core/shell/placeholders';

const pathsIn = (command: string) => inputFilesOf(command).map(({ path }) => path);

describe('the catalogue, files and literals', () => {
  it('finds the files that a command reads', () => {
    assert.deepEqual(pathsIn('aws ecs create-service --cli-input-json file://~/m/service.json'), [
      '~/m/service.json',
    ]);
    assert.deepEqual(pathsIn('aws apigateway import-rest-api --body fileb://api.json'), ['api.json']);
    assert.deepEqual(pathsIn('aws cloudformation deploy --template-file ./core.yml --stack-name s'), [
      './core.yml',
    ]);
    assert.deepEqual(pathsIn('docker stack deploy --compose-file=stack.yml voting'), ['stack.yml']);
    assert.deepEqual(pathsIn('docker stack deploy -c stack.yml voting'), ['stack.yml']);
    assert.deepEqual(pathsIn('kubectl apply -f pod.yaml'), ['pod.yaml']);
    assert.deepEqual(pathsIn('docker compose -f a.yml -f b.yml --env-file x.env up'), [
      'a.yml',
      'b.yml',
      'x.env',
    ]);
    assert.deepEqual(pathsIn('sam deploy --template-file sam.yaml'), ['sam.yaml']);
  });

  it('leaves alone what is no text on this machine', () => {
    assert.deepEqual(pathsIn('aws lambda create-function --zip-file fileb://f.zip'), []);
    assert.deepEqual(pathsIn('kubectl apply -f https://example.com/pod.yaml'), []);
    assert.deepEqual(pathsIn('kubectl apply -f -'), []);
    assert.deepEqual(pathsIn('aws ecs create-service --cli-input-json file://$DIR/s.json'), []);
    assert.deepEqual(pathsIn('docker logs -f web'), []);
  });

  it('takes the author’s own bucket name for a placeholder', () => {
    const slots = (command: string) =>
      withLiterals(command, findPlaceholders(command)).map(({ text, slot }) => [text, slot.name]);
    const name = 'mythical-mysfits-bucket-name';
    assert.deepEqual(slots(`aws s3 mb s3://${name}`), [[name, 's3://bucket']]);
    assert.deepEqual(slots(`aws s3api put-bucket-policy --bucket ${name} --policy file://p.json`), [
      [name, '--bucket'],
    ]);
    assert.deepEqual(slots('aws s3 ls s3://us-west-2.elasticmapreduce.samples'), []);
    assert.deepEqual(slots('echo my-bucket-name'), []);
    assert.deepEqual(slots('aws s3 mb s3://REPLACE_ME'), [['REPLACE_ME', 's3://bucket']]);
  });
});
