/** Where a link of notes leads: a page or a mail, a file beside the notes (`#anchor` too), or nowhere. */
export type Lead =
  | { readonly kind: 'web'; readonly url: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'none' };

/** One letter is a drive, not a scheme. Browsers look through blanks before a scheme and line breaks in it. */
const SCHEME = /^\s*[a-z][a-z\d+.\s-]+:/i;
const WEB = /^(?:https?:\/\/|mailto:)/i;

/**
 * Tells where the address of a link leads. Notes are written by others: what would do something (`command:`, `vscode:`) or open a
 * file with another program (`file:`) leads nowhere.
 */
export function leadsTo(href: string): Lead {
  if (WEB.test(href)) return { kind: 'web', url: href };
  if (href.startsWith('//')) return { kind: 'web', url: `https:${href}` };
  return SCHEME.test(href) ? { kind: 'none' } : { kind: 'file', path: href };
}

/** The anchor of a heading, by the rule of GitHub. */
export const anchorOf = (heading: string): string =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

/** `text` without percent encoding; as it is where a `%` stands for itself. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const MINUTES_BEHIND = /^(?:-+[\d-]+(?:m|h)[\w-]*)?$/;

/** Whether `#anchor` means the lesson of that title; a heading has minutes and the like behind it. */
export function isAnchorOf(anchor: string, title: string): boolean {
  const [wanted, own] = [decoded(anchor.slice(1)), anchorOf(title)];
  return own !== '' && wanted.startsWith(own) && MINUTES_BEHIND.test(wanted.slice(own.length));
}
