import * as vscode from 'vscode';
import type { Profile } from '../../core/aws/profiles';
import { describeTarget, type AwsSettings, type AwsTarget } from '../../core/aws/target';
import { registerCommands } from '../messages';

const SECTION = 'practice.aws';

/** What is set for AWS; an empty text is nothing. */
export function awsSettings(): AwsSettings {
  const settings = vscode.workspace.getConfiguration(SECTION);
  const { profile, region, endpoint } = {
    profile: settings.get<string>('profile', ''),
    region: settings.get<string>('region', ''),
    endpoint: settings.get<string>('endpoint', ''),
  };
  return { profile: profile.trim(), region: region.trim(), endpoint: endpoint.trim() };
}

/** Buckets to show even where they may not be listed. */
export const extraBuckets = (): readonly string[] =>
  vscode.workspace.getConfiguration(SECTION).get<string[]>('buckets', []);

export interface AwsTargetDeps {
  readonly profiles: () => Promise<readonly Profile[]>;
  readonly target: () => Promise<AwsTarget>;
  /** What is set is no longer what it was. */
  readonly changed: () => void;
  readonly log: vscode.LogOutputChannel;
}

/** Registers the pickers of profile and region, and tells of changed settings. */
export function registerAwsTarget({ profiles, target, changed, log }: AwsTargetDeps): vscode.Disposable {
  // Only AWS itself has a console to open.
  const mark = async (): Promise<void> => {
    const { endpoint } = await target();
    await vscode.commands.executeCommand('setContext', `${SECTION}.real`, endpoint === undefined);
  };
  void mark();
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration(SECTION)) return;
      changed();
      void mark();
    }),
    registerCommands(
      {
        'practice.aws.chooseProfile': async () => chooseProfile(await profiles(), await target()),
        'practice.aws.chooseRegion': async () => chooseRegion(await target()),
        'practice.aws.signIn': async () => signIn(await target()),
      },
      log,
    ),
  );
}

async function chooseProfile(profiles: readonly Profile[], target: AwsTarget): Promise<void> {
  const items = [
    {
      label: 'Environment',
      description: 'what AWS_PROFILE and the other variables say',
      value: '',
    },
    ...profiles.map(({ name, region, sso }) => ({
      label: name,
      description: [...(region === undefined ? [] : [region]), ...(sso ? ['signs in'] : [])].join(' · '),
      value: name,
    })),
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: 'AWS Profile',
    placeHolder: `Now: ${describeTarget(target)}`,
    matchOnDescription: true,
  });
  if (chosen) await set('profile', chosen.value);
}

/** Regions that an account has without asking for them, and others that are much used; any can be typed. */
const REGIONS = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'ca-central-1',
  'sa-east-1',
  'eu-central-1',
  'eu-north-1',
  'eu-south-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'af-south-1',
  'me-central-1',
  'ap-east-1',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
];

/** Lets a region be picked, or one that is not in the list be typed. */
async function chooseRegion({ region }: AwsTarget): Promise<void> {
  const picker = vscode.window.createQuickPick();
  picker.title = 'AWS Region';
  picker.placeholder = `Now: ${region}. Pick one, or type another`;
  const show = (typed: string): void => {
    const names = typed === '' || REGIONS.includes(typed) ? REGIONS : [...REGIONS, typed];
    picker.items = [
      { label: 'Default', description: 'what the profile or the environment says' },
      ...names.map((label) => ({ label })),
    ];
  };
  show('');
  const chosen = await new Promise<string | undefined>((resolve) => {
    picker.onDidChangeValue((value) => show(value.trim()));
    picker.onDidAccept(() => resolve(picker.activeItems[0]?.label));
    picker.onDidHide(() => resolve(undefined));
    picker.show();
  });
  picker.dispose();
  if (chosen !== undefined) await set('region', chosen === 'Default' ? '' : chosen);
}

/** Opens a terminal in which the user signs in; the view asks again by itself. */
async function signIn({ profile }: AwsTarget): Promise<void> {
  const args = ['sso', 'login', ...(profile === undefined ? [] : ['--profile', profile])];
  vscode.window.createTerminal({ name: 'AWS Sign-In', shellPath: 'aws', shellArgs: args }).show();
  await Promise.resolve();
}

/** Sets for the workspace what is set there, else for the user. */
async function set(name: keyof AwsSettings, value: string): Promise<void> {
  const settings = vscode.workspace.getConfiguration(SECTION);
  const where =
    settings.inspect(name)?.workspaceValue === undefined
      ? vscode.ConfigurationTarget.Global
      : vscode.ConfigurationTarget.Workspace;
  await settings.update(name, value === '' ? undefined : value, where);
}
