import MarkdownIt, { type Token } from 'markdown-it';
import { leadsTo } from '../../core/course/address';
import type { Lesson, Statement, Step } from '../../core/course/model';
import { escapeHtml } from '../webview/escape';
import { highlight } from './highlight';
import { paintCommand, paintCommands } from './paint';
import { passedThrough } from './passThrough';
import { MARKER, sliceOf, unmarked, type Slice } from './slice';

/** How addresses in the notes become addresses of the page. */
export interface RenderOptions {
  /** The address that the page can load a picture of the notes' folder from; `null` where it can not. */
  readonly pictureUrl: (path: string) => string | null;
  /** Whether pictures may come from elsewhere. */
  readonly remotePictures: boolean;
}

/** A lesson as HTML, without a script, a style or an attribute that the notes chose. */
export interface RenderedLesson {
  /** Steps are elements with `data-step`, their id, and `data-look`, which changes with what they show. */
  readonly html: string;
  /** Pictures that are left out because they come from elsewhere. */
  readonly remote: number;
}

/** Lessons of more blocks are drawn in parts: those that are out of sight cost little then. */
const LONG = 40;
const PART = 12;

const REMOTE = /^(?:https?:)?\/\//i;
const SCHEME = /^[a-z][a-z\d+.-]+:/i;

/** Renders a lesson of notes. Never throws, whatever the text. */
export function renderLesson(notes: string, lesson: Lesson, options: RenderOptions): RenderedLesson {
  return new LessonRenderer(notes, lesson, options).render();
}

/** One rendering: what the rules of the renderer need to know of each other. */
class LessonRenderer {
  private readonly markdown = new MarkdownIt({ html: true, linkify: true });
  private readonly slice: Slice;
  /** The level of the last heading; the first of the page is the lesson's title. */
  private heading = 1;
  /** The tag of the link that is open: links do not stand in each other. */
  private link = '';
  private remote = 0;

  constructor(
    private readonly notes: string,
    lesson: Lesson,
    private readonly options: RenderOptions,
  ) {
    this.slice = sliceOf(notes, lesson);
    this.setRules();
  }

  render(): RenderedLesson {
    const { markdown, slice } = this;
    const env = {};
    const tokens = markdown.parse(slice.markdown, env);
    const parts = partsOf(this.withOthers(tokens)).map((part) =>
      markdown.renderer.render(part, markdown.options, env),
    );
    const html =
      parts.length > 1 ? parts.map((part) => `<div class="part">${part}</div>\n`).join('') : parts.join('');
    return { html: this.withStrayMarkers(html), remote: this.remote };
  }

  private setRules(): void {
    const { rules } = this.markdown.renderer;
    rules.code_inline = (tokens, index) => {
      const content = tokens[index]?.content ?? '';
      const [marker] = content.matchAll(MARKER);
      return marker?.[0] === content
        ? this.inlineHtml(Number(marker[1]))
        : `<code>${escapeHtml(content)}</code>`;
    };
    rules.fence = rules.code_block = (tokens, index) => this.code(tokens[index]);
    rules.html_block = rules.html_inline = (tokens, index) => passedThrough(tokens[index]?.content ?? '');
    rules.step = (tokens, index) => tokens[index]?.content ?? '';
    rules.table_open = () => '<div class="table" role="group" tabindex="0">\n<table>\n';
    // The policy of the page forbids the styles that would align them.
    rules.th_open = (tokens, index) => `<th${alignment(tokens[index])}>`;
    rules.td_open = (tokens, index) => `<td${alignment(tokens[index])}>`;
    rules.table_close = () => '</table>\n</div>\n';
    // No level is left out: people who hear the page go from heading to heading.
    rules.heading_open = (tokens, index) => {
      this.heading = Math.min(Math.max(2, Number(tokens[index]?.tag.slice(1))), this.heading + 1);
      return `<h${this.heading}>`;
    };
    rules.heading_close = () => `</h${this.heading}>\n`;
    rules.link_open = (tokens, index) => {
      const title = escapeHtml(attribute(tokens[index], 'title'));
      this.link = linkTo(attribute(tokens[index], 'href'));
      return title === '' ? `<${this.link}>` : `<${this.link} title="${title}">`;
    };
    rules.link_close = () => `</${/^\w+/.exec(this.link)?.[0] ?? 'a'}>`;
    rules.image = (tokens, index, options, env, self) => {
      const alt = self.renderInlineAsText(tokens[index]?.children ?? [], options, env);
      return this.picture(attribute(tokens[index], 'src'), alt);
    };
  }

  /** The blocks that begin within the lines of a token. */
  private blocksIn({ map }: Token): Step[] {
    if (map === null) return [];
    return this.slice.blocks.filter(({ line }) => map[0] <= line && line < map[1]).map(({ step }) => step);
  }

  /** Steps that are no block of code for this renderer go behind the block that they stand in. */
  private withOthers(tokens: readonly Token[]): Token[] {
    const code = tokens.filter(({ type }) => type === 'fence' || type === 'code_block');
    const placed = new Set(code.flatMap((token) => this.blocksIn(token)));
    const all = [...tokens];
    for (const { step, line } of this.slice.blocks.filter((block) => !placed.has(block.step)).reverse()) {
      const start = all.findLastIndex(({ map, level }) => level === 0 && map !== null && map[0] <= line);
      const end = all.findIndex(({ level, nesting }, at) => at >= start && level === 0 && nesting < 1);
      const [made] = this.markdown.parse('step', {});
      if (!made) continue;
      made.type = 'step';
      made.content = this.blockHtml(step, null);
      all.splice(Math.max(start, end) + 1, 0, made);
    }
    return all;
  }

