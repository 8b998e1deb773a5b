import { fill } from '../../core/shell/fill';
import type { ShellKind } from '../../core/shell/model';
import type { OpenStatement } from './model';
import { maskSecrets } from './result';

/** A stretch of a final line. */
export interface PreviewPart {
  readonly kind: 'plain' | 'filled' | 'missing';
  readonly text: string;
}

interface Mark {
  readonly from: number;
  readonly to: number;
  readonly kind: 'filled' | 'missing';
}

/** The final line as it stands now, secrets masked; the parts put together are the line. */
export function previewOf(
  { command, placeholders }: OpenStatement,
  values: ReadonlyMap<string, string>,
  shell: ShellKind,
): PreviewPart[] {
  const line = fill(command, placeholders, maskSecrets(placeholders, values), shell);
  const marks: Mark[] = line.filled.map((range) => ({ ...range, kind: 'filled' }));
  let position = 0;
  for (const { text, slot } of placeholders) {
    if (values.has(slot.name)) {
      position = marks.find(({ kind, from }) => kind === 'filled' && from >= position)?.to ?? position;
      continue;
    }
    const from = line.command.indexOf(text, position);
    if (from < 0) continue;
    position = from + text.length;
    marks.push({ from, to: position, kind: 'missing' });
  }
  return partsOf(
    line.command,
    marks.sort((a, b) => a.from - b.from),
  );
}

/** `text` cut at `marks`, which stand in order and apart from each other. */
function partsOf(text: string, marks: readonly Mark[]): PreviewPart[] {
  const parts: PreviewPart[] = [];
  let position = 0;
  for (const { from, to, kind } of marks) {
    parts.push({ kind: 'plain', text: text.slice(position, from) }, { kind, text: text.slice(from, to) });
    position = to;
  }
  parts.push({ kind: 'plain', text: text.slice(position) });
  return parts.filter((part) => part.text !== '');
}
