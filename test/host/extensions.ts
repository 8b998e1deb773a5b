import { readdir, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { CODE_SERVER, serverMain } from './install';
import { provide } from './provide';

/**
 * What VS Code brings along and nothing of ours meets: the other programs' debuggers, sign-ins, notebooks and assistants. Their
 * manifests are most of what every window has to read before it shows the first extension.
 */
const LEFT_OUT =
  /^(?:copilot|emmet|github.*|grunt|gulp|ipynb|jake|mermaid-.*|microsoft-.*|ms-vscode\..*|notebook-.*|tunnel-.*|(?:css|html|php|typescript)-language-features)$/;

/** A folder of the extensions that VS Code brings along, without those that only cost time in a test. */
export async function fewExtensions(): Promise<string> {
  const all = join(dirname(await serverMain()), '../extensions');
  return provide(`few-extensions-${CODE_SERVER}`, async (into) => {
    for (const { name } of (await readdir(all, { withFileTypes: true })).filter((entry) =>
      entry.isDirectory(),
    ))
      if (name !== 'node_modules' && !LEFT_OUT.test(name))
        await symlink(relative(into, join(all, name)), join(into, name), 'junction');
  });
}
