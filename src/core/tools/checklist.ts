/** A way to install a program: a line for the terminal, and the program that the line calls. */
export interface Installing {
  readonly with: string;
  readonly command: string;
}

/** A program that lessons use. */
export interface Needed {
  /** As it is called. */
  readonly command: string;
  /** For people. */
  readonly name: string;
  /** What a learner wants it for. */
  readonly use: string;
  /** Where its makers say how to install it. */
  readonly url: string;
  /** By platform, as `process.platform` calls it; in the order to be tried. */
  readonly install: Readonly<Partial<Record<string, readonly Installing[]>>>;
}

const brew = (name: string): Installing => ({ with: 'brew', command: `brew install ${name}` });
const winget = (id: string): Installing => ({ with: 'winget', command: `winget install --exact --id ${id}` });
const apt = (name: string): Installing => ({ with: 'apt-get', command: `sudo apt-get install -y ${name}` });
const dnf = (name: string): Installing => ({ with: 'dnf', command: `sudo dnf install -y ${name}` });
const pacman = (name: string): Installing => ({ with: 'pacman', command: `sudo pacman -S --needed ${name}` });
const zypper = (name: string): Installing => ({ with: 'zypper', command: `sudo zypper install -y ${name}` });
const apk = (name: string): Installing => ({ with: 'apk', command: `sudo apk add ${name}` });
const snap = (name: string): Installing => ({ with: 'snap', command: `sudo snap install ${name} --classic` });

/** What the lessons need most. Names of packages are those of the systems' own collections. */
export const CHECKLIST: readonly Needed[] = [
  {
    command: 'aws',
    name: 'AWS CLI',
    use: 'every lesson about AWS, in the sandbox too',
    url: 'https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html',
    install: {
      darwin: [brew('awscli')],
      win32: [winget('Amazon.AWSCLI')],
      linux: [
        snap('aws-cli'),
        apt('awscli'),
        dnf('awscli2'),
        pacman('aws-cli-v2'),
        zypper('aws-cli'),
        apk('aws-cli'),
      ],
    },
  },
  {
    command: 'docker',
    name: 'Docker',
    use: 'the lessons about containers',
    url: 'https://docs.docker.com/get-docker/',
    install: {
      darwin: [brew('--cask docker-desktop')],
      win32: [winget('Docker.DockerDesktop')],
      linux: [apt('docker.io'), dnf('moby-engine'), pacman('docker'), zypper('docker'), apk('docker')],
    },
  },
  {
    command: 'git',
    name: 'Git',
    use: 'lessons that begin with somebody’s code',
    url: 'https://git-scm.com/downloads',
    install: {
      darwin: [brew('git')],
      win32: [winget('Git.Git')],
      linux: [apt('git'), dnf('git'), pacman('git'), zypper('git'), apk('git')],
    },
  },
  {
    command: 'kubectl',
    name: 'kubectl',
    use: 'the lessons about Kubernetes',
    url: 'https://kubernetes.io/docs/tasks/tools/',
    install: {
      darwin: [brew('kubernetes-cli')],
      win32: [winget('Kubernetes.kubectl')],
      linux: [snap('kubectl'), dnf('kubernetes-client'), pacman('kubectl')],
    },
  },
  {
    command: 'session-manager-plugin',
    name: 'Session Manager plugin',
    use: 'shells in containers that run in ECS',
    url: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-install-plugin.html',
    install: {
      darwin: [brew('--cask session-manager-plugin')],
      win32: [winget('Amazon.SessionManagerPlugin')],
    },
  },
];

/** A program of the list and what this machine says of it. */
export interface Checked extends Needed {
  /** Where it is; `null` when it is missing. */
  readonly path: string | null;
  /** The line that installs it here; `null` where its makers have to be asked. */
  readonly how: string | null;
}

/**
 * Looks for the programs of the list.
 *
 * @param find the path of a program, `undefined` when it is not there
 * @param platform as `process.platform` calls it
 */
export function checkTools(
  find: (program: string) => Promise<string | undefined>,
  platform: string,
): Promise<Checked[]> {
  return Promise.all(
    CHECKLIST.map(async (needed): Promise<Checked> => {
      const path = (await find(needed.command)) ?? null;
      return { ...needed, path, how: path === null ? await howTo(needed, find, platform) : null };
    }),
  );
}

async function howTo(
  { install }: Needed,
  find: (program: string) => Promise<string | undefined>,
  platform: string,
): Promise<string | null> {
  for (const way of install[platform] ?? []) if ((await find(way.with)) !== undefined) return way.command;
  return null;
}
