import { oneBlank } from '../shell/blanks';

/** Words that lead up to a command and say nothing about it, at the end of what stands before it. */
const leadUp = new Set(
  `with by using via through use uses used run runs running execute executing type typing enter entering issue issuing invoke
  do call calling try perform performing the this these following follow below above next same command-line command commands
  cmd cli code line lines script and a an of in on like as then we you i can could will need needs have should must is are was
  be to for e.g. i.e. eg example such also which that or terminal shell here simply just`.split(/\s+/),
);
/** Words at the start of a sentence that say nothing about what is done. */
const fillers =
  /^(?:[\s:,;.()–—-]+|(?:now|next|then|(?:first|second|third)(?:ly|(?=\s*[,:]|\s+(?:we|you|i|let|lets|let's|of all)\b))|finally|lastly|also|again|after that|afterwards|later|and|so|once done|here|let['’]s|lets(?!\s+(?:you|us|me|them|it|the)\b)|let us|please|in order to|we|you|i|one(?=\s+(?:can|could|may|might|must|should|has|needs)\b)|it|will|would|can|could|need|needs|have(?!\s+a\b)|has|had|must|should|may|might|further|going forward|simply|just|start by|begin by|to|be able to|try to|going to|are|is|be|the|this|that|these|below|following|above|commands?(?![\s-]line)|which|where)\b)+/i;
const purpose =
  /^to .{3,60}? (?:we|you|i) (?:will |can |must |should |simply |just )?(?:need|have|use|want)?(?: to)?\b/i;
const effect =
  /^\s*(?:(?:this|the|above|command|commands|it|which|that|where|we|and|where it|you|–|—|-|:|→|=>|#)\s*)*(?:(?:will|would|can be used to|could be used to|is used to|are used to|used to|shall|helps? (?:us |you )?(?:to )?|lets? (?:us|you)|allows? (?:us|you) to|can|to|for|in order to)\s+)+(.+)/i;

/** Verbs that mean nothing without the word behind them. */
const phrasal =
  /\b(?:log|sign|turn|switch|plug|power)(?:s|ing|ed|ged|ging)?(?: (?:it|me|us|you|them|this|that|the \S+|a \S+))? (?:in|on)$/i;

const question = /^(?:what|how(?! to)|why|who|where|when)\b/i;

/** The longest caption, so that it fits a line of the tree. */
const longest = 64;

/**
 * What a command does in the words before it: `Create an S3 bucket with CLI command` gives `Create an S3 bucket`. `null`
 * where these words do not say.
 */
export const captionBefore = (words: string): string | null => captionIn(lastSentence(words));

function captionIn(sentence: string): string | null {
  const told = withoutLeadUp(sentence).replace(purpose, '').replace(fillers, '').trim();
  // `What one task is.` has lost its verb, `How to build an image:` has not.
  return question.test(told) ? null : caption(told);
}

/** What a sentence, or what can stand for one, ends with. */
const stops = ['.', '!', '?', ';'];

function lastSentence(words: string): string {
  const plain = oneBlank(words.slice(-300)).trimEnd().slice(-200);
  const from = Math.max(...stops.map((stop) => plain.lastIndexOf(`${stop} `))) + 1;
  return plain.slice(from, stops.includes(plain.charAt(plain.length - 1)) ? -1 : undefined).trim();
}

/** Verbs that instructions begin with. */
const verbs = new Set(
  `add allow answer apply ask attach bring build change check choose clean clone close collect commit compare configure connect continue
  convert copy count create define delete deploy describe detach disable do download drain edit empty enable enter execute exit export expose
  extract fetch fill filter find follow force generate get give go grant have help import increase initialize inspect install instantiate invoke
  join keep kill label launch leave let link list load log look make map mark measure modify mount move name note open overwrite package pass
  pause ping point prepare print protect prune publish pull push put query read rebuild receive record register release reload remove rename
  repeat replace request reset resize restart restore retrieve return reveal revoke roll rotate run save scale scan search see select send
  set share show sign sort spread start stop store submit subscribe switch tag take tear tell terminate test throw train try turn undo
  uninstall unlock unmount unpack unzip update upgrade upload use validate verify view visit wait warm watch write zip`.split(
    /\s+/,
  ),
);
/** A title in a few words, such as `Your first image`, is none when it starts like this. */
const noTitle =
  /^(?:an?|the|its?|this|that|these|those|for|from|in|on|with|without|both|some|more|most|all|there|here|not|no|if|when|as|by|at|of)\b/i;

/**
 * What the code below a paragraph does in the words of it, like {@link captionBefore}; `null` where the last sentence explains
 * something instead of telling what to do.
 */
export function captionAbove(words: string): string | null {
  const sentence = lastSentence(words);
  if (/^(?:an?|the|its|this|that|these|those|such)\b/i.test(sentence)) return null;
  const told = captionIn(sentence);
  if (told === null) return null;
  const first = /^[A-Za-z]+/.exec(told)?.[0].toLowerCase();
  if (first === undefined || verbs.has(first) || /^(?:how|first|second|third)\b/.test(first)) return told;
  const isShort = told.split(' ').length <= 6 && /[:–—-]\s*$/.test(words);
  return isShort && !noTitle.test(told) ? told : null;
}

function withoutLeadUp(sentence: string): string {
  let told = sentence;
  while (told !== '') {
    const blank = told.lastIndexOf(' ');
    const word = told.slice(blank + 1).toLowerCase();
    if (!isLeadUp(word) || ((word === 'in' || word === 'on') && phrasal.test(told))) break;
    told = told.slice(0, Math.max(blank, 0));
  }
  return told;
}

/** `word` is in lower case. */
function isLeadUp(word: string): boolean {
  if (leadUp.has(word)) return true;
  if (/^[a-z]+$/.test(word)) return false;
  const plain = word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}.]+$/gu, '');
  return plain === '' || leadUp.has(plain);
}

/** What a command does in the words after it: `will list all containers` gives `List all containers`. */
export function captionAfter(words: string): string | null {
  const told = effect.exec(oneBlank(words.slice(0, 300)))?.[1];
  if (told === undefined) return null;
  return caption(
    told.replace(
      /(?:[.!?;,](?:\s|$)| and (?:then|to|check|we|you)\b| where\b| which\b| in order to\b).*$/i,
      '',
    ),
  );
}

/** The first words of a command, as it is called where nothing else is said. */
export function firstWords(command: string): string {
  return shorten(oneBlank(command).trim(), longest);
}

function caption(told: string): string | null {
  let words = 0;
  let blank = true;
  for (let at = 0; at < told.length && words <= 16; at++) {
    const next = told.charCodeAt(at) === 32;
    if (blank && !next) words++;
    blank = next;
  }
  if (words < 2 || words > 16 || !/[a-z]{3}|\p{L}{3}/u.test(told)) return null;
  let end = told.length;
  while (' \t\n,:;.(–—-'.includes(told.charAt(end - 1))) end--;
  return shorten(told.charAt(0).toUpperCase() + told.slice(1, end), longest);
}

/** Cuts a text between words so that it has at most `length` characters; a long word, at a sign inside it. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const kept = text.slice(0, length - 1);
  const blank = text.lastIndexOf(' ', length - 1);
  if (blank > length / 2) return `${text.slice(0, blank)}…`;
  const sign = /^.*[^\p{L}\p{N}]/su.exec(kept)?.[0].length ?? 0;
  return `${kept.slice(0, sign > length / 2 ? sign : length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
