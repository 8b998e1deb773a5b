import morphdom from 'morphdom';
import { anchorOf, decoded } from '../../src/core/course/address';
import type {
  CreatedThing,
  FromLesson,
  LessonContent,
  Progress,
  StepFacts,
  StepStanding,
} from '../../src/ui/lesson/protocol';
import { element } from '../shared/element';
import { createCreatedList, type CreatedList } from './created';
import { createHeader, type HeaderView } from './header';
import { createStep, type StepView } from './step';

/** The page of one lesson; an edit changes only what it is about. */
export class LessonPageView {
  private readonly header: HeaderView;
  private readonly created: CreatedList;
  private readonly body = element('article', {});
  private readonly steps = new Map<string, StepView>();
  private standings = new Map<string, StepStanding>();
  private content: LessonContent | undefined;

  constructor(
    root: HTMLElement,
    private readonly send: (message: FromLesson) => void,
  ) {
    this.header = createHeader(send);
    this.created = createCreatedList(send);
    root.replaceChildren(this.header.top, this.body, this.created.root, this.header.end, this.header.bottom);
    this.body.addEventListener('click', (event) => this.followLink(event));
    this.body.addEventListener('keydown', (event) => this.runByKey(event));
  }

  /** Shows a lesson, or what changed of it. Returns whether it is another one than before. */
  show(content: LessonContent, standings: readonly StepStanding[], progress: Progress): boolean {
    const isOther = this.content?.key !== content.key;
    const isLike = !isOther && sameFacts(this.content, content);
    this.content = content;
    if (!isLike) this.steps.clear();
    this.header.show(content, progress);
    this.standings = new Map(standings.map((each) => [each.id, each]));
    const wanted = element('article', {});
    wanted.innerHTML = content.html;
    if (isOther || !isLike) this.body.replaceChildren(...wanted.childNodes);
    else this.morph(wanted);
    this.dress(content);
    for (const [id, view] of this.steps) {
      const standing = this.standings.get(id);
      if (standing) view.show(standing);
    }
    return isOther;
  }

  showStandings(standings: readonly StepStanding[], progress: Progress): void {
    this.header.showProgress(progress);
    for (const standing of standings) {
      this.standings.set(standing.id, standing);
      this.steps.get(standing.id)?.show(standing);
    }
  }

  showCreated(things: readonly CreatedThing[]): void {
    this.created.show(things);
  }

  /** Brings a step into view and gives it the keyboard. */
  reveal(id: string): void {
    const view = this.steps.get(id);
    view?.root.scrollIntoView({ block: 'center' });
    view?.root.querySelector('button')?.focus({ preventScroll: true });
  }

  tick(): void {
    const now = Date.now();
    for (const view of this.steps.values()) view.tick(now);
  }

  gone(message: string): void {
    this.content = undefined;
    this.steps.clear();
    this.header.hide();
    this.created.show([]);
    this.body.replaceChildren(element('p', { class: 'gone', role: 'status' }, message));
  }

  /** Brings the body to the wanted one. Steps that look the same stay as they are, with buttons, state and keyboard. */
  private morph(wanted: HTMLElement): void {
    morphdom(this.body, wanted, {
      childrenOnly: true,
      getNodeKey: (node) => (node instanceof HTMLElement ? node.dataset.step : undefined),
      onBeforeElUpdated: (from, to) => {
        if (from.isEqualNode(to)) return false;
        // What the learner folded or unfolded stays so.
        if (from instanceof HTMLDetailsElement && to instanceof HTMLDetailsElement) to.open = from.open;
        const id = from.dataset.step;
        if (id === undefined) return true;
        if (from.dataset.look === to.dataset.look && from.className.startsWith(to.className)) return false;
        this.steps.delete(id);
        from.replaceWith(to);
        return false;
      },
      onNodeDiscarded: (node) => {
        if (node instanceof HTMLElement && node.dataset.step !== undefined)
          this.steps.delete(node.dataset.step);
      },
    });
  }

  /** Gives buttons and state to the steps that have none yet. */
  private dress({ steps, trusted }: LessonContent): void {
    const facts = new Map(steps.map((step): [string, StepFacts] => [step.id, step]));
    for (const root of this.body.querySelectorAll<HTMLElement>('[data-step]')) {
      const id = root.dataset.step ?? '';
      const known = facts.get(id);
      if (!known || this.steps.get(id)?.root === root) continue;
      const act = (action: Extract<FromLesson, { kind: 'step' }>['action']): void =>
        this.send({ kind: 'step', action, step: id });
      const look = (view: string): void => this.send({ kind: 'look', view });
      this.steps.set(id, createStep(root, { facts: known, trusted, act, look }));
    }
  }

  private followLink(event: Event): void {
    const link = event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-path]') : null;
    if (!link) return;
    event.preventDefault();
    const path = link.dataset.path ?? '';
    if (!this.toHeading(path)) this.send({ kind: 'openPath', path });
  }

  /** Goes to the heading that `#anchor` means. Returns whether the lesson has it. */
  private toHeading(path: string): boolean {
    if (!path.startsWith('#')) return false;
    const anchor = decoded(path.slice(1));
    const heading = [...this.body.querySelectorAll<HTMLElement>('h2, h3, h4, h5, h6')].find(
      ({ textContent }) => anchorOf(textContent) === anchor,
    );
    if (!heading) return false;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView();
    return true;
  }

  /** Ctrl+Enter runs the step that has the keyboard, as it does in the tree. */
  private runByKey(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    const root = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-step]') : null;
    if (root?.dataset.step === undefined) return;
    event.preventDefault();
    this.send({ kind: 'step', action: 'run', step: root.dataset.step });
  }
}

/** Whether every step has the buttons that it needs. */
function sameFacts(before: LessonContent | undefined, now: LessonContent): boolean {
  if (before?.trusted !== now.trusted) return false;
  const known = new Map(before.steps.map((step) => [step.id, JSON.stringify(step)]));
  return now.steps.every((step) => (known.get(step.id) ?? JSON.stringify(step)) === JSON.stringify(step));
}
