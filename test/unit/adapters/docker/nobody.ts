/** Asks the engine at a socket as a user without rights, and prints what people would be told. */
import { createClient } from '../../../../src/adapters/docker/client';
import { asTrouble } from '../../../../src/adapters/docker/troubles';

const NOBODY = 65_534;

async function main(path: string): Promise<void> {
  const docker = createClient({ kind: 'socket', path });
  process.setgroups?.([]);
  process.setgid?.(NOBODY);
  process.setuid?.(NOBODY);
  try {
    await docker.ping();
    process.stdout.write('allowed');
  } catch (error) {
    const { kind, message, next } = asTrouble(error, { host: `unix://${path}`, origin: 'default socket' });
    process.stdout.write([kind, message, ...next.map(({ title }) => title)].join('\n'));
  }
}

void main(process.argv[2] ?? '');
