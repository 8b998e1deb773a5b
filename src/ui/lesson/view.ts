import * as vscode from 'vscode';
import { isAnchorOf } from '../../core/course/address';
import { LEDGER, readLedger } from '../../core/ledger/store';
import type { StepId } from '../../core/course/model';
import type { Hint } from '../../core/lint/hint';
import type { Run } from '../../core/runs/model';
import type { Courses } from '../course/courses';
import { fileBeside, foldersOf } from '../course/links';
import { commandsOf, findLesson, runKey, type LessonRef, type StepRef } from '../course/model';
import type { Runs } from '../course/runs';
import type { Standing } from '../course/progress';
import type { Advice } from '../notes/advice';
import type { Limits } from '../target/limits';
import type { EditorPage } from '../webview/page';
import { CreatedOnPage, type Creations } from './created';
import { contentOf, neighbours, progressOf, refOf, standingsOf, titleOf, type LessonPlace } from './content';
import type { FromLesson, StepAction, StepStanding, ToLesson } from './protocol';
import type * as renderer from './render';

export type LessonPage = EditorPage<ToLesson, FromLesson>;

export interface LessonDeps {
  readonly courses: Courses;
  readonly runs: Runs;
  readonly limits: Limits;
  /** A lesson of a course is shown. */
  readonly onCourse: (courseId: string) => void;
  /** Where the learner stands in a course. */
  readonly standing: (course: string) => Standing | undefined;
  /** The renderer is heavy, and loaded when the first lesson is opened. */
  readonly loadRenderer: () => Promise<Pick<typeof renderer, 'renderLesson'>>;
  readonly advice: Advice;
  /** Knows what lessons have made; loaded for the first that has made something. */
  readonly loadCreations: () => Promise<Creations>;
}

/** What the buttons of a step call. */
const COMMANDS: Readonly<Record<StepAction, string>> = {
  run: 'practice.runStep',
  cancel: 'practice.cancelRun',
  fillAndCopy: 'practice.fillAndCopy',
  copy: 'practice.copyStep',
  createFile: 'practice.createFile',
  history: 'practice.showHistory',
  markDone: 'practice.markDone',
  openInNotes: 'practice.openInNotes',
  useModern: 'practice.useModern',
  copyModern: 'practice.useModern',
  askModern: 'practice.useModern',
};

/** A modern form is run, or becomes the file that it is. */
function howOf(action: StepAction, place: LessonPlace | null, id: StepId): { readonly how?: string } {
  if (action === 'copyModern') return { how: 'copy' };
  if (action !== 'useModern') return {};
  const step = place?.lesson.steps.find((each) => each.id === id);
  return { how: step?.kind === 'file' ? 'create' : 'run' };
}

/** Edits come in bursts; the page follows when the hands rest. In ms. */
const EDIT_PAUSE = 120;
/** Changes of runs come in bursts too. In ms. */
const RUN_PAUSE = 30;

/** One lesson on its page, kept in step with notes and runs. */
export class LessonView implements vscode.Disposable {
  private place: LessonPlace | null = null;
  private isReady = false;
  private revealing: string | null = null;
  private readonly subscriptions: vscode.Disposable[];
  private editTimer: NodeJS.Timeout | undefined;
  private runTimer: NodeJS.Timeout | undefined;
  /** What runs printed, as far as it was read. */
  private readonly outputs = new Map<string, string>();
  /** How the commands stand on the page. */
  private sent = new Map<string, string>();
  private made = 0;
  private rendered:
    { readonly from: readonly unknown[]; readonly lesson: renderer.RenderedLesson } | undefined;
  private readonly created: CreatedOnPage;
  /** The lessons, by key, whose pictures may come from elsewhere. */
  private readonly remotePictures = new Set<string>();
  /** Number of the last `show`: one that was overtaken while it waited is dropped. */
  private turn = 0;

