import type Docker from 'dockerode';
import { isAbort, isResourceError, ResourceError } from '../../../core/resources/errors';
import type { Endpoint } from '../endpoint';
import type { Login } from '../login';
import { asTrouble } from '../troubles';

/** What actions may use of the source. */
export interface Toolbox {
  /** The connected engine. @throws ResourceError when there is none */
  readonly engine: () => Promise<{ readonly docker: Docker; readonly endpoint: Endpoint }>;
  /** What is shown to the registry of an image. @param repo its name without tag */
  readonly loginFor: (repo: string) => Promise<Login | undefined>;
}

/** Runs a call on the engine; what goes wrong is said in its own words. @throws ResourceError */
export async function call<T>(
  { engine }: Pick<Toolbox, 'engine'>,
  work: (docker: Docker) => Promise<T>,
): Promise<T> {
  const { docker, endpoint } = await engine();
  try {
    return await work(docker);
  } catch (error) {
    if (isAbort(error)) throw error;
    throw asTrouble(error, endpoint);
  }
}

/**
 * Does the same to several things at once; one that fails does not keep the others.
 *
 * @throws ResourceError with what went wrong, and with how many.
 */
export async function onEach<T>(
  tools: Toolbox,
  things: readonly T[],
  work: (docker: Docker, thing: T) => Promise<unknown>,
): Promise<void> {
  const results = await Promise.allSettled(
    things.map((thing) => call(tools, (docker) => work(docker, thing))),
  );
  const failed = results.flatMap((result) =>
    result.status === 'rejected' && isResourceError(result.reason) ? [result.reason] : [],
  );
  const [first] = failed;
  if (first === undefined) return;
  if (things.length === 1) throw first;
  throw new ResourceError(
    first.kind,
    `${failed.length} of ${things.length} failed. ${first.message}`,
    first.next,
    first,
  );
}

/** Did nothing because it is so already: stopping what is stopped, removing what is gone. */
export const unlessSo = (error: unknown, ...codes: readonly number[]): void => {
  if (error instanceof Error && 'statusCode' in error && codes.includes(Number(error.statusCode))) return;
  throw error;
};
