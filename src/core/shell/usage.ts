/** Typographic marks and entities that a command may have caught. */
const written = /[“”‘’–—\u00a0]|&(?:lt|gt|amp|quot);/;

/** Cheap to look for before the synopsis itself. */
const maySynopsis = /[[<({…]|\.\.\.|OPTIONS/;
/** Marks of a usage line: nobody runs `docker run [OPTIONS] IMAGE [COMMAND] [ARG...]`. */
const synopsis =
  /\[(?:OPTIONS?|FLAGS?|ARGS?|COMMANDS?|PATH|TAG|options?|flags?|args?|arguments?|command|subcommand)\]|\[[^\]\s]{0,40}\s?(?:\.\.\.|…)\]|[\]>](?:\.\.\.|…)|(?:^|\s)(?:\.\.\.|…)(?:\s|$)|\[(?:--?[A-Za-z][\w-]*(?:[ =|][^\]]{0,60})?|:?[A-Z]+(?:\|[A-Z]+)*|:TAG\|?@?\w*)\]|<(?:options?|flags?|args?|arguments?|commands?|subcommand)>|(?:^|\s)OPTIONS(?:\s|$)|[{[(<][a-z-]+(?:\s?\|\s?[a-z-]+)+[}\])>]/;
const described = /\s(?:[-–—:]{1,2}|=>|->|→|⇒|\/\/)\s+[A-Za-z(][\w'’()-]*(?:\s+[\w'’(),./-]+)+\s*$/;
/** `npm >=6`, `node < 10`. */
const versionRange = /^[\w.@/-]+ ?(?:[<>]=?|[~^]) ?v?\d[\w.]*(?: [<>]=?[\w.]+)?$/;
/** Two blanks and more, then a sentence: the second column of a cheat sheet. */
const secondColumn = /\S(?:\t+|\s{2,})(?!-|\\|\||&|>|<)[A-Z][a-z]*(?:\s[\w'’(),./-]+)+\.?\s*$/;

/** Undoes what writing tools do to commands, for judging only. */
export function normalise(command: string): string {
  let text = command.trim();
  if (written.test(text)) {
    text = text
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&amp;/g, '&')
      .replace(/&quot;/g, '"');
    text = text
      .replace(/[“”]/g, '"')
      .replace(/[‘’]/g, "'")
      .replace(/\u00a0/g, ' ');
    text = text.replace(/(^|\s)[–—](?=\w)/g, '$1--');
  }
  return text.endsWith('.') && /[\w\])"'>}]\.$/.test(text) && !/\s\S*\/\S*$/.test(text)
    ? text.slice(0, -1)
    : text;
}

/** Whether the text tells about a command: a synopsis, a line of a cheat sheet, a range of versions. */
export function isUsage(text: string): boolean {
  if (versionRange.test(text)) return true;
  if (maySynopsis.test(text) && synopsis.test(text)) return true;
  return text.length < 300 && !text.includes('\n') && isCheatSheet(text);
}

function isCheatSheet(text: string): boolean {
  if (/["'#]/.test(text)) return false;
  // `index --commit--> repository` is a drawing.
  if (described.test(text) || text.includes('-->') || text.includes('<--')) return true;
  return (text.includes('  ') || text.includes('\t')) && secondColumn.test(text);
}
