import type { Logger } from '../../core/logger';
import type { RememberedValue } from '../../core/values/model';
import { placeOf } from '../../core/values/model';
import type { Assist, SecretStore, ValueMemory } from '../../core/values/ports';
import { remember } from '../../core/values/remembering';
import type { Page } from '../webview/channel';
import { isNamed } from '../../core/errors';
import type { UnfillableValueError } from '../../core/shell/quote';
import { contentOf, draftKey, secretKey } from './content';
import { byStatement } from './fields';
import { textsOf, type FormRequest, type FormResult } from './model';
import type { FormContent, FromForm, SlotText, ToForm } from './protocol';
import { resultOf } from './result';

export type FormPage = Page<ToForm, FromForm>;

export interface ConversationDeps {
  readonly openPage: (title: string) => FormPage;
  readonly logger: Logger;
  readonly memory: ValueMemory;
  readonly secrets: SecretStore;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** Asks the learner for the values of a step. */
export interface Form {
  /**
   * Shows the form and waits for the learner. A second request takes the place of the first.
   * @returns `undefined` when the form was cancelled, closed or replaced
   */
  ask(request: FormRequest): Promise<FormResult | undefined>;
  dispose(): void;
}

/** A request that waits for its answer. */
interface Question {
  readonly id: number;
  readonly request: FormRequest;
  /** Whether it is the modern form of what was asked for. */
  readonly isModern: boolean;
  readonly resolve: (result: FormResult | undefined) => void;
}

/** The form's side of the conversation with its page: one page, one question at a time, drafts kept until they are used. */
export function createConversation(deps: ConversationDeps): Form {
  const { logger, memory, secrets, now } = deps;
  const drafts = new Map<string, readonly SlotText[]>();
  let page: FormPage | undefined;
  let isReady = false;
  let asked = 0;
  let question: Question | undefined;
  /** Helps with the question that is shown. */
  let assist: Assist | undefined;
  /** The values of the last answer on their way into memory. */
  let keeping = Promise.resolve();

  async function show({ id, request }: Question): Promise<void> {
    await keeping;
    const remembered = await loadRemembered(request.courseId);
    const stored = await loadSecrets(request);
    const draft = drafts.get(draftKey(request)) ?? [];
    if (question?.id !== id) return;
    assist?.dispose();
    const helper = (assist = request.assist?.(remembered));
    const content = (): FormContent =>
      contentOf({ id, request, remembered, stored, draft, suggestions: helper?.suggestions, now: now() });
    page?.post({ kind: 'show', content: content() });
    await helper?.ask(() => {
      if (question?.id === id && assist === helper)
        page?.post({ kind: 'update', id, slots: content().slots });
    });
  }

  async function loadRemembered(courseId: string): Promise<readonly RememberedValue[]> {
    try {
      return await memory.load(courseId);
    } catch (error) {
      logger.warn(`The remembered values could not be read: ${String(error)}`);
      return [];
    }
  }

  /** The secrets that the system keeps for this step, by their key. */
  async function loadSecrets(request: FormRequest): Promise<ReadonlyMap<string, string>> {
    const stored = new Map<string, string>();
    for (const [statement, { placeholders }] of textsOf(request).entries()) {
      for (const { slot } of placeholders.filter((placeholder) => placeholder.slot.secret)) {
        const key = secretKey(request, statement, slot.name);
        try {
          const text = await secrets.get(key);
          if (text !== undefined) stored.set(key, text);
        } catch (error) {
          logger.warn(`The system's secret storage could not be read: ${String(error)}`);
        }
      }
    }
    return stored;
  }

  /** Keeps the values for next time. A failure is logged: it must not keep the commands from running. */
  async function keep(request: FormRequest, result: FormResult, texts: readonly SlotText[]): Promise<void> {
    try {
      const used = usedValues(request, result, now());
      if (used.length > 0)
        await memory.save(request.courseId, remember(await memory.load(request.courseId), used));
      for (const { statement, slot, text, keep } of texts.filter((text) => isSecret(request, text))) {
        const key = secretKey(request, statement, slot);
        await (keep ? secrets.store(key, text) : secrets.delete(key));
      }
    } catch (error) {
      logger.warn(`The values could not be remembered: ${String(error)}`);
    }
  }

  function answer(result: FormResult | undefined): void {
    const answered = question;
    question = undefined;
    assist?.dispose();
    assist = undefined;
    answered?.request.files?.close();
    answered?.resolve(result);
  }

  function finish(result: FormResult | undefined): void {
    const finished = page;
    page = undefined;
    answer(result);
    finished?.close();
  }

  function receive(message: FromForm): void {
    if (message.kind === 'ready') {
      isReady = true;
      if (question) void show(question);
      return;
    }
    if (message.id !== question?.id) return;
    const { request } = question;
    switch (message.kind) {
      case 'draft':
        drafts.set(draftKey(request), message.texts);
        request.files?.typed(valuesInFiles(request, message.texts));
        break;
      case 'compare':
        request.files?.compare(
          message.file,
          valuesInFiles(request, message.texts)[message.file] ?? new Map<string, string>(),
        );
        break;
      case 'act': {
        const action = request.files?.notices[message.notice]?.actions[message.action];
        if (action) request.files?.act(action);
        break;
      }
      case 'check':
        request.onCheck?.();
        break;
      case 'modern':
        void askForModern(question);
        break;
      case 'cancel':
        finish(undefined);
        break;
      case 'submit': {
        const result = resultUnlessRefused(question, message);
        if (!result) break;
        drafts.delete(draftKey(request));
        keeping = keep(request, result, message.texts);
        finish(result);
        break;
      }
    }
  }

  /** What cannot stand in a file is only known here: the page is told. */
  function resultUnlessRefused(
    { request, isModern }: Question,
    { id, texts, choices }: Extract<FromForm, { kind: 'submit' }>,
  ): FormResult | null {
    try {
      return resultOf(request, texts, choices, isModern);
    } catch (error) {
      if (!isNamed<UnfillableValueError>(error, 'UnfillableValueError')) throw error;
      page?.post({ kind: 'refuse', id, slot: error.slot?.name ?? null, reason: error.reason });
      return null;
    }
  }

  /** Goes on with the modern form; one that has nothing to fill in is the answer itself. */
  async function askForModern(earlier: Question): Promise<void> {
    const request = await earlier.request.hint?.modern();
    if (!request || question !== earlier) return;
    earlier.request.files?.close();
    question = { ...earlier, id: ++asked, request, isModern: true };
    const isWhole = textsOf(request).every(({ placeholders }) => placeholders.length === 0);
    if (isWhole) finish(resultOf(request, [], [], true));
    else await show(question);
  }

  function open(title: string): FormPage {
    const opened = deps.openPage(title);
    isReady = false;
    opened.onMessage(receive);
    opened.onClosed(() => {
      if (page === opened) finish(undefined);
    });
    return opened;
  }

  return {
    ask(request) {
      answer(undefined);
      return new Promise((resolve) => {
        question = { id: ++asked, request, isModern: false, resolve };
        const title = `${request.purpose === 'run' ? 'Run' : 'Copy'}: ${request.title}`;
        if (page) {
          page.title = title;
          page.reveal();
          if (isReady) void show(question);
        } else {
          page = open(title);
        }
      });
    },
    dispose: () => finish(undefined),
  };
}

const valuesInFiles = (request: FormRequest, texts: readonly SlotText[]): ReadonlyMap<string, string>[] =>
  byStatement(texts, textsOf(request).length).slice(request.statements.length);

function isSecret(request: FormRequest, { statement, slot }: SlotText): boolean {
  const placeholders = textsOf(request)[statement]?.placeholders ?? [];
  return placeholders.some((placeholder) => placeholder.slot.name === slot && placeholder.slot.secret);
}

/** What may be remembered of an answer: everything but secrets. */
function usedValues(request: FormRequest, { values }: FormResult, at: number): RememberedValue[] {
  const { stepId, target } = request;
  return textsOf(request).flatMap(({ placeholders }, statement) =>
    placeholders
      .filter(({ slot }) => !slot.secret)
      .flatMap((placeholder) => {
        const text = values[statement]?.get(placeholder.slot.name);
        return text === undefined ? [] : [{ ...placeOf(stepId, statement, placeholder), text, at, target }];
      }),
  );
}
