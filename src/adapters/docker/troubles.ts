import { isResourceError, ResourceError, type NextStep } from '../../core/resources/errors';
import type { Endpoint } from './endpoint';

const visit = (title: string, url: string): NextStep => ({
  title,
  command: 'vscode.open',
  arguments: [url],
  icon: 'book',
});

const START = visit('How to Start Docker', 'https://docs.docker.com/engine/daemon/start/');
const INSTALL = visit('How to Install Docker', 'https://docs.docker.com/get-started/get-docker/');
const RIGHTS = visit(
  'How to Use Docker Without Root',
  'https://docs.docker.com/engine/install/linux-postinstall/',
);

/** The code of an answer that no engine gives. */
export const NO_ENGINE = 'ENOENGINE';

const REMOTE = 'https://docs.docker.com/engine/security/protect-access/';
const SSH = visit('How to Use Docker over SSH', REMOTE);
const TLS = visit('How to Use Docker over TLS', REMOTE);

/** What Node and OpenSSL call troubles with certificates. */
const OF_TLS = /^(ERR_(TLS|SSL|OSSL)_|CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|EPROTO$)/;

/** What an error of the connection means, by its code. */
const BY_CODE: Readonly<
  Record<string, (where: string) => readonly [ResourceError['kind'], string, ...NextStep[]]>
> = {
  ENOENT: (where) => [
    'unreachable',
    `The Docker engine is not running: there is no ${where}.`,
    START,
    INSTALL,
  ],
  ECONNREFUSED: (where) => [
    'unreachable',
    `The Docker engine is not running: nothing answers at ${where}.`,
    START,
  ],
  ECONNRESET: (where) => ['unreachable', `The Docker engine at ${where} closed the connection.`, START],
  EPIPE: (where) => ['unreachable', `The Docker engine at ${where} closed the connection.`, START],
  ENOTFOUND: (where) => ['unreachable', `There is no machine with the name in ${where}.`],
  EAI_AGAIN: (where) => ['unreachable', `There is no machine with the name in ${where}.`],
  ENETUNREACH: (where) => ['unreachable', `The machine in ${where} cannot be reached.`],
  EHOSTUNREACH: (where) => ['unreachable', `The machine in ${where} cannot be reached.`],
  ETIMEDOUT: (where) => ['unreachable', `The Docker engine at ${where} does not answer.`],
  EACCES: (where) => ['denied', `You may not use the Docker engine at ${where}.`, RIGHTS],
  EPERM: (where) => ['denied', `You may not use the Docker engine at ${where}.`, RIGHTS],
};

const BY_STATUS: Readonly<Record<number, ResourceError['kind']>> = {
  401: 'denied',
  403: 'denied',
  404: 'gone',
};

/** Turns whatever a call ended with into words. */
export function asTrouble(
  error: unknown,
  { host, origin }: Pick<Endpoint, 'host' | 'origin'>,
): ResourceError {
  if (isResourceError(error)) return error;
  const where = origin === 'default socket' ? host.replace(/^\w+:\/\//, '') : `${host} (${origin})`;
  if (!(error instanceof Error)) return new ResourceError('failed', String(error));
  if (error.name === 'TimeoutError' || (error.cause instanceof Error && error.cause.name === 'TimeoutError'))
    return new ResourceError('unreachable', `The Docker engine at ${where} does not answer.`, [START], error);
  const known = 'code' in error && typeof error.code === 'string' ? BY_CODE[error.code] : undefined;
  if (known) {
    const [kind, message, ...next] = known(where);
    return new ResourceError(kind, message, next, error);
  }
  if ('code' in error && error.code === NO_ENGINE) return noEngine(where, error);
  if ('code' in error && typeof error.code === 'string' && OF_TLS.test(error.code)) {
    const message = `There is no secure connection to the Docker engine at ${where}: ${sentence(reasonOf(error.message))}`;
    return new ResourceError('notConfigured', message, [TLS], error);
  }
  if ('code' in error && error.code === 'ESSH') {
    const message = `The Docker engine at ${where} cannot be reached over SSH: ${sentence(error.message)}`;
    return new ResourceError(
      'unreachable',
      `${message} “ssh <host> docker ps” must work without a password.`,
      [SSH],
      error,
    );
  }
  const status = 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : undefined;
  if (status === undefined) return new ResourceError('failed', sentence(error.message), [], error);
  if (status >= 400 && /^\(HTTP code \d+\) .*? - \s*</.test(error.message)) return noEngine(where, error);
  // The client writes "(HTTP code 409) conflict - the engine's own words ".
  return new ResourceError(
    BY_STATUS[status] ?? 'failed',
    sentence(error.message.replace(/^\(HTTP code \d+\) .*? - /, '')),
    [],
    error,
  );
}

/** What answers with a page or with XML is something else. */
const noEngine = (where: string, cause: unknown): ResourceError =>
  new ResourceError('notConfigured', `What answers at ${where} is not a Docker engine.`, [], cause);

/** The words of OpenSSL without the numbers and files around them. */
const reasonOf = (message: string): string => /SSL routines:[^:]*:([^:]+)/.exec(message)?.[1] ?? message;

function sentence(text: string): string {
  // Ids are shown as the docker command does.
  const trimmed = text.trim().replace(/\b([0-9a-f]{12})[0-9a-f]{52}\b/g, '$1');
  const capital = trimmed.charAt(0).toUpperCase() + trimmed.slice(1);
  return /[.!?…]$/.test(capital) ? capital : `${capital}.`;
}
