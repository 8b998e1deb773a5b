import { fill, unfilled } from '../../core/shell/fill';
import type { Placeholder, ShellKind } from '../../core/shell/model';
import type { OpenStatement } from './model';

/** What stands for a secret wherever people can read it. As long for every secret, so that it tells nothing. */
const MASK = '••••';
/** Means itself at every place of every shell, so that it leaves no quotes around the mask. */
const STAND_IN = 'masked';

/** A stretch of a final line. */
export interface PreviewPart {
  readonly kind: 'plain' | 'filled' | 'missing';
  readonly text: string;
}

interface Mark {
  readonly from: number;
  readonly to: number;
  readonly part: PreviewPart;
}

/**
 * The final line as it stands now, secrets masked; the parts put together are the line.
 * @throws UnfillableValueError when a value cannot be passed at its place
 */
export function previewOf(
  { command, placeholders }: OpenStatement,
  values: ReadonlyMap<string, string>,
  shell: ShellKind,
): PreviewPart[] {
  const open = new Set(unfilled(placeholders, values));
  const line = fill(command, placeholders, withoutSecrets(placeholders, values), shell);
  const marks: Mark[] = [];
  let next = 0;
  for (const placeholder of inOrder(placeholders)) {
    const { text, slot } = placeholder;
    if (open.has(placeholder)) {
      const from = line.command.indexOf(text, marks.at(-1)?.to ?? 0);
      marks.push({ from, to: from + text.length, part: { kind: 'missing', text } });
    } else {
      const { from, to } = line.filled[next++] ?? { from: 0, to: 0 };
      const filled = slot.secret ? MASK : line.command.slice(from, to);
      marks.push({ from, to, part: { kind: 'filled', text: filled } });
    }
  }
  return partsOf(line.command, marks);
}

/** The final line with the secrets masked, as one text. */
export function maskedLine(
  statement: OpenStatement,
  values: ReadonlyMap<string, string>,
  shell: ShellKind,
): string {
  return previewOf(statement, values, shell)
    .map(({ text }) => text)
    .join('');
}

function withoutSecrets(
  placeholders: readonly Placeholder[],
  values: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const secret = new Set(placeholders.filter(({ slot }) => slot.secret).map(({ slot }) => slot.name));
  return new Map(
    [...values].map(([slot, text]) => [slot, secret.has(slot) && text !== '' ? STAND_IN : text]),
  );
}

function inOrder(placeholders: readonly Placeholder[]): Placeholder[] {
  return [...placeholders].sort((a, b) => a.range.from - b.range.from);
}

/** `text` cut at `marks`, which stand in order and apart from each other. */
function partsOf(text: string, marks: readonly Mark[]): PreviewPart[] {
  const parts: PreviewPart[] = [];
  let position = 0;
  for (const { from, to, part } of marks) {
    parts.push({ kind: 'plain', text: text.slice(position, from) }, part);
    position = to;
  }
  parts.push({ kind: 'plain', text: text.slice(position) });
  return parts.filter((part) => part.text !== '');
}
