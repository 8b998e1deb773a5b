import { placeholderRanges } from './candidates';
import { fileKindOf } from './fileKinds';
import type { Placeholder } from './model';
import { SiteReader, type Site } from './sites';
import { fileSlotsOf, slotsOf } from './slots';

/** Longer texts are no commands that anybody fills, in characters: the reading of pathological nesting stays far below a second. */
const longestCommand = 32_768;
/** The same for the content of files. */
const longestFile = 1 << 20;

/**
 * The placeholders of a command in the order they stand in; they do not overlap. Finds all spellings that authors of
 * notes use and leaves alone what the shell or a tool gives a meaning of its own; none in a text too long for a
 * command. Never throws, linear in the text.
 */
export function findPlaceholders(command: string): Placeholder[] {
  if (command.length > longestCommand) return [];
  let reader: SiteReader | null = null;
  const sites: Site[] = [];
  const ranges = placeholderRanges(command, (candidate, { accepts }) => {
    reader ??= new SiteReader(command);
    const site = reader.at(candidate.from);
    if (accepts && !accepts(candidate, site)) return false;
    sites.push(site);
    return true;
  });
  return ranges.length === 0 ? [] : slotsOf(command, ranges, sites);
}

/**
 * The placeholders in the content of a file, slots named after the key where they stand. `language` is the fence's or
 * the one guessed; in programs and markup only unmistakable spellings count. Never throws, linear in the content.
 */
export function findFilePlaceholders(content: string, language: string | null): Placeholder[] {
  if (content.length > longestFile) return [];
  const kind = fileKindOf(language);
  const ranges = placeholderRanges(content, (candidate, { inFiles }) => inFiles?.(candidate, kind) ?? true);
  return ranges.length === 0 ? [] : fileSlotsOf(content, ranges);
}
