/** What the AWS files say of a profile, as far as we need to know it; credentials are left to the SDK. */
export interface Profile {
  readonly name: string;
  readonly region?: string;
  readonly endpoint?: string;
  /** Where its credentials come from. */
  readonly by: CredentialsBy;
  /** The profile whose credentials it takes a role with. */
  readonly source?: string;
}

/** - `sso`, `login`: signing in · `role`: taking a role with another profile's · `process`: a program gives them · `keys`: in the files */
export type CredentialsBy = 'sso' | 'login' | 'role' | 'process' | 'keys' | 'unknown';

/** The key that tells; the first that is there decides. */
const TELLING: readonly (readonly [key: string, by: CredentialsBy])[] = [
  ['role_arn', 'role'],
  ['sso_session', 'sso'],
  ['sso_start_url', 'sso'],
  ['login_session', 'login'],
  ['credential_process', 'process'],
  ['aws_access_key_id', 'keys'],
];

type Entries = Readonly<Record<string, string>>;

/**
 * The profiles of the two AWS files: `config` calls its sections `[profile name]` (and `[default]`), `credentials` just `[name]`.
 * What `credentials` says of a profile comes before what `config` says. In the order of the files, `default` first.
 * See https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html.
 */
export function readProfiles(config: string, credentials: string): readonly Profile[] {
  const found = new Map<string, Entries>();
  for (const [title, entries] of sections(config)) {
    const name = title === 'default' ? title : /^profile\s+(.+)$/.exec(title)?.[1];
    if (name !== undefined) found.set(name, entries);
  }
  for (const [title, entries] of sections(credentials)) found.set(title, { ...found.get(title), ...entries });
  return [...found]
    .map(([name, entries]) => profileOf(name, entries))
    .sort((a, b) => Number(b.name === 'default') - Number(a.name === 'default'));
}

function profileOf(name: string, entries: Entries): Profile {
  const { region, endpoint_url: endpoint, source_profile: source } = entries;
  return {
    name,
    ...(region ? { region } : {}),
    ...(endpoint ? { endpoint } : {}),
    by: TELLING.find(([key]) => key in entries)?.[1] ?? 'unknown',
    ...(source ? { source } : {}),
  };
}

/** Sections and their `key = value` lines. Indented lines belong to the line above (`s3 =`), and are of no interest here. */
function sections(text: string): [title: string, entries: Entries][] {
  const all: [string, Record<string, string>][] = [];
  for (const line of text.split(/\r?\n/)) {
    const title = /^\[\s*(.*?)\s*\]/.exec(line)?.[1];
    if (title !== undefined) all.push([title.replaceAll('"', ''), {}]);
    const entry = /^([^\s#;=][^=]*?)\s*=\s*(.*?)(?:\s+[#;].*)?\s*$/.exec(line);
    const entries = all.at(-1)?.[1];
    if (entry?.[1] !== undefined && entries) entries[entry[1].toLowerCase()] = entry[2] ?? '';
  }
  return all;
}

const SIGN_INS: Readonly<Partial<Record<CredentialsBy, readonly string[]>>> = {
  sso: ['sso', 'login'],
  login: ['login'],
};

/**
 * What the AWS CLI is called with to sign in to a profile, or to the one that it takes its role with.
 * @param name `null`: that of the environment
 * @returns `null` where its credentials do not come from signing in
 */
export function signInWith(name: string | null, profiles: readonly Profile[]): readonly string[] | null {
  const taken = new Set<Profile>();
  let profile = profiles.find((each) => each.name === (name ?? 'default'));
  while (profile?.by === 'role' && profile.source !== undefined && !taken.has(profile)) {
    taken.add(profile);
    const { source } = profile;
    profile = profiles.find((each) => each.name === source);
  }
  const words = SIGN_INS[profile?.by ?? 'unknown'];
  return words && profile ? [...words, '--profile', profile.name] : null;
}
