import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { findProgram } from '../programs';

/** How long `aws --version` may take, in ms. */
const WITHIN = 15_000;

/** What the AWS CLI on the PATH calls itself, `undefined` when there is none or it says nothing. Asked once for each that is installed. */
export class AwsCli {
  private readonly asked = new Map<string, Promise<string | undefined>>();

  constructor(private readonly env: NodeJS.ProcessEnv) {}

  async version(): Promise<string | undefined> {
    const path = await findProgram('aws', this.env);
    if (path === undefined) return undefined;
    const { mtimeMs } = await stat(path);
    const key = `${path} ${mtimeMs}`;
    const known = this.asked.get(key) ?? ask(path, this.env);
    this.asked.set(key, known);
    return known;
  }
}

function ask(path: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  return new Promise((resolve) => {
    const options = { env, timeout: WITHIN, windowsHide: true, shell: path.endsWith('.cmd') };
    execFile(path, ['--version'], options, (error, stdout, stderr) =>
      resolve(error ? undefined : `${stdout}${stderr}`),
    );
  });
}
