import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A profile that opens nothing, for clients that are told to take one. */
const FILES = {
  config: '[default]\n',
  credentials: '[default]\naws_access_key_id = practice\naws_secret_access_key = practice\n',
};

/** Makes the AWS files of the sandbox where there are none; what commands have written into them stays. Never rejects. */
export async function makeAwsFiles(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch(() => undefined);
  const all = Object.entries(FILES);
  await Promise.allSettled(all.map(([name, text]) => writeFile(join(folder, name), text, { flag: 'wx' })));
}
