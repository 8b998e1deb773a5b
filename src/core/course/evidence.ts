import { isSilent } from './facts';
import type { HeadingNode, HeadingTree } from './headings';
import { saysBetween, type Entry, type Landmark } from './plan';
import { isNamedPart } from './wording';

/** What all of the notes together say about where their lessons are. */
export interface Evidence {
  /** The depth at which headings with minutes and links stand, 0 when there are none. */
  readonly headingDepth: number;
  /** Whether lines, not headings, are what carries minutes and links. */
  readonly linesCarry: boolean;
  /** How many headings of `headingDepth` there are, and the share of them that has minutes or a link. */
  readonly count: number;
  readonly share: number;
  /** Titles below a heading that carry minutes or a link, on headings and on lines. */
  below(node: HeadingNode): number;
  /** Whether there is a command or a file between a heading and the next one. */
  runs(node: HeadingNode): boolean;
  /** Whether a line with what it carries can only be the title of a lesson. */
  isStrong(line: Landmark): boolean;
  isLessonLine(line: Landmark): boolean;
  /** Whether anything stands between a line and the next title. */
  hasContent(line: Landmark): boolean;
  /** Whether the notes name levels on lines of their own. */
  readonly levels: boolean;
  /** Whether two items stand in one list, one maybe inside the other. */
  sameList(a: Landmark, b: Landmark): boolean;
}

export function evidenceOf(
  tree: HeadingTree,
  landmarks: readonly Landmark[],
  entries: readonly Entry[],
): Evidence {
  const headingKeys = new Set<string>();
  const next = new Map<Landmark, Landmark>();
  let levels = false;
  landmarks.forEach((landmark, index) => {
    const after = landmarks[index + 1];
    if (after) next.set(landmark, after);
    if (landmark.mark.kind === 'level' && !landmark.mark.own) levels = true;
    if (landmark.mark.kind !== 'heading') return;
    const { key } = landmark.mark.title;
    // `Module 1 – Images` is what a table calls `1. Images`.
    headingKeys.add(key).add(key.replace(/^\p{L}+ \d{1,2} (?=\p{L})/u, ''));
  });

  const overviews = overviewTables(landmarks, entries, headingKeys);
  const isStrong = (line: Landmark): boolean => {
    const { mark } = line;
    if (mark.kind !== 'line' || headingKeys.has(mark.title.key)) return false;
    const linked = line.url !== null || line.ref !== null;
    if (mark.row) return !overviews.has(headerOf(entries, line));
    return line.minutes !== null || (mark.checkbox && linked && mark.title.style !== 'plain');
  };
  const hasContent = (line: Landmark): boolean => {
    const after = next.get(line);
    const last = after?.entry ?? entries.length;
    if (saysBetween(entries, line.metaTo, last)) return true;
    const piece = entries[line.metaTo]?.piece;
    const lines = piece?.kind === 'prose' ? piece.lines.length : 0;
    return last === line.metaTo ? (after?.mark.line ?? 0) > line.metaLines : lines > line.metaLines;
  };

  const weights = new Map<number, number>();
  const below = new Map<HeadingNode, number>();
  let strongLines = 0;
  const count = (node: HeadingNode): number => {
    const lines = node.lines.filter(isStrong).length;
    const evident = node.landmark !== null && node.landmark.minutes !== null;
    if (!evident) strongLines += lines;
    let total = lines;
    for (const child of node.children) {
      const { landmark } = child;
      const weight =
        child.isLevel || !landmark
          ? 0
          : (landmark.minutes !== null ? 2 : 0) + (landmark.url !== null || landmark.ref !== null ? 1 : 0);
      if (weight > 0) weights.set(child.depth, (weights.get(child.depth) ?? 0) + weight);
      total += count(child) + (weight > 0 ? 1 : 0);
    }
    below.set(node, total);
    return total;
  };
  count(tree.root);

  let headingDepth = 0;
  for (const [depth, weight] of weights) {
    const best = weights.get(headingDepth) ?? 0;
    if (weight > best || (weight === best && depth > headingDepth)) headingDepth = depth;
  }
  // One linked heading above many titled lines is a linked section.
  const linesCarry = strongLines > (weights.get(headingDepth) ?? 0);
  if (linesCarry && (weights.get(headingDepth) ?? 0) < strongLines / 2) headingDepth = 0;
  const siblings = landmarks.filter(({ mark }) => mark.kind === 'heading' && mark.depth === headingDepth);
  const evident = siblings.filter(
    ({ minutes, url, ref }) => minutes !== null || url !== null || ref !== null,
  );

  const weak = weakStyles(tree, {
    hasContent,
    headingKeys,
    headingDepth,
    anyStrong: strongLines > 0,
    isStrong,
  });

  return {
    headingDepth,
    linesCarry,
    count: siblings.length,
    share: siblings.length > 0 ? evident.length / siblings.length : 0,
    below: (node) => below.get(node) ?? 0,
    runs: (node) => {
      if (!node.landmark) return false;
      const to = next.get(node.landmark)?.entry ?? entries.length;
      for (let entry = node.landmark.entry; entry < to; entry++) {
        const piece = entries[entry]?.piece;
        if (piece?.kind === 'code' && !isSilent(piece)) return true;
        if (piece?.kind === 'prose' && piece.spans.length > 0) return true;
      }
      return false;
    },
    isStrong,
    hasContent,
    levels,
    isLessonLine: (line) => {
      const { mark } = line;
      if (mark.kind !== 'line' || headingKeys.has(mark.title.key)) return false;
      if (mark.row || isStrong(line)) return isStrong(line);
      if (mark.title.role !== 'own') return false;
      return (
        weak.has(styleOf(line)) &&
        (mark.item === 0 ? hasContent(line) || strongLines > 0 : strongLines > 0 || hasContent(line))
      );
    },
    sameList: (a, b) => {
      for (let entry = a.entry + 1; entry <= b.entry; entry++) {
        const piece = entries[entry]?.piece;
        if (piece?.kind === 'prose' && piece.nesting === 0) return false;
      }
      return true;
    },
  };
}

