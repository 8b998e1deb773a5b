/** Makes the editor's snippets of the bundled course: commands for shell scripts, lab files for JSON, YAML and Dockerfiles. */
import { parseNotes } from '../src/core/course/parse';
import { findFilePlaceholders } from '../src/core/shell/placeholders';
import type { Placeholder } from '../src/core/shell/model';

/** As VS Code reads them. */
export interface Snippet {
  readonly prefix: string;
  readonly body: string;
  readonly description: string;
}

export type Snippets = Readonly<Record<string, Snippet>>;

/** The languages that have snippets, and the files of the lab that give them. */
const LANGUAGES = { json: /\.json$/, yaml: /\.ya?ml$/, dockerfile: /(?:^|\/)Dockerfile$/ } as const;

/** A lab file by its path in the lab folder, with slashes. */
export interface LabFile {
  readonly path: string;
  readonly content: string;
}

/**
 * The snippets by the editor's language id.
 * @param notes the course's files
 */
export function editorSnippets(
  notes: readonly string[],
  lab: readonly LabFile[],
): Readonly<Record<string, Snippets>> {
  const files = Object.entries(LANGUAGES).map(([language, shape]) => {
    const own = lab.filter(({ path }) => shape.test(path) && !ownData.test(path)).filter(isShort);
    return [language, numbered(own.map((file) => ofFile(file, language)))] as const;
  });
  return { shellscript: numbered(notes.flatMap(ofCommands)), ...Object.fromEntries(files) };
}

/** What only the programs beside it read. */
const ownData = /(?:^|\/)(?:db|event|mysfits|package)\.json$/;

/** Nobody looks for a whole stack of resources while typing: the lab has those. */
const isShort = ({ content }: LabFile): boolean => content.split('\n').length <= 60;

/** What everybody types without help, and loops, which nobody would find by their first word. */
const everyday = /^(?:cat|cd|chmod|cp|echo|exit|for|ls|mkdir|mv|rm|sleep)\b/;

/** One for each different command on the host. */
function ofCommands(text: string): Snippet[] {
  return parseNotes(text).course.lessons.flatMap(({ title, steps }) =>
    steps.flatMap((step) =>
      step.kind === 'command'
        ? step.statements
            .filter(({ runsIn, command }) => runsIn === 'host' && !everyday.test(command))
            .map(({ command, placeholders }) => ({
              prefix: prefixOf(command),
              body: bodyOf(command, placeholders),
              description: title ?? 'Course',
            }))
        : [],
    ),
  );
}

function ofFile({ path, content }: LabFile, language: string): Snippet {
  const name = path
    .replace(/\.\w+$/, '')
    .replace(/\/Dockerfile$/, '')
    .replace(/[^\w]+/g, '-');
  return {
    prefix: `practice-${name}`.toLowerCase(),
    body: bodyOf(content.trimEnd(), findFilePlaceholders(content, language)),
    description: `Lab file ${path}`,
  };
}

/** Its program and the words after it, as typed without options: `aws s3 mb` → `aws-s3-mb`. */
function prefixOf(command: string): string {
  const words = command.split(/\s+/);
  const end = words.findIndex((word, index) => index > 0 && !/^[a-z][a-z0-9-]*$/.test(word));
  return words
    .slice(0, Math.min(end < 0 ? words.length : end, 3))
    .join('-')
    .replace(/[^\w-]/g, '');
}

/** Equal placeholders share a tab stop, so they are typed once. */
function bodyOf(text: string, placeholders: readonly Placeholder[]): string {
  const stops = [...new Set(placeholders.map((placeholder) => placeholder.text))];
  let body = '';
  let at = 0;
  for (const { range, text: shown } of placeholders) {
    body += `${escaped(text.slice(at, range.from))}\${${stops.indexOf(shown) + 1}:${escaped(shown)}}`;
    at = range.to;
  }
  return body + escaped(text.slice(at));
}

const escaped = (text: string): string => text.replace(/[\\$}]/g, '\\$&');

/** By number, since the editor shows prefix and description. The same body is offered once. */
function numbered(snippets: readonly Snippet[]): Snippets {
  const bodies = new Map(snippets.toReversed().map((snippet) => [snippet.body, snippet]));
  return Object.fromEntries(
    Object.entries(snippets.filter((snippet) => bodies.get(snippet.body) === snippet)),
  );
}
