import type { StepId } from '../course/model';
import type { Range } from '../text';

/** What is looked for in notes; each with a page that tells more. */
export const RULES = {
  'outdated-command': 'https://docs.aws.amazon.com/cli/latest/userguide/cliv2-migration-changes.html',
  'file-not-fileb':
    'https://docs.aws.amazon.com/cli/latest/userguide/cliv2-migration-changes.html#cliv2-migration-binaryparam',
  'public-access-block':
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
  'retired-runtime': 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html',
  'retired-image': 'https://endoflife.date/',
  'missing-branch': 'https://github.com/aws-samples/aws-modern-application-workshop',
  'no-package-lists': 'https://docs.docker.com/build/building/best-practices/#apt-get',
  'open-quote': 'https://www.gnu.org/software/bash/manual/html_node/Quoting.html',
  typographic: 'https://www.gnu.org/software/bash/manual/html_node/Quoting.html',
  unfilled: 'https://www.gnu.org/software/bash/manual/html_node/Redirections.html',
} as const;

export type RuleId = keyof typeof RULES;

/** A stretch of a text and what takes its place. */
export interface Edit extends Range {
  readonly text: string;
}

/** What a rule finds in a command or in the content of a file; offsets are in that text. */
export interface Hit {
  readonly rule: RuleId;
  readonly range: Range;
  /** For people: a sentence or two, Markdown's backticks around code. */
  readonly message: string;
  /** Since when, to stand behind `since`: `version 2 of the AWS CLI`; `null` where it never was right. */
  readonly since: string | null;
  /** What makes the text right; empty where what is run is right already, `null` where that takes a decision. */
  readonly edits: readonly Edit[] | null;
  /** Commands that have to run before it. */
  readonly before?: readonly string[];
}

/** What takes the place of something outdated or broken. */
export type Modern =
  /** Complete commands, in order, placeholders as the notes write them. */
  | { readonly kind: 'command'; readonly lines: readonly string[] }
  | { readonly kind: 'file'; readonly content: string };

/** Something in notes that no longer works, or never did as it stands there. */
export interface Finding {
  readonly rule: RuleId;
  /** In the notes: the words that it is about. */
  readonly range: Range;
  /** For people, a sentence or two; Markdown's backticks around code. */
  readonly message: string;
  readonly since: string | null;
  readonly step: StepId;
  /** The number of the statement in its step, from 0; `null` for files. */
  readonly statement: number | null;
  /** The whole statement or file made right, all of its findings at once; `null` where that takes a decision. */
  readonly modern: Modern | null;
  /** The same as edits of the notes, in order; `null` where `modern` is. */
  readonly edits: readonly Edit[] | null;
}

/** The text with edits applied; they are in order and apart from each other. */
export function edited(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const edit of edits) {
    if (edit.from < at) continue;
    result += text.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return result + text.slice(at);
}
