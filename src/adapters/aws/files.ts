import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readProfiles, type Profile } from '../../core/aws/profiles';

export interface AwsFilesDeps {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/** The profiles of the user's AWS files, read anew; a file that is not there has none. */
export async function findProfiles({ env, home }: AwsFilesDeps): Promise<readonly Profile[]> {
  const config = env.AWS_CONFIG_FILE ?? join(home, '.aws', 'config');
  const credentials = env.AWS_SHARED_CREDENTIALS_FILE ?? join(home, '.aws', 'credentials');
  const [configText, credentialsText] = await Promise.all([config, credentials].map(textOf));
  return readProfiles(configText ?? '', credentialsText ?? '');
}

const textOf = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');
