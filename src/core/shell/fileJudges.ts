import { constants, htmlTags, isTelling, type Candidate } from './candidate';
import type { FileKind } from './fileKinds';
import { capitalTail } from './nouns';

/** Judges of candidates in the content of files, where no shell grammar tells what is meant. */
type FileJudge = (candidate: Candidate, kind: FileKind) => boolean;

/** Spellings that only the place in a command makes believable. */
export const never: FileJudge = () => false;

/** The name of a variable (`$YOUR_X`, `YOUR_X = …`) or the key of a value (`"YOUR_X": …`). */
const isName = ({ before, after }: Candidate) =>
  /\$\{?$/.test(before) || /^["']?\s*(?:=(?!=)|:\s)/.test(after) || after.startsWith('(');

/** `REPLACE_ME…`, `YOUR-…`, `…-HERE`. */
export const markedInFile: FileJudge = (candidate) => !constants.has(candidate.text) && !isName(candidate);

/** Lower-case words such as `yourBucketName` are identifiers in programs unless they stand in a string or a path. */
export const wordInFile: FileJudge = (candidate, kind) => {
  if (isName(candidate) || /^yours(?:elf|elves)?$/.test(candidate.text)) return false;
  return kind === 'code'
    ? /["'`/:@=][ ]?$/.test(candidate.before)
    : !/\w[ ]$/.test(candidate.before) || kind === 'data';
};

/** `<bucket name>`; markup and programs have angle brackets of their own. */
export const angleInFile: FileJudge = ({ inner, before, after }, kind) => {
  if (/\s$/.test(inner) || /[<?\\]$/.test(before)) return false;
  if (htmlTags.has(inner.toLowerCase()) || /@.*\./.test(inner) || after.includes(`</${inner}>`)) return false;
  if (kind === 'code') return /\b(?:your|replace|insert|enter)\b/i.test(inner.replace(/_/g, ' '));
  return kind === 'data' ? /\p{L}/u.test(inner) : isTelling(inner);
};

/** `{your bucket}`, `[bucket name]`: alone, single words in braces are parameters of paths and templates. */
export const groupInFile: FileJudge = ({ inner, before, after }, kind) => {
  if (kind === 'code' || /\s$/.test(inner) || /[$%#@{\\\p{L}\p{N}]$/u.test(before) || /^[}*?+(]/.test(after))
    return false;
  return isTelling(inner) && (/\s/.test(inner) || /your|replace/i.test(inner));
};

/** `sg-xxxxxxxx`, `xxx.xxx.xxx.xxx`. */
export const runInFile: FileJudge = ({ text, before, after }, kind) =>
  !/^[([=]/.test(after) &&
  !/[$0\\]$/.test(before) &&
  (kind !== 'code' || /[-.]/.test(text) || text.length > 3);

/** The keys under which configuration names things instead of giving values. */
const namingKey = /["']?\b(?:name|key|AttributeName|ParameterKey|Ref|type)["']?\s*:\s*["']?$/i;

/** `BUCKET_NAME` as (part of) a value; in programs it is a constant. */
export const capitalsInFile: FileJudge = (candidate, kind) =>
  kind === 'data' &&
  (capitalTail.test(candidate.text) || /^MY[_-]/.test(candidate.text)) &&
  !constants.has(candidate.text) &&
  !isName(candidate) &&
  /(?:["':/@.]|: |- )$/.test(candidate.before) &&
  !candidate.before.endsWith('- ') &&
  !/!(?:Ref|GetAtt|Sub) $/.test(candidate.before) &&
  !namingKey.test(candidate.before);
