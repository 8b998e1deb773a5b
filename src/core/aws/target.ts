import { hashOf } from '../course/hash';
import type { Profile } from './profiles';

/** Where AWS calls go: with whose credentials, to which region, to which address. */
export interface AwsTarget {
  /** `undefined`: credentials of the environment, or of the machine. */
  readonly profile: string | undefined;
  readonly region: string;
  /** The address of an endpoint that is not AWS's own. */
  readonly endpoint: string | undefined;
}

/** What the user has set; an empty text is nothing. */
export interface AwsSettings {
  readonly profile: string;
  readonly region: string;
  readonly endpoint: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The region that is asked when nobody names one: the one AWS itself takes. */
const DEFAULT_REGION = 'us-east-1';

/**
 * Settings come first, then the environment, then the profile. A profile that was chosen in the settings has its own region and endpoint: those of
 * the environment belong to the environment's credentials.
 */
export function resolveTarget(
  settings: AwsSettings,
  env: Environment,
  profiles: readonly Profile[],
): AwsTarget {
  const chosen = settings.profile !== '';
  const name = first(settings.profile, env.AWS_PROFILE);
  const profile = profiles.find((each) => each.name === (name ?? 'default'));
  const regions = [env.AWS_REGION, env.AWS_DEFAULT_REGION];
  return {
    profile: name,
    region: first(settings.region, ...inOrder(chosen, profile?.region, regions)) ?? DEFAULT_REGION,
    endpoint: first(settings.endpoint, ...inOrder(chosen, profile?.endpoint, [env.AWS_ENDPOINT_URL])),
  };
}

type Maybe = string | undefined;

const inOrder = (chosen: boolean, own: Maybe, environment: readonly Maybe[]): readonly Maybe[] =>
  chosen ? [own, ...environment] : [...environment, own];

const first = (...texts: readonly Maybe[]): Maybe => texts.find((text) => text !== undefined && text !== '');

/** What tells two targets apart, and people where they are: `student · us-east-1`. */
export function describeTarget({ profile, region, endpoint }: AwsTarget): string {
  const words = [profile, endpoint === undefined ? undefined : hostOf(endpoint), region];
  return words.filter((word) => word !== undefined).join(' · ');
}

/**
 * The name of a target in addresses of its objects: whose credentials, at which endpoint. The same for all regions of one account, since
 * buckets belong to the account. Readable at its beginning; the hash at its end keeps alike ones apart: `student.aws.1x2y3z`.
 */
export function targetName({ profile = 'environment', endpoint = 'aws' }: AwsTarget): string {
  const words = [profile, endpoint === 'aws' ? endpoint : hostOf(endpoint)].map((word) =>
    word.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
  );
  return [...words, hashOf(JSON.stringify([profile, endpoint]))].join('.');
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);
