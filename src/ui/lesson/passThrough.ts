import { escapeHtml } from '../webview/escape';

/** Tags that notes may use as they are; they come without any attribute, but for an `open` of details. */
const TAGS = 'details|summary|br|hr|p|b|strong|i|em|u|s|kbd|sub|sup|small|code|ul|ol|li';
const PIECE = new RegExp(`<!--[^]*?(?:-->|$)|<(/?)(${TAGS})(?=[\\s/>])([^<>]*)>`, 'gi');

/**
 * The HTML of notes as far as a page takes it: folded answers and plain marks of text without attributes. Comments go, all else
 * is shown as the text that it is.
 */
export function passedThrough(html: string): string {
  let result = '';
  let at = 0;
  for (const piece of html.matchAll(PIECE)) {
    const [all, close = '', tag = '', attributes = ''] = piece;
    result += escapeHtml(html.slice(at, piece.index));
    at = piece.index + all.length;
    if (tag === '') continue;
    const open = tag.toLowerCase() === 'details' && /\bopen\b/i.test(attributes) ? ' open' : '';
    result += `<${close}${tag.toLowerCase()}${open}>`;
  }
  return result + escapeHtml(html.slice(at));
}
