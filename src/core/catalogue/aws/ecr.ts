import type { OperationTable } from '../model';

const NO_PUSH =
  'The emulator keeps repositories but no images: nothing can be pushed or pulled, so there is nothing to log in to. The image stays on this machine; go on with the next step.';

export const ecr: OperationTable = {
  prefix: 'aws ecr',
  operations: {
    'create-repository': {
      creates: [
        {
          type: 'ecr.repository',
          id: ['--repository-name', 'repository.repositoryName'],
          more: { arn: 'repository.repositoryArn', uri: 'repository.repositoryUri' },
        },
      ],
    },
    'batch-delete-image': { destroys: 'The images.' },
    'delete-repository': { destroys: 'The repository and, with --force, the images in it.' },
    'delete-repository-policy': {},
    'describe-images': { sandbox: 'The list is empty: nothing can be pushed here.' },
    'describe-repositories': {
      captures: [{ type: 'ecr.repository.uri', from: 'repositories[0].repositoryUri' }],
    },
    'get-authorization-token': { sandbox: NO_PUSH },
    'get-login': {
      sandbox: NO_PUSH,
      outdated: {
        why: 'Version 2 of the AWS CLI has no `get-login`: the password would stand in the list of processes. `get-login-password` hands it to `docker login`.',
        since: 'version 2 of the AWS CLI',
        replacement:
          'aws ecr get-login-password --region {--region|REPLACE_ME_REGION}[ --profile {--profile}] | docker login --username AWS --password-stdin {--registry-ids|REPLACE_ME_ACCOUNT_ID}.dkr.ecr.{--region|REPLACE_ME_REGION}.amazonaws.com',
        evaluated: true,
      },
    },
    'get-login-password': { sandbox: NO_PUSH },
    'get-repository-policy': {},
    'list-images': { sandbox: 'The list is empty: nothing can be pushed here.' },
    'set-repository-policy': {
      undo: 'aws ecr delete-repository-policy --repository-name {ecr.repository}',
    },
  },
};
