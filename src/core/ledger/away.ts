import { namedBy } from '../target/elsewhere';
import { readTargetName } from '../target/model';
import type { LedgerEntry } from './model';

/** Where a command goes instead of its target. */
export interface Away {
  /** The region that it names. */
  readonly region?: string;
  /** What it names that leads to another account or endpoint, for people: `the profile other`. */
  readonly elsewhere?: string;
}

const THIS_MACHINE = new Set(['localhost', '127.0.0.1', '[::1]', 'host.docker.internal']);

/** What a statement names that is not its target, by options of the AWS CLI and by variables in front of the command. */
export function awayFrom(statement: string, target: string): Away {
  const own = readTargetName(target);
  let region: string | undefined;
  let elsewhere: string | undefined;
  for (const { kind, text } of namedBy(statement)) {
    if (kind === 'region') region = text;
    if (kind === 'profile' && text !== (own?.profile ?? '')) elsewhere = `the profile ${text}`;
    if (kind === 'credentials') elsewhere = 'other credentials';
    if (kind === 'endpoint' && !(own?.kind === 'sandbox' && isOnThisMachine(text)))
      elsewhere = `the endpoint ${text}`;
  }
  return {
    ...(region === undefined || region === own?.region ? {} : { region }),
    ...(elsewhere === undefined ? {} : { elsewhere }),
  };
}

/** The sandbox is told to an older AWS CLI by an option. */
const isOnThisMachine = (url: string): boolean =>
  URL.canParse(url) && THIS_MACHINE.has(new URL(url).hostname);

/** The region in the ARN of a thing, which is right whatever the shell's variables were; `undefined` where there is none. */
export function regionInArn({ id, attributes }: Pick<LedgerEntry, 'id' | 'attributes'>): string | undefined {
  const region = /^arn:[^:]*:[^:]*:([a-z\d-]+):/.exec(attributes.arn ?? id)?.[1];
  return region === '' ? undefined : region;
}
