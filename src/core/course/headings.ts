import type { Landmark } from './plan';
import type { TitleRole } from './wording';

/** A heading with what stands under it; the root stands for the notes themselves. */
export interface HeadingNode {
  readonly landmark: Landmark | null;
  readonly title: string;
  /** The title as it is compared with others, and what it names. */
  readonly key: string;
  readonly role: TitleRole;
  /** 1 to 6, 0 for the root. */
  readonly depth: number;
  readonly children: HeadingNode[];
  /** Lines between the heading and its first sub-heading that may be titles. */
  readonly lines: Landmark[];
  /** A heading that names a level: it groups, and is neither section nor lesson. */
  readonly isLevel: boolean;
}

export interface HeadingTree {
  readonly root: HeadingNode;
  /** The heading that is the title of the notes, if one is; it is no part of the tree. */
  readonly title: HeadingNode | null;
}

/** Arranges the headings of the notes as a tree and finds the one that is their title. */
export function buildTree(landmarks: readonly Landmark[]): HeadingTree {
  const title = findTitle(landmarks);
  const root = node(null, 0);
  const stack = [root];
  for (const landmark of landmarks) {
    const { mark } = landmark;
    if (landmark === title) continue;
    if (mark.kind === 'line') {
      stack.at(-1)?.lines.push(landmark);
      continue;
    }
    if (mark.depth === null) continue;
    while (stack.length > 1 && (stack.at(-1)?.depth ?? 0) >= mark.depth) stack.pop();
    const child = node(landmark, mark.depth);
    stack.at(-1)?.children.push(child);
    stack.push(child);
  }
  return { root, title: title && node(title, 1) };
}

function node(landmark: Landmark | null, depth: number): HeadingNode {
  const title = landmark && landmark.mark.kind !== 'level' ? landmark.mark.title : null;
  const isLevel = landmark?.mark.kind === 'level';
  const { title: text = '', key = '', role = 'own' } = title ?? {};
  return { landmark, title: text, key, role, depth, isLevel, children: [], lines: [] };
}

/**
 * The first heading is the title when it is the only one of the first level; among several of the first level, when
 * nothing stands under it while the others have headings of their own.
 */
function findTitle(landmarks: readonly Landmark[]): Landmark | null {
  const headings = landmarks.filter(({ mark }) => mark.kind === 'heading');
  const first = headings[0];
  if (first?.mark.kind !== 'heading' || first.mark.depth !== 1) return null;
  const depthOf = (landmark: Landmark | undefined): number =>
    landmark?.mark.kind === 'heading' ? landmark.mark.depth : 0;
  const top = headings.filter((landmark) => depthOf(landmark) === 1);
  if (top.length === 1) return first;
  const second = headings[1];
  const evident = first.minutes !== null || first.url !== null;
  const linesBelow = landmarks[landmarks.indexOf(first) + 1]?.mark.kind === 'line';
  const deeper = headings.length > top.length;
  return depthOf(second) === 1 && deeper && !evident && !linesBelow ? first : null;
}
