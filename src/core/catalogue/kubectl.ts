import type { Conversation, Creation, Operation, OperationTable } from './model';
import { KUBERNETES_KINDS } from './resources/containers';

const TALKS: Conversation = { when: ['-i', '-t', '--stdin', '--tty'] };
const READS: Operation = { files: ['-f', '--filename'] };
const NAMESPACED = { 'kubernetes.namespace': ['--namespace', '-n'] };
/** What kubectl says of all that it has made: `deployment.apps/web created`. */
const MADE: readonly Creation[] = Object.keys(KUBERNETES_KINDS).map((kind) => ({
  type: `kubernetes.${kind}`,
  id: new RegExp(String.raw`^${kind}(?:\.[\w.]+)?/(?<id>\S+) (?:created|exposed)$`, 'gm'),
  ...(kind !== 'namespace' && { within: NAMESPACED }),
}));

export const kubectl: OperationTable = {
  prefix: 'kubectl',
  operations: {
    apply: {
      ...READS,
      creates: MADE,
      destroysWith: { option: '--prune', what: 'What was applied before and is not in the files now.' },
    },
    attach: { interactive: TALKS, slots: { '1': 'kubernetes.pod' } },
    'cluster-info': {},
    'config current-context': {},
    'config get-contexts': {},
    'config use-context': {},
    create: { ...READS, creates: MADE },
    'create deployment': {
      aliases: ['create deploy'],
      creates: [
        {
          type: 'kubernetes.deployment',
          id: '1',
          within: NAMESPACED,
          shown: /^deployment\.apps\/\S+ created/m,
        },
      ],
    },
    'create namespace': {
      aliases: ['create ns'],
      creates: [{ type: 'kubernetes.namespace', id: '1', shown: /^namespace\/\S+ created/m }],
    },
    'create secret': { creates: MADE },
    delete: { ...READS, destroys: 'What is named, with everything that belongs to it.' },
    describe: {},
    drain: {
      slots: { '1': 'kubernetes.node' },
      undo: 'kubectl uncordon {kubernetes.node}',
      destroys: 'The pods on the node: deployments start others elsewhere, bare pods are gone with --force.',
    },
    exec: { interactive: TALKS, slots: { '1': 'kubernetes.pod' } },
    expose: {
      creates: [
        { type: 'kubernetes.service', id: ['--name', /^service\/(\S+) exposed$/m], within: NAMESPACED },
      ],
    },
    get: {},
    kustomize: {},
    logs: { interactive: { when: ['-f', '--follow'] }, slots: { '1': 'kubernetes.pod' } },
    'port-forward': { interactive: true, slots: { '1': 'kubernetes.pod' } },
    'rollout status': {},
    'rollout undo': {},
    replace: {
      ...READS,
      destroysWith: { option: '--force', what: 'What it replaces, before it is made again.' },
    },
    run: {
      creates: [{ type: 'kubernetes.pod', id: '1', within: NAMESPACED, shown: /^pod\/\S+ created/m }],
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