  private code(token: Token | undefined): string {
    if (!token) return '';
    const code = token.content.trimEnd();
    const steps = this.blocksIn(token);
    if (steps.length > 0) return steps.map((step) => this.blockHtml(step, code)).join('');
    const language = /^\S+/.exec(token.info.trim())?.[0] ?? null;
    const shown = `<pre tabindex="0"><code>${highlight(code, language)}</code></pre>\n`;
    // A renderer for it would be five times as large as the whole extension.
    return language === 'mermaid'
      ? `<div class="diagram"><p class="name">Diagram, as its source in Mermaid</p>${shown}</div>\n`
      : shown;
  }

  /** A step that stands by itself. `code` is the block it stands in, without fences and indentation. */
  private blockHtml(step: Step, code: string | null): string {
    if (step.kind === 'note') return '';
    const look =
      step.kind === 'file'
        ? highlight(unmarked(step.content.trimEnd()), step.language)
        : paintCommands(
            code ?? step.statements.map(this.sourceOf).join('\n'),
            step.statements,
            this.sourceOf,
          );
    const name = step.kind === 'file' && step.name !== null ? escapeHtml(unmarked(step.name)) : '';
    const caption = name === '' ? '' : `<p class="name">${name}</p>`;
    return `<div class="step ${step.kind}" ${stepAttributes(step, look + name)}>${caption}<pre><code>${look}</code></pre></div>\n`;
  }

  private readonly sourceOf = ({ range }: Statement): string =>
    unmarked(this.notes.slice(range.from, range.to));

  /** A command within a sentence. */
  private inlineHtml(number: number): string {
    const step = this.slice.inline[number];
    if (!step) return '';
    const look = unmarked(step.statements.map(paintCommand).join('; '));
    return `<span class="step inline" ${stepAttributes(step, look)}><code>${look}</code></span>`;
  }

  /** Commands whose code span is none for this renderer: within HTML, in the description of a picture. */
  private withStrayMarkers(html: string): string {
    const textOf = (number: string): string =>
      unmarked(this.slice.inline[Number(number)]?.statements.map(({ command }) => command).join('; ') ?? '');
    return html
      .replace(/<[^<>]*\uE000[^<>]*>/g, (tag) =>
        tag.replace(MARKER, (_, number: string) => escapeHtml(textOf(number))),
      )
      .replace(MARKER, (_, number: string) => this.inlineHtml(Number(number)));
  }

  private picture(src: string, alt: string): string {
    const url = this.pictureUrl(src);
    const text = escapeHtml(alt === '' ? src : alt);
    return url === null
      ? `<span class="picture">${text}</span>`
      : `<img src="${escapeHtml(url)}" alt="${escapeHtml(alt)}">`;
  }

  private pictureUrl(src: string): string | null {
    if (REMOTE.test(src)) {
      if (this.options.remotePictures) return src;
      this.remote++;
      return null;
    }
    return SCHEME.test(src) ? null : this.options.pictureUrl(src);
  }
}

const beginsBlock = ({ level, nesting }: Token): boolean => level === 0 && nesting >= 0;

function partsOf(tokens: readonly Token[]): Token[][] {
  // What HTML of the notes opens may be closed anywhere.
  if (tokens.some(({ type }) => type === 'html_block')) return [[...tokens]];
  if (tokens.filter(beginsBlock).length <= LONG) return [[...tokens]];
  const parts: Token[][] = [[]];
  let blocks = 0;
  for (const token of tokens) {
    if (beginsBlock(token)) {
      // The space above a heading shrinks by that below a paragraph, but not where a part begins.
      if (blocks >= PART && token.type !== 'heading_open') {
        parts.push([]);
        blocks = 0;
      }
      blocks++;
    }
    parts.at(-1)?.push(token);
  }
  return parts;
}

function alignment(token: Token | undefined): string {
  const [, side] = /text-align:(right|center)/.exec(attribute(token, 'style')) ?? [];
  return side === undefined ? '' : ` class="${side}"`;
}

/** The tag of a link: the editor itself opens pages of the web, and asks first; for files the page asks the extension. */
function linkTo(href: string): string {
  const to = leadsTo(href);
  if (to.kind === 'none') return 'span';
  return to.kind === 'web'
    ? `a href="${escapeHtml(to.url)}"`
    : `a href="#" data-path="${escapeHtml(to.path)}"`;
}

const attribute = (token: Token | undefined, name: string): string => String(token?.attrGet(name) ?? '');

const stepAttributes = ({ id }: Step, look: string): string =>
  `data-step="${escapeHtml(id)}" data-look="${hash(look)}"`;

/** A short text that is the same for the same look. */
function hash(text: string): string {
  let value = 5381;
  for (let at = 0; at < text.length; at++) value = (Math.imul(value, 33) ^ text.charCodeAt(at)) >>> 0;
  return value.toString(36);
}
