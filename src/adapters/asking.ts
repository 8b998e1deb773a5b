import { execFile } from 'node:child_process';
import { findProgram } from './programs';

/** Where a question goes: the changes to this process's environment that the practice terminal has. */
export type Surroundings = Readonly<Record<string, string | null>>;

/** Milliseconds that an answer may take. */
const WITHIN = 30_000;
/** Characters of an answer. */
const MOST = 64 << 20;

/**
 * Asks a program, without a shell and out of sight: with the environment of the practice terminal, so that it looks where commands
 * go and nowhere else.
 * @param words the program and its arguments
 * @returns what it printed; `null` where it is not there or did not end well
 */
export async function askProgram(
  words: readonly string[],
  surroundings: Surroundings,
  signal: AbortSignal,
): Promise<string | null> {
  const [program = '', ...own] = words;
  const env = environment(surroundings);
  const path = await findProgram(program, env);
  // A batch file would be run by a shell, which reads values as its own language.
  if (path === undefined || /\.(?:cmd|bat)$/i.test(path)) return null;
  const args = program === 'aws' ? [...own, ...forAws(env)] : own;
  return new Promise((resolve) => {
    execFile(
      path,
      args,
      { env, timeout: WITHIN, maxBuffer: MOST, windowsHide: true, signal },
      (error, stdout) => resolve(error ? null : stdout),
    );
  });
}

function environment(changes: Surroundings): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = { ...process.env, AWS_PAGER: '' };
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) delete env[name];
    else env[name] = value;
  }
  return env;
}

/** Older versions do not take the endpoint from the environment. */
const forAws = ({ AWS_ENDPOINT_URL }: NodeJS.ProcessEnv): string[] => [
  '--output',
  'json',
  ...(AWS_ENDPOINT_URL === undefined ? [] : ['--endpoint-url', AWS_ENDPOINT_URL]),
];
