import * as vscode from 'vscode';
import { signInWith, type Profile } from '../../core/aws/profiles';
import { PracticeError } from '../messages';
import type { Targets } from './targets';

/**
 * Opens a terminal in which the learner signs in to the profile of the target.
 * @throws PracticeError where its credentials do not come from signing in
 */
export function signIn(targets: Targets, profiles: readonly Profile[]): void {
  const { target } = targets;
  const profile = target.kind === 'account' ? target.profile : null;
  const args = signInWith(profile, profiles);
  if (args === null)
    throw new PracticeError(
      `${profile === null ? 'The environment' : `Profile ${profile}`} gets its credentials without signing in: renew them where they come from.`,
      [{ title: 'Choose Target…', command: 'practice.chooseTarget' }],
    );
  vscode.window.createTerminal({ name: 'AWS Sign-In', shellPath: 'aws', shellArgs: [...args] }).show();
  targets.forgetAccounts();
}
