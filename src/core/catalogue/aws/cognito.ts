import type { OperationTable } from '../model';

export const cognito: OperationTable = {
  prefix: 'aws cognito-idp',
  operations: {
    'admin-confirm-sign-up': {},
    'admin-create-user': {},
    'confirm-sign-up': { sandbox: 'No mail is sent: confirm with `aws cognito-idp admin-confirm-sign-up`.' },
    'create-user-pool': {
      creates: [
        { type: 'cognito.userPool', id: 'UserPool.Id', more: { arn: 'UserPool.Arn', name: '--pool-name' } },
      ],
    },
    'create-user-pool-client': {
      creates: [
        {
          type: 'cognito.userPoolClient',
          id: 'UserPoolClient.ClientId',
          more: { name: 'UserPoolClient.ClientName' },
          within: { 'cognito.userPool': '--user-pool-id' },
        },
      ],
    },
    'create-user-pool-domain': {
      creates: [
        {
          type: 'cognito.userPoolDomain',
          id: '--domain',
          within: { 'cognito.userPool': '--user-pool-id' },
        },
      ],
    },
    'delete-user-pool-domain': { destroys: 'The address of the sign-in pages.' },
    'delete-user-pool': { destroys: 'The user pool and its users.' },
    'delete-user-pool-client': { destroys: 'The client.' },
    'describe-user-pool': {},
    'initiate-auth': {},
    'list-user-pool-clients': {
      captures: [{ type: 'cognito.userPoolClient', from: 'UserPoolClients[0].ClientId' }],
    },
    'list-user-pools': {},
    'list-users': {},
    'sign-up': { sandbox: 'No mail is sent: confirm with `aws cognito-idp admin-confirm-sign-up`.' },
  },
};
