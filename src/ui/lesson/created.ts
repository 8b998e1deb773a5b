import type { Disposable, Event } from '../../core/runs/events';
import type { CreatedThing } from './protocol';

/** What lessons have made, with what is known of it. */
export interface Creations {
  /** What a lesson made, the newest first. */
  of(course: string, lesson: string): readonly CreatedThing[];
  readonly onDidChange: Event<undefined>;
  /** Keeps it true until what is returned is disposed: somebody looks. */
  follow(): Disposable;
}

export interface CreatedDeps {
  /** Loads what knows; called for a lesson that has made something. */
  readonly load: () => Promise<Creations>;
  readonly post: (things: readonly CreatedThing[]) => void;
}

/** What one page shows of what its lesson has made: asked for only while the page is in sight. */
export class CreatedOnPage implements Disposable {
  private creations: Creations | undefined;
  private loading: Promise<void> | undefined;
  private changes: Disposable | undefined;
  private looking: Disposable | undefined;
  private lesson: { readonly course: string; readonly lesson: string } | undefined;
  private sent = '';
  private visible = false;

  constructor(private readonly deps: CreatedDeps) {}

  /** The page shows a lesson. @param made whether it has made anything */
  show(course: string, lesson: string, made: boolean): void {
    this.lesson = { course, lesson };
    if (made) this.loading ??= this.load();
    this.post();
  }

  /** The page has begun anew, and shows nothing yet. */
  forget(): void {
    this.sent = '';
  }

  setVisible(visible: boolean): void {
    this.visible = visible;
    this.follow();
  }

  dispose(): void {
    this.setVisible(false);
    this.changes?.dispose();
    this.lesson = undefined;
  }

  private async load(): Promise<void> {
    const creations = await this.deps.load();
    if (!this.lesson) return;
    this.creations = creations;
    this.changes = creations.onDidChange(() => this.post());
    this.follow();
    this.post();
  }

  private follow(): void {
    if (this.visible && this.creations) this.looking ??= this.creations.follow();
    if (this.visible) return;
    this.looking?.dispose();
    this.looking = undefined;
  }

  private post(): void {
    const { creations, lesson } = this;
    if (!lesson) return;
    const things = creations?.of(lesson.course, lesson.lesson) ?? [];
    const text = JSON.stringify([lesson, things]);
    if (text === this.sent) return;
    this.sent = text;
    this.deps.post(things);
  }
}
