import type { NextStep } from '../resources/errors';
import type { Destination } from './model';

/** Why a command failed that the learner can mend. */
export interface Reason {
  readonly message: string;
  readonly next: readonly NextStep[];
}

interface Rule {
  /** In the output of AWS CLI and SDKs; groups are given to `say`. */
  readonly pattern: RegExp;
  readonly in: 'sandbox' | 'account' | 'both';
  readonly say: (destination: Destination, found: RegExpExecArray) => string;
  readonly next: readonly NextStep[];
}

const SIGN_IN: NextStep = { title: 'Sign In', command: 'practice.signIn' };
const CHOOSE_TARGET: NextStep = { title: 'Choose Target…', command: 'practice.chooseTarget' };
const CHOOSE_REGION: NextStep = { title: 'Choose Region…', command: 'practice.chooseRegion' };
const START_SANDBOX: NextStep = { title: 'Start Sandbox', command: 'practice.startSandbox' };

const profileOf = ({ target }: Destination): string =>
  target.kind === 'account' && target.profile !== null ? `profile ${target.profile}` : 'this environment';

/** The first that fits says it. The wordings are those of botocore and the AWS CLI. */
const RULES: readonly Rule[] = [
  {
    pattern:
      /SSO (?:session|Token).*(?:expired|invalid|does not exist)|Token has expired and refresh failed|Error loading SSO Token|Error loading login session token|reauthenticate using 'aws login'/i,
    in: 'account',
    say: (destination) => `The sign-in of ${profileOf(destination)} has expired.`,
    next: [SIGN_IN, CHOOSE_TARGET],
  },
  {
    pattern:
      /\b(?:ExpiredToken(?:Exception)?|RequestExpired)\b|security token included in the request is expired/,
    in: 'account',
    say: (destination) => `The credentials of ${profileOf(destination)} have expired.`,
    next: [SIGN_IN, CHOOSE_TARGET],
  },
  {
    pattern: /The config profile \(([^)]+)\) could not be found/,
    in: 'both',
    say: ({ target }, [, profile = '']) =>
      target.kind === 'sandbox'
        ? `The command names the profile ${profile}, and the sandbox has no profiles.`
        : `The profile ${profile} is no longer in the AWS files.`,
    next: [CHOOSE_TARGET],
  },
  {
    pattern:
      /Unable to locate credentials|InvalidClientTokenId|UnrecognizedClientException|InvalidAccessKeyId/,
    in: 'account',
    say: (destination) => `AWS does not accept the credentials of ${profileOf(destination)}.`,
    next: [CHOOSE_TARGET],
  },
  {
    pattern: /Could not connect to the endpoint URL: "https?:\/\/(?:127\.|localhost|\[::1\])/,
    in: 'sandbox',
    say: () => 'The sandbox does not answer.',
    next: [START_SANDBOX],
  },
  {
    pattern:
      /Could not connect to the endpoint URL: "https:\/\/[^"]*\.amazonaws\.com|Provided region_name '[^']*' doesn't match/,
    in: 'account',
    say: ({ region }) =>
      `AWS does not answer in ${region}. Is this machine online, and the region spelled right?`,
    next: [CHOOSE_REGION],
  },
];

/**
 * Why a command that failed did so, where the target is the reason.
 * @param output plain text
 */
export function whyFailed(output: string, destination: Destination): Reason | null {
  for (const rule of RULES) {
    if (rule.in !== 'both' && rule.in !== destination.target.kind) continue;
    const found = rule.pattern.exec(output);
    if (found) return { message: rule.say(destination, found), next: rule.next };
  }
  return null;
}
