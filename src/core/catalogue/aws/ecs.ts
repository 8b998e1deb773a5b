import type { OperationTable } from '../model';

const NOTHING_RUNS =
  'Nothing really runs in ECS here: tasks have states, but no container is started, no log is written and no address answers. Try the image with `docker run` on this machine.';
const OF_CLUSTER = { 'ecs.cluster': ['--cluster', 'service.clusterArn'] };

export const ecs: OperationTable = {
  prefix: 'aws ecs',
  operations: {
    'create-cluster': {
      creates: [
        {
          type: 'ecs.cluster',
          id: ['--cluster-name', 'cluster.clusterName'],
          more: { arn: 'cluster.clusterArn' },
        },
      ],
    },
    'create-service': {
      creates: [
        {
          type: 'ecs.service',
          id: ['--service-name', 'service.serviceName'],
          more: { arn: 'service.serviceArn' },
          within: OF_CLUSTER,
          facts: {
            count: ['--desired-count', 'service.desiredCount'],
            launchType: ['--launch-type', 'service.launchType'],
            taskDefinition: ['--task-definition', 'service.taskDefinition'],
          },
        },
      ],
      billable: 'About $0.012 an hour for every Fargate task of a quarter CPU that it keeps running.',
      sandbox: NOTHING_RUNS,
    },
    'delete-cluster': { destroys: 'The cluster.' },
    'delete-service': { destroys: 'The service; its tasks are stopped.' },
    'deregister-task-definition': {
      slots: { '--task-definition': 'ecs.taskDefinition.arn' },
      destroys: 'New tasks can no longer be started from it.',
    },
    'describe-clusters': {},
    'describe-services': {},
    'describe-task-definition': {},
    'describe-tasks': {},
    'execute-command': {
      interactive: { when: ['--interactive'] },
      needs: [{ tool: 'session-manager-plugin', why: 'The AWS CLI opens the session through it.' }],
      sandbox: 'There is no container to run a command in.',
    },
    'list-clusters': {},
    'list-services': {},
    'list-task-definitions': {},
    'list-tasks': { captures: [{ type: 'ecs.task', from: 'taskArns[0]' }] },
    'register-task-definition': {
      creates: [
        {
          type: 'ecs.taskDefinition',
          id: ['--family', 'taskDefinition.family', /:task-definition\/([\w-]+):\d+/],
          more: { arn: 'taskDefinition.taskDefinitionArn' },
          // Every revision is a thing of its own.
          within: { 'ecs.taskDefinition.arn': 'taskDefinition.taskDefinitionArn' },
          facts: {
            cpu: ['--cpu', 'taskDefinition.cpu'],
            memory: ['--memory', 'taskDefinition.memory'],
          },
        },
      ],
    },
    'run-task': {
      creates: [
        {
          type: 'ecs.task',
          // It may be several.
          id: /(?<id>arn:[\w-]+:ecs:[\w-]*:\d*:task\/[\w/-]+)/g,
          within: { 'ecs.cluster': ['--cluster', 'tasks[0].clusterArn'] },
          facts: {
            launchType: ['--launch-type', 'tasks[0].launchType'],
            taskDefinition: ['--task-definition', 'tasks[0].taskDefinitionArn'],
          },
        },
      ],
      billable: 'About $0.012 an hour for a Fargate task of a quarter CPU while it runs.',
      sandbox: NOTHING_RUNS,
    },
    'stop-task': { destroys: 'The task; a service starts another.' },
    'update-service': {
      changes: [{ type: 'ecs.service', id: '--service', within: OF_CLUSTER }],
      sandbox: NOTHING_RUNS,
    },
    'wait services-inactive': {},
    'wait tasks-stopped': {},
    'wait services-stable': { sandbox: NOTHING_RUNS },
  },
};
