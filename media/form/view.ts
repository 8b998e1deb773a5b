import { byStatement, fieldId, fieldsOf, fieldWhere, splitField, type Field } from '../../src/ui/form/fields';
import { fieldFault } from '../../src/ui/form/faults';
import type { FormContent, FormSlot, SlotText } from '../../src/ui/form/protocol';
import { element, withCode } from '../shared/element';
import { createPreview } from './preview';
import { createField, type FieldView } from './field';

/** What the learner can do. */
export interface FormActions {
  readonly onDraft: (texts: readonly SlotText[]) => void;
  readonly onSubmit: (texts: readonly SlotText[]) => void;
  readonly onCancel: () => void;
}

/** A form that is shown. */
export interface FormView {
  /** Takes in what has become known since; what the learner typed stays, and so does the keyboard. */
  update(slots: readonly FormSlot[]): void;
}

/** Puts the form for `content` into `root` and gives the keyboard to the first input that is still empty. */
export function showForm(root: HTMLElement, content: FormContent, actions: FormActions): FormView {
  const all = fieldsOf(content.slots);
  let views = all.map((field) => view(field, field[0].initial, all));
  const fields = element('div', { class: 'fields' }, ...views.map((made) => made.root));
  const preview = createPreview(content);
  const form = element(
    'form',
    { novalidate: true, 'aria-labelledby': 'title', 'aria-describedby': 'effect' },
    element('h1', { id: 'title' }, content.title),
    element('p', { id: 'effect', class: 'effect' }, ...effectOf(content)),
    ...hintsOf(content),
    fields,
    preview.root,
    actionsOf(content, actions.onCancel),
  );

  const texts = () => views.flatMap((made) => made.texts());

  function view(field: Field, text: string, among: readonly Field[]): FieldView {
    return createField(field, {
      text,
      where: fieldWhere(field, among),
      faultOf: (typed) => fieldFault(field, typed, content.statements, content.shell),
      onChange: changed,
      onSplit: () => split(field),
    });
  }

  function changed(): void {
    showPreview();
    const secret = new Set(content.slots.filter((slot) => slot.secret).map((slot) => fieldId([slot])));
    actions.onDraft(texts().filter(({ statement, slot }) => !secret.has(`${statement}/${slot}`)));
  }

  function split(field: Field): void {
    const shared = views.find((made) => made.field === field);
    if (!shared) return;
    const separate = splitField(field);
    const parts = separate.map((part) => view(part, shared.input.value, separate));
    shared.root.replaceWith(...parts.map((made) => made.root));
    views = views.flatMap((made) => (made === shared ? parts : [made]));
    parts[0]?.input.focus();
  }

  /** The preview shows what can be passed; what is wrong with the rest stands under its input. */
  function showPreview(): boolean {
    const passable = views.filter((made) => made.fault() === null).flatMap((made) => made.texts());
    return preview.update(byStatement(passable, content.statements.length));
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const wrong = views.filter((made) => !made.check());
    if (wrong[0]) wrong[0].input.focus();
    else if (showPreview()) actions.onSubmit(texts());
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
  };
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

function actionsOf({ purpose }: FormContent, onCancel: () => void): HTMLElement {
  const runs = purpose === 'run';
  const cancel = element('button', { type: 'button', class: 'secondary' }, 'Cancel');
  cancel.addEventListener('click', onCancel);
  return element(
    'div',
    { class: 'actions' },
    element('button', { type: 'submit', class: 'primary' }, runs ? 'Run' : 'Copy'),
    cancel,
    element('p', { class: 'keys' }, runs ? 'Enter runs, Esc cancels' : 'Enter copies, Esc cancels'),
  );
}

/** The first empty input; when all are filled, the first one with its text selected, so that typing replaces it; without any, the button. */
function focusFirst(form: HTMLElement, views: readonly FieldView[]): void {
  const input = (views.find((made) => made.input.value === '') ?? views[0])?.input;
  input?.select();
  (input ?? form.querySelector<HTMLElement>('.primary'))?.focus();
}
