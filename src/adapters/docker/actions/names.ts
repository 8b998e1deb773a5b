/** What the engine takes for a name of a container, network or volume: `null` when it takes it, else what is wrong. */
export const nameFault = (name: string): string | null =>
  /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(name)
    ? null
    : 'Two or more letters, digits and _ . -, the first a letter or digit.';

/** What the engine takes for the name of an image, by the distribution's grammar. */
export const referenceFault = (text: string): string | null =>
  /^([a-z0-9.-]+(:\d+)?\/)?[a-z0-9]+([._/-]+[a-z0-9]+)*(:[\w][\w.-]{0,127})?(@sha256:[0-9a-f]{64})?$/.test(
    text,
  )
    ? null
    : 'Lower case, as repository or repository:tag.';

/** The same, without a digest: that is given, not chosen. */
export const tagFault = (text: string): string | null =>
  text.includes('@') ? 'A digest cannot be chosen.' : referenceFault(text);

/**
 * `repo` and tag of a name; without a tag it is `latest`. The colon of a registry's port is none of a tag's. A digest stands in the place
 * of the tag, and makes one of no account.
 */
export function splitReference(name: string): { readonly repo: string; readonly version: string } {
  const [, repo = name, version = 'latest'] =
    /^([^@]+?)(?::([\w][\w.-]*))?$/.exec(name) ?? /^([^@]+?)(?::[\w][\w.-]*)?@(.+)$/.exec(name) ?? [];
  return { repo, version };
}
