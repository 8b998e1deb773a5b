import type { ResourceInfo, ResourceType } from '../model';

/** What is made with kubectl, and when it goes in a teardown. */
export const KUBERNETES_KINDS: Readonly<Record<string, number>> = {
  ingress: 1,
  service: 2,
  daemonset: 3,
  deployment: 3,
  job: 3,
  statefulset: 3,
  pod: 4,
  configmap: 5,
  secret: 5,
  persistentvolumeclaim: 5,
  namespace: 6,
};

const SHORT: Readonly<Record<string, string>> = {
  cm: 'configmap',
  deploy: 'deployment',
  ds: 'daemonset',
  ing: 'ingress',
  ns: 'namespace',
  po: 'pod',
  pvc: 'persistentvolumeclaim',
  sts: 'statefulset',
  svc: 'service',
};

/** The kind that kubectl is told by a word: `deploy`, `pods`, `deployment.apps`; `undefined` for one that nothing is known of. */
export function kubernetesKind(word: string): string | undefined {
  const [plain = ''] = word.toLowerCase().split('.');
  const all = [plain, SHORT[plain], plain.replace(/(?<=ss)es$|s$/, '')];
  return all.find((kind) => kind !== undefined && Object.hasOwn(KUBERNETES_KINDS, kind));
}

const NAMESPACE = 'kubernetes.namespace';

const ofKubernetes = (kind: string, order: number): ResourceInfo => ({
  noun: kind,
  primary: 'name',
  undo: `kubectl delete ${kind} {kubernetes.${kind}}${kind === 'namespace' ? '' : ` [--namespace {${NAMESPACE}}]`}`,
  goesWith: [NAMESPACE],
  order,
});

/** What Docker and Kubernetes keep. */
export const containers: Readonly<Record<ResourceType, ResourceInfo>> = {
  'docker.container': {
    noun: 'container',
    primary: 'id',
    shape: /\b[0-9a-f]{12}(?:[0-9a-f]{52})?\b/,
    undo: 'docker container rm --force --volumes {docker.container}',
    order: 5,
    check: {
      ask: 'docker container inspect {docker.container}',
      path: '[0].State.Status',
      good: ['running'],
      waiting: ['created', 'restarting'],
      or: { path: '[0].State.ExitCode', is: ['0'] },
      settles: true,
      saysBad: 'has ended with exit code {[0].State.ExitCode}',
      hint: 'What it wrote before it ended is in its logs: follow them from the Docker view.',
      view: 'docker',
    },
  },
  'docker.image': {
    noun: 'image',
    primary: 'id',
    undo: 'docker image rm {docker.image}',
    order: 90,
  },
  'docker.network': {
    noun: 'network',
    primary: 'name',
    undo: 'docker network rm {docker.network}',
    order: 60,
  },
  'docker.node': { noun: 'node', primary: 'id' },
  'docker.secret': { noun: 'secret', primary: 'name', undo: 'docker secret rm {docker.secret}', order: 61 },
  'docker.service': {
    noun: 'service',
    primary: 'name',
    undo: 'docker service rm {docker.service}',
    order: 4,
    check: {
      ask: "docker service ls --filter name={docker.service} --format '{{json .}}'",
      path: '[Name=].Replicas',
      good: [/^(\d+)\/\1$/],
      waiting: [/^\d+\/\d+$/],
      says: '… running',
      hint: 'The tasks of the service say why one does not run: they are in the Docker view.',
      view: 'docker',
    },
  },
  'docker.stack': { noun: 'stack', primary: 'name', undo: 'docker stack rm {docker.stack}', order: 3 },
  'docker.swarm': { noun: 'swarm', primary: 'id', undo: 'docker swarm leave --force', order: 95 },
  'docker.volume': {
    noun: 'volume',
    primary: 'name',
    undo: 'docker volume rm {docker.volume}',
    outlives: true,
    order: 62,
  },
  'kubernetes.node': { noun: 'node', primary: 'name' },
  ...Object.fromEntries(
    Object.entries(KUBERNETES_KINDS).map(([kind, order]) => [
      `kubernetes.${kind}`,
      ofKubernetes(kind, order),
    ]),
  ),
};
