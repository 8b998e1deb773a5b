import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { DockerPlace } from '../../core/target/environment';
import { configFolder, contextOf, defaultSocket, findEndpoint } from './contexts';
import { withContext, type Surroundings } from './place';

/** The contexts of the docker command with their engines' addresses, `default` first; unreadable ones are left out. */
export async function listContexts(
  surroundings: Surroundings,
): Promise<readonly { readonly name: string; readonly host: string }[]> {
  const folder = join(configFolder(surroundings), 'contexts', 'meta');
  const hashes = await readdir(folder).catch(() => []);
  const found = await Promise.all(
    hashes.map((hash) => contextOf(join(folder, hash, 'meta.json')).catch(() => undefined)),
  );
  const { host } = await defaultSocket(surroundings);
  const named = found.filter((context) => context !== undefined).sort((a, b) => a.name.localeCompare(b.name));
  return [{ name: 'default', host }, ...named];
}

/** The engine that terminals must be told of: a chosen context's, or one that the docker command would not find by itself. */
export async function findDocker(
  surroundings: Surroundings,
  name: string | null,
): Promise<DockerPlace | null> {
  const { address, host, origin } = await findEndpoint(withContext(surroundings, name));
  const tls = address.kind === 'tcp' && address.tls !== undefined;
  if (name !== null) return { host, context: name, tls };
  const usual =
    surroundings.platform === 'win32' ? 'npipe:////./pipe/docker_engine' : 'unix:///var/run/docker.sock';
  return origin === 'default socket' && host !== usual ? { host, context: null, tls } : null;
}
