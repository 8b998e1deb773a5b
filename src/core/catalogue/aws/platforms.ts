import type { Operation, OperationTable } from '../model';

const NO_ENVIRONMENT =
  'The environment is kept, but no instance is started for it and its address does not answer.';
const NO_VERSIONS =
  'The emulator knows no versions of applications: it answers with an error. Go on with the next step.';

export const elasticbeanstalk: OperationTable = {
  prefix: 'aws elasticbeanstalk',
  operations: {
    'create-application': {
      creates: [
        {
          type: 'elasticbeanstalk.application',
          id: ['--application-name', 'Application.ApplicationName'],
          shown: /"ApplicationName":/,
        },
      ],
    },
    'create-application-version': { sandbox: NO_VERSIONS },
    'create-environment': {
      creates: [
        {
          type: 'elasticbeanstalk.environment',
          id: ['--environment-name', 'EnvironmentName'],
          more: { url: 'EndpointURL' },
          within: { 'elasticbeanstalk.application': '--application-name' },
        },
      ],
      slots: { '--solution-stack-name': 'elasticbeanstalk.solutionStack' },
      billable: 'About $0.01 an hour for its instance, $0.03 with a load balancer, until it is terminated.',
      sandbox: NO_ENVIRONMENT,
    },
    'delete-application': { destroys: 'The application with its versions and environments.' },
    'describe-applications': {},
    'describe-environments': { sandbox: NO_ENVIRONMENT },
    'list-available-solution-stacks': {
      captures: [{ type: 'elasticbeanstalk.solutionStack', from: 'SolutionStacks[0]' }],
    },
    'terminate-environment': {
      destroys: 'The environment with its instances.',
      sandbox:
        'The emulator cannot end an environment alone: delete its application with `--terminate-env-by-force`.',
    },
    'wait environment-terminated': {},
    'update-environment': { sandbox: NO_VERSIONS },
  },
};

const NO_HADOOP = 'No Hadoop runs here: the cluster has an id and states, and steps never do anything.';

export const emr: OperationTable = {
  prefix: 'aws emr',
  operations: {
    'add-steps': {
      captures: [{ type: 'emr.step', from: 'StepIds[0]' }],
      sandbox: NO_HADOOP,
    },
    'create-cluster': {
      creates: [
        {
          type: 'emr.cluster',
          id: 'ClusterId',
          more: { arn: 'ClusterArn' },
          facts: { instanceType: '--instance-type', count: '--instance-count' },
        },
      ],
      billable: 'About $0.24 an hour for every m5.xlarge, until it is terminated.',
      sandbox: NO_HADOOP,
    },
    'create-default-roles': {},
    'describe-cluster': {},
    'describe-step': {},
    'list-clusters': {},
    'list-steps': { sandbox: NO_HADOOP },
    ssh: {
      interactive: true,
      needs: [{ tool: 'ssh', why: 'The AWS CLI connects through it.' }],
      sandbox: NO_HADOOP,
    },
    'terminate-clusters': { destroys: 'The clusters and what is stored on them.' },
    'wait cluster-running': {},
    'wait cluster-terminated': {},
  },
};

export const eks: OperationTable = {
  prefix: 'aws eks',
  operations: {
    'create-cluster': {
      creates: [{ type: 'eks.cluster', id: ['--name', 'cluster.name'], more: { arn: 'cluster.arn' } }],
      slots: { '--role-arn': 'iam.role.arn' },
      billable: 'About $0.10 an hour while it exists, and its nodes on top.',
      sandbox: 'No Kubernetes runs here: the cluster is listed, but kubectl cannot reach it.',
    },
    'create-nodegroup': {
      creates: [
        { type: 'eks.nodegroup', id: '--nodegroup-name', within: { 'eks.cluster': '--cluster-name' } },
      ],
      billable: 'What its instances cost, as long as it exists.',
    },
    'delete-cluster': { destroys: 'The cluster.' },
    'delete-nodegroup': { destroys: 'The instances of the group, and what runs on them.' },
    'describe-cluster': {},
    'list-clusters': {},
    'wait cluster-deleted': {},
    'wait nodegroup-deleted': {},
    'update-kubeconfig': {
      slots: { '--name': 'eks.cluster' },
      needs: [{ tool: 'kubectl', why: 'It writes the configuration that kubectl reads.' }],
      sandbox: 'No Kubernetes runs here: kubectl will not reach the cluster.',
    },
  },
};

const DATABASE: Operation = {
  creates: [
    {
      type: 'rds.dbInstance',
      id: ['--db-instance-identifier', 'DBInstance.DBInstanceIdentifier'],
      more: { arn: 'DBInstance.DBInstanceArn' },
    },
  ],
  billable: 'About $0.02 an hour for the smallest class, until it is deleted.',
};

export const rds: OperationTable = {
  prefix: 'aws rds',
  operations: {
    'create-db-instance': DATABASE,
    'create-db-instance-read-replica': DATABASE,
    'restore-db-instance-from-db-snapshot': DATABASE,
    'create-db-subnet-group': { creates: [{ type: 'rds.dbSubnetGroup', id: '--db-subnet-group-name' }] },
    'delete-db-instance': { destroys: 'The database with everything in it.' },
    'delete-db-subnet-group': { destroys: 'The subnet group.' },
    'describe-db-instances': {},
    'wait db-instance-available': {},
    'wait db-instance-deleted': {},
  },
};

export const stepfunctions: OperationTable = {
  prefix: 'aws stepfunctions',
  operations: {
    'create-state-machine': {
      creates: [{ type: 'stepfunctions.stateMachine', id: 'stateMachineArn', more: { name: '--name' } }],
      slots: { '--role-arn': 'iam.role.arn' },
    },
    'delete-state-machine': { destroys: 'The state machine.' },
    'describe-execution': {},
    'list-state-machines': {},
    'start-execution': {},
  },
};

export const kinesis: OperationTable = {
  prefix: 'aws kinesis',
  operations: {
    'create-stream': {
      creates: [{ type: 'kinesis.stream', id: '--stream-name' }],
      billable: 'About $0.015 an hour for every shard, and more on demand.',
    },
    'delete-stream': { destroys: 'The stream and the records in it.' },
    'describe-stream': {},
    'list-streams': {},
    'put-record': {},
    'wait stream-exists': {},
    'wait stream-not-exists': {},
  },
};
