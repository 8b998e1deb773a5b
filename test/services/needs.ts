import type { Context, Runnable, Suite } from 'mocha';
import { awsEndpoint } from './aws';
import { dockerEngine } from './docker';
import type { Search, Service } from './service';

interface Need {
  readonly name: string;
  /** Holds the address for the whole test run. */
  readonly addressVariable: string;
  /** Holds the reason why there is none. */
  readonly missingVariable: string;
  readonly search: () => Promise<Search>;
}

export const NEEDS = {
  aws: {
    name: 'AWS endpoint',
    addressVariable: 'PRACTICE_TEST_AWS_ENDPOINT',
    missingVariable: 'PRACTICE_TEST_AWS_MISSING',
    search: awsEndpoint,
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
  const skipped: Runnable | Suite | undefined = runnable?.type === 'hook' ? runnable.parent : runnable;
  if (skipped !== undefined) Object.assign(skipped, { skipReason: reason });
  return context.skip();
}

/** Finds or starts all services, and the environment that hands them to the tests. */
export async function startServices(): Promise<{
  services: Service[];
  env: Record<string, string>;
  lines: string[];
}> {
  const needed = Object.values(NEEDS);
  const searches = await Promise.all(needed.map(({ search }) => search()));
  const services: Service[] = [];
  const env: Record<string, string> = {};
  const lines: string[] = [];
  for (const [index, { name, addressVariable, missingVariable }] of needed.entries()) {
    const search = searches[index];
    if (search === undefined) continue;
    if ('missing' in search) {
      env[missingVariable] = search.missing;
      lines.push(`${name}: ${search.missing}: the tests that need it are skipped`);
    } else {
      services.push(search.service);
      env[addressVariable] = search.service.address;
      lines.push(`${name}: ${search.service.address} (${search.service.origin})`);
    }
  }
  return { services, env, lines };
}
