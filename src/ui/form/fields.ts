import type { FormSlot, SlotText } from './protocol';

/** The slots that one input fills; at least one. */
export type Field = readonly [FormSlot, ...FormSlot[]];

/**
 * The inputs for `slots`, in order. The same thing asked for in several statements (equal placeholder, equal label) is
 * asked once, unless its places start with different texts. Within one statement every slot has an input of its
 * own: two `REPLACE_ME` at two options want two values. In a file, a placeholder that says what it stands for is asked for once.
 */
export function fieldsOf(slots: readonly FormSlot[]): Field[] {
  const fields: [FormSlot, ...FormSlot[]][] = [];
  for (const slot of slots) {
    const shared = fields.find(
      (field) => isSame(field[0], slot) && (slot.repeats || isElsewhere(field, slot)),
    );
    if (shared) shared.push(slot);
    else fields.push([slot]);
  }
  return fields;
}

function isSame(a: FormSlot, b: FormSlot): boolean {
  return (
    a.label === b.label && a.placeholder === b.placeholder && a.secret === b.secret && a.initial === b.initial
  );
}

function isElsewhere(field: Field, slot: FormSlot): boolean {
  return field.every(({ statement }) => statement !== slot.statement);
}

/** An input of its own for every place of `field`. */
export function splitField(field: Field): Field[] {
  return field.map((slot) => [slot]);
}

/** What tells one input from another on the page. */
export function fieldId([slot]: Field): string {
  return `${slot.statement}/${slot.name}`;
}

/** Where the value goes and what the notes say there: `--vpc-id · REPLACE_ME`; a bare position says nothing. */
export function fieldDescription([slot]: Field): string {
  return /^\d+$/.test(slot.name) ? slot.placeholder : `${slot.name} · ${slot.placeholder}`;
}

/**
 * What tells `field` from inputs of the same name: its statement, or nothing in a file, where it stands under the file's name;
 * `undefined` where it has the name for itself.
 * @param statements how many there are; what is numbered behind them are files
 */
export function fieldWhere(field: Field, fields: readonly Field[], statements: number): string | undefined {
  const [slot] = field;
  if (slot.statement >= statements) return undefined;
  const namesakes = fields.filter(([other]) => other.label === slot.label && other.statement < statements);
  const places = new Set(namesakes.map(([{ statement }]) => statement));
  return places.size > 1 ? `in statement ${slot.statement + 1}` : undefined;
}

/** `text` for every slot of `field`. */
export function textsOf(field: Field, text: string, keep: boolean): SlotText[] {
  return field.map(({ statement, name, secret }) => ({ statement, slot: name, text, keep: keep && secret }));
}

/** The texts by statement and slot name; empty texts are left out, for they fill nothing. */
export function byStatement(texts: readonly SlotText[], statements: number): Map<string, string>[] {
  const values = Array.from({ length: statements }, () => new Map<string, string>());
  for (const { statement, slot, text } of texts) {
    if (text !== '') values[statement]?.set(slot, text);
  }
  return values;
}
