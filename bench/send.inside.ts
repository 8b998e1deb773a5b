import { randomUUID } from 'node:crypto';
import { createPracticeTerminals } from '../src/adapters/terminal/terminals';
import { createRunner } from '../src/core/runs/runner';
import { SANDBOX } from '../src/core/target/model';
import { commandsOf, runKey } from '../src/ui/course/model';
import { Running } from '../src/ui/course/running';
import * as filling from '../src/ui/form/lines';
import type { Gate } from '../src/ui/target/gate';
import { Values } from '../src/values';
import { courseOfFolder, logger, Memory, report } from './inside';

/** Runs the commands of the notes in a real terminal; reports for each the ms from the click's handler to the sending. */
export async function run(): Promise<void> {
  const { id: own, courses, runs } = await courseOfFolder();
  let sent = NaN;
  const watching = logger((message) => {
    if (message.includes('statement 1 sent')) sent = performance.now();
  });
  const target = () => ({ name: 'Bench', env: {} });
  const terminals = createPracticeTerminals({ logger: logger(), target });
  const runner = createRunner({ terminals, store: runs, logger: watching, now: Date.now, newId: randomUUID });
  const form = { ask: () => Promise.reject(new Error('nothing to ask for')) };
  const lab = { ready: () => Promise.resolve(true) };
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
  const helper = () => Promise.resolve(values);
  const gate: Gate = { enter: (_, step) => Promise.resolve(step), admit: () => Promise.resolve(true) };
  const limits = { of: () => Promise.resolve([]) };
  const advice = { hint: () => Promise.resolve(null), modern: () => Promise.resolve(null) };
  const loadFilling = () => Promise.resolve(filling);
  const running = new Running({
    runner,
    runs,
    form,
    loadFilling,
    lab,
    terminals,
    helper,
    gate,
    limits,
    advice,
  });
  await Promise.all([courses.ready(), runs.ready()]);

  const times: number[] = [];
  const course = courses.views.find(({ id }) => id === own);
  const [part] = course?.parts ?? [];
  if (!course || !part) throw new Error('no course');
  for (const lesson of part.notes?.lessons ?? [])
    for (const step of commandsOf(lesson)) {
      const ref = { course: course.id, part: part.uri, step: step.id };
      const start = performance.now();
      const ended = await running.run({ course, part, lesson, step, key: runKey(part, step.id), ref });
      if (ended?.state !== 'passed') throw new Error(`a run ended as ${ended?.state ?? 'nothing'}`);
      if (!(sent > start)) throw new Error('the runner did not say when it sent the statement');
      times.push(sent - start);
    }
  terminals.dispose();
  report(times);
}
