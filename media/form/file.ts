import type { FileChoice } from '../../src/core/files/copies';
import type { FormFile } from '../../src/ui/form/protocol';
import { element } from '../shared/element';

/** A file of the form: its inputs under its name, and what becomes of it. */
export interface FileGroup {
  readonly root: HTMLElement;
  readonly choice: FileChoice;
}

export interface FileGroupActions {
  /** The command is to read something else. */
  readonly onChoice: () => void;
  /** The learner wants to see what the file will be. */
  readonly onCompare: () => void;
}

let groups = 0;

/** @param inputs those of the file alone; what is asked for above as well has none here */
export function createFileGroup(
  file: FormFile,
  inputs: readonly HTMLElement[],
  { onChoice, onCompare }: FileGroupActions,
): FileGroup {
  const id = `file-${++groups}`;
  let choice = file.choice;
  const option = (value: FileChoice, label: string, path: string): HTMLElement => {
    const radio = element('input', {
      type: 'radio',
      name: id,
      id: `${id}-${value}`,
      checked: value === choice,
      disabled: value === 'itself' && file.locked !== null,
    });
    radio.addEventListener('change', () => {
      choice = value;
      onChoice();
    });
    const text = element(
      'label',
      { for: radio.id },
      label,
      ...(path === '' ? [] : [' ', element('code', {}, path)]),
    );
    return element('div', { class: 'option' }, radio, text);
  };
  const compare = element('button', { type: 'button', class: 'link' }, 'Show changes');
  compare.setAttribute('aria-label', `Show changes of ${file.name}`);
  compare.addEventListener('click', onCompare);
  const locked = file.locked === null ? '' : ` (${file.locked})`;
  const root = element(
    'section',
    { class: 'file', 'aria-labelledby': id },
    element('div', { class: 'name' }, element('h2', { id }, file.name), compare),
    ...file.notes.map((note) => element('p', { class: 'note' }, note)),
    ...(inputs.length > 0 ? inputs : [element('p', { class: 'note' }, 'Filled in with the values above.')]),
    element(
      'fieldset',
      {},
      element('legend', {}, 'The command reads'),
      option('copy', 'a copy that is filled in, which Git ignores:', file.copy),
      option('itself', `the file itself, which is changed${locked}`, ''),
    ),
  );
  return {
    root,
    get choice() {
      return choice;
    },
  };
}
