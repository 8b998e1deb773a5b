import { ago } from '../../src/core/runs/describe';
import type { StepAction, StepCheck, StepFacts, StepStanding } from '../../src/ui/lesson/protocol';
import { element, withCode } from '../shared/element';
import { icon, type IconName } from '../shared/icons';

type State = StepStanding['state'];

/** The drawing of a state, as in the tree. */
const ICONS: Readonly<Record<Exclude<State, 'idle'>, IconName>> = {
  running: 'loading',
  passed: 'pass',
  failed: 'error',
  interrupted: 'circle-slash',
  sent: 'question',
  done: 'check',
};

/** What a button of a step says, and does. */
interface Action {
  readonly action: StepAction;
  readonly text: string;
  readonly icon: IconName;
}

const RUN: Action = { action: 'run', text: 'Run', icon: 'play' };
const CANCEL: Action = { action: 'cancel', text: 'Cancel', icon: 'debug-stop' };
const FILL: Action = { action: 'fillAndCopy', text: 'Fill & copy', icon: 'clippy' };
const COPY: Action = { action: 'copy', text: 'Copy', icon: 'copy' };
const CREATE: Action = { action: 'createFile', text: 'Create file…', icon: 'new-file' };
const USE_COMMAND: Action = { action: 'useModern', text: 'Use it', icon: 'play' };
const USE_FILE: Action = { action: 'useModern', text: 'Create it modern…', icon: 'new-file' };
const COPY_MODERN: Action = { action: 'copyModern', text: 'Copy it', icon: 'copy' };
const DONE: Action = { action: 'markDone', text: 'Mark as done', icon: 'check' };

/** One step of the page: buttons and state around the code that the notes gave. */
export interface StepView {
  readonly root: HTMLElement;
  show(standing: StepStanding): void;
  /** Brings the words for how long ago something was up to date. */
  tick(now: number): void;
}

export interface StepOptions {
  readonly facts: StepFacts;
  readonly trusted: boolean;
  readonly act: (action: StepAction) => void;
  /** Shows what the step made in its view. */
  readonly look: (view: string) => void;
}

/** Puts buttons and state to a step's element. */
export function createStep(root: HTMLElement, options: StepOptions): StepView {
  return root.classList.contains('inline') ? inlineStep(root, options) : blockStep(root, options);
}

/** A button of each action, to be copied: a page has hundreds. */
const patterns = new Map<Action, HTMLButtonElement>();

function button(wanted: Action, { facts, act }: StepOptions): HTMLButtonElement {
  const { action, text, icon: drawing } = wanted;
  const pattern =
    patterns.get(wanted) ??
    element('button', { type: 'button', class: action }, icon(drawing), element('span', {}, text));
  patterns.set(wanted, pattern);
  const made = pattern.cloneNode(true) as HTMLButtonElement;
  made.setAttribute('aria-label', `${text} ${facts.name}`);
  made.addEventListener('click', () => act(action));
  return made;
}

/** A command that cannot run here still can be copied. */
const mayRun = ({ facts, trusted }: StepOptions): boolean => facts.kind === 'command' && trusted;

function blockStep(root: HTMLElement, options: StepOptions): StepView {
  const { facts } = options;
  const status = element('span', { class: 'status', role: 'status' });
  const run = button(RUN, options);
  const cancel = button(CANCEL, options);
  const done = button(DONE, options);
  const buttons =
    facts.kind === 'file'
      ? [button(CREATE, options), button(COPY, options)]
      : [
          ...(mayRun(options) ? [run, cancel] : []),
          ...(facts.open ? [button(FILL, options)] : []),
          button(COPY, options),
          done,
        ];
  const place = facts.place === null ? [] : [element('span', { class: 'place' }, `Runs ${facts.place}`)];
  const bar = element('div', { class: 'bar' }, ...buttons, ...place, status);
  const output = element('div', { class: 'output', hidden: true });
  const checks = element('ul', { class: 'checks', hidden: true, 'aria-label': `What ${facts.name} made` });
  root.append(...hintBox(options), ...limitsOf(facts), bar, checks, output);
  root.setAttribute('role', 'group');
  root.setAttribute('aria-label', facts.kind === 'file' ? `File ${facts.name}` : `Command ${facts.name}`);
  cancel.hidden = true;
  done.hidden = true;
  const words = statusWords(status, facts, options);
  return {
    root,
    show(standing) {
      root.dataset.state = standing.state;
      root.classList.toggle('next', standing.next);
      const running = standing.state === 'running';
      swap(run, cancel, running);
      done.hidden = standing.state !== 'sent';
      words.show(standing);
      showChecks(checks, standing, options);
      showOutput(output, standing, options);
    },
    tick: (now) => words.tick(now),
  };
}

