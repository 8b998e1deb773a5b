import { nouns, thingAndAttribute } from './nouns';

/** A candidate with what the judges look at. */
export interface Candidate {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** What stands between the marks; the text where there are none. */
  readonly inner: string;
  /** Up to 40 characters before and after, same line or not. */
  readonly before: string;
  readonly after: string;
}

/** Whether the word is one of those that values are named by. */
export const isNoun = (word: string) => nouns.has(word.toLowerCase());

/** The words of a text, whatever separates them. */
export const wordsOf = (text: string) => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');

/** Whether the text is about something a learner replaces: names a noun of ours, or says `your`. */
export const isTelling = (text: string) =>
  thingAndAttribute.test(text) ||
  wordsOf(text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')).some(
    (word) => isNoun(word) || /^(?:your|my|replace)$/i.test(word),
  );

/** Elements that echo and here-documents write into pages. */
export const htmlTags = new Set(
  'a b body br button center code div em form h1 h2 h3 h4 h5 h6 head hr html i iframe img input label li link main marquee meta nav ol option p pre script section select small span strong style table tbody td textarea th thead title tr u ul video'.split(
    ' ',
  ),
);

/** Capitals that begin like a placeholder and are constants of some API. */
export const constants: ReadonlySet<string> = new Set([
  'REPLACE_EXISTING',
  'REPLACE_ALL',
  'INSERT_UPDATE',
  'INSERT_OVERWRITE',
  'CHANGE_SET',
  'ADD_ONLY',
  'API_KEY',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_REGION',
  'AWS_DEFAULT_REGION',
  'PARTITION_KEY',
  'PRIMARY_KEY',
  'FOREIGN_KEY',
  'REFRESH_TOKEN',
  'AUTHORIZATION_CODE',
  'USER_PASSWORD',
  'SOURCE_IP',
  'CLIENT_IP',
  'HOST_NAME',
  'OPEN_ID',
  'AWS_ACCOUNT',
  'SERVICE_ACCOUNT',
  'ACCOUNT_NAME',
  'RESOURCE_ARN',
]);
