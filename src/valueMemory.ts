import type { RunStore } from './core/runs/store';
import type { RememberedValue } from './core/values/model';
import type { ValueMemory } from './core/values/ports';
import type { Runs } from './ui/course/runs';

/** Keeps the form's values in the store: one entry for each place, so that two windows do not take each other's away. */
export function valueMemory(runs: Runs): ValueMemory {
  return {
    async load(course) {
      await runs.ready();
      return read(runs, course);
    },
    async save(course, values) {
      await runs.ready();
      const kept = new Map(values.map((value) => [keyOf(value), JSON.stringify(value)]));
      const known = runs.remembered(course);
      for (const key of known.keys()) if (!kept.has(key)) runs.remember(course, key, null);
      for (const [key, text] of kept) if (known.get(key) !== text) runs.remember(course, key, text);
    },
  };
}

function read(runs: RunStore, course: string): RememberedValue[] {
  return [...runs.remembered(course).values()].flatMap((text) => parse(text) ?? []);
}

/** What an older version kept in another form is forgotten, not an error. */
function parse(text: string): RememberedValue | null {
  try {
    const value = JSON.parse(text) as RememberedValue;
    return typeof value.text === 'string' && typeof value.slot === 'string' ? value : null;
  } catch {
    return null;
  }
}

const keyOf = ({ stepId, statement, slot, text }: RememberedValue): string =>
  JSON.stringify([stepId, statement, slot, text]);
