/** How to get what practising needs, where it is not there. */

/** What can be got. */
export type Gettable = 'emulator' | 'awsCli';

export interface Getting {
  /** The line to run. */
  readonly command: string;
  /** What it needs. */
  readonly program: string;
}

const line = (command: string, program = command.replace(/^sudo /, '').split(' ')[0] ?? ''): Getting => ({
  command,
  program,
});

type Gettings = Readonly<Record<Gettable, readonly Getting[]>>;

/** By the platform of Node; the first whose program is there. An emulator comes with whatever the sandbox can then be started with. */
const GETTINGS: Readonly<Record<'darwin' | 'win32' | 'linux', Gettings>> = {
  darwin: {
    emulator: [
      line("uv tool install 'moto[server]'"),
      line("pipx install 'moto[server]'"),
      line('brew install uv'),
      line("python3 -m pip install --user 'moto[server]'"),
    ],
    awsCli: [line('brew install awscli')],
  },
  win32: {
    emulator: [
      line('uv tool install "moto[server]"'),
      line('pipx install "moto[server]"'),
      line('winget install --id astral-sh.uv -e'),
      line('py -m pip install --user "moto[server]"'),
    ],
    awsCli: [line('winget install --id Amazon.AWSCLI -e')],
  },
  linux: {
    emulator: [
      line("uv tool install 'moto[server]'"),
      line("pipx install 'moto[server]'"),
      line('sudo apt-get install -y pipx'),
      line('sudo dnf install -y pipx'),
      line('sudo pacman -S --needed python-pipx'),
      line('sudo zypper install -y python3-pipx'),
      line('sudo apk add pipx'),
      line("python3 -m pip install --user 'moto[server]'"),
    ],
    awsCli: [
      line('sudo apt-get install -y awscli'),
      line('sudo dnf install -y awscli2'),
      line('sudo pacman -S --needed aws-cli-v2'),
      line('sudo zypper install -y aws-cli'),
      line('sudo apk add aws-cli'),
      line('sudo snap install aws-cli --classic'),
    ],
  },
};

/** The ways to get something on a platform, the usual one first. @param platform as `process.platform` calls it */
export const waysToGet = (what: Gettable, platform: string): readonly Getting[] =>
  GETTINGS[platform === 'darwin' || platform === 'win32' ? platform : 'linux'][what];