/** Stands between the command and its button: it is to be read before. */
function limitsOf({ limits }: StepFacts): HTMLElement[] {
  if (limits.length === 0) return [];
  const words = element('span', {}, element('b', {}, 'In the sandbox: '), ...withCode(limits.join(' ')));
  return [element('p', { class: 'limits', role: 'note' }, icon('beaker'), words)];
}

/** What is outdated or broken about a step, and what to use instead. */
function hintBox(options: StepOptions): HTMLElement[] {
  const { facts, trusted } = options;
  const { hint } = facts;
  if (hint === null) return [];
  const words = element('p', {}, element('strong', {}, hint.title), '. ', ...withCode(hint.why));
  const isFile = facts.kind === 'file';
  const uses =
    hint.modern === null
      ? []
      : [
          ...(isFile ? [button(USE_FILE, options)] : trusted ? [button(USE_COMMAND, options)] : []),
          button(COPY_MODERN, options),
        ];
  const modern =
    hint.modern === null || isFile
      ? []
      : [
          element(
            'pre',
            { role: 'group', 'aria-label': `Modern form of ${facts.name}` },
            element('code', {}, hint.modern),
          ),
        ];
  return [
    element(
      'div',
      { class: 'hint', role: 'note', 'aria-label': `Hint on ${facts.name}` },
      icon('lightbulb'),
      element(
        'div',
        {},
        words,
        ...modern,
        ...(uses.length > 0 ? [element('div', { class: 'uses' }, ...uses)] : []),
      ),
    ),
  ];
}

/** Shows one of two buttons; the keyboard stays at their place. */
function swap(first: HTMLButtonElement, second: HTMLButtonElement, isSecond: boolean): void {
  const [shown, hidden] = isSecond ? [second, first] : [first, second];
  if (!shown.hidden && hidden.hidden) return;
  const hadFocus = document.activeElement === hidden;
  shown.hidden = false;
  hidden.hidden = true;
  if (hadFocus) shown.focus();
}

function statusWords(
  status: HTMLElement,
  facts: StepFacts,
  { act }: StepOptions,
): { show(standing: StepStanding): void; tick(now: number): void } {
  let standing: StepStanding | undefined;
  const when = element('span', { class: 'when' });
  function tick(now: number): void {
    const text = standing?.at === null || standing === undefined ? '' : ` ${ago(standing.at, now)}`;
    if (when.textContent !== text) when.textContent = text;
  }
  return {
    tick,
    show(changed) {
      const before = standing;
      standing = changed;
      tick(Date.now());
      if (
        before?.state === changed.state &&
        before.outcome === changed.outcome &&
        before.next === changed.next
      )
        return;
      if (changed.state === 'idle') {
        status.replaceChildren(...(changed.next ? [element('span', { class: 'up-next' }, 'Up next')] : []));
        return;
      }
      const history = element(
        'button',
        { type: 'button', class: 'state', title: 'Show runs and output' },
        icon(ICONS[changed.state]),
        element('span', {}, changed.outcome),
        when,
        element('span', { class: 'unseen' }, `: show runs of ${facts.name}`),
      );
      history.addEventListener('click', () => act('history'));
      status.replaceChildren(history);
    },
  };
}

/** The drawing of what was found. */
const FOUND: Readonly<Record<StepCheck['state'], IconName>> = {
  waiting: 'watch',
  good: 'pass',
  bad: 'error',
  late: 'warning',
};

