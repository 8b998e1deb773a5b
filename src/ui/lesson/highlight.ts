import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import dockerfile from 'highlight.js/lib/languages/dockerfile';
import go from 'highlight.js/lib/languages/go';
import ini from 'highlight.js/lib/languages/ini';
import java from 'highlight.js/lib/languages/java';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import python from 'highlight.js/lib/languages/python';
import sql from 'highlight.js/lib/languages/sql';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import { escapeHtml } from '../webview/escape';

const LANGUAGES = { bash, dockerfile, go, ini, java, javascript, json, python, sql, xml, yaml };
for (const [name, language] of Object.entries(LANGUAGES)) hljs.registerLanguage(name, language);

/** Longer files keep one colour: they would hold up the page. In characters. */
const MAX_COLOURED = 50_000;

/** The HTML of a piece of code in the colours of its language; in one colour where the language is not known. */
export function highlight(code: string, language: string | null): string {
  const known = language !== null && hljs.getLanguage(language) !== undefined;
  if (!known || code.length > MAX_COLOURED) return escapeHtml(code);
  return hljs.highlight(code, { language, ignoreIllegals: true }).value;
}
