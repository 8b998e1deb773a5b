import { valueAt } from '../../../core/catalogue/output';
import type { Logger } from '../../../core/logger';
import type { LiveResource, StackOutput } from '../../../core/values/candidates';
import type { LiveList } from '../../../core/values/ports';
import { accountOf } from './account';
import { callService, type LiveAccess } from './calls';
import { LISTS, type ListCall, type ListRequest } from './lists';
import { nextPage } from './pages';

/** Lists of a target, each asked for once at most. */
export class LiveAws {
  private readonly lists = new Map<string, Promise<LiveList>>();
  private stacks: Promise<unknown> | undefined;

  /** @param pages how many are read of one list: the first is enough for suggestions */
  constructor(
    private readonly access: () => Promise<LiveAccess>,
    private readonly signal: AbortSignal,
    private readonly logger: Logger,
    private readonly pages = 1,
  ) {}

  /** Whether resources of the type can be listed. */
  static knows(type: string): boolean {
    return Object.hasOwn(LISTS, type);
  }

  /** What exists of a type; `null` when that cannot be told. Does not reject: what is refused is no suggestion. */
  list(type: string): Promise<LiveList | null> {
    return this.ask(type).catch((error: unknown) => this.refused(type, error));
  }

  /** What exists of a type. @throws RefusedError, or why there was no answer */
  ask(type: string): Promise<LiveList> {
    let list = this.lists.get(type);
    if (!list) {
      list = this.read(type);
      this.lists.set(type, list);
    }
    return list;
  }

  /** What there is within something, whose identifier takes the place of `{}` in the call. @throws as {@link ask} */
  async within(call: ListCall, parent: string): Promise<LiveList> {
    return this.readPages(await this.access(), call, parent);
  }

  /** What the stacks of the target give out; empty when they cannot be read. */
  async outputs(): Promise<StackOutput[]> {
    try {
      return stacksIn(await this.describeStacks()).flatMap((stack) =>
        itemsAt(stack, 'Outputs.member').map((output) => ({
          stack: valueAt(stack, 'StackName') ?? '',
          key: valueAt(output, 'OutputKey') ?? '',
          value: valueAt(output, 'OutputValue') ?? '',
          description: valueAt(output, 'Description') ?? '',
        })),
      );
    } catch (error) {
      this.refused('stack outputs', error);
      return [];
    }
  }

  /** Twelve digits; `null` when the target does not tell. */
  async account(): Promise<string | null> {
    try {
      return await accountOf(await this.access(), this.signal);
    } catch (error) {
      this.refused('account', error);
      return null;
    }
  }

  private refused(what: string, error: unknown): null {
    if (!this.signal.aborted) this.logger.debug(`no suggestions (${what}): ${String(error)}`);
    return null;
  }

  private describeStacks(): Promise<unknown> {
    const call = STACKS;
    if (!call) throw new RangeError('stacks cannot be listed');
    this.stacks ??= this.access().then((access) => callService(access, call, '', this.signal));
    return this.stacks;
  }

  private async read(type: string): Promise<LiveList> {
    const call = LISTS[type];
    if (!call) throw new RangeError(`${type} cannot be listed`);
    const access = await this.access();
    const parents = call.each === undefined ? [''] : await this.parents(call.each);
    const lists = await Promise.all(
      parents.slice(0, MOST_PARENTS).map((parent) => this.readPages(access, call, parent)),
    );
    return {
      resources: lists.flatMap(({ resources }) => resources),
      isWhole: parents.length <= MOST_PARENTS && lists.every(({ isWhole }) => isWhole),
    };
  }

  private async readPages(access: LiveAccess, call: ListCall, parent: string): Promise<LiveList> {
    const resources: LiveResource[] = [];
    let request: ListRequest | null = call.request;
    let isWhole = true;
    for (let page = 0; request !== null && page < this.pages; page++) {
      const answer: unknown =
        request === STACKS?.request
          ? await this.describeStacks()
          : await callService(access, { ...call, request }, parent, this.signal);
      resources.push(...(await this.resourcesIn(access, call, parent, answer)));
      isWhole = !hasMore(answer);
      request = nextPage(call.request, answer);
    }
    return { resources, isWhole };
  }

