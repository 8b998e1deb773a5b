import * as vscode from 'vscode';
import { nameOf } from '../../core/target/model';
import { wordsOfState } from './sandbox';
import { LOOKS, type SandboxPort, type Targets } from './targets';

/** Shows where commands go, in the warning colour when it is a real account. A click changes it. */
export function registerStatusBar(targets: Targets, sandbox: SandboxPort): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('practice.target', vscode.StatusBarAlignment.Left, 50);
  item.name = 'Practice Target';
  item.command = 'practice.chooseTarget';
  const draw = (): void => {
    const { destination } = targets;
    const { kind } = destination.target;
    const name = nameOf(destination);
    const { phase } = sandbox.state;
    const icon = kind === 'sandbox' && phase === 'starting' ? 'loading~spin' : LOOKS[kind].icon;
    const real = kind === 'account';
    const { dockerContext } = targets;
    item.text = `$(${icon}) ${name}${dockerContext === null ? '' : ` $(vm) ${dockerContext}`}`;
    item.backgroundColor = real
      ? new vscode.ThemeColor('statusBarItem.warningBackground')
      : phase === 'lost' || phase === 'failed'
        ? new vscode.ThemeColor('statusBarItem.errorBackground')
        : undefined;
    item.tooltip = tooltip(targets, sandbox);
    item.accessibilityInformation = {
      label: real
        ? `Commands go to a real account, ${name}`
        : `Commands go to the sandbox, ${wordsOfState(sandbox.state)}`,
      role: 'button',
    };
    void vscode.commands.executeCommand('setContext', 'practice.aws.real', real);
    void vscode.commands.executeCommand('setContext', 'practice.sandbox.phase', phase);
  };
  draw();
  item.show();
  const follow = sandbox.onDidChange(draw);
  return vscode.Disposable.from(
    item,
    targets.onDidChange(draw),
    new vscode.Disposable(() => follow.dispose()),
  );
}

function tooltip({ destination, dockerContext }: Targets, { state }: SandboxPort): vscode.MarkdownString {
  const { target, region, account, endpoint } = destination;
  const lines =
    target.kind === 'sandbox'
      ? [
          '**Sandbox**: commands cost nothing and reach no account.',
          `It ${stateSentence(wordsOfState(state))}.`,
          region,
        ]
      : [
          '**Real account**: commands can cost money.',
          `Profile ${target.profile ?? '(environment)'} · ${region} · account ${account ?? 'not known yet'}`,
          ...(endpoint === null ? [] : [endpoint]),
        ];
  const docker = `Docker: ${dockerContext ?? 'the docker command’s own context'}`;
  return new vscode.MarkdownString([...lines, docker, 'Click to change.'].join('\n\n'));
}

const stateSentence = (words: string): string =>
  words.startsWith('running') ? `is ${words}` : words.replace(/…$/, '');
