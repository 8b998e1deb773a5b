import type { OperationTable } from '../model';

export const iam: OperationTable = {
  prefix: 'aws iam',
  operations: {
    'add-role-to-instance-profile': {
      creates: [
        {
          type: 'iam.profileRole',
          id: '--role-name',
          within: { 'iam.instanceProfile': '--instance-profile-name' },
        },
      ],
      slots: { '--role-name': 'iam.role' },
    },
    'add-user-to-group': {
      creates: [{ type: 'iam.groupUser', id: '--user-name', within: { 'iam.group': '--group-name' } }],
      slots: { '--user-name': 'iam.user' },
    },
    'attach-group-policy': {
      creates: [{ type: 'iam.groupPolicy', id: '--policy-arn', within: { 'iam.group': '--group-name' } }],
      slots: { '--policy-arn': 'iam.policy' },
    },
    'attach-role-policy': {
      creates: [{ type: 'iam.attachedPolicy', id: '--policy-arn', within: { 'iam.role': '--role-name' } }],
      slots: { '--policy-arn': 'iam.policy' },
    },
    'attach-user-policy': {
      creates: [{ type: 'iam.userPolicy', id: '--policy-arn', within: { 'iam.user': '--user-name' } }],
      slots: { '--policy-arn': 'iam.policy' },
    },
    'create-access-key': {
      creates: [
        { type: 'iam.accessKey', id: 'AccessKey.AccessKeyId', within: { 'iam.user': 'AccessKey.UserName' } },
      ],
    },
    'create-group': { creates: [{ type: 'iam.group', id: ['--group-name', 'Group.GroupName'] }] },
    'create-login-profile': {
      creates: [{ type: 'iam.loginProfile', id: '--user-name' }],
      slots: { '--user-name': 'iam.user' },
    },
    'create-instance-profile': {
      creates: [
        {
          type: 'iam.instanceProfile',
          id: ['--instance-profile-name', 'InstanceProfile.InstanceProfileName'],
          more: { arn: 'InstanceProfile.Arn' },
        },
      ],
    },
    'create-policy': { creates: [{ type: 'iam.policy', id: 'Policy.Arn', more: { name: '--policy-name' } }] },
    'create-role': {
      creates: [{ type: 'iam.role', id: ['--role-name', 'Role.RoleName'], more: { arn: 'Role.Arn' } }],
    },
    'create-service-linked-role': {
      captures: [{ type: 'iam.serviceRole.arn', from: 'Role.Arn' }],
    },
    'create-user': {
      creates: [{ type: 'iam.user', id: ['--user-name', 'User.UserName'], more: { arn: 'User.Arn' } }],
    },
    'delete-access-key': { destroys: 'The access key.' },
    'delete-group': { destroys: 'The group; its users stay.' },
    'delete-login-profile': { destroys: 'The password: the user can no longer sign in to the console.' },
    'delete-user-policy': { destroys: 'The inline policy.' },
    'detach-group-policy': {},
    'remove-user-from-group': {},
    'put-user-policy': {
      creates: [{ type: 'iam.inlineUserPolicy', id: '--policy-name', within: { 'iam.user': '--user-name' } }],
    },
    'delete-instance-profile': { destroys: 'The instance profile; its role stays.' },
    'delete-policy': { destroys: 'The policy.' },
    'delete-role': { destroys: 'The role.' },
    'delete-role-policy': { destroys: 'The inline policy.' },
    'delete-user': { destroys: 'The user.' },
    'detach-role-policy': {},
    'detach-user-policy': {},
    'get-policy': {},
    'get-role': { captures: [{ type: 'iam.role.arn', from: 'Role.Arn' }] },
    'get-user': {},
    'list-attached-role-policies': {},
    'list-policies': {},
    'list-roles': {},
    'list-users': {},
    'put-role-policy': {
      creates: [{ type: 'iam.inlinePolicy', id: '--policy-name', within: { 'iam.role': '--role-name' } }],
    },
    'remove-role-from-instance-profile': {},
  },
};

export const sts: OperationTable = {
  prefix: 'aws sts',
  operations: {
    'get-caller-identity': { captures: [{ type: 'aws.accountId', from: 'Account' }] },
    'assume-role': { slots: { '--role-arn': 'iam.role.arn' } },
  },
};
