/** A window in a process of its own: `node window.js DEPS`. Starts the sandbox, says its address, and stays. */
import type { LinkDeps } from '../../../../src/adapters/sandbox/link';
import { Sandbox } from '../../../../src/adapters/sandbox/sandbox';
import type { SandboxSettings } from '../../../../src/core/sandbox/model';

const { settings, ...deps } = JSON.parse(process.argv[2] ?? '') as LinkDeps & { settings: SandboxSettings };
const sandbox = new Sandbox({ ...deps, settings: () => settings });
sandbox.start().then(
  ({ address }) => process.stdout.write(`${address}\n`),
  (error: unknown) => {
    process.stderr.write(`${String(error)}\n`);
    process.exit(1);
  },
);
