import type { Run } from './model';

/** A program that commands of a course call. */
interface Tool {
  /** As it is called: `aws`. */
  readonly command: string;
  /** For people: `AWS CLI`. */
  readonly name: string;
  /** Where its makers say how to install it. */
  readonly url: string;
}

const table: readonly (readonly [command: string, name: string, url: string])[] = [
  ['aws', 'AWS CLI', 'https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html'],
  [
    'sam',
    'AWS SAM CLI',
    'https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/install-sam-cli.html',
  ],
  [
    'eb',
    'Elastic Beanstalk CLI',
    'https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/eb-cli3-install.html',
  ],
  [
    'ecs-cli',
    'Amazon ECS CLI',
    'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ECS_CLI_installation.html',
  ],
  ['cdk', 'AWS CDK', 'https://docs.aws.amazon.com/cdk/v2/guide/getting_started.html'],
  ['eksctl', 'eksctl', 'https://eksctl.io/installation/'],
  ['docker', 'Docker', 'https://docs.docker.com/get-docker/'],
  ['docker-compose', 'Docker Compose', 'https://docs.docker.com/compose/install/'],
  ['docker-machine', 'Docker Machine', 'https://github.com/docker/machine'],
  ['podman', 'Podman', 'https://podman.io/docs/installation'],
  ['kubectl', 'kubectl', 'https://kubernetes.io/docs/tasks/tools/'],
  ['minikube', 'minikube', 'https://minikube.sigs.k8s.io/docs/start/'],
  ['kind', 'kind', 'https://kind.sigs.k8s.io/docs/user/quick-start/'],
  ['helm', 'Helm', 'https://helm.sh/docs/intro/install/'],
  ['terraform', 'Terraform', 'https://developer.hashicorp.com/terraform/install'],
  ['tofu', 'OpenTofu', 'https://opentofu.org/docs/intro/install/'],
  ['ansible', 'Ansible', 'https://docs.ansible.com/ansible/latest/installation_guide/'],
  ['gcloud', 'Google Cloud CLI', 'https://cloud.google.com/sdk/docs/install'],
  ['az', 'Azure CLI', 'https://learn.microsoft.com/cli/azure/install-azure-cli'],
  ['git', 'Git', 'https://git-scm.com/downloads'],
  ['gh', 'GitHub CLI', 'https://cli.github.com/'],
  ['node', 'Node.js', 'https://nodejs.org/en/download'],
  ['npm', 'npm (comes with Node.js)', 'https://nodejs.org/en/download'],
  ['npx', 'npx (comes with Node.js)', 'https://nodejs.org/en/download'],
  ['yarn', 'Yarn', 'https://yarnpkg.com/getting-started/install'],
  ['python', 'Python', 'https://www.python.org/downloads/'],
  ['python3', 'Python', 'https://www.python.org/downloads/'],
  ['pip', 'pip', 'https://pip.pypa.io/en/stable/installation/'],
  ['pip3', 'pip', 'https://pip.pypa.io/en/stable/installation/'],
  ['java', 'Java', 'https://adoptium.net/installation/'],
  ['mvn', 'Maven', 'https://maven.apache.org/install.html'],
  ['go', 'Go', 'https://go.dev/doc/install'],
  ['curl', 'curl', 'https://curl.se/download.html'],
  ['wget', 'Wget', 'https://www.gnu.org/software/wget/'],
  ['jq', 'jq', 'https://jqlang.org/download/'],
  ['make', 'GNU Make', 'https://www.gnu.org/software/make/'],
  ['ssh', 'OpenSSH', 'https://www.openssh.com/portable.html'],
  ['mysql', 'MySQL client', 'https://dev.mysql.com/doc/refman/en/installing.html'],
  ['psql', 'PostgreSQL client', 'https://www.postgresql.org/download/'],
  ['redis-cli', 'Redis', 'https://redis.io/docs/latest/operate/oss_and_stack/install/'],
  ['heroku', 'Heroku CLI', 'https://devcenter.heroku.com/articles/heroku-cli'],
];

const tools: ReadonlyMap<string, Tool> = new Map(
  table.map(([command, name, url]) => [command, { command, name, url }]),
);

/** A program that the shell did not find. `url` is `null` for one that we do not know. */
export interface MissingTool {
  readonly command: string;
  readonly name: string;
  readonly url: string | null;
}

/** What shells say; each pattern catches the name of the program. */
const complaints: readonly RegExp[] = [
  /^zsh: command not found: (\S+)/m,
  /^fish: Unknown command:? '?([^\s']+?)'?$/m,
  /^Command '([^']+)' not found/m,
  /^(?:-?(?:ba|da|a|k)?sh|.*\/(?:ba|da|a|k)?sh|[\w.-]+): (?:line )?(?:\d+: )?([^\s:]+): (?:command )?not found/m,
  /[Tt]he term '([^']+)' is not recognized/,
  /'([^']+)' is not recognized as an internal or external command/,
];

/** What a shell answers when it does not find a program; PowerShell has 1 for everything. */
const notFound = 127;

/**
 * The program that a failed run missed, as its last statement's exit code and its output tell; `null` when it failed for
 * another reason. Nothing is checked before a command is sent: functions and aliases are known to the shell only.
 * @param output of the run, plain text
 */
export function missingTool(run: Run, output: string): MissingTool | null {
  const failed = run.statements.find((s) => s.state === 'failed');
  if (!failed || (failed.exitCode !== notFound && !output.includes('is not recognized'))) return null;
  for (const complaint of complaints) {
    const command = complaint.exec(output)?.[1];
    if (command !== undefined) return tools.get(command) ?? { command, name: command, url: null };
  }
  return null;
}
