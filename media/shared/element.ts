/** Text is a text, `true` an attribute without value, `false` and `undefined` no attribute. */
type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** A new element. Strings become text, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children);
  return made;
}

/** A sentence in which words between backticks are code. */
export const withCode = (sentence: string): (Node | string)[] =>
  sentence.split(/`([^`]+)`/).map((part, index) => (index % 2 === 1 ? element('code', {}, part) : part));
