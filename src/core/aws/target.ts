import { hashOf } from '../course/hash';

/** Where AWS calls go: with whose credentials, to which region, to which address. */
export interface AwsTarget {
  /** Whether it is the sandbox: no real account, whatever the address looks like. */
  readonly sandbox: boolean;
  /** `undefined`: credentials of the environment, or of the machine. */
  readonly profile: string | undefined;
  readonly region: string;
  /** The address of an endpoint that is not AWS's own. */
  readonly endpoint: string | undefined;
}

/** What tells two targets apart, and people where they are: `student · us-east-1`. */
export function describeTarget({ sandbox, profile, region, endpoint }: AwsTarget): string {
  if (sandbox) return `Sandbox · ${region}`;
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
