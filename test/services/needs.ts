import type { Context, Runnable, Suite } from 'mocha';
import { awsEndpoint, warmUpAws } from './aws';
import { dockerEngine } from './docker';
import type { Search } from './service';

interface Need {
  readonly name: string;
  /** Holds the address for the whole test run. */
  readonly addressVariable: string;
  /** Holds the reason why there is none. */
  readonly missingVariable: string;
  readonly search: () => Promise<Search>;
}

async function warmAwsEndpoint(): Promise<Search> {
  const search = await awsEndpoint();
  if ('service' in search) await warmUpAws(search.service.address);
  return search;
}

export const NEEDS = {
  aws: {
    name: 'AWS endpoint',
    addressVariable: 'PRACTICE_TEST_AWS_ENDPOINT',
    missingVariable: 'PRACTICE_TEST_AWS_MISSING',
    search: warmAwsEndpoint,
  },
  docker: {
    name: 'Docker engine',
    addressVariable: 'PRACTICE_TEST_DOCKER_HOST',
    missingVariable: 'PRACTICE_TEST_DOCKER_MISSING',
    search: dockerEngine,
  },
} as const satisfies Record<string, Need>;

/**
 * The address of a service, for `before(function () { endpoint = needs(this, 'aws'); })`: skips what the hook guards
 * when the service is missing, or fails it when `PRACTICE_REQUIRE_SERVICES=1`.
 */
export function needs(context: Context, which: keyof typeof NEEDS): string {
  const { name, addressVariable, missingVariable } = NEEDS[which];
  const address = process.env[addressVariable];
  if (address !== undefined) return address;
  const reason = `${name}: ${process.env[missingVariable] ?? 'run the tests with `npm test`, which starts it'}`;
  if (process.env.PRACTICE_REQUIRE_SERVICES === '1') throw new Error(reason);
  return skip(context, reason);
}

/** Skips a test, or what a hook guards, with a reason that the summary shows. */
export function skip(context: Context, reason: string): never {
  const runnable: Runnable | undefined = context.test;
  const skipped: Runnable | Suite | undefined =
    runnable !== undefined && 'type' in runnable && runnable.type === 'hook' ? runnable.parent : runnable;
  if (skipped !== undefined) Object.assign(skipped, { skipReason: reason });
  return context.skip();
}

export interface Services {
  /** Hands the services, or the reasons why there are none, to the tests. */
  readonly env: Readonly<Record<string, string>>;
  /** One for every service, for people. */
  readonly lines: readonly string[];
  /** The names of those that could neither be found nor started. */
  readonly missing: readonly string[];
}

/** Finds or starts all services. Those started are tethered: `stopAllTethered` ends them. */
export async function startServices(): Promise<Services> {
  const results = await Promise.all(
    Object.values(NEEDS).map(async (need) => ({ ...need, ...(await need.search()) })),
  );
  const missing = results.filter((result) => 'missing' in result);
  const services = results.filter((result) => 'service' in result);
  return {
    env: {
      ...Object.fromEntries(
        services.map(({ addressVariable, service }) => [addressVariable, service.address] as const),
      ),
      ...Object.fromEntries(missing.map((need) => [need.missingVariable, need.missing] as const)),
    },
    lines: [
      ...services.map(({ name, service }) => `${name}: ${service.address} (${service.origin})`),
      ...missing.map((need) => `${need.name}: ${need.missing}; the tests that need it are skipped`),
    ],
    missing: missing.map(({ name }) => name),
  };
}
