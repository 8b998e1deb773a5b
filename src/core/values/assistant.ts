import type { SlotType } from '../catalogue/model';
import { typedSlots, type TypedSlot } from '../catalogue/slots';
import { nounOf, splitType } from '../catalogue/types';
import { awayFrom, type Away } from '../ledger/away';
import type { LedgerEntry } from '../ledger/model';
import { isIn } from '../ledger/place';
import type { Placeholder } from '../shell/model';
import {
  candidatesOfLedger,
  candidatesOfLive,
  candidatesOfStacks,
  wordsOf,
  type Candidate,
  type StackOutput,
} from './candidates';
import { placeOf, type RememberedValue, type Suggested } from './model';
import type { LiveList, LiveSource, Suggestions } from './ports';
import { lastUsedAt } from './remembering';
import { isOfTarget, suggestFor, type Known, type WantedSlot } from './suggesting';

/** Text with placeholders: a statement, or a file that it reads. */
export interface OpenText {
  readonly command: string;
  readonly placeholders: readonly Placeholder[];
  /** Known already where the text is no statement. */
  readonly typed?: readonly TypedSlot[];
}

/** What values are wanted for: every text of a step. */
export interface Question {
  readonly courseId: string;
  readonly lessonId: string;
  readonly stepId: string;
  /** The name of the target that the commands will go to. */
  readonly target: string;
  readonly texts: readonly OpenText[];
}

export interface AssistantDeps {
  readonly ledger: readonly LedgerEntry[];
  readonly remembered: readonly RememberedValue[];
  readonly live: LiveSource;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether the commands go to the sandbox: what the environment says of AWS is about a real account then. */
  readonly inSandbox: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly random: () => string;
}

/** Answers one question: at once with what is known without asking anybody, and again whenever the target has told more. */
export class Assistant {
  private readonly slots: readonly (readonly WantedSlot[])[];
  private readonly here: readonly LedgerEntry[];
  /** Where each text leads instead of the target. */
  private readonly aways: readonly Away[];
  private outputs: readonly StackOutput[] = [];
  private readonly lists = new Map<string, LiveList>();
  private readonly facts = new Map<SlotType, Candidate>();
  /** One for each question: it does not change while the form is open. */
  private readonly name: string;

  constructor(
    private readonly question: Question,
    private readonly deps: AssistantDeps,
  ) {
    const { stepId, lessonId, target, texts } = question;
    this.name = deps.random();
    this.here = deps.ledger.filter((entry) => entry.target === target && entry.goneAt === undefined);
    this.aways = texts.map(({ command, placeholders, typed }) =>
      typed ? {} : awayFrom(opened(command, placeholders), target),
    );
    this.slots = texts.map(({ command, placeholders, typed }, statement) => {
      const types = typed ?? typedSlots(command, placeholders);
      return placeholders.map((placeholder, index) => ({
        place: placeOf(stepId, statement, placeholder),
        typed: types[index] ?? UNTYPED,
        lessonId,
      }));
    });
    for (const entry of this.here)
      if (entry.type === ACCOUNT) this.setFact(ACCOUNT, entry.id, 'of this target');
  }

  /** What is known now. */
  get suggestions(): Suggestions {
    return this.slots.map((slots, text) => {
      const known = this.known(this.aways[text] ?? {});
      const suggested = suggestFor(slots, known);
      return new Map(
        slots.map(({ place }, index) => {
          const own = suggested[index] ?? NONE;
          const last = lastUsedAt(
            place,
            isOfTarget(slots[index]?.typed.type ?? null) ? known.remembered : known.anywhere,
          );
          const isOffered = own.values.some(({ text }) => text === last);
          return [place.slot, { ...own, last: last !== undefined && isOffered ? last : null }] as const;
        }),
      );
    });
  }

