import { escapeHtml } from './escape';

/** What a page is made of; addresses as the webview sees them. */
export interface PageParts {
  readonly title: string;
  /** BCP 47: `en`. */
  readonly language: string;
  readonly script: string;
  readonly style: string;
  /** Where styles and fonts may come from: `webview.cspSource`. */
  readonly source: string;
  /** Where pictures may come from; nowhere by default. */
  readonly images?: readonly string[];
  /** Unguessable, new for every page. */
  readonly nonce: string;
}

/**
 * The shell of every page: an empty `<main>`, one style sheet, one script. Its content security policy lets nothing
 * else in but the pictures that are asked for: no inline style or script, no connection, no frame.
 */
export function pageHtml({ title, language, script, style, source, images = [], nonce }: PageParts): string {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src ${source}; font-src ${source}; img-src ${images.length > 0 ? images.join(' ') : "'none'"}; form-action 'none'; base-uri 'none'`;
  return `<!DOCTYPE html>
<html lang="${escapeHtml(language)}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="${escapeHtml(style)}">
    <title>${escapeHtml(title)}</title>
  </head>
  <body>
    <main></main>
    <script type="module" nonce="${nonce}" src="${escapeHtml(script)}"></script>
  </body>
</html>
`;
}
