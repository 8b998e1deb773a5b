import type { CreatedThing, FromLesson } from '../../src/ui/lesson/protocol';
import { element } from '../shared/element';
import { icon } from '../shared/icons';

/** The list of what a lesson has made. */
export interface CreatedList {
  readonly root: HTMLElement;
  show(things: readonly CreatedThing[]): void;
}

const WORDS = { alive: 'exists', gone: 'gone', unknown: 'not known' } as const;

export function createCreatedList(send: (message: FromLesson) => void): CreatedList {
  const root = element('section', { class: 'created', 'aria-labelledby': 'created-title' });
  const list = element('ul', {});
  const items = new Map<string, { readonly item: HTMLElement; readonly text: string }>();
  const button = element(
    'button',
    { type: 'button', class: 'quiet', title: 'Show it in the view Created by You' },
    icon('go-to-file'),
    element('span', {}, 'Show all'),
  );
  button.addEventListener('click', () => send({ kind: 'lesson', action: 'showCreated' }));
  root.append(
    element(
      'div',
      { class: 'title' },
      element('h2', { id: 'created-title' }, 'What this lesson has created'),
      button,
    ),
    list,
  );
  root.hidden = true;

  return {
    root,
    show(things) {
      root.hidden = things.length === 0;
      // A thing that is as before keeps its element: nothing flickers, and what is read aloud goes on.
      const wanted = things.map((thing) => {
        const text = JSON.stringify(thing);
        const known = items.get(thing.key);
        const made = known?.text === text ? known : { item: itemOf(thing), text };
        items.set(thing.key, made);
        return made.item;
      });
      const keys = new Set(things.map(({ key }) => key));
      for (const key of items.keys()) if (!keys.has(key)) items.delete(key);
      const isSame =
        wanted.length === list.children.length && wanted.every((item, n) => list.children[n] === item);
      if (!isSame) list.replaceChildren(...wanted);
    },
  };
}

function itemOf({ name, noun, state, reason }: CreatedThing): HTMLElement {
  return element(
    'li',
    { class: state, ...(reason === null ? {} : { title: reason }) },
    element('span', { class: 'dot', 'aria-hidden': 'true' }),
    element('span', { class: 'name' }, name),
    element('span', { class: 'noun' }, noun),
    element('span', { class: 'state' }, WORDS[state]),
  );
}
