import type { Conversation, Operation, OperationTable } from './model';

const TALKS: Conversation = { when: ['-i', '-t', '--stdin', '--tty'] };
const READS: Operation = { files: ['-f', '--filename'] };

export const kubectl: OperationTable = {
  prefix: 'kubectl',
  operations: {
    apply: READS,
    attach: { interactive: TALKS, slots: { '1': 'kubernetes.pod' } },
    'cluster-info': {},
    'config current-context': {},
    'config get-contexts': {},
    'config use-context': {},
    create: READS,
    'create deployment': {
      creates: [{ type: 'kubernetes.deployment', id: '1', shown: /^deployment\.apps\/\S+ created/m }],
    },
    'create namespace': {
      creates: [{ type: 'kubernetes.namespace', id: '1', shown: /^namespace\/\S+ created/m }],
    },
    'create secret': {},
    delete: { ...READS, destroys: 'What is named, with everything that belongs to it.' },
    'delete deployment': { destroys: 'The deployment and its pods.' },
    'delete pod': { destroys: 'The pod; a deployment starts another.' },
    'delete service': { destroys: 'The service.' },
    describe: {},
    drain: {
      slots: { '1': 'kubernetes.node' },
      undo: 'kubectl uncordon {kubernetes.node}',
      destroys: 'The pods on the node: deployments start others elsewhere, bare pods are gone with --force.',
    },
    exec: { interactive: TALKS, slots: { '1': 'kubernetes.pod' } },
    expose: {},
    'expose deployment': {
      creates: [{ type: 'kubernetes.service', id: ['--name', '1'], shown: /^service\/\S+ exposed/m }],
    },
    get: {},
    kustomize: {},
    logs: { interactive: { when: ['-f', '--follow'] }, slots: { '1': 'kubernetes.pod' } },
    'port-forward': { interactive: true, slots: { '1': 'kubernetes.pod' } },
    'rollout status': {},
    'rollout undo': {},
    run: {
      creates: [{ type: 'kubernetes.pod', id: '1', shown: /^pod\/\S+ created/m }],
      slots: { '--image': 'docker.image' },
      interactive: TALKS,
    },
    scale: {},
    'set image': READS,
    'set resources': READS,
    'top node': {},
    'top pod': {},
    uncordon: { slots: { '1': 'kubernetes.node' } },
    version: {},
  },
};