  /**
   * Asks the target for what the slots want; never rejects.
   * @param found is called whenever `suggestions` may have changed
   */
  async ask(found: () => void): Promise<void> {
    const types = new Set(this.slots.flat().flatMap(({ typed }) => typed.type ?? []));
    const resources = new Set([...types].map((type) => splitType(type).resource));
    const { live } = this.deps;
    const told = async <T>(answer: Promise<T>, take: (value: NonNullable<T>) => void): Promise<void> => {
      const value = await answer.catch(() => null);
      if (value === null || value === undefined) return;
      take(value);
      found();
    };
    const isAws = [...types].some((type) => !/^(?:docker|kubernetes)\./.test(type));
    await Promise.all([
      ...(types.has(REGION)
        ? [told(live.region(), (region) => this.setFact(REGION, region, 'of this target'))]
        : []),
      ...(types.has(ACCOUNT) && !this.facts.has(ACCOUNT)
        ? [told(live.account(), (account) => this.setFact(ACCOUNT, account, 'of this target'))]
        : []),
      ...(isAws ? [told(live.outputs(), (outputs) => void (this.outputs = outputs))] : []),
      ...[...resources]
        .filter((resource) => live.knows(resource))
        .map((resource) => told(live.list(resource), (list) => void this.lists.set(resource, list))),
    ]);
  }

  private setFact(type: SlotType, text: string, whose: string): void {
    this.facts.set(type, {
      text,
      type,
      source: 'environment',
      about: `${nounOf(type)} ${whose}`,
      words: new Set(),
      description: '',
      isOurs: true,
    });
  }

  private known(away: Away): Known {
    const { deps, question } = this;
    const { courseId, target } = question;
    const here = this.here.filter((entry) => isIn(entry, question, away));
    // What the target tells is about itself.
    const isAway = away.region !== undefined || away.elsewhere !== undefined;
    const asked = isAway ? new Map<string, LiveList>() : this.lists;
    const ours = here.filter((entry) => entry.courseId === courseId);
    const stacks = new Set(ours.filter(({ type }) => type === STACK).map(({ id }) => id));
    const types = new Set(this.slots.flat().flatMap(({ typed }) => typed.type ?? []));
    const live = [...types].flatMap((type) => {
      const list = asked.get(splitType(type).resource);
      return list ? candidatesOfLive(type, list.resources, deps.now) : [];
    });
    return {
      candidates: [
        ...candidatesOfLedger(here, courseId, deps.now),
        ...candidatesOfStacks(isAway ? [] : this.outputs, stacks),
        ...live,
        ...this.environment(),
      ],
      remembered: deps.remembered.filter((value) => value.target === target),
      anywhere: deps.remembered,
      facts: isAway ? new Map() : this.facts,
      existing: this.existing(types, asked),
      random: () => this.name,
    };
  }

  /** What is on a whole list exists, and nothing else of its kind. */
  private existing(
    types: ReadonlySet<SlotType>,
    lists: ReadonlyMap<string, LiveList>,
  ): ReadonlyMap<SlotType, ReadonlySet<string>> {
    const existing = new Map<SlotType, ReadonlySet<string>>();
    for (const type of types) {
      const { resource, attribute } = splitType(type);
      const list = lists.get(resource);
      // Images and containers go by many names; attributes may be left out of lists.
      if (!list?.isWhole || attribute !== null || resource.startsWith('docker.')) continue;
      existing.set(type, new Set(list.resources.map(({ id }) => id)));
    }
    return existing;
  }

  /** Variables of the environment that are called like a placeholder: `DOCKERID` for `<your docker id>`. */
  private environment(): Candidate[] {
    const { env, inSandbox } = this.deps;
    const names = Object.keys(env).filter((name) => !inSandbox || !/^AWS_/i.test(name));
    const wanted = this.slots.flat().filter(({ typed }) => typed.words.length > 0);
    return wanted.flatMap(({ typed }) => {
      const name = typed.words.join('').toLowerCase();
      const variable = names.find((key) => wordsOf(key).join('') === name);
      const text = variable === undefined ? undefined : env[variable];
      if (variable === undefined || text === undefined || text === '' || typed.type === null) return [];
      return [
        {
          text,
          type: typed.type,
          source: 'environment' as const,
          about: `${variable} of the environment`,
          words: new Set(typed.words),
          description: '',
          isOurs: false,
        },
      ];
    });
  }
}

/** A statement whose placeholders are as good as variables: nobody knows yet where they lead. */
const opened = (command: string, placeholders: readonly Placeholder[]): string =>
  placeholders.reduce(
    (text, { range: { from, to } }) => text.slice(0, from) + '$'.repeat(to - from) + text.slice(to),
    command,
  );

const ACCOUNT = 'aws.accountId';
const REGION = 'aws.region';
const STACK = 'cloudformation.stack';
const UNTYPED: TypedSlot = { type: null, words: [], isNew: false, operation: null };
const NONE: Suggested = { values: [], certain: null, last: null };
