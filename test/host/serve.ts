/**
 * Serves the workbench with the extension from the sources, for people and for Playwright, until Ctrl+C:
 * `npx tsx test/host/serve.ts [--folder DIR] [--port N] [--data DIR] [--restricted]`. Prints the address.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from './paths';
import { launchServer } from './server';

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      folder: { type: 'string' },
      port: { type: 'string' },
      data: { type: 'string' },
      restricted: { type: 'boolean' },
    },
  });
  const temporary = await mkdtemp(join(tmpdir(), 'practice-serve-'));
  const server = await launchServer({
    extensionDevelopmentPath: projectRoot,
    userDataDir: values.data === undefined ? temporary : resolve(values.data),
    trust: values.restricted === true ? 'ask' : 'granted',
    ...(values.folder === undefined ? {} : { folder: resolve(values.folder) }),
    ...(values.port === undefined ? {} : { port: Number(values.port) }),
  });
  process.stdout.write(`${server.url}\n`);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(signal, () => void server.dispose());
  const code = await server.exited;
  await rm(temporary, { recursive: true, force: true });
  return code;
}

void main().then((code) => {
  process.exitCode = code;
});
