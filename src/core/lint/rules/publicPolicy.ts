import type { CommandReading } from '../../catalogue/reading';
import type { ReadStatement, StatementRule } from '../statement';

/** `file://site/policy.json`, `$(cat policy.json)`, `$(< policy.json)`. */
const NAMED = /^(?:fileb?:\/\/|\$\(\s*(?:cat\s+|<\s*))(?:[^)]*[/\\])?([^)]+?)\s*\)?$/;
/** Whoever asks may read: the principal of a public policy. */
const EVERYBODY = /"Principal"\s*:\s*(?:"\*"|\{\s*"AWS"\s*:\s*(?:"\*"|\[\s*"\*"\s*\])\s*\})/;
const ALLOWS = /"Effect"\s*:\s*"Allow"/;
const PUBLIC_NAME = /public|web-?site|everyone|everybody|anonymous|world-read/i;
/** `change the policy to public`, `make the bucket public`, `publicly readable`, `a public bucket policy`. */
const PUBLIC_PROSE =
  /\b(?:policy|bucket|site|it|them|objects?|contents?)\s+(?:(?:to|as|is)\s+)?(?:be\s+)?public\b|\bpublic(?:ly)?[- ](?:read|access|bucket|polic)|\bto the public\b/i;
const REFUSES_PUBLIC = /\b(?:not|never|no|non|block\w*)[- ](?:\w+ ){0,2}public/i;

/** New buckets refuse public policies until the block for them is lifted. */
export const publicPolicy: StatementRule = (read) =>
  read.commands
    .filter(({ name }) => name === 'aws s3api put-bucket-policy')
    .filter((reading) => isPublic(reading, read) && !isLifted(read))
    .map((reading) => {
      const bucket = bucketOf(reading, read.command);
      const [profile, region] = ['--profile', '--region'].map((option) => {
        const [value] = reading.options.get(option) ?? [];
        return value === undefined ? '' : ` ${option} ${value}`;
      });
      return {
        rule: 'public-access-block' as const,
        range: reading.named,
        message:
          'New buckets refuse public policies: this ends with *AccessDenied* until the block for public policies is lifted.',
        since: 'April 2023',
        edits: [],
        before: [
          `aws s3api put-public-access-block --bucket ${bucket} --public-access-block-configuration BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=false,RestrictPublicBuckets=false${profile ?? ''}${region ?? ''}`,
        ],
      };
    });

function isPublic(reading: CommandReading, { around }: ReadStatement): boolean {
  const [policy = ''] = reading.options.get('--policy') ?? [];
  const isText = policy.includes('{');
  const name = NAMED.exec(policy)?.[1];
  const text = isText ? policy : name === undefined ? undefined : around.files.get(name);
  if (text !== undefined) return isForAll(text);
  if (name === undefined) return false;
  if (around.unnamed !== null && isForAll(around.unnamed)) return true;
  return PUBLIC_NAME.test(name) || (PUBLIC_PROSE.test(around.prose) && !REFUSES_PUBLIC.test(around.prose));
}

/** Conditions with which the block takes no policy for public. */
const LIMITED = /"aws:(?:Source(?:Vpce?|Ip|Account|Arn)|PrincipalOrgID)"/i;

const isForAll = (policy: string): boolean =>
  EVERYBODY.test(policy) && ALLOWS.test(policy) && !LIMITED.test(policy);

/** Somewhere in the lesson; which bucket is meant is known when it runs only. */
const isLifted = ({ around: { lesson } }: ReadStatement): boolean =>
  /\bdelete-public-access-block\b/.test(lesson) ||
  /\bput-public-access-block\b[^\n]*BlockPublicPolicy["']?\s*[=:]\s*["']?false/i.test(lesson);

function bucketOf({ words }: CommandReading, command: string): string {
  const found = words.find(({ role }) => role.kind === 'value' && role.option === '--bucket');
  return found
    ? command.slice(found.word.from, found.word.to).replace(/^--bucket=/, '')
    : 'REPLACE_ME_BUCKET';
}
