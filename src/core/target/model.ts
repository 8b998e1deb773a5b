import type { Profile } from '../aws/profiles';
import type { AwsTarget } from '../aws/target';

/** Where commands that talk to AWS go. */
export type Target =
  | { readonly kind: 'sandbox'; readonly region: string | null }
  /** A real account: through a profile of the AWS files, or with what the environment says (`null`). */
  | { readonly kind: 'account'; readonly profile: string | null; readonly region: string | null };

/** Where every course goes until somebody chooses. */
export const SANDBOX: Target = { kind: 'sandbox', region: null };

/** The region that is asked when nobody names one: the one AWS itself takes. */
export const DEFAULT_REGION = 'us-east-1';

/** A target with everything that is known of it. */
export interface Destination {
  readonly target: Target;
  readonly region: string;
  /** Twelve digits; `null` when it is not known (yet), and in the sandbox. */
  readonly account: string | null;
  /** Of an endpoint that is not AWS's own: the sandbox's, or what a profile says. */
  readonly endpoint: string | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The profile of a target is in none of the AWS files. */
export class NoSuchProfileError extends Error {
  override readonly name = 'NoSuchProfileError';
  constructor(readonly profile: string) {
    super(`The profile ${profile} is no longer in the AWS files.`);
  }
}

/**
 * What the AWS files and the environment say of a target in a real account. A profile has its own region and endpoint: those of the
 * environment belong to the environment's credentials.
 * @throws NoSuchProfileError
 */
export function resolveAccount(
  { profile, region }: Extract<Target, { kind: 'account' }>,
  env: Environment,
  profiles: readonly Profile[],
): { readonly region: string; readonly endpoint: string | null } {
  if (profile === null) {
    const own = profiles.find(({ name }) => name === (env.AWS_PROFILE ?? 'default'));
    return {
      region: first(region, env.AWS_REGION, env.AWS_DEFAULT_REGION, own?.region) ?? DEFAULT_REGION,
      endpoint: first(env.AWS_ENDPOINT_URL, own?.endpoint) ?? null,
    };
  }
  const own = profiles.find(({ name }) => name === profile);
  if (!own) throw new NoSuchProfileError(profile);
  return { region: first(region, own.region) ?? DEFAULT_REGION, endpoint: own.endpoint ?? null };
}

const first = (...texts: readonly (string | null | undefined)[]): string | undefined =>
  texts.find((text): text is string => text !== undefined && text !== null && text !== '');

/** For terminals, the status bar, the form and the history: `Sandbox`, `AWS: student · us-east-1 · 123456789012`. */
export function nameOf({ target, region, account }: Destination): string {
  if (target.kind === 'sandbox') return region === DEFAULT_REGION ? 'Sandbox' : `Sandbox · ${region}`;
  const words = [target.profile ?? ENVIRONMENT, region, ...(account === null ? [] : [account])];
  return `AWS: ${words.join(' · ')}`;
}

/** What the name of a target says of it. */
export interface NamedTarget {
  readonly kind: Target['kind'];
  /** `null` in the sandbox, and for the credentials of the environment. */
  readonly profile: string | null;
  readonly region: string;
  readonly account: string | null;
}

/** Reads what {@link nameOf} made, as runs keep it; `null` for any other text. */
export function readTargetName(name: string): NamedTarget | null {
  const sandbox = /^Sandbox(?: · (\S+))?$/.exec(name);
  if (sandbox) return { kind: 'sandbox', profile: null, region: sandbox[1] ?? DEFAULT_REGION, account: null };
  const [, profile, region, account = null] =
    /^AWS: (.+) · ([a-z][a-z\d-]*)(?: · (\d{12}))?$/.exec(name) ?? [];
  if (profile === undefined || region === undefined) return null;
  return { kind: 'account', profile: profile === ENVIRONMENT ? null : profile, region, account };
}

/** Stands for a profile where the credentials are the environment's. */
const ENVIRONMENT = 'environment';

/** The same for clients of AWS. */
export const awsTargetOf = ({ target, region, endpoint }: Destination): AwsTarget => ({
  sandbox: target.kind === 'sandbox',
  profile: target.kind === 'sandbox' ? undefined : (target.profile ?? undefined),
  region,
  endpoint: endpoint ?? undefined,
});

/** Reads a target that was kept; anything else is the sandbox. */
export function targetFrom(kept: unknown): Target {
  if (typeof kept !== 'object' || kept === null) return SANDBOX;
  const { kind, profile, region } = kept as Readonly<Record<string, unknown>>;
  const own = typeof region === 'string' ? region : null;
  if (kind !== 'account') return { kind: 'sandbox', region: own };
  return { kind, profile: typeof profile === 'string' ? profile : null, region: own };
}
