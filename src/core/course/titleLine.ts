import { oneBlank } from '../shell/blanks';
import type { Range } from '../text';
import { findDuration, readTimeLabel, readTimeLine, type Duration } from './durations';
import type { Inline, InlineMark } from './inline';
import { titleKey, titleRole, type TitleRole } from './wording';
import { letters } from './letters';
import { lastAtOrBefore } from './lines';
import { findLevel, readLevel, type LevelLine } from './levels';

type Link = Extract<InlineMark, { kind: 'link' }>;

/** How a line is put: what people use to make a line a title. */
export type TitleStyle = 'bold' | 'summary' | 'link' | 'plain';

/** What one line says when it is read as a title. Ranges are offsets of the chunk. */
export interface TitleLine extends Range {
  readonly style: TitleStyle;
  /** Without minutes, level, link labels that say nothing, and a colon at the end. */
  readonly title: string;
  /** The title as it is compared with others. */
  readonly key: string;
  readonly role: TitleRole;
  readonly url: string | null;
  /** The label of a reference link, where the url stands elsewhere. */
  readonly ref: string | null;
  readonly minutes: number | null;
  readonly level: string | null;
  /** Words that follow the title on its line. */
  readonly rest: string;
  /** It points into the same document: an entry of a table of contents. */
  readonly internal: boolean;
}

/** What one line of prose says about lessons. Most lines say nothing. */
export interface LineFact extends Range {
  readonly text: string;
  readonly title: TitleLine | null;
  readonly level: LevelLine | null;
  /** Minutes of a line that says nothing but a time. */
  readonly time: number | null;
  /** Its first link. */
  readonly link: { readonly url: string | null; readonly ref: string | null } | null;
  /** Whether it is nothing but a link with a label like `Link:` or `Tutorial`. */
  readonly isLink: boolean;
}

/** The longest line that is looked at as a title, its link's address not counted. */
const longest = 160;
/** No line is read further than this. */
const longestLine = 2_000;
/** No more marks of a line are looked at. */
const mostMarks = 200;
/** Labels of links that say nothing about where they lead. */
const emptyLabel =
  /^(?:the\s+)?(?:link|links?|url|here|this|video|tutorial|website|web ?page|web ?site|page|docs?|documentation|source|lab|reference|ref|article|guide|open|watch|go|start|click here|more|read more|github|repo|slides|youtube|course|resource|official (?:docs?|documentation|site|tutorial)|(?:link|go) to .{1,40}|(?:tutorial|video|lab|course|project|lesson|aws|docker) (?:link|url|page|video|tutorial|docs?|documentation)|🔗)$/i;
const linkLine = new RegExp(
  String.raw`^[^${letters}\d]*(?:(?:the\s+)?(?:(?:tutorial|video|lab|course|project|lesson|resource|reference|source|website|web|page|youtube)\s*)?(?:links?|urls?|source|video|tutorial|website|lab|reference|resource|docs|documentation|address|from|see|course|article|guide|watch(?: it| the video)?(?: here)?|🔗))?\s*[:=–-]*\s*$`,
  'i',
);

/** Marks of how far one is, in front of a title. */
const decoration =
  /^(?:\s|[✅☑✔✓✗✘☒⬜⬛☐🔲🔳❌❎🚧🔗⏱⏰⏳⌛🟢🟡🔴🟠🔵🟣🟤⚪⚫⭐🌟⏸⏭🏁📌]\uFE0F?|\[[ xX✓✔-]?\](?=\s))+/u;

/** `1. `, `1.2 `, `2) `, `(3) `, `#4 `, `5 - `, `II. `, `B) `: numbering, but not `3 things` or `2.5 hours`. */
const numbering =
  /^(?:\(?\d{1,2}(?:\.\d{1,2})*\)|\d{1,2}(?:\.\d{1,2})*\.|\d{1,2}(?:\.\d{1,2})+:?|\d{1,2}:|\d{1,2}\s+[-–—](?=\s)|#\d{1,2}[.:)]?|[IVX]{1,5}[.)]|[A-H]\))\s+(?![-–—]?\s*(?:h|hrs?|hours?|min|minutes?|[GMT]i?B)\b)(?=\S)/u;

/** `{#the-id}` behind a heading, as converters write it. */
const anchor = /\s*\{#[^{}]*\}\s*$/;

/** `:star:`, a drawing by its name. */
const shortcode = /(?<![^\s])(?::[a-z][\w+-]*:)+(?![^\s])/g;

/** A line with blanks for what is there for programs: names of drawings, the id of a heading. */
const readable = (raw: string): string =>
  raw.includes(':') || raw.includes('{#')
    ? raw.replace(shortcode, (code) => ' '.repeat(code.length)).replace(anchor, (id) => ' '.repeat(id.length))
    : raw;

/** `2018-10-03 `, `10/03/2018: ` in front of a title: when it was done is no part of its name. */
const date =
  /^[([]?(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})|\d{1,2}\/\d{1,2}(?=\s*[-–—:]))[)\]]?[\s:,|–—-]+(?=\S)/u;