type Header = readonly string[] | null;

/** What the rows of one table share. */
function headerOf(entries: readonly Entry[], { entry }: Landmark): Header {
  const piece = entries[entry]?.piece;
  return piece?.kind === 'row' ? piece.header : null;
}

/** Tables of which half of the titles come again as headings: they only give an overview. */
function overviewTables(
  landmarks: readonly Landmark[],
  entries: readonly Entry[],
  headingKeys: ReadonlySet<string>,
): ReadonlySet<Header> {
  const balance = new Map<Header, number>();
  for (const row of landmarks) {
    if (row.mark.kind !== 'line' || !row.mark.row) continue;
    const header = headerOf(entries, row);
    balance.set(header, (balance.get(header) ?? 0) + (headingKeys.has(row.mark.title.key) ? 1 : -1));
  }
  return new Set([...balance].filter(([, more]) => more >= 0).map(([header]) => header));
}

/** What a line looks like: its emphasis and its depth in a list. */
function styleOf(line: Landmark): string {
  const { mark } = line;
  return mark.kind === 'line' ? `${mark.title.style} ${mark.item}` : '';
}

interface Findings {
  readonly hasContent: Evidence['hasContent'];
  readonly headingKeys: ReadonlySet<string>;
  readonly headingDepth: number;
  readonly anyStrong: boolean;
  readonly isStrong: Evidence['isStrong'];
}

/**
 * The looks of lines that are titles of lessons even without minutes: the looks of those with minutes; where there are none
 * anywhere, bold lines and link lines that text follows, when the headings leave room for them.
 */
function weakStyles(tree: HeadingTree, found: Findings): ReadonlySet<string> {
  const styles = new Set<string>();
  const all: Landmark[] = [];
  const collect = (node: HeadingNode): void => {
    for (const line of node.lines) all.push(line);
    node.children.forEach(collect);
  };
  collect(tree.root);
  if (found.anyStrong) {
    for (const line of all)
      if (found.isStrong(line) && line.mark.kind === 'line' && line.mark.title.style !== 'plain')
        styles.add(styleOf(line));
    return styles;
  }
  if (found.headingDepth > 0) return styles;
  const named = headings(tree.root);
  const depths = new Set(named.map((node) => node.depth));
  if (depths.size > 1) return styles;
  const byStyle = new Map<string, Landmark[]>();
  for (const line of all) {
    const { mark } = line;
    if (mark.kind !== 'line' || mark.title.style === 'plain' || mark.title.role !== 'own') continue;
    const style = styleOf(line);
    const list = byStyle.get(style) ?? [];
    list.push(line);
    byStyle.set(style, list);
  }
  const groups = Math.max(1, named.length);
  for (const [style, lines] of byStyle) {
    const full = lines.filter((line) => found.hasContent(line)).length;
    if (lines.length >= 2 && lines.length >= 1.5 * groups && full >= 0.6 * lines.length) styles.add(style);
  }
  return styles;
}

/** All headings below one that name no level, in order. */
function headings(node: HeadingNode, found: HeadingNode[] = []): HeadingNode[] {
  for (const child of node.children) {
    if (!child.isLevel) found.push(child);
    headings(child, found);
  }
  return found;
}

/** The depth of headings that are lessons where no heading carries minutes or a link: from how the headings lie. */
export function lessonDepthByShape(root: HeadingNode, evidence: Evidence): number {
  const all = headings(root).filter((node) => node.role !== 'aside' && node.role !== 'contents');
  const depths = [...new Set(all.map((node) => node.depth))].sort((a, b) => a - b);
  const [top, second] = depths;
  if (top === undefined) return 0;
  const tops = all.filter((node) => node.depth === top);
  if (isReport(root)) return 0;
  if (second === undefined) return weakLines(root, evidence) ? 0 : top;
  const seconds = all.filter((node) => node.depth === second);
  const keys = new Map<string, number>();
  for (const node of seconds) keys.set(node.key, (keys.get(node.key) ?? 0) + 1);
  const generic = seconds.filter((node) => node.role === 'part' || (keys.get(node.key) ?? 0) > 1).length;
  if (generic > 0.4 * seconds.length) return top;
  const parents = tops.filter((node) => headings(node).some((child) => child.depth === second));
  if (parents.length < 0.5 * tops.length || seconds.length < 1.5 * parents.length) return top;
  // Sections seldom have commands of their own above their first lesson.
  if (parents.filter((node) => evidence.runs(node)).length > 0.5 * parents.length) return top;
  return second;
}

/** A report on one thing, whose headings are parts of it: `Objective`, `Procedure`, `Results`. */
export function isReport({ children }: HeadingNode): boolean {
  const named = children.filter(({ role }) => role !== 'aside' && role !== 'contents');
  const parts = named.filter(({ role, key }) => role === 'part' && !isNamedPart(key));
  return named.length > 2 && parts.length > 0.5 * named.length;
}

function weakLines(root: HeadingNode, evidence: Evidence): boolean {
  return [root, ...headings(root)].some((node) => node.lines.some((line) => evidence.isLessonLine(line)));
}
