import type { OperationTable } from '../model';

const PARTS =
  'The resources of the stack exist as far as the emulator knows their kinds; templates that need the SAM transform fail.';

export const cloudformation: OperationTable = {
  prefix: 'aws cloudformation',
  operations: {
    'create-stack': {
      creates: [{ type: 'cloudformation.stack', id: '--stack-name', more: { arn: 'StackId' } }],
      billable:
        'The stack itself is free; NAT gateways, load balancers and instances in it cost by the hour.',
      sandbox: PARTS,
    },
    'create-change-set': {},
    'delete-stack': { destroys: 'The stack and every resource in it.' },
    deploy: {
      creates: [
        {
          type: 'cloudformation.stack',
          id: '--stack-name',
          shown: /^Waiting for stack create\/update to complete/m,
        },
      ],
      billable:
        'The stack itself is free; NAT gateways, load balancers and instances in it cost by the hour.',
      files: ['--template-file'],
      sandbox: PARTS,
    },
    'describe-stack-events': {},
    'describe-stack-resources': {},
    'describe-stacks': {},
    'get-template': {},
    'list-exports': {},
    'list-stack-resources': {},
    'list-stacks': {},
    package: { files: ['--template-file'] },
    'update-stack': {
      changes: [{ type: 'cloudformation.stack', id: '--stack-name' }],
      sandbox: PARTS,
    },
    'validate-template': {},
    'wait stack-create-complete': {},
    'wait stack-delete-complete': {},
    'wait stack-update-complete': {},
  },
};
