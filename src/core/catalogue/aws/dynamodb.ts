import type { OperationTable } from '../model';

export const dynamodb: OperationTable = {
  prefix: 'aws dynamodb',
  operations: {
    'batch-write-item': {},
    'create-table': {
      creates: [
        {
          type: 'dynamodb.table',
          id: ['--table-name', 'TableDescription.TableName'],
          more: { arn: 'TableDescription.TableArn' },
        },
      ],
      billable:
        'Free within the always-free allowance (25 units of reading and writing in all); else some $0.0007 an hour for each unit.',
    },
    'delete-item': { destroys: 'The item.' },
    'delete-table': { destroys: 'The table and everything in it.' },
    'describe-table': {},
    'get-item': {},
    'list-tables': {},
    'put-item': {},
    query: {},
    scan: {},
    'update-item': {},
    'wait table-exists': {},
    'wait table-not-exists': {},
  },
};