/** A link that is none: the mark of a footnote, the box of a check list, a time in brackets. */
function isNoLink({ ref, from, to }: Link, raw: string): boolean {
  // `[[a page]]` of a wiki.
  if (ref === null) return false;
  if (raw[from - 1] === '[' || raw[from] === '[') return true;
  const label = raw.slice(from, to).trim();
  return ref.startsWith('^') || /^[xX✓✔-]?$/.test(label) || readTimeLabel(label) !== null;
}

/** `**Lesson:** Images`: what follows is the title. */
const lessonLabel =
  /^(?:lesson|tutorial|video|lab|qwik ?lab|topic|module|title|course|exercise|project)(?: \d{1,2})?$/i;

/** Reads one line of a paragraph, given its marks. `heading` lines are titles whatever they look like. */
export function readLine(
  inline: Inline,
  index: number,
  source: Range,
  heading: boolean,
  marksOfLine: readonly InlineMark[] = inline.marks,
): LineFact {
  const from = inline.lines[index]?.at ?? 0;
  const to = inline.lines[index + 1]?.at ?? inline.text.length;
  const raw = readable(inline.text.slice(from, Math.min(to, from + longestLine)));
  const text = raw.trim();
  const marks = marksWithin(marksOfLine, from, to);
  const level = readLevel(text);
  const time = readTimeLine(text);
  const links = marks.filter((mark): mark is Link => mark.kind === 'link' && !isNoLink(mark, raw));
  const [first] = links;
  const link = first ? { url: first.url, ref: first.ref } : null;
  // An address that is the label of its own link is a link in a link.
  const isLink = first !== undefined && links.every(({ url }) => url === first.url) && isLinkLine(raw, first);
  const title = level || text === '' ? null : readTitle(raw, marks, source, heading);
  return { from: source.from, to: source.to, text, title, level, time, link, isLink };
}

/** The marks of each line of a paragraph; a mark over several lines belongs to each of them. */
export function marksByLine(inline: Inline): readonly (readonly InlineMark[])[] {
  if (inline.lines.length === 1) return [inline.marks];
  const starts = inline.lines.map((line) => line.at);
  const byLine: InlineMark[][] = starts.map(() => []);
  for (const mark of inline.marks) {
    const last = lastAtOrBefore(starts, mark.to - 1);
    for (let line = lastAtOrBefore(starts, mark.from); line <= last; line++) byLine[line]?.push(mark);
  }
  return byLine;
}

function marksWithin(marks: readonly InlineMark[], from: number, to: number): readonly InlineMark[] {
  if (marks.length === 0) return marks;
  const inside: InlineMark[] = [];
  for (const mark of marks.length > mostMarks ? marks.slice(0, mostMarks) : marks) {
    if (from === 0 && mark.to <= to) inside.push(mark);
    else if (mark.from < to && mark.to > from) {
      inside.push({ ...mark, from: Math.max(mark.from, from) - from, to: Math.min(mark.to, to) - from });
    }
  }
  return inside;
}

/** A line that is a link and at most a label for it. */
function isLinkLine(raw: string, link: Link): boolean {
  if (raw.length > 300) return false;
  const label = raw.slice(link.from, link.to);
  const around = raw.slice(0, link.from) + raw.slice(link.to);
  const bare = /^(?:https?:\/\/|www\.)/.test(label);
  const labelled = linkLine.test(around.trim()) && around.trim() !== '';
  return labelled || ((bare || emptyLabel.test(label.trim())) && /^[\s()[\]<>.:*_-]*$/.test(around));
}

