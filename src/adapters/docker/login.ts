import { execFile } from 'node:child_process';
import { readConfig } from './contexts';
import type { Surroundings } from './place';

/** What the engine shows to a registry: a name with a password, or a token. Held for the one call that it is for. */
export type Login =
  | { readonly username: string; readonly password: string; readonly serveraddress: string }
  | { readonly identitytoken: string; readonly serveraddress: string };

/** The parts of `config.json` that `docker login` writes. */
interface LoginConfig {
  readonly auths?: Readonly<Record<string, { readonly auth?: string; readonly identitytoken?: string }>>;
  readonly credHelpers?: Readonly<Record<string, string>>;
  readonly credsStore?: string;
}

/** Docker Hub is kept under the address of its first version. */
const HUB = 'https://index.docker.io/v1/';
const HELPER_MS = 10_000;

/** Where an image comes from, as logins are kept: the part before the first `/` when it is an address, else Docker Hub. */
export function registryOf(repo: string): string {
  const [first = '', ...rest] = repo.split('/');
  return rest.length > 0 && /[.:]|^localhost$/.test(first) ? first : HUB;
}

/**
 * What `docker login` has kept for the registry of an image: in the helper of that registry, in the store of all, or in the file itself.
 *
 * @param repo the name of an image without its tag.
 * @returns `undefined` where nobody has logged in, or the helper does not tell: the registry then says whether it wants one.
 * @throws ResourceError when the file cannot be read.
 */
export async function loginFor(repo: string, surroundings: Surroundings): Promise<Login | undefined> {
  const registry = registryOf(repo);
  const config = ((await readConfig(surroundings)) ?? {}) as LoginConfig;
  const helper = config.credHelpers?.[registry] ?? config.credsStore;
  const helped = helper === undefined ? undefined : await fromHelper(helper, registry, surroundings);
  if (helped) return helped;
  const kept = config.auths?.[registry] ?? config.auths?.[`https://${registry}`];
  if (kept?.identitytoken) return { identitytoken: kept.identitytoken, serveraddress: registry };
  const [, username, password] =
    /^([^:]+):(.*)$/s.exec(Buffer.from(kept?.auth ?? '', 'base64').toString()) ?? [];
  if (username === undefined || password === undefined) return undefined;
  return { username, password: password.replace(/\0+$/, ''), serveraddress: registry };
}

/** Asks `docker-credential-NAME get`, by the protocol of the docker command's helpers. */
function fromHelper(name: string, registry: string, { env }: Surroundings): Promise<Login | undefined> {
  if (!/^[\w.-]+$/.test(name)) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const options = { env, timeout: HELPER_MS, windowsHide: true };
    const child = execFile(`docker-credential-${name}`, ['get'], options, (error, stdout) =>
      resolve(error ? undefined : loginIn(stdout, registry)),
    );
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(registry);
  });
}

function loginIn(answer: string, serveraddress: string): Login | undefined {
  try {
    const { Username: username, Secret: password } = JSON.parse(answer) as Record<string, unknown>;
    if (typeof username !== 'string' || typeof password !== 'string') return undefined;
    return username === '<token>'
      ? { identitytoken: password, serveraddress }
      : { username, password, serveraddress };
  } catch {
    return undefined;
  }
}
