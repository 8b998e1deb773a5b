import type { OperationTable } from './model';

/** Programs that courses use beside the three tools. */
export const others: OperationTable = {
  prefix: '',
  operations: {
    'amazon-linux-extras': {
      outdated: {
        why: 'Amazon Linux 2023 has no `amazon-linux-extras`: its packages come from `dnf` directly.',
        since: '2023',
        replacement: null,
      },
    },
    brctl: {
      outdated: {
        why: '`brctl` belongs to bridge-utils, which distributions no longer install: `ip` and `bridge` show the same.',
        since: '2016',
        replacement: 'bridge link',
      },
    },
    'docker-compose': {
      outdated: {
        why: 'Compose is a plugin of Docker now: `docker compose`, with a blank.',
        since: '2023',
        replacement: 'docker compose',
      },
    },
    'git clone': {},
    ping: { slots: { '1': 'docker.container.ip' } },
    'sam deploy': {},
    'sam package': {
      needs: [{ tool: 'sam', why: 'It belongs to the AWS SAM CLI, which is installed by itself.' }],
      files: ['--template-file'],
      outdated: {
        why: '`sam deploy` packages by itself; without the SAM CLI, `aws cloudformation package` does the same.',
        since: '1.0',
        replacement: 'aws cloudformation package',
      },
    },
    ssh: {
      slots: { '1': 'ec2.instance.ip' },
      interactive: true,
      sandbox: 'Nothing really runs in EC2 here: no machine answers at the address.',
    },
  },
};
