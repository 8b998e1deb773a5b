import { AwsSession } from '../../../src/adapters/aws/session';
import type { ResourceRow, ResourceSource } from '../../../src/core/resources/model';
import { ScriptedDesk } from '../docker/desk';

const silent = () => undefined;
export const never = new AbortController().signal;

/** A session with an endpoint on this machine, and with nothing of the user's own files and environment. */
export const sessionAt = (
  endpoint: () => string,
  timeouts?: { readonly connectionTimeout: number; readonly socketTimeout: number },
): AwsSession =>
  new AwsSession({
    findTarget: () =>
      Promise.resolve({ sandbox: true, profile: undefined, region: 'us-east-1', endpoint: endpoint() }),
    loadSdk: () => import('../../../src/adapters/aws/sdk'),
    ...(timeouts === undefined ? {} : { timeouts }),
    logger: { debug: silent, info: silent, warn: silent, error: silent },
  });

/** Goes down a tree, a label each. */
export async function rowAt(source: ResourceSource, ...labels: readonly string[]): Promise<ResourceRow> {
  let parent: ResourceRow | null = null;
  for (const label of labels) {
    const { rows } = await source.children(parent, never);
    const found: ResourceRow | undefined = rows.find((row) => row.label === label);
    if (!found) throw new Error(`no ${label} among ${rows.map((row) => row.label).join(', ')}`);
    parent = found;
  }
  if (!parent) throw new Error('no labels');
  return parent;
}

export const labelsBelow = async (source: ResourceSource, parent: ResourceRow | null): Promise<string[]> =>
  (await source.children(parent, never)).rows.map(({ label }) => label);

/** Waits until something holds; the test's time-out is the limit. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 25));
}

/** A desk whose files and folders are chosen beforehand. */
export class FilesDesk extends ScriptedDesk {
  readonly copied: string[] = [];

  constructor(
    answers: (string | boolean)[] = [],
    private readonly paths: readonly string[] = [],
  ) {
    super(answers);
  }

  override chooseFiles(): Promise<readonly string[]> {
    return Promise.resolve(this.paths);
  }

  override chooseTarget(): Promise<string | undefined> {
    return Promise.resolve(this.paths[0]);
  }

  override copy(...texts: readonly string[]): Promise<void> {
    this.copied.push(...texts);
    return Promise.resolve();
  }
}
