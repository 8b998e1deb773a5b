import type { Conversation, Creation, Operation, OperationTable } from './model';

/** Behind `docker run -d`: the whole id on a line of its own, the last of the output. */
const PRINTED_ID = /^([0-9a-f]{64})$/m;
const TALKS: Conversation = { when: ['-i', '-t', '--interactive', '--tty'], unless: ['-d', '--detach'] };
const STARTED: readonly Creation[] = [
  { type: 'docker.container', id: [PRINTED_ID, '--name'], more: { name: '--name' } },
];
/** Only what was fetched: an image that was there before is none of the learner's making. */
const FETCHED: Creation = {
  type: 'docker.image',
  id: /^Status: Downloaded newer image for (\S+)$/m,
};
const RUN: Operation = {
  creates: [FETCHED, ...STARTED],
  slots: { '1': 'docker.image' },
  interactive: TALKS,
  files: ['--env-file'],
};

/** Commands of Compose read its file, which stands before their own word. */
const COMPOSES: Operation = { files: ['-f', '--file', '--env-file'] };

/** `123456789012.dkr.ecr.us-east-1.amazonaws.com`, or a placeholder that says so. */
const ECR = /(?:^|[^a-z])ecr(?:[^a-z]|$)/i;

export const docker: OperationTable = {
  prefix: 'docker',
  operations: {
    'compose build': COMPOSES,
    'compose config': COMPOSES,
    'compose create': COMPOSES,
    'compose down': { ...COMPOSES, destroys: 'The containers and networks of the project.' },
    'compose rm': { ...COMPOSES, destroys: 'The stopped containers of the project.' },
    'compose logs': COMPOSES,
    'compose ps': COMPOSES,
    'compose pull': COMPOSES,
    'compose push': COMPOSES,
    'compose restart': COMPOSES,
    'compose start': COMPOSES,
    'compose stop': COMPOSES,
    'compose up': COMPOSES,
    'container attach': { aliases: ['attach'], interactive: true },
    'container commit': {
      aliases: ['commit'],
      creates: [{ type: 'docker.image', id: ['2', /sha256:([0-9a-f]{64})/] }],
    },
    'container cp': { aliases: ['cp'] },
    'container create': {
      aliases: ['create'],
      creates: [FETCHED, ...STARTED],
      slots: { '1': 'docker.image' },
    },
    'container diff': { aliases: ['diff'] },
    'container exec': {
      aliases: ['exec'],
      interactive: TALKS,
    },
    'container inspect': {},
    'container kill': { aliases: ['kill'] },
    'container logs': { aliases: ['logs'], interactive: { when: ['-f', '--follow'] } },
    'container ls': {
      aliases: ['ps', 'container ps', 'container list'],
      captures: [{ type: 'docker.container', from: /^([0-9a-f]{12})\s/m }],
    },
    'container pause': { aliases: ['pause'] },
    'container port': { aliases: ['port'] },
    'container prune': { destroys: 'Every stopped container.', deletes: ['docker.container'] },
    'container restart': { aliases: ['restart'], changes: [{ type: 'docker.container', id: '1' }] },
    'container rm': {
      aliases: ['rm', 'container remove'],
      destroys: 'The containers and what was written in them.',
    },
    'container run': { aliases: ['run'], ...RUN },
    'container start': { aliases: ['start'], changes: [{ type: 'docker.container', id: '1' }] },
    'container stats': { aliases: ['stats'], interactive: true },
    'container stop': { aliases: ['stop'] },
    'container top': { aliases: ['top'] },
    'container unpause': { aliases: ['unpause'] },
    'image build': {
      aliases: ['build', 'buildx build'],
      creates: [
        {
          type: 'docker.image',
          id: ['--tag', '-t', /Successfully built ([0-9a-f]{12})/, /writing image sha256:([0-9a-f]{64})/],
        },
      ],
      slots: { '-t': 'docker.image', '--tag': 'docker.image' },
    },
    'image history': { aliases: ['history'] },
    'image inspect': {},
    'image ls': { aliases: ['images', 'image list'] },
    'image prune': { destroys: 'Every image without a name.', deletes: ['docker.image'] },
    'image pull': { aliases: ['pull'], creates: [FETCHED] },
    'image push': {
      aliases: ['push'],
      sandbox: {
        naming: ECR,
        what: 'Nothing can be pushed to ECR here: the emulator keeps repositories but no images. The image stays on this machine.',
      },
    },
    'image rm': { aliases: ['rmi', 'image remove'], destroys: 'The images.' },
    'image save': { aliases: ['save'] },
    'image tag': {
      aliases: ['tag'],
      creates: [{ type: 'docker.image', id: '2' }],
    },
    info: { aliases: ['system info'] },
    inspect: { slots: { '1': 'docker.container' } },
    login: {
      interactive: true,
      slots: { '1': 'docker.registry', '--username': 'docker.user', '-u': 'docker.user' },
      sandbox: {
        naming: ECR,
        what: 'There is no registry of ECR to log in to here; Docker Hub works as always.',
      },
    },
    logout: {},
    'network connect': { slots: { '1': 'docker.network', '2': 'docker.container' } },
    'network create': { creates: [{ type: 'docker.network', id: '1' }] },
    'network disconnect': { slots: { '1': 'docker.network', '2': 'docker.container' } },
    'network inspect': {},
    'network ls': { aliases: ['network list'] },
    'network prune': { destroys: 'Every network that no container uses.', deletes: ['docker.network'] },
    'network rm': { aliases: ['network remove'], destroys: 'The network.' },
    'node inspect': {},
    'node ls': {},
    'node update': {},
    search: {},
    'secret create': { creates: [{ type: 'docker.secret', id: '1' }] },
    'secret ls': {},
    'secret rm': { destroys: 'The secret.' },
    'service create': {
      creates: [{ type: 'docker.service', id: ['--name', /^([0-9a-z]{25})$/m] }],
      slots: { '1': 'docker.image', '--network': 'docker.network' },
    },
    'service inspect': {},
    'service logs': { interactive: { when: ['-f', '--follow'] } },
    'service ls': {},
    'service ps': {},
    'service rollback': {},
    'service rm': { destroys: 'The service; its tasks are stopped.' },
    'service scale': {},
    'service update': {},
    'stack deploy': {
      creates: [{ type: 'docker.stack', id: '1' }],
      files: ['--compose-file', '-c'],
    },
    'stack ls': {},
    'stack ps': {},
    'stack rm': {
      aliases: ['stack remove'],
      destroys: 'The stack with its services and networks.',
    },
    'stack services': {},
    'swarm init': {
      creates: [{ type: 'docker.swarm', id: /current node \(([0-9a-z]{25})\) is now a manager/ }],
      captures: [
        { type: 'docker.joinToken', from: /--token (SWMTKN-\S+)/ },
        { type: 'docker.swarm.ip', from: /--token SWMTKN-\S+ ([\d.]+):\d+/ },
      ],
      slots: { '--advertise-addr': 'docker.swarm.ip' },
    },
    'swarm join': { slots: { '--token': 'docker.joinToken', '1': 'docker.swarm.ip' } },
    'swarm join-token': { captures: [{ type: 'docker.joinToken', from: /--token (SWMTKN-\S+)/ }] },
    'swarm leave': {
      destroys: 'With --force on the last manager, the swarm with its services and networks.',
    },
    'system df': {},
    'system prune': {
      destroys: 'Stopped containers, unused networks and unnamed images.',
      deletes: ['docker.container', 'docker.image', 'docker.network', 'docker.volume'],
    },
    version: {},
    'volume create': { creates: [{ type: 'docker.volume', id: ['1', PRINTED_ID] }] },
    'volume inspect': {},
    'volume ls': {},
    'volume prune': { destroys: 'Every volume that no container uses.', deletes: ['docker.volume'] },
    'volume rm': { destroys: 'The volume and everything in it.' },
  },
};