  private async resourcesIn(
    access: LiveAccess,
    call: ListCall,
    parent: string,
    answer: unknown,
  ): Promise<LiveResource[]> {
    const { describe } = call;
    const items = itemsAt(answer, call.items);
    if (!describe) return items.flatMap((item) => resourceIn(item, call) ?? []);
    const parts = Array.from({ length: Math.ceil(items.length / describe.most) }, (_, part) =>
      items.slice(part * describe.most, (part + 1) * describe.most),
    );
    const described = await Promise.all(
      parts.map((part) => {
        const body = describe.request.body?.replace('[]', () => JSON.stringify(part)) ?? '{}';
        return callService(access, { ...call, request: { ...describe.request, body } }, parent, this.signal);
      }),
    );
    return described.flatMap((told) =>
      itemsAt(told, describe.items).flatMap((item) => resourceIn(item, call) ?? []),
    );
  }

  /** The identifiers, or another attribute, of the resources that are asked one by one. */
  private async parents(each: string): Promise<string[]> {
    const type = Object.hasOwn(LISTS, each) ? each : each.replace(/\.\w+$/, '');
    const attribute = type === each ? null : each.slice(type.length + 1);
    const { resources } = await this.ask(type);
    const texts = resources.map(({ id, attributes }) => (attribute === null ? id : attributes?.[attribute]));
    return texts.filter((text) => text !== undefined);
  }
}

/** Calls that one list may take. */
const MOST_PARENTS = 10;

const STACKS = LISTS['cloudformation.stack'];

const stacksIn = (answer: unknown): unknown[] => itemsAt(answer, STACKS?.items ?? '');

/** Stands for what was: it is listed for a while after it has been deleted. */
const GONE =
  /^(?:terminated|shutting-down|deleted|deleting|DELETE_COMPLETE|INACTIVE|DRAINING|TERMINATED|TERMINATED_WITH_ERRORS|Terminated|Terminating)$/;

function resourceIn(item: unknown, { id, attributes = {}, at }: ListCall): LiveResource | null {
  const text = id === '' ? String(item) : valueAt(item, id);
  if (text === undefined) return null;
  const found = Object.entries(attributes).flatMap(([name, path]) => {
    const value = path === '' ? String(item) : valueAt(item, path);
    return value === undefined ? [] : [[name, value] as const];
  });
  const made = at === undefined ? undefined : timeOf(valueAt(item, at));
  const known = Object.fromEntries(found);
  if (GONE.test(known.state ?? '')) return null;
  return {
    // A list of ARNs or addresses: things are called by what stands behind the last slash.
    id: id === '' && Object.values(attributes).includes('') ? (text.split('/').at(-1) ?? text) : text,
    attributes: known,
    ...(made === undefined ? {} : { at: made }),
  };
}

/** From a date, or seconds since 1970 as JSON has them. */
function timeOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const time = /^[\d.]+(?:E\d+)?$/.test(text) ? Number(text) * 1000 : Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

/** The items of lists in lists, one after the other; in XML a list of one is no list. */
function itemsAt(data: unknown, path: string): unknown[] {
  let items: unknown[] = [data];
  for (const key of path.split('.')) {
    items = items
      .map((item) =>
        typeof item === 'object' && item !== null ? (item as Record<string, unknown>)[key] : undefined,
      )
      .flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : [value]))
      .filter((value) => value !== undefined && value !== null && value !== '');
  }
  return items;
}

/** Another page follows: then what is missing on this one may exist all the same. */
const hasMore = (answer: unknown): boolean =>
  /"(?:nextToken|NextToken|NextMarker|LastEvaluatedTableName|position)":"|"(?:IsTruncated|HasMoreDeliveryStreams)":(?:true|"true")/.test(
    JSON.stringify(answer),
  );
