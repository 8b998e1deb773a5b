import { EMULATORS } from '../../src/core/sandbox/emulators';
import { onPath } from '../host/chromium';
import { cleanEnvironment } from '../host/environment';
import { tether } from '../host/tethered';
import { found, type Search } from './service';

const ANSWER_MS = 1000;
const SERVER_ARGUMENTS = ['-H', '127.0.0.1', '-p', '0'];
const PACKAGE = 'moto[server]==5.2.1';

/** Ways to start the emulator, the quickest first; the last two may have to fetch it. */
const STARTERS = [
  { program: 'moto_server', before: [], withinMs: 30_000 },
  { program: 'uvx', before: ['--from', PACKAGE, 'moto_server'], withinMs: 120_000 },
  { program: 'pipx', before: ['run', '--spec', PACKAGE, 'moto_server'], withinMs: 120_000 },
] as const;

/**
 * An AWS endpoint for tests: the one in `AWS_ENDPOINT_URL` when it is on this machine and answers, else a fresh
 * `moto_server`, as always with `own`. `account`: the id that it answers with, when it is started. A remote endpoint is never used: tests create and delete.
 */
export async function awsEndpoint({ own = false, account = '' } = {}): Promise<Search> {
  const given = own ? undefined : process.env.AWS_ENDPOINT_URL;
  if (given !== undefined && isLoopback(given) && (await answers(given)))
    return found(given, 'AWS_ENDPOINT_URL');
  const troubles: string[] = [];
  for (const { program, before, withinMs } of STARTERS) {
    const path = onPath([program]);
    if (path === undefined) continue;
    const server = tether(path, [...before, ...SERVER_ARGUMENTS], {
      env: cleanEnvironment({
        ...EMULATORS.moto.env,
        ...(account === '' ? {} : { MOTO_ACCOUNT_ID: account }),
      }),
    });
    try {
      const [, address = ''] = await server.saying(/Running on (http:\/\/127\.0\.0\.1:\d+)/, withinMs);
      for (const { path: call, body } of EMULATORS.moto.setUp) await post(address, call, body);
      return { service: { address, origin: `started by ${program}`, dispose: server.stop } };
    } catch (error) {
      await server.stop();
      troubles.push(`${program} did not start (${String(error).split('\n').at(-1)})`);
    }
  }
  return { missing: troubles.join('; ') || 'no moto_server, uvx or pipx on the PATH' };
}

/** Empties a moto endpoint, as every test that counts resources needs it first. */
export async function resetAws(address: string): Promise<void> {
  await post(address, '/moto-api/reset');
}

/** What AWS clients and the AWS CLI must see in their environment to talk to `address` and to nothing else. */
export function awsClientEnvironment(address: string): Record<string, string> {
  return {
    AWS_ENDPOINT_URL: address,
    AWS_ACCESS_KEY_ID: 'practice',
    AWS_SECRET_ACCESS_KEY: 'practice',
    AWS_REGION: 'us-east-1', // The SDK for JavaScript reads this one,
    AWS_DEFAULT_REGION: 'us-east-1', // and the CLI this one.
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
  };
}

/** A first question to each of the services that an emulator takes seconds to load. */
const FIRST_QUESTIONS = {
  ec2: 'Action=DescribeVpcs&Version=2016-11-15',
  iam: 'Action=ListRoles&Version=2010-05-08',
  cloudformation: 'Action=ListStacks&Version=2010-05-15',
  elasticloadbalancing: 'Action=DescribeLoadBalancers&Version=2015-12-01',
} as const;

/** Has an endpoint load what it would load while the first test of a service waits, which is less patient. */
export async function warmUpAws(address: string): Promise<void> {
  for (const [service, body] of Object.entries(FIRST_QUESTIONS)) {
    const credential = `practice/20260101/us-east-1/${service}/aws4_request`;
    const headers = {
      authorization: `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=none`,
      'content-type': 'application/x-www-form-urlencoded',
    };
    const response = await fetch(address, { method: 'POST', headers, body });
    await response.arrayBuffer(); // Whatever it says: the tests ask properly.
  }
}

async function post(address: string, path: string, body?: unknown): Promise<void> {
  const json =
    body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const response = await fetch(address + path, { method: 'POST', ...json });
  if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${await response.text()}`);
}

function isLoopback(address: string): boolean {
  return URL.canParse(address) && ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(address).hostname);
}

async function answers(address: string): Promise<boolean> {
  try {
    await fetch(address, { signal: AbortSignal.timeout(ANSWER_MS) });
    return true;
  } catch {
    return false;
  }
}
