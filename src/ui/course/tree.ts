import * as vscode from 'vscode';
import type { Run } from '../../core/runs/model';
import { count, hoursAndMinutes } from '../words';
import type { Courses, CoursesChange } from './courses';
import type { Filter } from './filter';
import { itemOf, tooltipOf, type ItemDeps } from './items';
import { begunLessons, findStep, type Begun, type LastRun, type LessonRef, type StepRef } from './model';
import { Outline, type Node } from './outline';
import { standingOf, type Standing } from './progress';
import type { Limits } from '../target/limits';
import type { Runs } from './runs';

/** Edits come in bursts; the tree follows when the hands rest, in ms. */
const EDIT_PAUSE = 150;
/** More changed steps than this at once are a reset: then all rows are made anew. */
const MANY = 100;
const VIEW_ID = 'practice.course';

/** The course tree: hands out the rows of the outline and tells the editor which of them changed. */
export class CourseTree implements vscode.TreeDataProvider<Node>, vscode.Disposable {
  readonly outline: Outline;
  private readonly view: vscode.TreeView<Node>;
  private readonly changed = new vscode.EventEmitter<Node[] | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly subscriptions: vscode.Disposable[];
  private readonly standings = new Map<string, Standing>();
  private readonly begun = new Map<string, Begun>();
  private readonly deps: ItemDeps;
  /** The last runs as the rows show them. */
  private readonly seen = new Map<string, ReadonlyMap<string, Run>>();
  /** Rows that the learner opened or closed, by id: they come back so when a filter has gone. */
  private readonly opened = new Map<string, boolean>();
  private shapes = new Map<string, string>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly courses: Courses,
    private readonly runs: Runs,
    private readonly limits: Limits,
  ) {
    const last: LastRun = (course, key) => runs.latest(course, key);
    this.outline = new Outline(() => courses.views, last);
    this.deps = {
      outline: this.outline,
      last,
      standing: (course) => this.standing(course),
      begun: (course) => this.begunIn(course),
    };
    this.view = vscode.window.createTreeView(VIEW_ID, { treeDataProvider: this, showCollapseAll: true });
    const runChanges = runs.onDidChange((course) => this.ran(course));
    this.subscriptions = [
      this.view,
      this.changed,
      this.view.onDidExpandElement(({ element }) => this.opened.set(element.id, true)),
      this.view.onDidCollapseElement(({ element }) => this.opened.set(element.id, false)),
      courses.onDidChange((change) => this.edited(change)),
      new vscode.Disposable(() => runChanges.dispose()),
    ];
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node?.kind === 'course') await this.courses.read(node.course);
    if (node) return this.outline.children(node);
    // Where there are several, their names show before any is read.
    const showsNames = this.courses.list().length > 1 && !this.outline.filtered;
    await Promise.all([this.runs.ready(), ...(showsNames ? [] : [this.courses.ready()])]);
    this.standings.clear();
    this.begun.clear();
    this.seen.clear();
    for (const { id } of this.courses.views) this.seen.set(id, new Map(this.runs.runs(id)));
    if (this.courses.isRead) this.headline();
    return this.outline.children(null);
  }

  getTreeItem(node: Node): vscode.TreeItem {
    const item = itemOf(node, this.deps);
    const opened = this.opened.get(node.id);
    const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState;
    if (opened !== undefined && item.collapsibleState !== None)
      item.collapsibleState = opened ? Expanded : Collapsed;
    return item;
  }

  async resolveTreeItem(item: vscode.TreeItem, node: Node): Promise<vscode.TreeItem> {
    const tooltip = await tooltipOf(node, this.deps, this.limits);
    if (tooltip !== undefined) item.tooltip = tooltip;
    return item;
  }

  getParent(node: Node): Node | null {
    return this.outline.parent(node);
  }

  /** The row that is chosen in the tree. */
  get selected(): Node | undefined {
    return this.view.selection[0];
  }

  get filter(): Filter {
    return this.outline.currentFilter;
  }

  /** Shows the tree without what the filter leaves out. */
  setFilter(filter: Filter): void {
    this.outline.setFilter(filter);
    this.changed.fire(undefined);
    this.headline();
  }

  /** Where the learner stands in a course; worked out once until something changes. */
  standing(id: string): Standing | undefined {
    const known = this.standings.get(id);
    if (known) return known;
    const course = this.outline.course(id);
    if (!course) return undefined;
    const standing = standingOf(course, this.deps.last, this.begunIn(id));
    this.standings.set(id, standing);
    return standing;
  }

  /** The lessons of a course that have runs; worked out once until something changes. */
  private begunIn(id: string): Begun {
    const begun = this.begun.get(id) ?? begunLessons(this.runs.runs(id).keys());
    this.begun.set(id, begun);
    return begun;
  }

  /** Where the learner stands in the course last worked on. */
  current(): Standing | undefined {
    return this.courses.views
      .map((course) => this.standing(course.id))
      .filter((standing) => standing !== undefined)
      .reduce<Standing | undefined>(
        (best, standing) => (best && best.latest >= standing.latest ? best : standing),
        undefined,
      );
  }

  /** Brings the row of a lesson or step into view. */
  async reveal(ref: LessonRef | (StepRef & { readonly lesson: string }), focus = false): Promise<void> {
    const node = this.outline.find(ref);
    if (node) await this.view.reveal(node, { select: true, focus, expand: node.kind === 'lesson' });
  }

  dispose(): void {
    clearTimeout(this.timer);
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  /** Runs change their steps, what stands above them, and which row is next. */
  private ran(course: string): void {
    const seen = this.seen.get(course) ?? new Map<string, Run>();
    const runs = new Map(this.runs.runs(course));
    this.seen.set(course, runs);
    const keys = [...new Set([...seen.keys(), ...runs.keys()])].filter(
      (key) => seen.get(key) !== runs.get(key),
    );
    if (keys.length === 0) return;
    const before = this.standing(course);
    this.standings.delete(course);
    this.begun.delete(course);
    const after = this.standing(course);
    const rows = new Set<Node>(keys.length > MANY ? [] : keys.flatMap((key) => this.rowsOf(course, key)));
    for (const standing of keys.length > MANY ? [] : [before, after]) {
      for (const row of this.rowsOfNext(course, standing)) rows.add(row);
    }
    // A step that is done leaves a tree that hides what is done.
    this.changed.fire(rows.size === 0 || this.filter.hideDone ? undefined : [...rows]);
    this.headline();
  }

  private rowsOf(course: string, key: string): Node[] {
    for (const part of this.outline.course(course)?.parts ?? []) {
      if (!key.startsWith(part.prefix)) continue;
      const id = key.slice(part.prefix.length);
      const found = findStep(part.notes, id);
      if (found) return this.outline.known(course, part.uri, found.lesson.id, id);
      if (part.notes?.lessons.some((lesson) => lesson.id === id))
        return this.outline.known(course, part.uri, id, null);
    }
    return [];
  }

  private rowsOfNext(course: string, standing: Standing | undefined): Node[] {
    const { next, lesson } = standing ?? {};
    return next && lesson ? this.outline.known(course, lesson.part, lesson.lesson, next.step) : [];
  }

  private edited(change: CoursesChange): void {
    this.standings.clear();
    this.begun.clear();
    if (change === 'all') {
      this.shapes.clear();
      this.changed.fire(undefined);
      return;
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.afterEdit(change.course, change.part), EDIT_PAUSE);
  }

  /** Most edits move text and change no row. */
  private afterEdit(course: string, uri: string): void {
    const part = this.outline.part(course, uri);
    const shape = JSON.stringify([
      part?.problem,
      part?.notes?.sections.map(({ id, title }) => [id, title]),
      part?.notes?.lessons.map(({ id, title, minutes, level, section, steps }) => [
        [id, title, minutes, level, section],
        steps.map((step) => [step.id, step.title]),
      ]),
    ]);
    if (this.shapes.get(uri) === shape) return;
    this.shapes.set(uri, shape);
    this.changed.fire(undefined);
  }

  /** What stands above the rows: where the learner is, what is next, and what is left. */
  private headline(): void {
    const standing = this.current();
    const lesson = standing?.lesson;
    const left = standing && standing.minutesLeft > 0 ? `${hoursAndMinutes(standing.minutesLeft)} left` : '';
    this.view.description = left;
    this.view.badge = lesson?.begun
      ? { value: lesson.left, tooltip: `${count(lesson.left, 'command')} left in ${lesson.title}` }
      : undefined;
    const next = lesson ? `Up next: ${lesson.title}` : '';
    this.view.message = this.filter.text === '' ? next : this.filterMessage();
  }

  /** Nothing when nothing was found: then the view's welcome says so and offers to clear the filter. */
  private filterMessage(): string {
    const steps = this.stepsShown();
    return this.outline.children(null).length === 0
      ? ''
      : `Filter: ${this.filter.text} — ${count(steps, 'step')}`;
  }

  private stepsShown(node: Node | null = null): number {
    return this.outline
      .children(node)
      .reduce((sum, child) => sum + (child.kind === 'step' ? 1 : this.stepsShown(child)), 0);
  }
}
