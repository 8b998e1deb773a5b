import type { OperationTable } from '../model';

/** What `deploy` says at its end, of the SAM CLI too. */
export const DEPLOYED = /^Successfully created\/updated stack - (\S+)/m;
export const BILLED =
  'The stack itself is free; NAT gateways, load balancers and instances in it cost by the hour.';
const PARTS =
  'The resources of the stack exist as far as the emulator knows their kinds; templates that need the SAM transform fail.';

export const cloudformation: OperationTable = {
  prefix: 'aws cloudformation',
  operations: {
    'create-stack': {
      creates: [
        {
          type: 'cloudformation.stack',
          id: ['--stack-name', /:stack\/([\w-]+)\//],
          more: { arn: 'StackId' },
        },
      ],
      billable: BILLED,
      sandbox: PARTS,
    },
    'create-change-set': {},
    'delete-stack': { destroys: 'The stack and every resource in it.' },
    deploy: {
      creates: [
        {
          type: 'cloudformation.stack',
          id: ['--stack-name', DEPLOYED],
          shown: /^Waiting for stack create\/update to complete/m,
        },
      ],
      billable: BILLED,
      files: ['--template-file'],
      sandbox: PARTS,
    },
    'describe-stack-events': {},
    'describe-stack-resources': {},
    'describe-stacks': {},
    'execute-change-set': { billable: BILLED },
    'get-template': {},
    'list-exports': {},
    'list-stack-resources': {},
    'list-stacks': {},
    package: { files: ['--template-file'] },
    'update-stack': {
      changes: [{ type: 'cloudformation.stack', id: '--stack-name' }],
      billable: BILLED,
      sandbox: PARTS,
    },
    'validate-template': {},
    'wait stack-create-complete': {},
    'wait stack-delete-complete': {},
    'wait stack-update-complete': {},
  },
};