  constructor(
    private readonly page: LessonPage,
    private ref: LessonRef,
    private readonly deps: LessonDeps,
  ) {
    const { courses, runs } = deps;
    this.created = new CreatedOnPage({
      load: deps.loadCreations,
      post: (things) => page.post({ kind: 'created', things }),
    });
    this.created.setVisible(page.visible);
    page.onVisible((visible) => this.created.setVisible(visible));
    const runChanges = runs.onDidChange((course) => this.ran(course));
    this.subscriptions = [
      courses.onDidChange((change) => {
        if (change === 'all' || (change.course === this.ref.course && change.part === this.ref.part))
          this.edited();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => void this.show()),
      deps.limits.onDidChange(() => this.edited()),
      new vscode.Disposable(() => runChanges.dispose()),
    ];
    page.onMessage((message) => void this.receive(message));
  }

  /** Shows a lesson, or brings one of its steps into view. */
  async open(ref: LessonRef, step: string | null): Promise<void> {
    this.deps.onCourse(ref.course);
    this.ref = ref;
    this.place = null;
    this.revealing = step;
    await this.show();
  }

  dispose(): void {
    clearTimeout(this.editTimer);
    clearTimeout(this.runTimer);
    this.created.dispose();
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private async receive(message: FromLesson): Promise<void> {
    switch (message.kind) {
      case 'ready':
        this.isReady = true;
        this.created.forget();
        return this.show();
      case 'step': {
        const ref: StepRef = { course: this.ref.course, part: this.ref.part, step: message.step };
        await vscode.commands.executeCommand(COMMANDS[message.action], {
          ...ref,
          ...howOf(message.action, this.place, message.step),
        });
        return;
      }
      case 'go': {
        const to = this.place && neighbours(this.place)[message.to];
        if (to) await this.open(refOf(to), null);
        return;
      }
      case 'look':
        await vscode.commands.executeCommand(`practice.${message.view}.focus`);
        return;
      case 'lesson':
        return this.forLesson(message.action);
      case 'openPath':
        return this.follow(message.path);
      case 'loadPictures':
        this.remotePictures.add(this.key);
        return this.show();
    }
  }

  private async forLesson(action: Extract<FromLesson, { kind: 'lesson' }>['action']): Promise<void> {
    const commands = {
      openInNotes: 'practice.openInNotes',
      openLink: 'practice.openLessonLink',
      runLesson: 'practice.runLesson',
      trust: 'workbench.trust.manage',
      cleanUp: 'practice.cleanUp',
      showCreated: 'practice.created.focus',
    };
    await vscode.commands.executeCommand(commands[action], ...(action === 'showCreated' ? [] : [this.ref]));
  }

  private get key(): string {
    return JSON.stringify([this.ref.course, this.ref.part, this.ref.lesson]);
  }

  private get notes(): vscode.Uri {
    return vscode.Uri.parse(this.ref.part);
  }

  /** Follows a link without a scheme: to a lesson of the same notes, or to a file. */
  private async follow(path: string): Promise<void> {
    if (!path.startsWith('#')) {
      await vscode.commands.executeCommand('vscode.open', fileBeside(this.notes, path));
      return;
    }
    const lesson = this.place?.part.notes?.lessons.find(
      ({ title }) => title !== null && isAnchorOf(path, title),
    );
    if (lesson) await this.open({ ...this.ref, lesson: lesson.id }, null);
    else await this.forLesson('openInNotes');
  }

  private edited(): void {
    clearTimeout(this.editTimer);
    this.editTimer = setTimeout(() => void this.show(), EDIT_PAUSE);
  }

  private ran(course: string): void {
    if ((course !== this.ref.course && course !== LEDGER) || !this.isReady) return;
    this.runTimer ??= setTimeout(() => {
      this.runTimer = undefined;
      void this.showStandings();
    }, RUN_PAUSE);
  }

  /** Finds the lesson as the notes stand now. One whose title was edited is the one in its place. */
  private find(): LessonPlace | null {
    const course = this.deps.courses.views.find(({ id }) => id === this.ref.course);
    const part = course?.parts.find(({ uri }) => uri === this.ref.part);
    if (!course || !part?.notes) return null;
    const before = this.place?.part.notes?.lessons.findIndex(({ id }) => id === this.ref.lesson) ?? -1;
    const renamed = before < 0 ? undefined : part.notes.lessons[before];
    const lesson = findLesson(part.notes, this.ref.lesson) ?? renamed;
    return lesson ? { course, part, lesson } : null;
  }

  private async show(): Promise<void> {
    const turn = ++this.turn;
    const { courses, runs, loadRenderer, standing } = this.deps;
    await Promise.all([courses.ready(), runs.ready()]);
    if (turn !== this.turn) return;
    const place = this.find();
    if (!place) {
      this.page.post({ kind: 'gone', message: 'This lesson is not in its notes any more.' });
      return;
    }
    this.place = place;
    this.ref = refOf(place);
    this.page.title = titleOf(place.lesson, place.part);
    const remote = this.remotePictures.has(this.key);
    const { folder, root } = foldersOf(this.notes);
    this.page.setPictures({ folders: [root, folder], remote });
    // The page loads while what it will show is made.
    const { renderLesson } = await loadRenderer();
    const rendered = this.render(renderLesson, place, remote);
    const [limits, hints] = await Promise.all([this.limitsOf(place), this.hints(place)]);
    if (turn !== this.turn || !this.isReady) return;
    const last = runs.latest.bind(runs);
    const next = standing(place.course.id)?.next ?? null;
    const standings = standingsOf(place, last, next, (run) => this.outputs.get(run.id));
    this.sent = new Map(standings.map((each) => [each.id, JSON.stringify(each)]));
    const content = contentOf(place, rendered, vscode.workspace.isTrusted, limits, hints);
    this.page.post({
      kind: 'show',
      content,
      standings,
      progress: progressOf(place, last, this.madeIn(place)),
    });
    this.showCreated(place);
    if (this.revealing !== null) this.page.post({ kind: 'reveal', step: this.revealing });
    this.revealing = null;
    await this.readOutputs(place);
  }

  /** The HTML of a lesson; what was made last is kept as long as nothing of it has changed. */
  private render(
    renderLesson: typeof renderer.renderLesson,
    { part, lesson }: LessonPlace,
    remotePictures: boolean,
  ): renderer.RenderedLesson {
    const from = [part.uri, part.text, lesson, remotePictures];
    const known = this.rendered;
    if (known && from.every((each, index) => each === known.from[index])) return known.lesson;
    const pictureUrl = (path: string): string => this.page.addressOf(fileBeside(this.notes, path));
    const made = renderLesson(part.text, lesson, { pictureUrl, remotePictures });
    this.rendered = { from, lesson: made };
    return made;
  }

  /** What the target cannot do of the lesson's commands, by their ids. */
  private async limitsOf({ course, lesson }: LessonPlace): Promise<ReadonlyMap<string, readonly string[]>> {
    const { limits } = this.deps;
    const all = commandsOf(lesson).map(async (step) => [step.id, await limits.of(course.id, step)] as const);
    return new Map(await Promise.all(all));
  }

  /** What is said of the steps of a lesson. */
  private async hints({ part, lesson }: LessonPlace): Promise<ReadonlyMap<StepId, Hint>> {
    const hintOf = await this.deps.advice.hints(part);
    const hints = lesson.steps.map((step) => [step.id, hintOf(step)] as const);
    return new Map(hints.filter((entry): entry is readonly [StepId, Hint] => entry[1] !== null));
  }

  /** Tells the page of the commands that stand otherwise than it shows. */
  private async showStandings(): Promise<void> {
    const { place } = this;
    if (!place) return;
    this.postStandings(place);
    this.showCreated(place);
    await this.readOutputs(place);
  }

  private showCreated(place: LessonPlace): void {
    this.created.show(place.course.id, place.lesson.id, this.madeIn(place) > 0);
  }

  private postStandings(place: LessonPlace): void {
    const { runs, standing } = this.deps;
    const last = runs.latest.bind(runs);
    const next = standing(place.course.id)?.next ?? null;
    const changed: StepStanding[] = [];
    for (const each of standingsOf(place, last, next, (run) => this.outputs.get(run.id))) {
      const text = JSON.stringify(each);
      if (this.sent.get(each.id) === text) continue;
      this.sent.set(each.id, text);
      changed.push(each);
    }
    const progress = progressOf(place, last, this.madeIn(place));
    if (changed.length === 0 && progress.made === this.made) return;
    this.made = progress.made;
    this.page.post({ kind: 'standings', standings: changed, progress });
  }

  /** How many things that the lesson made are on record. */
  private madeIn({ course, lesson }: LessonPlace): number {
    return readLedger(this.deps.runs).filter(
      ({ kind, courseId, lessonId, type }) =>
        kind === 'made' && courseId === course.id && lessonId === lesson.id && type !== 's3.object',
    ).length;
  }

  /** Reads what the last runs printed, and shows it. */
  private async readOutputs(place: LessonPlace): Promise<void> {
    const { runs } = this.deps;
    const unread = commandsOf(place.lesson)
      .map(({ id }): Run | undefined => runs.latest(place.course.id, runKey(place.part, id)))
      .filter((run) => run !== undefined)
      .filter(({ id, endedAt }) => endedAt !== null && !this.outputs.has(id));
    if (unread.length === 0) return;
    await Promise.all(unread.map(async ({ id }) => this.outputs.set(id, (await runs.output(id)) ?? '')));
    if (this.place === place) this.postStandings(place);
  }
}
