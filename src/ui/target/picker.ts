import * as vscode from 'vscode';
import type { CredentialsBy, Profile } from '../../core/aws/profiles';
import { looksLikeRegion, REGIONS } from '../../core/aws/regions';
import { nameOf } from '../../core/target/model';
import { sandboxCommands, wordsOfState } from './sandbox';
import { LOOKS, type Targets } from './targets';

export interface PickerDeps {
  readonly targets: Targets;
  readonly sandbox: Parameters<typeof sandboxCommands>[0];
  readonly profiles: () => Promise<readonly Profile[]>;
  /** Whether the environment itself holds credentials. */
  readonly environmentHasCredentials: boolean;
  readonly chooseDockerContext: () => Promise<void>;
}

/** A context of the docker command. */
interface DockerContext {
  readonly name: string;
  /** `unix:///var/run/docker.sock` */
  readonly host: string;
}

interface Choice extends vscode.QuickPickItem {
  readonly choose?: () => unknown;
}

const BY: Readonly<Record<CredentialsBy, string>> = {
  sso: 'signs in with SSO',
  login: 'signs in with the console',
  role: 'assumes a role',
  process: 'asks a program',
  keys: 'access keys',
  unknown: '',
};

const separator = (label: string): Choice => ({ label, kind: vscode.QuickPickItemKind.Separator });
const NOW = 'now';

/** Lets the learner choose where the commands of the current course go. */
export async function chooseTarget(deps: PickerDeps): Promise<void> {
  const { targets, sandbox } = deps;
  const { target, destination } = { target: targets.target, destination: targets.destination };
  const described = (isCurrent: boolean, ...words: readonly (string | undefined)[]): string =>
    [isCurrent ? NOW : undefined, ...words].filter(Boolean).join(' · ');
  const profiles = await deps.profiles();
  const accounts: Choice[] = profiles.map(({ name, region, by, endpoint }) => ({
    label: `$(${LOOKS.account.icon}) ${name}`,
    description: described(target.kind === 'account' && target.profile === name, region, BY[by], endpoint),
    choose: () => targets.choose({ kind: 'account', profile: name, region: null }),
  }));
  if (deps.environmentHasCredentials)
    accounts.push({
      label: `$(${LOOKS.account.icon}) Environment`,
      description: described(
        target.kind === 'account' && target.profile === null,
        'the credentials in the variables that this editor was started with',
      ),
      choose: () => targets.choose({ kind: 'account', profile: null, region: null }),
    });
  const items: Choice[] = [
    separator('practise at no cost'),
    {
      label: `$(${LOOKS.sandbox.icon}) Sandbox`,
      description: described(target.kind === 'sandbox', 'on this machine', wordsOfState(sandbox.state)),
      choose: () => targets.choose({ kind: 'sandbox', region: null }),
    },
    separator('real accounts · commands cost money'),
    ...accounts,
    ...(accounts.length === 0 ? [NO_PROFILES] : []),
    separator('and'),
    {
      label: '$(globe) Region…',
      description: destination.region,
      choose: () => chooseRegion(targets),
    },
    {
      label: '$(vm) Docker Context…',
      description: targets.dockerContext ?? 'the docker command’s own',
      choose: deps.chooseDockerContext,
    },
    separator('sandbox'),
    ...sandboxCommands(sandbox).map(({ title, icon, command }) => ({
      label: `$(${icon}) ${title}`,
      choose: () => vscode.commands.executeCommand(command),
    })),
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: 'Where Commands Go',
    placeHolder: `Now: ${nameOf(destination)}`,
    matchOnDescription: true,
  });
  await chosen?.choose?.();
}

const NO_PROFILES: Choice = {
  label: '$(info) No profiles',
  description: '~/.aws/config and ~/.aws/credentials hold none; how to make one',
  choose: () =>
    vscode.env.openExternal(
      vscode.Uri.parse('https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html'),
    ),
};

const OWN = 'Default';

/** Lets a region be picked, or one that is not in the list be typed. */
export async function chooseRegion(targets: Targets): Promise<void> {
  const picker = vscode.window.createQuickPick();
  picker.title = 'AWS Region';
  picker.placeholder = `Now: ${targets.destination.region}. Pick one, or type another`;
  const show = (typed: string): void => {
    const others = typed === '' || REGIONS.includes(typed) ? [] : [typed];
    picker.items = [
      { label: OWN, description: 'what the profile says' },
      ...REGIONS.map((label) => ({ label })),
      ...others.map((label) => ({
        label,
        description: looksLikeRegion(label)
          ? 'not in the list: is it spelled right?'
          : 'is not the name of a region',
      })),
    ];
  };
  show('');
  const chosen = await new Promise<string | undefined>((resolve) => {
    picker.onDidChangeValue((value) => show(value.trim()));
    picker.onDidAccept(() => {
      // Who types and presses Enter at once is faster than the list.
      const label = picker.activeItems[0]?.label ?? picker.value.trim();
      if (label === OWN || looksLikeRegion(label)) resolve(label);
    });
    picker.onDidHide(() => resolve(undefined));
    picker.show();
  });
  picker.dispose();
  if (chosen !== undefined)
    await targets.choose({ ...targets.target, region: chosen === OWN ? null : chosen });
}

/** Lets the Docker context be chosen that terminals and the Docker view use. */
export async function chooseDockerContext(
  targets: Targets,
  contexts: readonly DockerContext[],
): Promise<void> {
  const items = [
    { label: OWN, description: 'what DOCKER_HOST or `docker context use` says', name: null },
    ...contexts.map(({ name, host }) => ({ label: name, description: host, name })),
  ];
  const chosen = await vscode.window.showQuickPick(items, {
    title: 'Docker Context',
    placeHolder: `Now: ${targets.dockerContext ?? OWN}`,
    matchOnDescription: true,
  });
  if (chosen) await targets.chooseDocker(chosen.name);
}