function readTitle(
  raw: string,
  marks: readonly InlineMark[],
  source: Range,
  heading: boolean,
): TitleLine | null {
  if (!heading && marks.length === 0 && (raw.length > longest || !/[\d½]|hour/.test(raw))) return null;
  const strong = marks.find((mark) => mark.kind === 'strong' || mark.kind === 'summary');
  const link = marks.find((mark): mark is Link => mark.kind === 'link' && !isNoLink(mark, raw));
  const lead = firstWord(raw);
  const boldLead = strong !== undefined && strong.from <= lead;
  const linkLead = link !== undefined && link.from <= lead;
  if (!heading && !boldLead && !linkLead && raw.length > longest) return null;

  const level = findLevel(raw, heading || linkLead);
  // `Title, 50 minutes, beginner`: what stands in front of a level at the end is the end of the line.
  const timed = level?.to === raw.trimEnd().length ? raw.slice(0, level.from) : raw;
  const duration =
    bracketedTime(marks, timed) ??
    findDuration(link ? masked(timed, link) : timed) ??
    (link ? findDuration(timed) : null);
  if (!heading && !boldLead && !linkLead && !duration) return null;
  const cuts: Range[] = duration ? [duration] : [];
  if (level) cuts.push(level);
  for (const mark of marks) {
    if (mark.kind !== 'link') continue;
    const label = raw.slice(mark.from, mark.to).trim();
    if (isNoLink(mark, raw) || emptyLabel.test(label) || /^(?:https?:\/\/|www\.)/.test(label))
      cuts.push(mark);
  }
  const whole = clean(without(raw, cuts, 0, raw.length));
  let title = whole;
  let rest = '';
  const anchor = boldLead ? strong : linkLead ? link : undefined;
  if (!heading && anchor) {
    const lead = clean(without(raw, cuts, 0, anchor.to));
    const after = without(raw, cuts, anchor.to, raw.length).trim();
    if (lead !== '') {
      rest = after.replace(/^[\s:()[\]|,;.–—~-]+$/, '');
      // A description starts behind a dash or a colon, or is words of its own; a label leads to the title: `**Lab:** [Title](…)`.
      const label =
        (boldLead && rest !== '' && lessonLabel.test(lead)) ||
        (boldLead && link && link.from >= anchor.to && /[:\-–]\s*$/.test(raw.slice(0, link.from).trimEnd()));
      title = label ? whole : rest === '' ? whole : lead;
      if (label) rest = '';
    }
  }
  if (title === '' && link) title = link.url ?? raw.slice(link.from, link.to).trim();
  if (title === '') return null;
  const url = link?.url ?? null;
  const internal = url?.startsWith('#') ?? false;
  const key = titleKey(title);
  return {
    from: source.from,
    to: source.to,
    style: boldLead ? (strong.kind === 'summary' ? 'summary' : 'bold') : linkLead ? 'link' : 'plain',
    title,
    key,
    role: titleRole(key),
    url: internal ? null : url,
    ref: link?.ref ?? null,
    minutes: duration?.minutes ?? null,
    level: level?.level ?? null,
    rest,
    internal,
  };
}

/** A line as a title that stands out by nothing but its place; `null` when there are no words in it. */
export function plainTitle({ from, to, text }: LineFact): TitleLine | null {
  const title = clean(text);
  const key = titleKey(title);
  if (key === '') return null;
  const nothing = { url: null, ref: null, minutes: null, level: null, rest: '', internal: false };
  return { from, to, style: 'plain', title, key, role: titleRole(key), ...nothing };
}

/** `[25 min]`, which Markdown takes for a link. */
function bracketedTime(marks: readonly InlineMark[], raw: string): Duration | null {
  for (const mark of marks) {
    if (mark.kind !== 'link' || mark.ref === null) continue;
    const label = raw.slice(mark.from, mark.to);
    // `[20:05]` in front of words is when they were written.
    const minutes = isLast(raw, mark) ? readTimeLabel(label) : readTimeLine(label);
    if (minutes !== null) return { minutes, from: mark.from, to: mark.to };
  }
  return null;
}

const isLast = (raw: string, { to }: Range): boolean => !/[\p{L}\p{N}]/u.test(raw.slice(to));

/** Where the first word of a line starts, numbering and decoration left out. */
function firstWord(raw: string): number {
  if (startsWithLetter.test(raw)) return 0;
  return (
    /^[\s\p{P}\p{S}\uFE0F]*(?:\d{1,2}(?:\.\d{1,2})*[.):]?\s+)?[\s\p{P}\p{S}\uFE0F]*/u.exec(raw)?.[0].length ??
    0
  );
}

/** The line with the text of a link made unreadable: minutes in a title are no minutes of the lesson. */
const masked = (raw: string, link: Range): string =>
  raw.slice(0, link.from) + 'x'.repeat(link.to - link.from) + raw.slice(link.to);

function without(raw: string, cuts: readonly Range[], from: number, to: number): string {
  let kept = '';
  let at = from;
  for (const cut of [...cuts].sort((a, b) => a.from - b.from)) {
    if (cut.from > at) kept += raw.slice(at, Math.min(cut.from, to));
    at = Math.max(at, cut.to);
    if (cut.to >= to || cut.from < from) continue;
    // `Title (20 min): …`; in French there is a blank before a colon, which stays.
    if (/[:,;.?!]/.test(raw.charAt(cut.to))) kept = kept.trimEnd();
    else kept += ' ';
  }
  return at < to ? kept + raw.slice(at, to) : kept;
}

const startsWithLetter = /^[A-Za-z]/;
/** Words with one blank between them, and marks inside and behind them: nothing that `clean` would take away. */
const plainWords = /^[A-Za-z][A-Za-z0-9'’]*(?:[,;:]? [\w'’"/][\w'’"/.?!-]*)*(?<!-)$/;

/** A title without the blanks, brackets, colons and dashes that removed parts have left. */
function clean(text: string): string {
  if (plainWords.test(text)) return text;
  return oneBlank(text)
    .replace(decoration, '')
    .replace(/\(\s*\)|\[\s*\]/g, '')
    .replace(/^[-–—|:,;~]+\s/, '')
    .trimStart()
    .replace(date, '')
    .replace(numbering, '')
    .replace(decoration, '')
    .replace(/(?:[\s:–—|~,;(（-]|[✅☑✔🔗⏱⏰⏳⌛]\uFE0F?)+$/u, '')
    .trim();
}
