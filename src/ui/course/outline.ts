import type { Course, Lesson, LessonId, Section } from '../../core/course/model';
import { keepsLesson, NO_FILTER, stepsLeft, type Filter } from './filter';
import {
  findLesson,
  type CourseView,
  type LastRun,
  type LessonRef,
  type PartView,
  type StepRef,
} from './model';

/** One row of the tree: only names of things, so that it outlives every edit of the notes. */
export type Node =
  | { readonly kind: 'course'; readonly id: string; readonly course: string }
  | { readonly kind: 'part'; readonly id: string; readonly course: string; readonly part: string }
  | { readonly kind: 'problem'; readonly id: string; readonly course: string; readonly part: string | null }
  | {
      readonly kind: 'section';
      readonly id: string;
      readonly course: string;
      readonly part: string;
      readonly section: string;
    }
  | LevelNode
  | ({ readonly kind: 'lesson'; readonly id: string } & LessonRef)
  | ({ readonly kind: 'step'; readonly id: string; readonly lesson: LessonId } & StepRef);

/** Neighbouring lessons of one level. */
interface LevelNode {
  readonly kind: 'level';
  readonly id: string;
  readonly course: string;
  readonly part: string;
  readonly section: string | null;
  readonly level: string;
  readonly lessons: readonly LessonId[];
}

/**
 * The tree as data: which rows stand under which. Rows keep their identity for as long as they exist, as the editor's tree
 * wants it, and children are worked out only where they are asked for.
 */
export class Outline {
  private readonly nodes = new Map<string, Node>();
  private readonly parents = new Map<string, Node | null>();
  private filter: Filter = NO_FILTER;

  constructor(
    private readonly courses: () => readonly CourseView[],
    private readonly last: LastRun,
  ) {}

  get currentFilter(): Filter {
    return this.filter;
  }

  /** Sets what is left out. Rows of a filtered tree are other rows: they are open from the start. */
  setFilter(filter: Filter): void {
    this.filter = filter;
    this.nodes.clear();
    this.parents.clear();
  }

  get filtered(): boolean {
    return this.filter.text !== '';
  }

  course(id: string): CourseView | undefined {
    return this.courses().find((course) => course.id === id);
  }

  part(course: string, uri: string): PartView | undefined {
    return this.course(course)?.parts.find((part) => part.uri === uri);
  }

  lesson(ref: LessonRef): Lesson | undefined {
    return findLesson(this.part(ref.course, ref.part)?.notes ?? null, ref.lesson);
  }

  /** The lessons below a row that stands for several, hidden ones included. */
  lessonsBelow(node: Node): readonly Lesson[] {
    if (node.kind === 'course') {
      return this.course(node.course)?.parts.flatMap((part) => part.notes?.lessons ?? []) ?? [];
    }
    if (node.kind === 'problem' || node.kind === 'step' || node.part === null) return [];
    const notes = this.part(node.course, node.part)?.notes ?? null;
    if (notes === null) return [];
    if (node.kind === 'part') return notes.lessons;
    const ids =
      node.kind === 'lesson'
        ? [node.lesson]
        : node.kind === 'level'
          ? node.lessons
          : (notes.sections.find((section) => section.id === node.section)?.lessons ?? []);
    return ids.flatMap((id) => findLesson(notes, id) ?? []);
  }

  /** The row above; it may have to be worked out from the top when the tree never showed it. */
  parent(node: Node): Node | null {
    return this.parents.get(node.id) ?? null;
  }

  /** The row of a lesson or a step, made known together with the rows above it; `null` when the filter hides it. */
  find(ref: LessonRef & { readonly step?: string }): Node | null {
    const walk = (nodes: readonly Node[]): Node | null => {
      for (const node of nodes) {
        if (node.course !== ref.course) continue;
        if ('part' in node && node.part !== ref.part) continue;
        if (node.kind === 'step') {
          if (node.step === ref.step) return node;
          continue;
        }
        if (node.kind === 'lesson') {
          if (node.lesson !== ref.lesson) continue;
          return ref.step === undefined ? node : walk(this.children(node));
        }
        const below = walk(this.children(node));
        if (below) return below;
      }
      return null;
    };
    return walk(this.children(null));
  }

  /** The known rows that show something of a step: itself and everything above it. */
  known(course: string, part: string, lesson: LessonId, step: string | null): Node[] {
    const id = step === null ? lessonRow(course, part, lesson) : stepRow(course, part, step);
    const rows: Node[] = [];
    let row: Node | null | undefined =
      this.nodes.get(this.rowId(id)) ?? this.nodes.get(this.rowId(lessonRow(course, part, lesson)));
    while (row) {
      rows.push(row);
      row = this.parents.get(row.id);
    }
    return rows;
  }

  /** The rows below one, or the top rows for `null`. */
  children(node: Node | null): Node[] {
    if (node === null) return this.top();
    switch (node.kind) {
      case 'course':
        return this.ofCourse(node.course, node);
      case 'part': {
        const part = this.part(node.course, node.part);
        return part?.notes ? this.ofNotes(node.course, part, part.notes, node) : [];
      }
      case 'section': {
        const part = this.part(node.course, node.part);
        const lessons = this.kept(node.course, part, this.lessonsBelow(node));
        return this.byLevel(node.course, node.part, node.section, lessons, node);
      }
      case 'level': {
        const part = this.part(node.course, node.part);
        return this.kept(node.course, part, this.lessonsBelow(node)).map((lesson) =>
          this.lessonNode(node.course, node.part, lesson, node),
        );
      }
      case 'lesson': {
        const part = this.part(node.course, node.part);
        const lesson = this.lesson(node);
        if (!part || !lesson) return [];
        return stepsLeft(node.course, part, lesson, this.filter, this.last).map((step) =>
          this.keep(
            {
              kind: 'step',
              id: stepRow(node.course, node.part, step.id),
              course: node.course,
              part: node.part,
              lesson: lesson.id,
              step: step.id,
            },
            node,
          ),
        );
      }
      case 'problem':
      case 'step':
        return [];
    }
  }