/** How what the command made was found: a line for each thing, with what to look at. */
function showChecks(list: HTMLElement, { checks, state }: StepStanding, { look }: StepOptions): void {
  const shown = state === 'running' ? [] : checks;
  const key = JSON.stringify(shown);
  if (list.dataset.shown === key) return;
  list.dataset.shown = key;
  list.hidden = shown.length === 0;
  list.replaceChildren(
    ...shown.map(({ state: found, text, hint, view }) => {
      const item = element(
        'li',
        { 'data-found': found },
        icon(FOUND[found]),
        element('span', {}, [text.slice(2), hint].filter((part) => part !== null).join('. ')),
      );
      if (view === null || found === 'good') return item;
      const show = element('button', { type: 'button', class: 'link' }, `Show in ${VIEWS[view] ?? view}`);
      show.addEventListener('click', () => look(view));
      item.append(show);
      return item;
    }),
  );
}

const VIEWS: Readonly<Record<string, string>> = { s3: 'S3', ecs: 'ECS', docker: 'Docker' };

function showOutput(box: HTMLElement, { output, state }: StepStanding, { act, facts }: StepOptions): void {
  const text = state === 'running' ? '' : (output?.lines.join('\n') ?? '');
  const shown = box.querySelector('pre')?.textContent ?? '';
  if (text === shown && box.hidden === (text === '')) return;
  box.hidden = text === '';
  if (text === '') return box.replaceChildren();
  const last = element('pre', { role: 'group', 'aria-label': `Output of ${facts.name}` }, text);
  const all = element('button', { type: 'button', class: 'link' }, 'Show all output');
  all.setAttribute('aria-label', `Show all output of ${facts.name}`);
  all.addEventListener('click', () => act('history'));
  box.replaceChildren(...(output?.more ? [all] : []), last);
}

function inlineStep(root: HTMLElement, options: StepOptions): StepView {
  const { facts, act } = options;
  const control = element('button', { type: 'button', class: 'small' });
  const status = element('button', { type: 'button', class: 'small state', hidden: true });
  status.addEventListener('click', () => act('history'));
  let shown: Action | undefined;
  control.addEventListener('click', () => shown && act(shown.action));
  const name = (wanted: Action): void => {
    if (shown === wanted) return;
    shown = wanted;
    control.replaceChildren(icon(wanted.icon));
    control.setAttribute('aria-label', `${wanted.text} ${facts.name}`);
    control.title = wanted.text;
  };
  name(mayRun(options) ? RUN : COPY);
  if (facts.limits.length > 0) {
    const text = `In the sandbox: ${facts.limits.join(' ')}`;
    root.append(
      element('span', { class: 'limited', role: 'img', 'aria-label': text, title: text }, icon('beaker')),
    );
  }
  root.prepend(control);
  if (facts.hint) root.append(hintButton(facts.hint, options));
  root.append(status);
  let standing: StepStanding | undefined;
  const tick = (now: number): void => {
    if (standing === undefined || standing.state === 'idle') return;
    const text = [standing.outcome, ...(standing.at === null ? [] : [ago(standing.at, now)])].join(' ');
    status.title = text;
    status.setAttribute('aria-label', `${facts.name} ${text}: show runs`);
  };
  return {
    root,
    show(changed) {
      const before = standing?.state ?? 'idle';
      standing = changed;
      root.dataset.state = changed.state;
      root.classList.toggle('next', changed.next);
      if (mayRun(options)) name(changed.state === 'running' ? CANCEL : RUN);
      status.hidden = changed.state === 'idle';
      if (changed.state !== 'idle' && before !== changed.state)
        status.replaceChildren(icon(ICONS[changed.state]));
      tick(Date.now());
    },
    tick,
  };
}

/** In a sentence there is room for a mark only. */
function hintButton(hint: NonNullable<StepFacts['hint']>, { facts, act }: StepOptions): HTMLButtonElement {
  const made = element(
    'button',
    {
      type: 'button',
      class: 'small hinted',
      title: `${hint.title}. ${hint.why.replaceAll('`', '')}`,
      'aria-label': `${hint.title}: ${facts.name}`,
    },
    icon('lightbulb'),
  );
  made.addEventListener('click', () => act('askModern'));
  return made;
}
