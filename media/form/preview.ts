import { statementFault } from '../../src/ui/form/faults';
import { previewOf, type PreviewPart } from '../../src/ui/form/preview';
import type { FileChoice } from '../../src/core/files/copies';
import { placed } from '../../src/ui/form/files';
import type { FormContent } from '../../src/ui/form/protocol';
import { element } from '../shared/element';

/** The final lines as they stand now. */
export interface PreviewView {
  readonly root: HTMLElement;
  /**
   * Shows the lines for these values, per statement by slot name. Values that are fine alone but not together are
   * named below their line.
   * @param choices per file
   * @returns whether every line can be made
   */
  update(values: readonly ReadonlyMap<string, string>[], choices: readonly FileChoice[]): boolean;
}

const MARKS = { filled: 'Filled in', missing: 'Still to be filled in' } as const;

/** A preview of the statements of `content`. */
export function createPreview({ statements, files, purpose, shell }: FormContent): PreviewView {
  const lines = element('div', { class: 'lines' });
  const root = element(
    'section',
    { class: 'preview', 'aria-labelledby': 'preview' },
    element('h2', { id: 'preview' }, purpose === 'run' ? 'What will run' : 'What will be copied'),
    lines,
  );
  const nameOf = (index: number) => (statements.length > 1 ? `Statement ${index + 1}` : 'The statement');

  function update(values: readonly ReadonlyMap<string, string>[], choices: readonly FileChoice[]): boolean {
    let isWhole = true;
    const shown = placed(statements, files, choices).flatMap((statement, index) => {
      const given = values[index] ?? new Map<string, string>();
      const fault = statementFault(statement, given, shell);
      isWhole &&= fault === null;
      const parts = previewOf(statement, fault === null ? given : new Map(), shell);
      return [
        element('pre', { role: 'group', 'aria-label': nameOf(index) }, ...parts.flatMap(shownPart)),
        ...(fault === null ? [] : [element('p', { class: 'problem', role: 'alert' }, fault)]),
      ];
    });
    lines.replaceChildren(...shown);
    return isWhole;
  }

  return { root, update };
}

/** Options stay whole at the end of a line: `--vpc-id` must not be cut behind a hyphen where there is room below. */
function shownPart({ kind, text }: PreviewPart): (Node | string)[] {
  if (kind !== 'plain') return [element('mark', { class: kind, title: MARKS[kind] }, text)];
  return text
    .split(/(\s+)/)
    .map((word) => (word.includes('-') ? element('span', { class: 'word' }, word) : word));
}