  private top(): Node[] {
    const courses = this.courses();
    const [only] = courses;
    if (courses.length === 1 && only) return this.ofCourse(only.id, null);
    return courses
      .filter((course) => !this.filtered || this.ofCourse(course.id, null).length > 0)
      .map((course) => this.keep({ kind: 'course', id: `course ${course.id}`, course: course.id }, null));
  }

  private ofCourse(id: string, parent: Node | null): Node[] {
    const course = this.course(id);
    if (!course) return [];
    if (course.problem !== null) {
      return [this.keep({ kind: 'problem', id: `problem ${id}`, course: id, part: null }, parent)];
    }
    return course.parts.flatMap((part) => this.ofPart(course, part, parent));
  }

  /** A file is a row of its own only where it says more than the rows below it would. */
  private ofPart(course: CourseView, part: PartView, parent: Node | null): Node[] {
    if (part.notes === null) {
      if (part.problem === null) return [];
      return [
        this.keep(
          { kind: 'problem', id: `problem ${course.id} ${part.uri}`, course: course.id, part: part.uri },
          parent,
        ),
      ];
    }
    const alone = course.parts.length === 1;
    if (alone || part.notes.sections.length === 1) return this.ofNotes(course.id, part, part.notes, parent);
    if (this.kept(course.id, part, part.notes.lessons).length === 0) return [];
    return [
      this.keep(
        { kind: 'part', id: `part ${course.id} ${part.uri}`, course: course.id, part: part.uri },
        parent,
      ),
    ];
  }

  private ofNotes(course: string, part: PartView, notes: Course, parent: Node | null): Node[] {
    const rows: Node[] = [];
    let loose: Lesson[] = [];
    const place = (): void => {
      rows.push(...this.byLevel(course, part.uri, null, this.kept(course, part, loose), parent));
      loose = [];
    };
    // A section that is all of the notes would only say their title again below the course that has it.
    const [first] = notes.sections;
    const isSaid = parent?.kind === 'course' && first?.title === this.course(course)?.title;
    const whole = isSaid && notes.sections.length === 1 ? first : undefined;
    for (const item of inOrder(notes)) {
      if ('steps' in item) {
        loose.push(item);
        continue;
      }
      if (item === whole) {
        loose.push(...item.lessons.flatMap((id) => findLesson(notes, id) ?? []));
        continue;
      }
      place();
      const id = `section ${course} ${part.uri} ${item.id}`;
      const node: Node = { kind: 'section', id, course, part: part.uri, section: item.id };
      if (this.kept(course, part, this.lessonsBelow(node)).length > 0) rows.push(this.keep(node, parent));
    }
    place();
    return rows;
  }

  private kept(course: string, part: PartView | undefined, lessons: readonly Lesson[]): Lesson[] {
    return part ? lessons.filter((lesson) => keepsLesson(course, part, lesson, this.filter, this.last)) : [];
  }

  private byLevel(
    course: string,
    part: string,
    section: string | null,
    lessons: readonly Lesson[],
    parent: Node | null,
  ): Node[] {
    const rows: Node[] = [];
    const seen = new Map<string, number>();
    for (let index = 0; index < lessons.length;) {
      const level = lessons[index]?.level ?? null;
      const run = lessons.slice(index).findIndex((lesson) => lesson.level !== level);
      const end = run < 0 ? lessons.length : index + run;
      const group = lessons.slice(index, end);
      index = end;
      if (level === null) {
        rows.push(...group.map((lesson) => this.lessonNode(course, part, lesson, parent)));
        continue;
      }
      const number = (seen.get(level) ?? 0) + 1;
      seen.set(level, number);
      // Groups of lessons in no section stand apart from each other by their first lesson.
      const first = section ?? group[0]?.id ?? '';
      const id = `level ${course} ${part} ${first} ${level} ${number}`;
      rows.push(
        this.keep(
          { kind: 'level', id, course, part, section, level, lessons: group.map((lesson) => lesson.id) },
          parent,
        ),
      );
    }
    return rows;
  }

  private lessonNode(course: string, part: string, lesson: Lesson, parent: Node | null): Node {
    return this.keep(
      { kind: 'lesson', id: lessonRow(course, part, lesson.id), course, part, lesson: lesson.id },
      parent,
    );
  }

  private rowId(id: string): string {
    return this.filtered ? `${id} filtered` : id;
  }

  /** The row known under that id, or this one from now on. */
  private keep(node: Node, parent: Node | null): Node {
    const id = this.rowId(node.id);
    const known = this.nodes.get(id);
    // A level's row lists its lessons, so it is a new row when they change.
    const same = known !== undefined && (node.kind !== 'level' || sameLessons(known, node));
    const kept = same ? known : { ...node, id };
    if (!same) this.nodes.set(id, kept);
    this.parents.set(id, parent);
    return kept;
  }
}

/** Sections and the lessons that are in none, as the notes have them. */
function inOrder({ sections, lessons }: Course): (Section | Lesson)[] {
  const loose = lessons.filter((lesson) => lesson.section === null);
  return [...sections, ...loose].sort((a, b) => a.range.from - b.range.from);
}

const lessonRow = (course: string, part: string, lesson: string): string =>
  `lesson ${course} ${part} ${lesson}`;
const stepRow = (course: string, part: string, step: string): string => `step ${course} ${part} ${step}`;

const sameLessons = (known: Node, level: LevelNode): boolean =>
  known.kind === 'level' && known.lessons.join('\n') === level.lessons.join('\n');
