import { fieldDescription, fieldId, textsOf, type Field } from '../../src/ui/form/fields';
import type { FormSlot, SlotText } from '../../src/ui/form/protocol';
import { makeCombobox } from './combobox';
import { element } from '../shared/element';

/** One input of the form. */
export interface FieldView {
  readonly field: Field;
  readonly root: HTMLElement;
  readonly input: HTMLInputElement;
  /** What it gives to its slots. */
  texts(): SlotText[];
  /** What is wrong with the value, for people; `null` when nothing is. */
  fault(): string | null;
  /** Offers what has become known since, and starts with it unless the learner has touched the input. */
  learn(slot: FormSlot): void;
  /** Shows a fault that only the extension could find, until the value is changed. */
  refuse(reason: string): void;
  /** Shows from now on what is wrong with the value; returns whether nothing is. */
  check(): boolean;
}

export interface FieldOptions {
  /** What the input starts with. */
  readonly text: string;
  /** Told apart from its namesakes by this: `statement 2`. */
  readonly where: string | undefined;
  /** What is wrong with a text, for people; `null` when nothing is. */
  readonly faultOf: (text: string) => string | null;
  /** The value or the wish to keep it has changed. */
  readonly onChange: () => void;
  /** The learner wants different values at the places of this input. */
  readonly onSplit: () => void;
}

/** Label, description, input and what goes with it. */
export function createField(
  field: Field,
  { text, where, faultOf, onChange, onSplit }: FieldOptions,
): FieldView {
  const [slot] = field;
  let suggestions = slot.suggestions;
  /** What stands in the input is the learner's own now. */
  let isTouched = false;
  const id = `field-${fieldId(field)}`;
  const name = where ? `${slot.label}, ${where}` : slot.label;
  const input = element('input', {
    id,
    type: slot.secret ? 'password' : 'text',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    'aria-required': 'true',
    'aria-describedby': `${id}-description ${id}-source ${id}-problem`,
  });
  input.value = text;
  const source = element('p', { id: `${id}-source`, class: 'source', 'aria-live': 'polite' });
  const problem = element('p', { id: `${id}-problem`, class: 'problem', 'aria-live': 'polite' });
  const keep = element('input', { type: 'checkbox', id: `${id}-keep` });
  keep.checked = slot.stored;
  let isChecked = false;

  function say(message: string | null): void {
    input.setAttribute('aria-invalid', String(message !== null));
    if (problem.textContent !== (message ?? '')) problem.textContent = message ?? '';
  }

  function check(): boolean {
    isChecked = true;
    const message = faultOf(input.value);
    say(message);
    return message === null;
  }

  /** Says where the value comes from, when it is one that was offered. */
  function saySource(): void {
    const note = suggestions.find((suggestion) => suggestion.text === input.value)?.note ?? '';
    if (source.textContent !== note) source.textContent = note;
  }

  input.addEventListener('input', () => {
    isTouched = true;
    saySource();
    check();
    onChange();
  });
  input.addEventListener('blur', () => {
    if (isChecked) check();
  });
  input.addEventListener('paste', (event) => {
    const pasted = event.clipboardData?.getData('text/plain').trimEnd() ?? '';
    // An input drops line breaks without a word, which would run something else than what was copied.
    if (!/[\r\n]/.test(pasted)) return;
    event.preventDefault();
    say('What you pasted has several lines; a value is one line. Nothing was changed.');
  });
  keep.addEventListener('change', onChange);

  const split = element('button', { type: 'button', class: 'link' }, 'Use different values');
  split.setAttribute('aria-label', `Use different values for ${slot.label}`);
  split.addEventListener('click', onSplit);
  const root = element(
    'div',
    { class: 'field' },
    element(
      'label',
      { for: id },
      slot.label,
      ...(where ? [element('span', { class: 'where' }, ` ${where}`)] : []),
    ),
    element(
      'p',
      { class: 'description' },
      element(
        'span',
        { id: `${id}-description` },
        element('code', {}, fieldDescription(field)),
        ...(field.length > 1 ? [` used in ${field.length} places`] : []),
      ),
      ...(field.length > 1 ? [split] : []),
    ),
    element(
      'div',
      { class: 'control' },
      input,
      ...(slot.secret ? [revealButton(input, name)] : []),
      ...(slot.secret ? [] : makeCombobox(input, () => suggestions, name)),
    ),
    source,
    problem,
    ...(slot.secret
      ? [
          element(
            'div',
            { class: 'keep' },
            keep,
            element('label', { for: keep.id }, 'Remember in the system’s secret storage'),
          ),
        ]
      : []),
  );
  saySource();
  return {
    field,
    root,
    learn({ suggestions: known, initial }) {
      suggestions = known;
      if (!slot.secret && !isTouched && initial !== '') {
        input.value = initial;
        if (isChecked) check();
      }
      saySource();
      input.dispatchEvent(new Event('suggestions'));
    },
    input,
    texts: () => textsOf(field, input.value, keep.checked),
    fault: () => faultOf(input.value),
    check,
    refuse: say,
  };
}

function revealButton(input: HTMLInputElement, name: string): HTMLElement {
  const button = element(
    'button',
    { type: 'button', class: 'inline reveal', 'aria-pressed': 'false', 'aria-label': `Show ${name}` },
    'Show',
  );
  button.addEventListener('click', () => {
    const shown = input.type === 'password';
    input.type = shown ? 'text' : 'password';
    button.textContent = shown ? 'Hide' : 'Show';
    button.setAttribute('aria-pressed', String(shown));
  });
  return button;
}
