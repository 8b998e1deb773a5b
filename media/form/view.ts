import { byStatement, fieldId, fieldsOf, fieldWhere, splitField, type Field } from '../../src/ui/form/fields';
import { fieldFault } from '../../src/ui/form/faults';
import type { FileChoice } from '../../src/core/files/copies';
import type { FormContent, FormSlot, SlotText } from '../../src/ui/form/protocol';
import { element, withCode } from '../shared/element';
import { createFileGroup } from './file';
import { createNotices } from './notices';
import { createPreview } from './preview';
import { createField, type FieldView } from './field';

/** What the learner can do. */
export interface FormActions {
  readonly onDraft: (texts: readonly SlotText[]) => void;
  readonly onSubmit: (texts: readonly SlotText[], choices: readonly FileChoice[]) => void;
  /** The learner wants to see what a file will be. */
  readonly onCompare: (file: number, texts: readonly SlotText[]) => void;
  /** A button beside a notice was pressed. */
  readonly onAct: (notice: number, action: number) => void;
  /** The command is to be checked without running it. */
  readonly onCheck: () => void;
  /** The modern form is wanted instead. */
  readonly onModern: () => void;
  readonly onCancel: () => void;
}

/** A form that is shown. */
export interface FormView {
  /** Takes in what has become known since; what the learner typed stays, and so does the keyboard. */
  update(slots: readonly FormSlot[]): void;
  /** Shows why what was submitted cannot be: at the slot of a file, or without one at the buttons. */
  refuse(slot: string | null, reason: string): void;
}

/** Puts the form for `content` into `root` and gives the keyboard to the first input that is still empty. */
export function showForm(root: HTMLElement, content: FormContent, actions: FormActions): FormView {
  const all = fieldsOf(content.slots);
  const { statements } = content;
  let views = all.map((field) => view(field, field[0].initial, all));
  const ownOf = (text: (statement: number) => boolean) =>
    views.filter((made) => text(made.field[0].statement)).map((made) => made.root);
  const groups = content.files.map((file, index) =>
    createFileGroup(
      file,
      ownOf((text) => text === statements.length + index),
      {
        onChoice: () => void showPreview(),
        onCompare: () => actions.onCompare(index, texts()),
      },
    ),
  );
  const choices = () => groups.map((group) => group.choice);
  const fields = element(
    'div',
    { class: 'fields' },
    ...ownOf((text) => text < statements.length),
    ...groups.map((group) => group.root),
  );
  const problem = element('p', { class: 'problem refusal', role: 'alert' });
  const preview = createPreview(content);
  const form = element(
    'form',
    { novalidate: true, 'aria-labelledby': 'title', 'aria-describedby': 'effect' },
    element('h1', { id: 'title' }, content.title),
    element('p', { id: 'effect', class: 'effect' }, ...effectOf(content)),
    ...hintBox(content, actions),
    ...hintsOf(content),
    ...createNotices(content.notices, actions.onAct),
    fields,
    preview.root,
    problem,
    actionsOf(content, actions),
  );

  const texts = () => views.flatMap((made) => made.texts());

  /** The file that an input which stands among those of the statements is for. */
  function fileOf([{ statement }]: Field, [{ statement: group }]: Field): string | undefined {
    const file = content.files[statement - statements.length];
    return file && statement !== group ? `in ${file.name}` : undefined;
  }

  function view(field: Field, text: string, among: readonly Field[], place = field): FieldView {
    return createField(field, {
      text,
      where: fileOf(field, place) ?? fieldWhere(field, among, content.statements.length),
      faultOf: (typed) => fieldFault(field, typed, content.statements, content.shell),
      onChange: changed,
      onSplit: () => split(field),
    });
  }

  function changed(): void {
    problem.textContent = '';
    showPreview();
    const secret = new Set(content.slots.filter((slot) => slot.secret).map((slot) => fieldId([slot])));
    actions.onDraft(texts().filter(({ statement, slot }) => !secret.has(`${statement}/${slot}`)));
  }

  function split(field: Field): void {
    const shared = views.find((made) => made.field === field);
    if (!shared) return;
    const separate = splitField(field);
    const parts = separate.map((part) => view(part, shared.input.value, separate, field));
    shared.root.replaceWith(...parts.map((made) => made.root));
    views = views.flatMap((made) => (made === shared ? parts : [made]));
    parts[0]?.input.focus();
  }

  /** The preview shows what can be passed; what is wrong with the rest stands under its input. */
  function showPreview(): boolean {
    const passable = views.filter((made) => made.fault() === null).flatMap((made) => made.texts());
    return preview.update(byStatement(passable, content.statements.length + content.files.length), choices());
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const wrong = views.filter((made) => !made.check());
    if (wrong[0]) wrong[0].input.focus();
    else if (showPreview()) actions.onSubmit(texts(), choices());
  });
  root.replaceChildren(form);
  showPreview();
  focusFirst(form, views);
  return {
    update(slots) {
      for (const made of views) {
        const known = slots.find(({ statement, name }) => fieldId(made.field) === `${statement}/${name}`);
        if (known) made.learn(known);
      }
      showPreview();
    },
    refuse(slot, reason) {
      const refused = views.find((made) =>
        made.field.some(({ statement, name }) => statement >= statements.length && name === slot),
      );
      refused?.refuse(reason);
      refused?.input.focus();
      if (!refused) problem.textContent = reason;
    },
  };
}

