import type { Placeholder } from '../../core/shell/model';
import { describeValue } from '../../core/values/description';
import { placeOf, type RememberedValue, type Suggested, type Value } from '../../core/values/model';
import type { Suggestions } from '../../core/values/ports';
import { lastUsedAt, rememberedFor } from '../../core/values/remembering';
import { tellingWords } from '../../core/shell/labels';
import { textsOf, type FormRequest } from './model';
import type { FormContent, FormSlot, SlotText } from './protocol';

/** All that decides what a form shows. */
export interface ContentSources {
  readonly id: number;
  readonly request: FormRequest;
  readonly remembered: readonly RememberedValue[];
  /** Secrets that the system keeps, by `secretKey`. */
  readonly stored: ReadonlyMap<string, string>;
  /** What was typed when the form was last open for this step. */
  readonly draft: readonly SlotText[];
  /** What the assistant knows; without one, what the learner used before is all there is. */
  readonly suggestions?: Suggestions | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The key of a secret in the system's secret storage. */
export function secretKey({ courseId, stepId }: FormRequest, statement: number, slot: string): string {
  return `practice.secret ${JSON.stringify([courseId, stepId, statement, slot])}`;
}

/** The key of what was typed for a step and not used yet. */
export function draftKey({ courseId, stepId }: FormRequest): string {
  return JSON.stringify([courseId, stepId]);
}

/** What the page shows for a request. An input starts with the draft, else with what was last used at its very place. */
export function contentOf(sources: ContentSources): FormContent {
  const { title, purpose, target, shell, statements, files, hints = [], hint } = sources.request;
  return {
    id: sources.id,
    title,
    purpose,
    target,
    shell,
    hints,
    hint: hint ? { title: hint.title, why: hint.why, modern: hint.lines } : null,
    statements,
    files: (files?.files ?? []).map(({ name, copy, uses, locked, notes }) => ({
      name,
      copy,
      uses,
      choice: 'copy',
      locked,
      notes,
    })),
    notices: (files?.notices ?? []).map(({ text, actions }) => ({
      text,
      actions: actions.map((action) => action.title),
    })),
    slots: textsOf(sources.request).flatMap(({ placeholders }, statement) =>
      firstOfEachSlot(placeholders).map((placeholder) =>
        formSlot(sources, statement, placeholder, placeholders),
      ),
    ),
  };
}

/** A slot that stands twice in a statement is asked for once. */
function firstOfEachSlot(placeholders: readonly Placeholder[]): Placeholder[] {
  const isFirst = ({ slot }: Placeholder, index: number) =>
    placeholders.findIndex((other) => other.slot.name === slot.name) === index;
  return placeholders.filter(isFirst);
}

function formSlot(
  sources: ContentSources,
  statement: number,
  placeholder: Placeholder,
  among: readonly Placeholder[],
): FormSlot {
  const { request, remembered, stored, draft, now } = sources;
  const { name, secret } = placeholder.slot;
  // In a file, a placeholder that says what it stands for says the same wherever it stands.
  const repeats = statement >= request.statements.length && tellingWords(placeholder.text).length > 0;
  const first = repeats ? among.find(({ text }) => text === placeholder.text) : undefined;
  const { label } = (first ?? placeholder).slot;
  const place = placeOf(request.stepId, statement, placeholder);
  const drafted = draft.find((text) => text.statement === statement && text.slot === name)?.text;
  const secretText = secret ? stored.get(secretKey(request, statement, name)) : undefined;
  const suggested: Suggested = sources.suggestions?.[statement]?.get(name) ?? {
    values: rememberedFor(place, remembered),
    certain: null,
    last: lastUsedAt(place, remembered) ?? null,
  };
  const values = secret ? [] : suggested.values;
  const certain = request.fillsCertain === false ? null : suggested.certain;
  return {
    statement,
    name,
    label,
    placeholder: placeholder.text,
    secret,
    suggestions: firstOfEachText(values).map((value) => ({
      text: value.text,
      note: describeValue(value, now),
    })),
    initial: (secret ? secretText : (drafted ?? certain ?? suggested.last)) ?? '',
    stored: secretText !== undefined,
    repeats,
  };
}

function firstOfEachText(values: readonly Value[]): Value[] {
  return values.filter((value, index) => values.findIndex(({ text }) => text === value.text) === index);
}
