import type { Suggestion } from '../../src/ui/form/protocol';
import { element } from '../shared/element';

/**
 * Makes `input` a combobox after the WAI-ARIA pattern "editable combobox with list autocomplete": the keyboard stays in
 * the input, arrows move through the list, Enter chooses, Escape closes. Free text stays possible.
 * @param suggestions those known now; the input fires `suggestions` when there are others
 * @param label the name of the list for people who hear it
 * @returns the list and the button that opens it, to be placed after the input
 */
export function makeCombobox(
  input: HTMLInputElement,
  suggestions: () => readonly Suggestion[],
  label: string,
): readonly HTMLElement[] {
  const list = element('ul', { id: `${input.id}-list`, role: 'listbox', 'aria-label': label, hidden: true });
  const button = element('button', {
    type: 'button',
    class: 'inline chevron',
    tabindex: '-1',
    'aria-label': `Suggestions for ${label}`,
    'aria-controls': list.id,
    'aria-expanded': 'false',
  });
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');
  let active = -1;
  /** Whether the list is open for what has been typed, not for all there is. */
  let typed = false;

  const isOpen = () => !list.hidden;
  const options = () => [...list.children] as HTMLElement[];

  function setOpen(open: boolean): void {
    list.hidden = !open;
    for (const control of [input, button]) control.setAttribute('aria-expanded', String(open));
    if (!open) activate(-1);
  }

  function open(matching: string): void {
    typed = matching !== '';
    const wanted = matching.toLowerCase();
    const matches = suggestions().filter(
      ({ text }) => text.toLowerCase().includes(wanted) && text !== matching,
    );
    list.replaceChildren(...matches.map(option));
    setOpen(matches.length > 0);
    activate(-1);
  }

  function option({ text, note }: Suggestion, index: number): HTMLElement {
    const made = element(
      'li',
      { id: `${list.id}-${index}`, role: 'option', 'aria-selected': 'false', 'data-text': text },
      element('span', { class: 'text' }, text),
      ' ',
      element('span', { class: 'note' }, note),
    );
    made.addEventListener('mousedown', (event) => event.preventDefault());
    made.addEventListener('click', () => choose(made));
    return made;
  }

  function activate(index: number): void {
    active = index;
    for (const [position, made] of options().entries()) {
      made.setAttribute('aria-selected', String(position === index));
    }
    const made = options()[index];
    if (made) {
      input.setAttribute('aria-activedescendant', made.id);
      made.scrollIntoView({ block: 'nearest' });
    } else {
      input.removeAttribute('aria-activedescendant');
    }
  }

  function choose(made: HTMLElement): void {
    input.value = made.dataset.text ?? '';
    input.dispatchEvent(new Event('input', { bubbles: true }));
    setOpen(false);
    input.focus();
  }

  function move(by: 1 | -1): void {
    if (!isOpen()) open('');
    const count = options().length;
    if (count === 0) return;
    const first = by === 1 ? 0 : count - 1;
    activate(active < 0 ? first : (active + by + count) % count);
  }

  input.addEventListener('input', () => {
    if (input === document.activeElement) open(input.value);
  });
  input.addEventListener('click', () => open(''));
  input.addEventListener('blur', () => setOpen(false));
  input.addEventListener('keydown', (event) => {
    const made = options()[active];
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter' && made) choose(made);
    else if (event.key === 'Escape' && isOpen()) setOpen(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  /** A button that opens nothing is none. */
  const offer = (): void => {
    const { length } = suggestions();
    button.hidden = length === 0;
    if (isOpen()) open(typed ? input.value : '');
  };
  input.addEventListener('suggestions', offer);
  offer();
  button.addEventListener('mousedown', (event) => event.preventDefault());
  button.addEventListener('click', () => {
    input.focus();
    if (isOpen()) setOpen(false);
    else open('');
  });
  return [button, list];
}
