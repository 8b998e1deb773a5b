import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import { hazardsOf, limitsOf } from '../../../../src/core/target/hazards';
import { needsAws } from '../../../../src/core/target/programs';

const kinds = (line: string): string =>
  hazardsOf([line])
    .map(({ kind }) => kind)
    .join(' ');

describe('What lines do in a real account', () => {
  const lines: readonly (readonly [line: string, kinds: string])[] = [
    ['aws elbv2 create-load-balancer --name a --subnets b', 'billable'],
    ['aws s3 rb s3://bucket --force', 'destroys'],
    ['aws s3 rm s3://bucket --recursive', 'destroys'],
    ['aws s3 ls && aws ec2 terminate-instances --instance-ids i-1', 'destroys'],
    ['aws s3 ls', ''],
    ['aws redshift create-cluster --cluster-identifier c', 'billable'],
    ['aws redshift delete-cluster --cluster-identifier c', 'destroys'],
    ['aws redshift describe-clusters', ''],
    ['terraform apply', 'billable'],
    ['terraform destroy', 'destroys'],
    ['cdk deploy', 'billable'],
    ["bash -c 'aws ec2 terminate-instances --instance-ids i-1'", 'destroys'],
    ['sh -ec "cd x; eval aws s3 rb s3://bucket"', 'destroys'],
    ['aws ec2 describe-instances | xargs -n 1 aws ec2 terminate-instances --instance-ids', 'destroys'],
    ['timeout 60 aws ecs run-task --task-definition t', 'billable'],
    ['aws s3 sync site s3://bucket --delete', 'destroys'],
    ['aws s3 sync site s3://bucket', ''],
    ["bash -c 'aws s3 ls'", ''],
    // Operations without an entry say by their verb what they do, wherever it stands.
    ['aws kms schedule-key-deletion --key-id k', 'destroys'],
    ['aws glue batch-delete-table --database-name d --tables-to-delete t', 'destroys'],
    ['aws cognito-idp admin-delete-user --user-pool-id p --username u', 'destroys'],
    ['aws ec2 cancel-spot-fleet-requests --spot-fleet-request-ids s --terminate-instances', 'destroys'],
    ['aws sns unsubscribe --subscription-arn a', 'destroys'],
    ['aws cloudformation list-stacks --stack-status-filter DELETE_COMPLETE', ''],
    ['aws docdb describe-db-clusters', ''],
    ['aws ec2 get-serial-console-access-status', ''],
    ['aws deploy list-applications', ''],
    ['copilot svc delete --name s', 'destroys'],
    ['pulumi destroy --yes', 'destroys'],
    ['pulumi up', 'billable'],
    ['terraform apply -destroy', 'destroys'],
    ['terraform plan -destroy', ''],
    ['sam local start-api', ''],
    ['npx cdk destroy', 'destroys'],
    ['aws-vault exec me -- aws s3 rb s3://bucket', 'destroys'],
    ['{ aws s3 rb s3://bucket; }', 'destroys'],
    ['helm uninstall web', 'destroys'],
    ['helm create web', ''],
    ['kubectl replace --force -f web.yaml', 'destroys'],
    ['kubectl apply -f web.yaml', ''],
    ['aws cloudformation execute-change-set --change-set-name c', 'billable'],
    // What only says what would be done.
    ['aws s3 rm s3://bucket --recursive --dryrun', ''],
    ['aws ec2 terminate-instances --instance-ids i-1 --dry-run', ''],
    ['aws ec2 run-instances --generate-cli-skeleton', ''],
    ['aws rds create-db-cluster help', ''],
    ['kubectl delete deployment web --dry-run=client', ''],
    ['kubectl delete deployment web --dry-run=none', 'destroys'],
    ['kubectl drain --help', ''],
    ['docker rm -f web', ''],
    ['rm -rf build', ''],
  ];
  for (const [line, expected] of lines)
    it(`${expected === '' ? 'nothing of concern' : expected}: ${line}`, () =>
      assert.equal(kinds(line), expected));

  it('is said in sentences that name the operation', () => {
    const [hazard] = hazardsOf(['aws elbv2 create-load-balancer --name a --subnets b']);
    assert.equal(hazard?.name, 'aws elbv2 create-load-balancer');
    assert.match(hazard?.what ?? '', /\$/);
  });
});

describe('What the sandbox cannot do', () => {
  it('is known by the operation, and said once', () => {
    const website = 'aws s3 website s3://b --index-document index.html';
    assert.equal(limitsOf([website, website]).length, 1);
    for (const line of [
      'aws s3 mb s3://b',
      'docker image push localhost:5001/practice-site:2.0',
      'docker push ada/recreate-site',
      'docker login --username ada',
    ])
      assert.deepEqual(limitsOf([line]), [], line);
    for (const line of [
      'aws ecr get-login-password | docker login --username AWS --password-stdin 1.dkr.ecr.us-east-1.amazonaws.com',
      'docker push 123456789012.dkr.ecr.us-east-1.amazonaws.com/web',
      'docker image push REPLACE_ME_ECR_REPOSITORY:1',
      'aws codecommit create-repository --repository-name r',
      'aws ecs create-service --service-name s --task-definition t',
      'aws ec2 run-instances --image-id ami-1',
      'aws lambda invoke --function-name f out.json',
    ])
      assert.notDeepEqual(limitsOf([line]), [], line);
  });
});

describe('The sandbox is needed', () => {
  const lines: readonly (readonly [line: string, needed: boolean])[] = [
    ['aws s3 mb s3://b', true],
    ['BUCKET=$(aws s3 ls | head -1)', true],
    ['python3 upload.py', true],
    ['./deploy.sh', true],
    ["bash -c 'aws s3 ls'", true],
    ['echo bucket | xargs -n 1 aws s3 ls', true],
    ["bash -c 'echo aws'", false],
    ['curl "$AWS_ENDPOINT_URL"', true],
    ['docker container run hello-world', false],
    ['git clone https://github.com/aws-samples/x.git', false],
    ['cd aws', false],
    ['echo aws', false],
  ];
  for (const [line, needed] of lines)
    it(`${needed ? 'for' : 'not for'} ${line}`, () => assert.equal(needsAws(line), needed));
});
