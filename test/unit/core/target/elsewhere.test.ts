import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import { elsewhereIn } from '../../../../src/core/target/elsewhere';
import { SANDBOX } from '../../../../src/core/target/model';

const REAL = {
  target: { kind: 'account', profile: 'student', region: null },
  region: 'us-east-1',
  account: '123456789012',
  endpoint: null,
} as const;
const LOCAL = { target: SANDBOX, region: 'us-east-1', account: null, endpoint: 'http://127.0.0.1:21000' };

const ELSEWHERE: readonly (readonly [line: string, says: RegExp])[] = [
  ['aws s3 ls --profile prod', /--profile names the profile prod; the target is student/],
  ['aws --profile=prod s3 ls', /profile prod/],
  ["aws s3 ls --region 'eu-west-1'", /region eu-west-1; the target is in us-east-1/],
  ['AWS_PROFILE=prod aws s3 ls', /AWS_PROFILE names the profile prod/],
  ['export AWS_REGION=eu-west-1', /AWS_REGION names the region eu-west-1/],
  ['echo "$(aws sts get-caller-identity --profile prod)"', /profile prod/],
  ['aws sns publish --topic-arn arn:aws:sns:us-east-1:999999999999:t --message m', /account 999999999999/],
  ['docker push 999999999999.dkr.ecr.us-east-1.amazonaws.com/web', /account 999999999999/],
  ["bash -c 'aws s3 ls --profile prod'", /profile prod/],
  ['ls | xargs aws --region eu-west-1 s3 rm', /region eu-west-1/],
  ['sam deploy --profile prod', /profile prod/],
  ['eksctl create cluster --region eu-west-1', /region eu-west-1/],
  ['set -gx AWS_PROFILE prod', /AWS_PROFILE names the profile prod/],
  ['$Env:AWS_PROFILE = "prod"', /AWS_PROFILE names the profile prod/],
  ['curl https://sqs.us-east-1.amazonaws.com/999999999999/q', /account 999999999999/],
  ['aws s3 ls --endpoint-url http://else:1', /leads to http:\/\/else:1/],
];

const AT_HOME: readonly string[] = [
  'aws s3 ls',
  'aws s3 ls --profile student --region us-east-1',
  'aws iam attach-role-policy --role-name r --policy-arn arn:aws:iam::aws:policy/ReadOnlyAccess',
  'aws sns publish --topic-arn arn:aws:sns:us-east-1:123456789012:t --message m',
  'aws s3 ls --region $REGION --profile <profile>',
  'docker compose --profile prod up',
  'set -gx AWS_PROFILE student',
  'aws sqs receive-message --queue-url https://sqs.us-east-1.amazonaws.com/123456789012/q',
  'docker run --profile prod --region eu-west-1 image',
  'docker push 123456789012.dkr.ecr.us-east-1.amazonaws.com/web',
];

describe('What a line names elsewhere than the target', () => {
  for (const [line, says] of ELSEWHERE)
    it(`is said of ${line}`, () => assert.match(elsewhereIn([line], REAL).join('\n'), says));
  for (const line of AT_HOME)
    it(`is nothing in ${line}`, () => assert.deepEqual(elsewhereIn([line], REAL), []));

  it('in the sandbox is any profile, and any other endpoint', () => {
    assert.match(elsewhereIn(['aws s3 ls --profile prod'], LOCAL).join(), /the target has none/);
    assert.match(
      elsewhereIn(['aws s3 ls --endpoint-url https://s3.amazonaws.com'], LOCAL).join(),
      /away from/,
    );
    assert.deepEqual(elsewhereIn(['aws --endpoint-url http://127.0.0.1:21000/ s3 ls'], LOCAL), []);
  });
});
