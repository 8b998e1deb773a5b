/** Bundles the integration tests and runs them inside the VS Code of `VSCODE_EXECUTABLE`, with a temporary folder as workspace. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { projectRoot } from '../host/paths';
import { testFiles } from './files';

/** Apart from the pictures of UI tests that run meanwhile. */
const out = join(projectRoot, 'out/integration');

async function bundle(): Promise<void> {
  await rm(out, { recursive: true, force: true });
  await build({
    entryPoints: [
      { in: join(__dirname, 'suite.ts'), out: 'suite' },
      ...testFiles('integration').map((file) => ({
        in: join(projectRoot, 'test/integration', file),
        out: join('tests', file.replace(/\.ts$/, '')),
      })),
    ],
    outdir: out,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    packages: 'external', // `vscode` exists only in the host; the others are loaded from node_modules.
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

async function main(): Promise<void> {
  const { VSCODE_EXECUTABLE: vscodeExecutablePath } = process.env;
  if (vscodeExecutablePath === undefined) throw new Error('VSCODE_EXECUTABLE is not set');
  await bundle();
  const scratch = await mkdtemp(join(tmpdir(), 'practice-integration-'));
  const workspace = await mkdtemp(join(tmpdir(), 'practice-workspace-'));
  try {
    await runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: projectRoot,
      extensionTestsPath: join(out, 'suite.js'),
      launchArgs: [
        workspace,
        `--user-data-dir=${join(scratch, 'data')}`,
        `--extensions-dir=${join(scratch, 'extensions')}`,
        '--disable-extensions',
      ],
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
    await rm(workspace, { recursive: true, force: true });
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  },
);
