import type Docker from 'dockerode';
import { isNamed } from '../../core/errors';
import {
  inquire,
  judge,
  type Alive,
  type LiveAnswer,
  type LiveQuestion,
  type Living,
} from '../../core/ledger/alive';
import { entryKey, type LedgerEntry } from '../../core/ledger/model';
import { placeOf } from '../../core/ledger/place';
import type { Logger } from '../../core/logger';
import type { LiveAccess, RefusedError } from '../aws/live/calls';
import { LiveAws } from '../aws/live/live';
import { LiveDocker } from '../docker/live';
import { partsOfCluster, partsOfDockerStack, partsOfStack } from './parts';

/** The engine that is asked now. */
export interface EngineHere {
  readonly host: string;
  readonly client: Docker;
}

export interface LivingDeps {
  /** The way to AWS for the current target. @throws where there is nowhere to go */
  readonly access: () => Promise<LiveAccess>;
  /** The name of the current target, with its account where that can be had. */
  readonly targetName: () => Promise<string>;
  /** @throws where no engine is configured */
  readonly engine: () => Promise<EngineHere>;
  readonly logger: Logger;
}

/** Lists of a real account can be long; what stands behind so many pages is not known. */
const PAGES = 20;

/** Asks AWS and Docker what of the ledger still exists. */
export class LiveLedger implements Living {
  constructor(private readonly deps: LivingDeps) {}

  async ask(entries: readonly LedgerEntry[], signal: AbortSignal): Promise<ReadonlyMap<string, Alive>> {
    const needsDocker = entries.some((entry) => placeOf(entry).kind === 'docker');
    const [target, engine] = await Promise.all([
      this.deps.targetName(),
      needsDocker ? settled(this.deps.engine()) : null,
    ]);
    const host = engine !== null && 'value' in engine ? engine.value.host : null;
    const { questions, known } = inquire(entries, { target, engine: host }, knows);
    const states = new Map(known);
    const aws = new Map<string, LiveAws>();
    const askAws = async ({ type, region }: LiveQuestion): Promise<LiveAnswer> => {
      const key = region ?? '';
      const live = aws.get(key) ?? new LiveAws(() => this.accessIn(region), signal, this.deps.logger, PAGES);
      aws.set(key, live);
      return live.ask(type);
    };
    const askDocker = async ({ type }: LiveQuestion): Promise<LiveAnswer> => {
      if (engine === null) return { refused: 'No Docker engine is configured.' };
      if ('error' in engine) throw engine.error;
      return new LiveDocker(() => Promise.resolve(engine.value.client), signal, this.deps.logger).ask(type);
    };
    await Promise.all(
      questions.map(async (question) => {
        const answer = await (LiveDocker.knows(question.type) ? askDocker : askAws)(question).catch(
          (error: unknown): LiveAnswer => ({ refused: this.wordsOf(error, question, signal) }),
        );
        for (const entry of question.entries) states.set(entryKey(entry), judge(entry, answer));
      }),
    );
    signal.throwIfAborted();
    return states;
  }

  async partsOf(stack: LedgerEntry, signal: AbortSignal): Promise<readonly LedgerEntry[]> {
    const question = { type: stack.type, region: null, entries: [stack] };
    try {
      return await this.readParts(stack, signal);
    } catch (error) {
      this.wordsOf(error, question, signal);
      return [];
    }
  }

  private async readParts(stack: LedgerEntry, signal: AbortSignal): Promise<readonly LedgerEntry[]> {
    const isDocker = placeOf(stack).kind === 'docker';
    const engine = isDocker ? await this.deps.engine() : null;
    const here = { target: await this.deps.targetName(), engine: engine?.host ?? null };
    const [question] = inquire([stack], here, knows).questions;
    if (!question || !HOLDS.has(stack.type)) return [];
    if (engine) return partsOfDockerStack(engine.client, stack, Date.now(), signal);
    const access = () => this.accessIn(question.region);
    const live = new LiveAws(access, signal, this.deps.logger, PAGES);
    return (stack.type === 'emr.cluster' ? partsOfCluster : partsOfStack)(live, stack, Date.now());
  }

  private async accessIn(region: string | null): Promise<LiveAccess> {
    const access = await this.deps.access();
    return region === null ? access : { ...access, target: { ...access.target, region } };
  }

  /** Why there is no answer, for people. */
  private wordsOf(error: unknown, { type }: LiveQuestion, signal: AbortSignal): string {
    if (!signal.aborted) this.deps.logger.debug(`not told (${type}): ${String(error)}`);
    if (!isNamed<RefusedError>(error, 'RefusedError'))
      return error instanceof Error ? error.message : String(error);
    return DENIED.test(error.code)
      ? `Access denied (${error.service}): ${error.said}`
      : `${error.service} does not tell: ${error.code}, ${error.said}`;
  }
}

const DENIED = /^(?:AccessDenied|AccessDeniedException|Unauthorized\w*|NotAuthorized\w*|403)$/;

/** Kinds that are made of other things. */
const HOLDS = new Set(['cloudformation.stack', 'docker.stack', 'emr.cluster']);

const knows = (type: string): boolean => LiveAws.knows(type) || LiveDocker.knows(type);

type Settled<T> = { readonly value: T } | { readonly error: Error };

const settled = <T>(promise: Promise<T>): Promise<Settled<T>> =>
  promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error: error instanceof Error ? error : new Error(String(error)) }),
  );
