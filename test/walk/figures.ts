import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inputFilesOf } from '../../src/core/catalogue/inputFiles';
import { withLiterals } from '../../src/core/catalogue/literals';
import { typedFileSlots, typedSlots } from '../../src/core/catalogue/slots';
import type { CommandStep, Lesson } from '../../src/core/course/model';
import { languageOf } from '../../src/core/files/kind';
import { entryKey, type LedgerEntry } from '../../src/core/ledger/model';
import { changesOf } from '../../src/core/ledger/recording';
import type { StatementEnded } from '../../src/core/runs/runner';
import { findFilePlaceholders } from '../../src/core/shell/placeholders';
import { Assistant, type OpenText } from '../../src/core/values/assistant';
import { placeOf, type RememberedValue, type Suggested } from '../../src/core/values/model';
import type { LiveSource } from '../../src/core/values/ports';
import { remember } from '../../src/core/values/remembering';
import { judge, newCount, type Count } from '../systems/figures/count';

const TARGET = 'Sandbox · us-east-1';
const COURSE = 'bundled';

/** An input of the form, by the first slot that it fills. */
interface Input {
  readonly label: string;
  readonly text: string;
  /** Of the text with that slot. */
  readonly index: number;
  readonly offers: Suggested | undefined;
  readonly isNew: boolean;
}

/** What the form would offer at every slot of a walk, held against what the walker then fills in. */
export class FormFigures {
  readonly count: Count = newCount();
  private readonly ledger = new Map<string, LedgerEntry>();
  private remembered: readonly RememberedValue[] = [];

  /** @param lab the lab folder as it is shipped */
  constructor(
    private readonly lab: string,
    private readonly live: () => LiveSource,
  ) {}

  /** Opens the form for a step, and counts. */
  async ask(
    lesson: Lesson,
    step: CommandStep,
    valueOf: (placeholder: string) => string | undefined,
  ): Promise<void> {
    const texts = this.textsOf(step);
    if (texts.every(({ placeholders }) => placeholders.length === 0)) return;
    const assistant = new Assistant(
      { courseId: COURSE, lessonId: lesson.id, stepId: step.id, target: TARGET, texts },
      {
        ledger: [...this.ledger.values()],
        remembered: this.remembered,
        live: this.live(),
        env: {},
        inSandbox: true,
        now: Date.now(),
        random: () => 'q7xz',
      },
    );
    await assistant.ask(() => undefined);
    const inputs: Input[] = [];
    texts.forEach(({ command, placeholders, typed }, index) => {
      const offers = assistant.suggestions[index];
      const types = typed ?? typedSlots(command, placeholders);
      const isFile = index >= step.statements.length;
      placeholders.forEach((placeholder, number) => {
        const { name, label, secret } = placeholder.slot;
        if (placeholders.findIndex(({ slot }) => slot.name === name) !== number) return;
        // As in the form: what several statements ask for under one name has one input.
        const shared = inputs.find(
          (one) => one.label === label && one.text === placeholder.text && one.index !== index,
        );
        const input = shared ?? {
          label,
          text: placeholder.text,
          index,
          offers: offers?.get(name),
          isNew: types[number]?.isNew === true,
        };
        if (!shared) inputs.push(input);
        const first = input.offers?.values[0];
        const truth = valueOf(placeholder.text);
        // Where something is made, any name that nobody else has is right.
        const isNewName = input.isNew && first?.about?.startsWith('a new name') === true;
        const right = [...(truth === undefined ? [] : [truth]), ...(isNewName ? [first.text] : [])];
        judge(this.count, placeholder, input.offers, right, {
          command: step.statements[isFile ? 0 : index]?.command ?? '',
          isFile,
        });
        if (truth !== undefined && !secret)
          this.remembered = remember(this.remembered, [
            { ...placeOf(step.id, index, placeholder), text: truth, at: Date.now(), target: TARGET },
          ]);
      });
    });
  }

  /** A statement has ended: what it made is on record from now on. */
  ended({ request, run, index, output }: StatementEnded, lesson: Lesson): void {
    const template = request.step.statements[index];
    const { command, state } = run.statements[index] ?? {};
    if (!template || state !== 'passed' || command === undefined || template.runsIn !== 'host') return;
    const origin = {
      target: TARGET,
      courseId: COURSE,
      lessonId: lesson.id,
      lessonTitle: lesson.title ?? '',
      stepId: request.step.id,
      stepTitle: request.step.title,
      at: Date.now(),
    };
    const { put, drop } = changesOf({ template, command, output }, origin, [...this.ledger.values()]);
    for (const key of drop) this.ledger.delete(key);
    for (const entry of put) this.ledger.set(entryKey(entry), entry);
  }

  /** The statements of the step on the host, and the files that they read. */
  private textsOf({ statements }: CommandStep): OpenText[] {
    const own = statements.map(({ command, placeholders, runsIn }) => ({
      command,
      placeholders: runsIn === 'host' ? withLiterals(command, placeholders) : [],
    }));
    const files = statements.flatMap(({ command, placeholders, runsIn }) =>
      runsIn === 'host' ? inputFilesOf(command, placeholders) : [],
    );
    return [
      ...own,
      ...files.flatMap(({ path, service }) => {
        const file = join(this.lab, path);
        if (!existsSync(file)) return [];
        const content = readFileSync(file, 'utf8');
        const placeholders = findFilePlaceholders(content, languageOf(path, content));
        return [{ command: content, placeholders, typed: typedFileSlots(content, placeholders, service) }];
      }),
    ];
  }
}
