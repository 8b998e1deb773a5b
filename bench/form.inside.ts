import { randomUUID } from 'node:crypto';
import { createPracticeTerminals } from '../src/adapters/terminal/terminals';
import { createRunner } from '../src/core/runs/runner';
import { SANDBOX } from '../src/core/target/model';
import { commandsOf, runKey } from '../src/ui/course/model';
import { Running } from '../src/ui/course/running';
import { createConversation, type FormPage } from '../src/ui/form/conversation';
import * as filling from '../src/ui/form/lines';
import type { FormContent, FromForm } from '../src/ui/form/protocol';
import type { Gate } from '../src/ui/target/gate';
import { Values } from '../src/values';
import { courseOfFolder, logger, Memory, report } from './inside';

/** What was measured for one command. */
export interface Asked {
  /** From the click's handler to what the form shows being on its way to its page, in ms. */
  readonly took: number;
  readonly content: FormContent;
}

/** Asks for the values of the commands of the notes, and cancels; the page is one that answers at once. */
export async function run(): Promise<void> {
  const { id: own, courses, runs } = await courseOfFolder();
  const shown: { at: number; content: FormContent }[] = [];
  const form = createConversation({
    openPage: (): FormPage => {
      let listener: (message: FromForm) => void = () => undefined;
      let closed: () => void = () => undefined;
      return {
        title: '',
        post: (message) => {
          if (message.kind !== 'show') return;
          shown.push({ at: performance.now(), content: message.content });
          listener({ kind: 'cancel', id: message.content.id });
        },
        onMessage: (listen) => {
          listener = listen;
          queueMicrotask(() => listen({ kind: 'ready' }));
        },
        onClosed: (listen) => void (closed = listen),
        reveal: () => undefined,
        close: () => closed(),
      };
    },
    logger: logger(),
    memory: { load: () => Promise.resolve([]), save: () => Promise.resolve() },
    secrets: {
      get: () => Promise.resolve(undefined),
      store: () => Promise.resolve(),
      delete: () => Promise.resolve(),
    },
    now: Date.now,
  });
  const target = () => ({ name: 'Bench', env: {} });
  const terminals = createPracticeTerminals({ logger: logger(), target });
  const runner = createRunner({ terminals, store: runs, logger: logger(), now: Date.now, newId: randomUUID });
  const values = new Values({
    runs,
    log: logger(),
    memory: new Memory(),
    target: {
      findAwsTarget: () => Promise.reject(new Error('nothing to look for')),
      onDidChange: () => ({ dispose: () => undefined }),
      dockerPlace: () => ({ env: {}, home: '', platform: process.platform }),
      targets: { of: () => SANDBOX, terminal: target() },
    },
  });
  const gate: Gate = { enter: (_, step) => Promise.resolve(step), admit: () => Promise.resolve(true) };
  const running = new Running({
    runner,
    runs,
    form,
    loadFilling: () => Promise.resolve(filling),
    lab: { ready: () => Promise.resolve(true) },
    limits: { of: () => Promise.resolve([]) },
    advice: { hint: () => Promise.resolve(null), modern: () => Promise.resolve(null) },
    terminals,
    helper: () => Promise.resolve(values),
    gate,
  });
  await Promise.all([courses.ready(), runs.ready()]);

  const asked: Asked[] = [];
  const course = courses.views.find(({ id }) => id === own);
  const [part] = course?.parts ?? [];
  if (!course || !part) throw new Error('no course');
  for (const lesson of part.notes?.lessons ?? [])
    for (const step of commandsOf(lesson)) {
      const ref = { course: course.id, part: part.uri, step: step.id };
      const start = performance.now();
      await running.run({ course, part, lesson, step, key: runKey(part, step.id), ref });
      const last = shown.at(-1);
      if (shown.length !== asked.length + 1 || !last) throw new Error(`no form for ${step.title}`);
      asked.push({ took: last.at - start, content: last.content });
    }
  terminals.dispose();
  report(asked);
}
