import type { OperationTable } from '../model';

const NOT_RUN =
  'The emulator keeps the function; running its code takes a Docker engine, and without one `invoke` answers with an error or an empty result.';

export const lambda: OperationTable = {
  prefix: 'aws lambda',
  operations: {
    'add-permission': {},
    'create-event-source-mapping': { creates: [{ type: 'lambda.eventSource', id: 'UUID' }] },
    'create-function': {
      creates: [
        { type: 'lambda.function', id: ['--function-name', 'FunctionName'], more: { arn: 'FunctionArn' } },
      ],
      slots: { '--role': 'iam.role.arn' },
    },
    'delete-event-source-mapping': { destroys: 'The event source: the function is no longer called by it.' },
    'delete-function': { destroys: 'The function and all its versions.' },
    'get-function': {},
    'get-function-configuration': {},
    invoke: { sandbox: NOT_RUN },
    'list-functions': {},
    'remove-permission': {},
    'update-function-code': { changes: [{ type: 'lambda.function', id: '--function-name' }] },
    'update-function-configuration': {},
    'wait function-active-v2': {},
  },
};

export const logs: OperationTable = {
  prefix: 'aws logs',
  operations: {
    'create-log-group': { creates: [{ type: 'logs.logGroup', id: '--log-group-name' }] },
    'delete-log-group': { destroys: 'The log group and every line in it.' },
    'describe-log-groups': {},
    'describe-log-streams': {},
    'filter-log-events': { sandbox: 'Nothing that would write logs runs here: the list is empty.' },
    'get-log-events': { sandbox: 'Nothing that would write logs runs here: the list is empty.' },
    'put-retention-policy': {},
    tail: { slots: { '1': 'logs.logGroup' }, interactive: { when: ['--follow'] } },
  },
};

export const firehose: OperationTable = {
  prefix: 'aws firehose',
  operations: {
    'create-delivery-stream': {
      creates: [
        {
          type: 'firehose.deliveryStream',
          // Its name may stand in a file; the ARN that is printed ends with it.
          id: ['--delivery-stream-name', /:deliverystream\/([\w.-]+)/],
          more: { arn: 'DeliveryStreamARN' },
        },
      ],
      sandbox:
        'Records go straight to the bucket: no function is run over them, and nothing is held back for a minute.',
    },
    'delete-delivery-stream': { destroys: 'The delivery stream; what it has written to S3 stays.' },
    'describe-delivery-stream': {},
    'put-record': {},
  },
};

export const sns: OperationTable = {
  prefix: 'aws sns',
  operations: {
    'create-topic': { creates: [{ type: 'sns.topic', id: 'TopicArn', more: { name: '--name' } }] },
    'delete-topic': { destroys: 'The topic and its subscriptions.' },
    'list-topics': {},
    publish: {},
    subscribe: { sandbox: 'No mail is sent: the subscription stays unconfirmed.' },
  },
};

export const sqs: OperationTable = {
  prefix: 'aws sqs',
  operations: {
    'create-queue': {
      creates: [
        { type: 'sqs.queue', id: ['--queue-name', /\/\d+\/([\w.-]+)"?$/m], more: { url: 'QueueUrl' } },
      ],
    },
    'delete-queue': { destroys: 'The queue and the messages in it.' },
    'list-queues': {},
    'receive-message': {},
    'send-message': {},
  },
};
