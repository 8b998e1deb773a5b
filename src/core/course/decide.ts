import { lessonDepthByShape, type Evidence, evidenceOf, isReport } from './evidence';
import type { HeadingNode, HeadingTree } from './headings';
import type { Decision, Entry, Landmark } from './plan';
import { isAside, isNamedPart } from './wording';

/**
 * Decides which landmarks are lessons, by evidence from all of the notes: where minutes and links stand, how many there
 * are, what lies under what. A heading with minutes is a lesson; a heading without any is one when headings like it are.
 */
export function decideLessons(
  tree: HeadingTree,
  landmarks: readonly Landmark[],
  entries: readonly Entry[],
): Decision {
  return new Judge(tree, evidenceOf(tree, landmarks, entries)).decide();
}

class Judge {
  private readonly sections = new Set<Landmark>();
  private readonly lessons = new Set<Landmark>();
  private readonly groups = new Set<Landmark>();
  /** The depth of headings that are lessons, 0 when lessons are lines. */
  private readonly depth: number;

  constructor(
    private readonly tree: HeadingTree,
    private readonly evidence: Evidence,
  ) {
    this.depth =
      evidence.headingDepth > 0 || evidence.linesCarry
        ? evidence.headingDepth
        : lessonDepthByShape(tree.root, evidence);
  }

  decide(): Decision {
    const { root, title } = this.tree;
    const { sections, lessons, groups } = this;
    this.children(root, true);
    // Notes about one thing: their title is the title of their only lesson.
    const isOne = sections.size === 0 || isReport(root);
    if (lessons.size === 0 && title?.landmark && (isOne || this.evident(title))) {
      sections.clear();
      groups.clear();
      lessons.add(title.landmark);
    }
    // A title right above levels names what they are levels of.
    if (sections.size === 0 && title?.landmark && !lessons.has(title.landmark) && this.evidence.levels)
      sections.add(title.landmark);
    return { sections, lessons, groups };
  }

  private children(node: HeadingNode, top: boolean): void {
    this.lines(node);
    const anyEvident = node.children.some((child) => this.evident(child));
    for (const child of node.children) this.visit(child, top, anyEvident, node);
  }

  private visit(node: HeadingNode, top: boolean, siblingEvident: boolean, parent: HeadingNode): void {
    if (node.isLevel) {
      if (node.landmark) this.groups.add(node.landmark);
      this.children(node, top);
      return;
    }
    if (this.isLesson(node, siblingEvident, parent)) {
      if (node.landmark) this.lessons.add(node.landmark);
      return;
    }
    const isText = !top && (this.depth === 0 || node.depth >= this.depth) && this.evidence.below(node) === 0;
    if (isText && !isAside(node.role)) return;
    if (node.landmark) {
      if (top && node.role !== 'contents' && !this.isLoosePart(node)) this.sections.add(node.landmark);
      else this.groups.add(node.landmark);
    }
    if (node.role !== 'contents') this.children(node, false);
  }

  /** A heading like "Notes" on the depth of lessons is no section. */
  private isLoosePart(node: HeadingNode): boolean {
    return this.depth > 0 && node.depth >= this.depth && node.role !== 'own';
  }

  private evident(node: HeadingNode): boolean {
    const { landmark } = node;
    return landmark !== null && !isBare(landmark);
  }

  private isLesson(node: HeadingNode, siblingEvident: boolean, parent: HeadingNode): boolean {
    const { landmark } = node;
    if (!landmark || node.role === 'contents') return false;
    const below = this.evidence.below(node);
    // The time of a heading above the depth of lessons is the total of what stands below it.
    const few = below < (node.depth < this.depth ? 1 : 2);
    if (landmark.minutes !== null) return landmark.url !== null || landmark.ref !== null || few;
    if (this.evident(node))
      return below < 2 && !(this.depth > 0 && node.depth < this.depth) && !isAside(node.role);
    if (this.depth === 0) return false;
    if (below > (node.depth === this.depth ? 1 : 0)) return false;
    if (node.role !== 'own' && !(parent.landmark === null && isNamedPart(node.key))) return false;
    if (node.depth > this.depth) return siblingEvident;
    if (node.depth < this.depth) return false;
    return !this.isWriteUp(node, siblingEvident, parent);
  }

  /** Where nearly every lesson has minutes or a link, headings of a section in which none has any are no lessons. */
  private isWriteUp(node: HeadingNode, siblingEvident: boolean, parent: HeadingNode): boolean {
    if (siblingEvident || parent.landmark === null) return false;
    if (isAside(parent.role)) return true;
    return (
      this.evidence.share >= 0.8 &&
      this.evidence.count >= 5 &&
      parent.children.length > 1 &&
      !this.evidence.runs(node)
    );
  }

  /** Lines that people use as titles, between a heading and its first sub-heading. */
  private lines(node: HeadingNode): void {
    if (isAside(node.role)) return;
    const sections = this.lineSections(node);
    // With sections of its own, the only heading is what the notes are called.
    if (sections.size > 0 && node.landmark) {
      this.sections.delete(node.landmark);
      this.groups.add(node.landmark);
    }
    let last: { item: number; landmark: Landmark } | null = null;
    for (const line of node.lines) {
      const { mark } = line;
      if (mark.kind !== 'line') continue;
      if (last && mark.item > last.item && last.item > 0 && this.evidence.sameList(last.landmark, line))
        continue;
      if (sections.has(line)) {
        this.sections.add(line);
        last = null;
      } else if (this.evidence.isLessonLine(line)) {
        this.lessons.add(line);
        last = { item: mark.item, landmark: line };
      } else if (isBare(line) && isAside(mark.title.role)) last = { item: mark.item, landmark: line };
    }
  }

  /** The lines that are sections, where no headings can be. */
  private lineSections(node: HeadingNode): ReadonlySet<Landmark> {
    const { root } = this.tree;
    const only = node === root ? root.children.length === 0 : root.children.length === 1;
    if (!only || node.children.length > 0) return none;
    const found = node.lines.filter((line, index) => this.isLineSection(line, node.lines[index + 1]));
    return node === root || found.length > 1 ? new Set(found) : none;
  }

  /** A bold line, or an item that others are nested in, right above a lesson; and a line in capitals. */
  private isLineSection(line: Landmark, next: Landmark | undefined): boolean {
    const { mark } = line;
    if (mark.kind !== 'line' || next?.mark.kind !== 'line' || !isBare(line)) return false;
    const { style, role } = mark.title;
    if (role !== 'own' || this.evidence.hasContent(line)) return false;
    if (mark.item > 0) return next.mark.item > mark.item && this.evidence.isStrong(next);
    return (
      (style === 'bold' || style === 'summary') &&
      (this.evidence.isStrong(next) || (inCapitals(line) && !inCapitals(next)))
    );
  }
}

const none: ReadonlySet<Landmark> = new Set();

const isBare = ({ minutes, url, ref }: Landmark): boolean => minutes === null && url === null && ref === null;

function inCapitals({ mark }: Landmark): boolean {
  if (mark.kind !== 'line') return false;
  const { title } = mark.title;
  return /\p{Lu}{4}/u.test(title) && title === title.toUpperCase();
}
