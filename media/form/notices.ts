import type { ShownNotice } from '../../src/ui/form/protocol';
import { element } from '../shared/element';

/** What the learner should know before anything runs, each with its buttons. */
export function createNotices(
  notices: readonly ShownNotice[],
  onAct: (notice: number, action: number) => void,
): HTMLElement[] {
  return notices.map(({ text, actions }, notice) =>
    element(
      'div',
      { class: 'notice', role: 'note' },
      element('p', {}, text),
      ...actions.map((title, action) => {
        const button = element('button', { type: 'button', class: 'link' }, title);
        button.addEventListener('click', () => onAct(notice, action));
        return button;
      }),
    ),
  );
}
