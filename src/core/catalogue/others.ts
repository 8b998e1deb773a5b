import { BILLED, DEPLOYED } from './aws/cloudformation';
import type { Operation, OperationTable } from './model';

/** What `ip` and `bridge` do instead of `brctl`. */
const bridges = (modern: Readonly<Record<string, string>>): Readonly<Record<string, Operation>> =>
  Object.fromEntries(
    Object.entries({ brctl: null, ...modern }).map(([words, replacement]) => [
      words,
      {
        outdated: {
          why: '`brctl` belongs to bridge-utils, which distributions no longer install: `ip` and `bridge` do the same.',
          since: '2016',
          replacement,
        },
      },
    ]),
  );

const TEMPLATE = ['--template-file', '--template', '-t'];

/** Programs that courses use beside the three tools. */
export const others: OperationTable = {
  prefix: '',
  operations: {
    ...bridges({
      'brctl show': 'ip link show type bridge && bridge link',
      'brctl addbr': 'ip link add name {1} type bridge',
      'brctl delbr': 'ip link delete {1} type bridge',
      'brctl addif': 'ip link set dev {2} master {1}',
      'brctl delif': 'ip link set dev {2} nomaster',
      'brctl showmacs': 'bridge fdb show br {1}',
      'brctl showstp': 'ip -details link show {1}',
    }),
    'docker-compose': {
      outdated: {
        why: 'Compose is a plugin of Docker now, called with a blank: `docker compose`. The program with the hyphen gets no updates.',
        since: 'July 2023',
        replacement: 'docker compose{*}',
      },
    },
    'docker-machine': {
      outdated: {
        why: 'Docker Machine is no longer developed: its repository is archived.',
        since: '2021',
        replacement: null,
      },
    },
    'git clone': {},
    'helm uninstall': {
      aliases: ['helm delete'],
      destroys: 'The release, with everything that it has made.',
    },
    ping: { slots: { '1': 'docker.container.ip' } },
    'sam delete': { destroys: 'The stack and every resource in it.', deletes: ['cloudformation.stack'] },
    'sam build': { files: TEMPLATE },
    'sam deploy': {
      files: TEMPLATE,
      creates: [{ type: 'cloudformation.stack', id: ['--stack-name', DEPLOYED], shown: DEPLOYED }],
      billable: BILLED,
    },
    'sam package': {
      needs: [{ tool: 'sam', why: 'It belongs to the AWS SAM CLI, which is installed by itself.' }],
      files: TEMPLATE,
      outdated: {
        why: '`sam deploy` packages by itself, and without the SAM CLI `aws cloudformation package` does the same.',
        since: '2019',
        replacement: 'aws cloudformation package{*}',
        takes: [
          '--template-file',
          '--output-template-file',
          '--s3-bucket',
          '--s3-prefix',
          '--kms-key-id',
          '--use-json',
          '--force-upload',
          '--metadata',
          '--profile',
          '--region',
          '--debug',
        ],
      },
    },
    ssh: {
      slots: { '1': 'ec2.instance.ip' },
      interactive: true,
      sandbox: 'Nothing really runs in EC2 here: no machine answers at the address.',
    },
  },
};
