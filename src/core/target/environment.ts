import type { Target } from './model';

/** What is set in a terminal's environment; `null` takes a variable away that it would inherit. */
export type EnvironmentChanges = Readonly<Record<string, string | null>>;

type Environment = Readonly<Record<string, string | undefined>>;

/** Variables that the AWS CLI and SDKs read without the usual beginning of their names. */
const OTHER_NAMES = ['BOTO_CONFIG', 'AMAZON_ACCESS_KEY_ID', 'AMAZON_SECRET_ACCESS_KEY'];

/**
 * Taken away even where this process does not have them: a terminal's environment can come from elsewhere. Those that carry
 * credentials, lead to them, or name another place.
 * See https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html and …/sdkref/latest/guide/settings-reference.html.
 */
const KNOWN = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWS_REGION',
  'AWS_DEFAULT_REGION',
  'AWS_ENDPOINT_URL',
  'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
  'AWS_ROLE_ARN',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN',
  'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
  'AWS_CREDENTIAL_FILE',
  'AWS_CREDENTIAL_EXPIRATION',
  'AWS_EC2_METADATA_DISABLED',
  'AWS_EC2_METADATA_SERVICE_ENDPOINT',
  'AWS_USE_FIPS_ENDPOINT',
  'AWS_USE_DUALSTACK_ENDPOINT',
];

/** What a profile needs to be found and reached; nothing of it is a credential. */
export const OF_THE_FILES: readonly string[] = [
  'AWS_CONFIG_FILE',
  'AWS_SHARED_CREDENTIALS_FILE',
  'AWS_CA_BUNDLE',
  'AWS_LOGIN_CACHE_DIRECTORY',
];

/** Everything about AWS that a terminal would inherit, to be taken away. @param keep names to leave as they are */
function withoutAws(inherited: Environment, keep: readonly string[]): Record<string, string | null> {
  const names = Object.keys(inherited).filter((name) => /^AWS_/i.test(name));
  return Object.fromEntries(
    [...KNOWN, ...OTHER_NAMES, ...names].filter((name) => !keep.includes(name)).map((name) => [name, null]),
  );
}

/** Emulators take any credentials. The account that moto answers with is its own. */
const ANY_KEYS = { AWS_ACCESS_KEY_ID: 'practice', AWS_SECRET_ACCESS_KEY: 'practice' };

export interface SandboxPlace {
  /** `http://127.0.0.1:21234` */
  readonly address: string;
  readonly region: string;
  /** A folder of ours for the AWS files that commands may write; nothing of the user's is in it. */
  readonly folder: string;
  /** Of the paths in that folder. */
  readonly separator: string;
}

/**
 * The environment of a terminal whose commands go to the sandbox, and can reach nothing else: no credentials, profiles or roles of the
 * user's, no files that hold them.
 */
export function sandboxEnvironment(
  { address, region, folder, separator }: SandboxPlace,
  inherited: Environment,
): EnvironmentChanges {
  return {
    ...withoutAws(inherited, []),
    ...ANY_KEYS,
    AWS_ENDPOINT_URL: address,
    AWS_REGION: region, // The SDK for JavaScript reads this one,
    AWS_DEFAULT_REGION: region, // and the CLI this one.
    AWS_CONFIG_FILE: `${folder}${separator}config`,
    AWS_SHARED_CREDENTIALS_FILE: `${folder}${separator}credentials`,
    AWS_EC2_METADATA_DISABLED: 'true',
    ...aroundProxy(inherited, address),
  };
}

/** A proxy would look for the sandbox on its own machine. */
function aroundProxy(inherited: Environment, address: string): Record<string, string> {
  const proxied = Object.entries(inherited).some(
    ([name, value]) => /^(https?|all)_proxy$/i.test(name) && value !== '',
  );
  if (!proxied || !URL.canParse(address)) return {};
  const hosts = [inherited.no_proxy ?? inherited.NO_PROXY, new URL(address).hostname]
    .filter(Boolean)
    .join(',');
  return { no_proxy: hosts, NO_PROXY: hosts };
}

/**
 * The environment of a terminal whose commands go to a real account: the profile and the region, and nothing else that says where or as
 * whom. Without a profile the user's own environment stays, and only a region that was chosen is set.
 */
export function accountEnvironment(
  { profile, region: chosen }: Extract<Target, { kind: 'account' }>,
  region: string,
  inherited: Environment,
): EnvironmentChanges {
  const regions = { AWS_REGION: region, AWS_DEFAULT_REGION: region };
  if (profile === null) return chosen === null ? {} : regions;
  return { ...withoutAws(inherited, OF_THE_FILES), AWS_PROFILE: profile, ...regions };
}

/**
 * What keeps commands from calling a pager, which would hold the terminal until somebody presses q; the AWS CLI calls one for every longer
 * answer. In a real account nothing of AWS is set beside profile and region, so there all programs are told, by a name that Windows does
 * not know.
 */
export const quietEnvironment = ({ kind }: Target, windows: boolean): Readonly<Record<string, string>> =>
  kind === 'sandbox' || windows ? { AWS_PAGER: '' } : { PAGER: 'cat' };

/** The Docker engine that commands talk to. */
export interface DockerPlace {
  /** As `DOCKER_HOST` writes it. */
  readonly host: string;
  /** The context that says it; `null` where none does. */
  readonly context: string | null;
  /** Whether certificates belong to it, which only the context knows. */
  readonly tls: boolean;
}

/** @param chosen `null`: nobody chose one, and the docker command finds its engine by itself */
export function dockerEnvironment(chosen: DockerPlace | null): EnvironmentChanges {
  if (chosen === null) return {};
  const { host, context, tls } = chosen;
  if (context !== null && tls) return { DOCKER_HOST: null, DOCKER_CONTEXT: context };
  return { DOCKER_HOST: host, DOCKER_CONTEXT: null, DOCKER_TLS_VERIFY: null, DOCKER_CERT_PATH: null };
}