/** What is outdated or broken about the step, and what to use instead. */
function hintBox({ hint }: FormContent, { onModern }: FormActions): HTMLElement[] {
  if (hint === null) return [];
  const use = element('button', { type: 'button', class: 'secondary' }, 'Use it');
  use.addEventListener('click', onModern);
  const modern =
    hint.modern.length === 0
      ? []
      : [
          element('p', { class: 'instead' }, 'Modern form:'),
          ...hint.modern.map((line) => element('pre', { role: 'group', 'aria-label': 'Modern form' }, line)),
          use,
        ];
  const words = element('p', {}, element('strong', {}, hint.title), '. ', ...withCode(hint.why));
  return [element('div', { class: 'hint', role: 'note', 'aria-label': 'Hint' }, words, ...modern)];
}

function effectOf({ purpose, target, statements }: FormContent): (Node | string)[] {
  const many = statements.length > 1;
  if (purpose === 'copy')
    return [many ? `Copies ${statements.length} lines` : 'Copies one line', '. Nothing runs.'];
  const order = many
    ? `, ${statements.length} statements one after the other, up to the first that fails.`
    : '.';
  return ['Runs in ', element('strong', {}, target), order];
}

function hintsOf({ hints }: FormContent): HTMLElement[] {
  if (hints.length === 0) return [];
  return [
    element(
      'div',
      { class: 'hints', role: 'note' },
      ...hints.map((hint) => element('p', {}, ...withCode(hint))),
    ),
  ];
}

function actionsOf({ purpose }: FormContent, { onCancel, onCheck }: FormActions): HTMLElement {
  const runs = purpose === 'run';
  const cancel = element('button', { type: 'button', class: 'secondary' }, 'Cancel');
  cancel.addEventListener('click', onCancel);
  const check = element('button', { type: 'button', class: 'secondary' }, 'Check command');
  check.addEventListener('click', onCheck);
  return element(
    'div',
    { class: 'actions' },
    element('button', { type: 'submit', class: 'primary' }, runs ? 'Run' : 'Copy'),
    cancel,
    check,
    element('p', { class: 'keys' }, runs ? 'Enter runs, Esc cancels' : 'Enter copies, Esc cancels'),
  );
}

/** The first empty input; when all are filled, the first one with its text selected, so that typing replaces it; without any, the button. */
function focusFirst(form: HTMLElement, views: readonly FieldView[]): void {
  const input = (views.find((made) => made.input.value === '') ?? views[0])?.input;
  input?.select();
  (input ?? form.querySelector<HTMLElement>('.primary'))?.focus();
}
