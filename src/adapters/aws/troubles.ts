import type { AwsTarget } from '../../core/aws/target';
import {
  isAbort,
  isResourceError,
  ResourceError,
  type NextStep,
  type TroubleKind,
} from '../../core/resources/errors';

export const CHOOSE_PROFILE: NextStep = {
  title: 'Choose Target…',
  command: 'practice.chooseTarget',
  icon: 'account',
};
export const CHOOSE_REGION: NextStep = {
  title: 'Choose Region…',
  command: 'practice.chooseRegion',
  icon: 'globe',
};
const SIGN_IN: NextStep = { title: 'Sign In', command: 'practice.signIn', icon: 'sign-in' };
const SETTINGS: NextStep = {
  title: 'Open Settings',
  command: 'workbench.action.openSettings',
  arguments: ['practice.sandbox'],
  icon: 'gear',
};

interface Seen {
  readonly name: string;
  readonly message: string;
  readonly code: string;
  readonly status: number;
}

interface Rule {
  /** Names and codes of errors, from the SDK, the services and Node. */
  readonly names?: RegExp;
  readonly messages?: RegExp;
  readonly statuses?: readonly number[];
  readonly kind: TroubleKind;
  readonly say: (seen: Seen, target: AwsTarget) => string;
  readonly next?: readonly NextStep[];
}

const profileOf = ({ profile }: AwsTarget): string => (profile === undefined ? '' : ` of profile ${profile}`);
const addressOf = ({ endpoint, region }: AwsTarget): string => endpoint ?? `AWS in ${region}`;
/** The sentence of a service without the address of its documentation. */
const sentence = ({ message, name }: Seen): string => message.trim() || name;

/** The first that fits says it. */
const RULES: readonly Rule[] = [
  {
    // What a service does not allow may name roles and resources with such words.
    messages:
      /^(?!.*not authorized to perform).*(?:sso.*(expired|invalid|login)|token.*(expired|refresh).*sso|aws (sso )?login)/is,
    kind: 'notConfigured',
    say: (_, target) => `The sign-in${profileOf(target)} has expired.`,
    next: [SIGN_IN, CHOOSE_PROFILE],
  },
  {
    names: /^(CredentialsProviderError|TokenProviderError)$/,
    messages: /^(Could not load credentials|Credential is missing)/,
    kind: 'notConfigured',
    say: ({ message }, { profile }) =>
      profile === undefined
        ? 'No AWS credentials were found. Choose a profile, or set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.'
        : /not be found|was not found|resolve.*profile/i.test(message)
          ? `The AWS files have no credentials for profile ${profile}.`
          : `Profile ${profile} gives no credentials: ${message}`,
    next: [CHOOSE_PROFILE, SETTINGS],
  },
  {
    names: /^(ExpiredToken(Exception)?|TokenRefreshRequired|RequestExpired)$/,
    kind: 'notConfigured',
    say: (_, target) => `The credentials${profileOf(target)} have expired.`,
    next: [CHOOSE_PROFILE],
  },
  {
    names:
      /^(InvalidAccessKeyId|InvalidClientTokenId|UnrecognizedClientException|SignatureDoesNotMatch|InvalidToken|InvalidSignatureException)$/,
    kind: 'notConfigured',
    say: (_, target) => `AWS does not accept the credentials${profileOf(target)}.`,
    next: [CHOOSE_PROFILE],
  },
  {
    names: /^RequestTimeTooSkewed$/,
    kind: 'failed',
    say: () =>
      'The clock of this machine is wrong, and AWS refuses requests for it. Set the clock, and try again.',
  },
  {
    names: /^(PermanentRedirect|AuthorizationHeaderMalformed|IllegalLocationConstraintException)$/,
    kind: 'failed',
    say: (_, { region }) => `This is not in ${region}.`,
    next: [CHOOSE_REGION],
  },
  {
    names:
      /^(SlowDown|Throttling(Exception)?|TooManyRequests(Exception)?|RequestLimitExceeded|BandwidthLimitExceeded)$/,
    statuses: [429],
    kind: 'failed',
    say: () => 'AWS asks to go slower. It is tried again by itself.',
  },
  {
    names:
      /^(NoSuchBucket|NoSuchKey|NoSuchVersion|NotFound|ClusterNotFoundException|ServiceNotFoundException|ServiceNotActiveException|ResourceNotFoundException)$/,
    kind: 'gone',
    say: (seen) =>
      /^(NotFound|UnknownError)?$/.test(sentence(seen)) ? 'It is no longer there.' : sentence(seen),
  },
  {
    names: /^(AccessDenied(Exception)?|UnauthorizedOperation|AllAccessDisabled|Forbidden)$/,
    statuses: [403],
    kind: 'denied',
    say: (seen, target) =>
      `The credentials${profileOf(target)} do not allow this${/not authorized to perform: (\S+)/.exec(seen.message)?.[1]?.replace(/^/, ' (').replace(/$/, ')') ?? ''}.`,
    next: [CHOOSE_PROFILE],
  },
  {
    messages: /Deserialization error/,
    kind: 'failed',
    say: ({ status }, target) =>
      `${addressOf(target)} answered with something that is not of AWS${status === 0 ? '' : ` (status ${status})`}.`,
    next: [SETTINGS],
  },
  {
    names: /^ENOTFOUND$/,
    kind: 'unreachable',
    say: (_, target) =>
      `There is nothing called ${addressOf(target)}. Is this machine online, and the region right?`,
    next: [CHOOSE_REGION],
  },
  {
    names: /^(TimeoutError|ETIMEDOUT|ECONNREFUSED|ECONNRESET|EPIPE|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN)$/,
    kind: 'unreachable',
    say: (_, target) => `${addressOf(target)} does not answer.`,
    next: [SETTINGS],
  },
];

/** What an error of the SDK means, in words for people. Aborts and what is already in such words stay as they are. */
export function asTrouble(error: unknown, target: AwsTarget): ResourceError | Error {
  if (isResourceError(error)) return error;
  if (isAbort(error) && error instanceof Error) return error;
  const seen = look(error);
  const rule = RULES.find(
    ({ names, messages, statuses }) =>
      (names && [seen.name, seen.code].some((text) => names.test(text))) === true ||
      messages?.test(seen.message) === true ||
      statuses?.includes(seen.status) === true,
  );
  if (!rule) return new ResourceError('failed', sentence(seen), [], error);
  return new ResourceError(rule.kind, rule.say(seen, target), rule.next ?? [], error);
}

/** Whether a service asks for fewer questions. */
export function isThrottled(error: unknown): boolean {
  const { name, status } = look(isResourceError(error) ? error.cause : error);
  return /SlowDown|Throttl|TooManyRequests|RequestLimitExceeded/.test(name) || status === 429;
}

/** Whether the service named it so: `isAwsError(error, 'NoSuchKey')`. */
export function isAwsError(error: unknown, ...names: readonly string[]): boolean {
  return names.includes(look(isResourceError(error) ? error.cause : error).name);
}

/** Reads what SDK and Node put into errors. A connection that fails on several addresses carries its errors inside. */
function look(error: unknown): Seen {
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : undefined;
  const { name, message, code, $metadata } = { ...fields(inner), ...fields(error) };
  const metadata = fields($metadata);
  return {
    name: text(name),
    message: text(message) || text(fields(inner).message) || (error instanceof Error ? '' : String(error)),
    code: text(code),
    status: typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : 0,
  };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Own and inherited: the name of an error is its class's. */
function fields(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return {};
  const { name, message } = value instanceof Error ? value : { name: undefined, message: undefined };
  return { ...(name === undefined ? {} : { name, message }), ...value };
}
