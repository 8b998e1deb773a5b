import type { StatementRule } from '../statement';

/** What the topics of `amazon-linux-extras` are called as packages of Amazon Linux 2023, by the topic without its version. */
const PACKAGES: Readonly<Record<string, string>> = {
  ansible: 'ansible',
  'aws-nitro-enclaves-cli': 'aws-nitro-enclaves-cli',
  collectd: 'collectd',
  corretto: 'java-1.8.0-amazon-corretto',
  dnsmasq: 'dnsmasq',
  docker: 'docker',
  ecs: 'ecs-init',
  emacs: 'emacs',
  golang: 'golang',
  haproxy: 'haproxy',
  'java-openjdk': 'java-11-amazon-corretto',
  'lamp-mariadb': 'php php-mysqlnd mariadb105-server',
  mariadb: 'mariadb105-server',
  memcached: 'memcached',
  nginx: 'nginx',
  php: 'php',
  postgresql: 'postgresql15',
  python: 'python3.11',
  R: 'R',
  redis: 'redis6',
  ruby: 'ruby3.2',
  rust: 'rust cargo',
  squid: 'squid',
  tomcat: 'tomcat9',
  vim: 'vim',
};

/** Amazon Linux 2023 has no extras: its packages come from `dnf`. */
export const extras: StatementRule = ({ commands, command }) =>
  commands
    .filter(({ program }) => program === 'amazon-linux-extras')
    .map((reading) => {
      const given = reading.words.filter(({ role }) => role.kind !== 'program' && role.kind !== 'option');
      const behind = given
        .map(({ word }) => word.text)
        .filter((_, at) => (given[at]?.word.from ?? 0) > reading.named.from);
      const modern = modernOf(behind, command.slice(reading.named.from, reading.to));
      return {
        rule: 'outdated-command' as const,
        range: { from: reading.named.from, to: reading.named.from + 'amazon-linux-extras'.length },
        message: 'Amazon Linux 2023 has no `amazon-linux-extras`: its packages come from `dnf` directly.',
        since: 'Amazon Linux 2023',
        edits: modern === null ? null : [{ from: reading.named.from, to: reading.to, text: modern }],
      };
    });

function modernOf([operation, ...topics]: readonly string[], written: string): string | null {
  if (operation === undefined || operation === 'list') return 'dnf list --available';
  if (operation !== 'install') return null;
  const packages = topics.map((topic) => {
    const [plain = ''] = topic.split('=');
    const [name = ''] = /^lamp-mariadb|^java-openjdk|^[a-zA-Z-]+/.exec(plain) ?? [];
    return Object.hasOwn(PACKAGES, name) ? PACKAGES[name] : undefined;
  });
  if (packages.length === 0 || packages.includes(undefined)) return null;
  const yes = /\s-y\b|\s--assumeyes\b/.test(written) ? ' -y' : '';
  return `dnf install${yes} ${[...new Set(packages.join(' ').split(' '))].join(' ')}`;
}
