import { capitalTail, fillers, loneCapitals, nouns, thingAndAttribute } from './nouns';
import type { Site } from './sites';

/** A candidate with what the judges look at. */
export interface Candidate {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly groups: readonly (string | undefined)[];
  /** Up to 40 characters before and after, same line or not. */
  readonly before: string;
  readonly after: string;
}

/** One way in which authors write placeholders. */
export interface Spelling {
  readonly pattern: RegExp;
  /** Whether this candidate, at this place, is a placeholder; absent: always. `site` is `null` in file content. */
  readonly accepts?: (candidate: Candidate, site: Site | null) => boolean;
}

/** Programs whose quoted arguments are programs of their own: braces, brackets and `<` mean something else there. */
const programmable = new Set(
  'awk gawk sed perl python python3 node ruby jq yq grep egrep rg find xargs mongo mongosh php tr printf'.split(
    ' ',
  ),
);
/** Options whose values are written in a language of their own. */
const expressions = new Set(
  '--query --filter-expression --filter-pattern --jsonpath --format --template --path-part --route-key --key-condition-expression --projection-expression --condition-expression --update-expression --log-format -w --write-out'.split(
    ' ',
  ),
);

const isQuoted = (site: Site) => site.quote === 'single' || site.quote === 'double';

/** Whether the place is code in another language, where only unmistakable spellings count. */
function isForeignCode(site: Site | null): boolean {
  if (!site) return false;
  if (site.role?.kind === 'value' && expressions.has(site.role.option)) return true;
  if (site.word?.text.includes('jsonpath=') || site.word?.text.includes('go-template=')) return true;
  return isQuoted(site) && programmable.has(site.command?.program ?? '');
}

const isNoun = (word: string) => nouns.has(word.toLowerCase());
const wordsOf = (text: string) => text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
/** Whether the text is about something a learner replaces: names a noun of ours, or says `your`. */
const isTelling = (text: string) =>
  thingAndAttribute.test(text) ||
  wordsOf(text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')).some(
    (word) => isNoun(word) || /^(?:your|my|replace)$/i.test(word),
  );

const htmlTags = new Set(
  'a b body br button center code div em form h1 h2 h3 h4 h5 h6 head hr html i iframe img input label li link main marquee meta nav ol option p pre script section select small span strong style table tbody td textarea th thead title tr u ul video'.split(
    ' ',
  ),
);
const fileExtension =
  /\.(?:txt|sql|json|log|csv|dump|sh|gz|tar|in|out|yml|yaml|xml|md|dat|py|js|html|tmp|pem|pub|cql|hql)$/i;

function acceptsAngle({ text, groups: [inner = ''], before, after }: Candidate, site: Site | null): boolean {
  if (/^<{2}/.test(text) !== />{2}$/.test(text)) return false;
  // `cat <<EOF>>notes.txt`
  if (text.startsWith('<<') && /^[A-Z]+$/.test(inner)) return false;
  if (/\s$/.test(inner) || /[<?\\]$/.test(before)) return false;
  if (/^(?:\.{3}|…)$/.test(inner)) return true;
  if (!/\p{L}/u.test(inner)) return false;
  const gluedBefore = /[\p{L}\p{N}_)\]]$/u.test(before);
  if (gluedBefore && /\s/.test(inner)) return false;
  // `"A U Thor <author@example.com>"`
  if (/@.*\./.test(inner) && !/your|user/i.test(inner)) return false;
  const quoted = site ? isQuoted(site) || site.quote.startsWith('heredoc') : true;
  const name = inner.toLowerCase();
  if (htmlTags.has(name) && quoted) return false;
  if (quoted && (after + before).includes(`</${inner}>`)) return false;
  if (isForeignCode(site)) return /your|replace/i.test(inner);
  if (quoted) return true;
  if (/[|]/.test(inner))
    return !/\s/.test(inner) && /(?:^|[\s=:/])$/.test(before) && /^(?:$|[\s:/])/.test(after);
  // `mysql db <dump.sql >out.log` reads and writes files.
  const readsFile = fileExtension.test(inner) && !/[-_ ]|file|your|path|name/i.test(inner);
  if (readsFile && /(?:^|\s)$/.test(before)) return false;
  return !(gluedBefore && /^[\p{L}\p{N}]/u.test(after) && !isTelling(inner));
}

function acceptsBraces({ groups: [inner = ''], before, after }: Candidate, site: Site | null): boolean {
  if (/\s$/.test(inner) || inner.includes('..')) return false;
  // `foo() {…}`, `HEAD@{1}`, `%{http_code}`, `${VAR}`, `\{…\}`, `{{…}}`
  if (/(?:[$%#{\\]|\)\s*)$/.test(before) || /^[}*?+]/.test(after)) return false;
  if (before.endsWith('@') && site?.command?.program === 'git') return false;
  if (isForeignCode(site)) return false;
  if (/xargs|parallel/.test(site?.command?.program ?? '')) return false;
  if (!site || site.quote.startsWith('heredoc')) return isTelling(inner);
  return !isQuoted(site) || isTelling(inner) || /\s/.test(inner);
}

function acceptsBrackets({ groups: [inner = ''], before, after }: Candidate, site: Site | null): boolean {
  if (/\s$/.test(inner)) return false;
  // An index, a glob, an extra of a package, a nested test, a section of an ini file.
  if (/[\p{L}\p{N}_\]$)*?[!\\]$/u.test(before) || /^[\]*?+{(\p{L}\p{N}]/u.test(after)) return false;
  if (isForeignCode(site) || site?.role?.kind === 'program') return false;
  if (wordsOf(inner).some((word) => word.length < 2)) return false;
  return isTelling(inner);
}

/** Operations that speak of variables by their names. */
const namesVariables = new Set(['printenv', 'unset', 'read', 'export', 'declare']);
const assigning = /^(?:-e|--env|--build-arg|--environment|--set)$/;

/** `export YOUR_KEY=…`, `-e YOUR_KEY=…`: the name of a variable, not its value. */
function isVariableName({ before, after }: Candidate, site: Site | null): boolean {
  if (/\$\{?$/.test(before) || /\$env:$/i.test(before) || (before.endsWith('%') && after.startsWith('%')))
    return true;
  if (namesVariables.has(site?.command?.program ?? '')) return true;
  if (!/^\+?=/.test(after)) return false;
  if (site?.role?.kind === 'assignment' && !before.slice(-1).includes('=')) return /(?:^|\s)$/.test(before);
  return site?.role?.kind === 'value' && assigning.test(site.role.option) && /[\s"']$/.test(before);
}

/** Capitals that begin like a placeholder and are constants of some API. */
const constants = new Set([
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
/** Values that only look free: `--authentication-type API_KEY`. */
const enumerating =
  /(?:-|^)(?:types?|modes?|flows?|status|protocols?|class|format|actions?|capabilities|usage|specification|strategy|state)$/i;
const enumeratingKey = /(?:Type|Mode|Status|Protocol|Class|Format|ParameterKey|AttributeName|Usage|State)=$/;
/** The keys under which JSON and shorthand name things instead of giving values. */
const namingKey =
  /(?:"(?:name|Name|Key|AttributeName|ParameterKey|Ref|Type)"\s*:\s*"|(?:^|[\s,{])(?:ParameterKey|AttributeName|Key|Ref|Name)=)$/;
const sqlInside = /\b(?:SELECT|CREATE|INSERT|UPDATE|DELETE|ALTER|DROP|GRANT|FROM|WHERE)\b/;

/** Whether free text may stand here, so that a bare noun can be meant as a placeholder. */
function takesFreeText(candidate: Candidate, site: Site | null): boolean {
  const { before, after, text } = candidate;
  if (isVariableName(candidate, site) || isForeignCode(site) || constants.has(text)) return false;
  if (/^\s*"?\s*:\s/.test(after) && /["\s]$/.test(before) && site === null) return false;
  if (/^"\s*:/.test(after) || namingKey.test(before) || enumeratingKey.test(before)) return false;
  if (/^[=(]/.test(after)) return false;
  if (!site) return /["':/=.@\s-]$/.test(before);
  if (site.quote === 'comment' || site.role === null)
    return site.quote.startsWith('heredoc') && /["':/=@]\s?$/.test(before);
  if (site.role.kind === 'program' || site.role.kind === 'operation' || site.role.kind === 'option')
    return false;
  if (site.role.kind === 'value' && enumerating.test(site.role.option)) return false;
  const spaced = isQuoted(site) && /\s/.test(site.word?.text ?? '');
  return !(spaced && sqlInside.test(site.word?.text.slice(0, 400) ?? ''));
}

/** Programs whose arguments are full of ids and names. */
const cloudy = new Set(
  'aws docker kubectl ssh scp sftp rsync ssh-copy-id eksctl sam ecs-cli eb gcloud az ping curl wget telnet nc docker-machine docker-compose git helm mysql psql'.split(
    ' ',
  ),
);
const isCloudy = (site: Site | null) => site !== null && cloudy.has(site.command?.program ?? '');

/** What is named freely, so that `--name container-name` may well be meant as written. */
const naming = /^--?(?:name|names|tag|label|alias|t|l)$/;

function acceptsLowerNoun(candidate: Candidate, site: Site | null): boolean {
  if (!isCloudy(site) || !takesFreeText(candidate, site)) return false;
  if (!thingAndAttribute.test(candidate.text) || !/[\s/:@=]["']?$/.test(candidate.before)) return false;
  if (/(?:Name|key|filter)=$/i.test(candidate.before) || /^[-\w]/.test(candidate.after)) return false;
  // `alpine hostname` runs a program; filters take names of attributes.
  if (/^(?:hostname|ip ?address|dockerhost)$/i.test(candidate.text)) return /[@/]$/.test(candidate.before);
  return !(
    site?.role?.kind === 'value' &&
    (naming.test(site.role.option) || /filter|attribute|sort|column/.test(site.role.option))
  );
}

/** Subcommands of docker and kubectl that take an existing thing, and `aws` options that take an id. */
const takesThing =
  /^(?:kill|stop|rm|start|restart|logs|inspect|exec|attach|top|diff|commit|port|pause|unpause|wait|rename|rmi|tag|push|pull|run|delete|describe|ps|update|scale|leave|promote|demote|connect|disconnect|history|save|stats)$/;

function acceptsTwoWords({ before, text }: Candidate, site: Site | null): boolean {
  if (site?.quote !== 'unquoted' || !isCloudy(site)) return false;
  if (site.role?.kind !== 'positional' && site.role?.kind !== 'value') return false;
  if (/^your\s/i.test(text)) return true;
  if (/^ip\s/i.test(text)) return /(?:ping|ssh|telnet|curl|nc)(?:\s+-\S+)*\s+$|@$/.test(before);
  if (site.role.kind === 'value') return /^--?[\w-]*(?:id|ids|name|arn|names)$/.test(site.role.option);
  return site.command?.operations.some((operation) => takesThing.test(operation)) === true;
}

function acceptsRun({ text, before, after }: Candidate, site: Site | null): boolean {
  if (site?.command?.program === 'mktemp' || /\$\{?$/.test(before) || /(?:^|\s)-{1,2}$/.test(before))
    return false;
  if (site && isForeignCode(site)) return false;
  if (/^x{1,2}$/i.test(text)) return false;
  return !/^[([=]/.test(after) && !before.endsWith('0');
}

function acceptsEllipsis({ before, after }: Candidate, site: Site | null): boolean {
  if (!site || !/(?:^|[\s='"])$/.test(before) || !/^(?:$|[\s'"])/.test(after)) return false;
  if (site.command?.program === 'go' || site.command?.program === 'echo') return false;
  return site.role?.kind === 'value' || site.role?.kind === 'positional' || site.role?.kind === 'assignment';
}

const quotedNouns =
  /\b(?:name|email|e-mail|address|message|password|id|key|token|description|region|bucket|text|here|title|username)$/i;
const extension =
  '(?:\\.(?:pem|ppk|json|ya?ml|zip|txt|csv|py|js|sh|tar|tgz|pub|html|template|jar|com|org|net|io|dev|crt|cer|cfg|conf|ini|log|sql|xml|md|jpe?g|png))?';
/** Nothing that could make the candidate part of a longer word, a variable or an option. */
const start = '(?<![\\p{L}\\p{N}$]|\\$\\{|(?:^|\\s)--?)';
const wordEnd = '(?![\\p{L}\\p{N}])';
const capitalWords = '[A-Z0-9]+(?:_[A-Z0-9]+)*';

/**
 * The spellings, those that mark both ends first. A candidate that starts earlier wins over one that overlaps it; of two
 * with the same start the longer.
 */
export const spellings: readonly Spelling[] = [
  // <container id>, <IMAGE_ID>, <<your-bucket>>, <...>
  { pattern: /<{1,2}((?:[\p{L}\p{N}#_.…][^<>\n"`$;&\\{}]{0,78}))>{1,2}/gu, accepts: acceptsAngle },
  // {instance IP address}, {bucketName}
  { pattern: /\{([\p{L}][\p{L}\p{N} _./'’-]{1,70})\}/gu, accepts: acceptsBraces },
  // [bucket-name], [your bucket]
  { pattern: /\[([\p{L}][\p{L}\p{N} _./'’-]{1,70})\]/gu, accepts: acceptsBrackets },
  // {{YOUR_NAME}}, but no Go template
  { pattern: new RegExp(`\\{\\{ ?(?:REPLACE|YOUR|INSERT|ENTER)[_-]${capitalWords} ?\\}\\}`, 'gu') },
  // REPLACE_ME, REPLACE_REGION, YOUR_BUCKET_NAME, INSERT_…, CHANGE_ME, __YOUR_KEY__
  {
    pattern: new RegExp(
      `(?<![A-Za-z0-9$]|\\$\\{)(?:__)?(?:REPLACE_?ME|CHANGE_?ME|FILL_?ME(?:_IN)?|PLACEHOLDER|(?:REPLACE|YOUR|INSERT|ENTER|PASTE|PUT_YOUR|PUT_THE|ADD_YOUR|TYPE_YOUR|PROVIDE|FILL_IN)_[A-Z0-9]+)(?:_[A-Z0-9]+){0,12}(?:__)?${wordEnd}`,
      'gu',
    ),
    accepts: (candidate, site) => !constants.has(candidate.text) && !isVariableName(candidate, site),
  },
  // YOUR-S3-BUCKET, INSERT-YOUR-BUCKET-NAME, REPLACE-ME
  {
    pattern: new RegExp(
      `(?<![A-Za-z0-9$])(?:REPLACE|YOUR|INSERT|ENTER|PASTE|CHANGE-ME|PUT-YOUR|ADD-YOUR)(?:-[A-Z0-9_]+){1,12}${wordEnd}`,
      'gu',
    ),
    accepts: (candidate, site) => !isVariableName(candidate, site),
  },
  // STACK-NAME-HERE, BUCKET_NAME_HERE
  {
    pattern: new RegExp(`${start}[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+){0,8}[_-]HERE${wordEnd}`, 'gu'),
    accepts: (candidate, site) => !isVariableName(candidate, site),
  },
  // YOUR BUCKET NAME, INSERT YOUR NAME HERE
  {
    pattern: new RegExp(
      `${start}(?:(?:REPLACE|INSERT|ENTER|PUT) (?:WITH )?)?YOUR(?: [A-Z][A-Z0-9]+){1,4}${wordEnd}`,
      'gu',
    ),
  },
  // you@example.com, your.name@example.com, your-email@domain.com
  {
    pattern: new RegExp(
      `${start}(?:you|your|yourname|your[-_.][a-z]+(?:[-_.][a-z]+)?|youremail)@[a-z][a-z0-9-]{0,40}(?:\\.[a-z]{2,12}){1,2}${wordEnd}`,
      'gu',
    ),
  },
  // your-bucket-name, your_bucket_name_here, your-key.pem
  {
    pattern: new RegExp(
      `${start}[Yy]our(?:[-_][A-Za-z0-9]+){1,10}${extension}${wordEnd}(?![-_]\\p{L})`,
      'gu',
    ),
    accepts: (candidate, site) => !isVariableName(candidate, site) && !candidate.after.startsWith('('),
  },
  // yourBucketName, YourStackName
  {
    pattern: new RegExp(`${start}[Yy]our[A-Z][A-Za-z0-9]{1,40}${extension}${wordEnd}`, 'gu'),
    accepts: (candidate, site) => !isVariableName(candidate, site) && !/^[=(]|^"\s*:/.test(candidate.after),
  },
  // yourcontainerid, yourusername
  {
    pattern: new RegExp(`${start}your[a-z]{2,30}[0-9]{0,3}${extension}${wordEnd}`, 'gu'),
    accepts: (candidate, site) =>
      !/^yours(?:elf|elves)?$/.test(candidate.text) &&
      !isVariableName(candidate, site) &&
      !/^[=(]/.test(candidate.after),
  },
  // replace-with-your-bucket-name, insert-bucket-name-here, enter_your_name, change-me
  {
    pattern: new RegExp(
      `${start}(?:replace[-_]?me|change[-_]?me|(?:replace[-_]with|replace[-_]this|insert[-_](?:your|the)|enter[-_](?:your|the)|put[-_]your|add[-_]your|type[-_]your|paste[-_]your)[-_][a-z0-9]+)(?:[-_][a-z0-9]+){0,10}${wordEnd}`,
      'gu',
    ),
    accepts: (candidate, site) => !isVariableName(candidate, site),
  },
  // my-bucket-name-here, containerIdHere
  {
    pattern: new RegExp(`${start}[a-z][a-z0-9]*(?:[-_][a-z0-9]+){1,8}[-_]here${wordEnd}`, 'gu'),
    accepts: (candidate) =>
      wordsOf(candidate.text.replace(/_/g, ' ')).some(isNoun) ||
      fillers.has(candidate.text.split(/[-_]/)[0] ?? ''),
  },
  // "Your Name", 'your commit message'
  {
    pattern: /(?<=["'])(?:[Yy]our|<?[Ii]nsert|[Ee]nter) [A-Za-z][A-Za-z -]{1,40}(?=["'])/gu,
    accepts: ({ text }) => quotedNouns.test(text) && text.split(/\s+/).length <= 5,
  },
  // The bucket names that the documentation of AWS reserves for being replaced.
  {
    pattern: new RegExp(
      `${start}(?:DOC-EXAMPLE-BUCKET|amzn-s3-demo-(?:[a-z]+-)?bucket)[0-9]{0,2}${wordEnd}`,
      'gu',
    ),
  },
  // /path/to/key.pem
  { pattern: /(?<![\p{L}\p{N}$}])(?:~|[A-Za-z]:|\.{1,2})?[/\\]?path[/\\]to[/\\][\p{L}\p{N}_.\\/-]{1,120}/gu },
  // sg-xxxxxxxx, xxx.xxx.xxx.xxx, AKIAXXXXXXXX, xxxxx
  {
    pattern:
      /(?<![\p{L}\p{N}_])(?:(?:i|sg|vpc|subnet|ami|vol|snap|eni|igw|rtb|nat|acl|eipalloc|eipassoc|lt|tgw|pcx|fs|fsap|vpce|ip|ec2|arn|r|ls|cluster|db|key|task)-|AKIA|ASIA)?(?:x{3,40}|X{3,40}|x{1,3}(?:[.-]x{1,3}){3}|X{1,3}(?:[.-]X{1,3}){3})(?:[.-][xX]{2,40}){0,8}(?![\p{L}\p{N}_])/gu,
    accepts: acceptsRun,
  },
  // CONTAINER_ID, BUCKET_NAME, SUBNET_ID_1, MY_BUCKET
  {
    pattern: new RegExp(`${start}(?<!_)[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+){1,8}(?![\\p{L}\\p{N}_])`, 'gu'),
    accepts: (candidate, site) =>
      (capitalTail.test(candidate.text) || /^MY[_-]/.test(candidate.text)) && takesFreeText(candidate, site),
  },
  // docker run IMAGE, s3://BUCKET
  {
    pattern: /(?<![\p{L}\p{N}_$-]|\$\{)[A-Z]{3,12}(?![\p{L}\p{N}_-])/gu,
    accepts: (candidate, site) =>
      loneCapitals.has(candidate.text) &&
      isCloudy(site) &&
      site?.quote === 'unquoted' &&
      /[\s/:@.]$/.test(candidate.before) &&
      takesFreeText(candidate, site),
  },
  // container_id, bucket-name, containerid
  {
    pattern: /(?<![\p{L}\p{N}_$.-]|\$\{)[a-z][a-z0-9]{1,14}(?:[-_][a-z]{2,10}){0,2}(?![\p{L}\p{N}_-])/gu,
    accepts: acceptsLowerNoun,
  },
  // ssh user@host
  {
    pattern:
      /(?<=\s)(?:user(?:name)?|your[-_]?user)(?=@)|(?<=@)(?:host(?:name)?|server|remote[-_]?host|server[-_]ip|ip[-_]?address|public[-_](?:ip|dns))(?=$|[\s:/])/gu,
    accepts: (_candidate, site) => /^(?:ssh|scp|sftp|rsync|ssh-copy-id)$/.test(site?.command?.program ?? ''),
  },
  // docker push username/image
  {
    pattern: /(?<=[\s/:=])user[-_]?name(?=\/)/gu,
    accepts: (_candidate, site) => isCloudy(site) && site?.quote !== 'comment',
  },
  // docker kill container id
  {
    pattern:
      /(?<=[\s@])(?:[Yy]our (?:[A-Za-z]+ ){0,2}(?:id|ID|name|address|arn|ARN|ip|IP|tag|key|region|password)|(?:container|image|service|network|volume|node|instance|pod|bucket|stack|cluster|task|function|ip|IP) (?:id|ID|Id|name|address|arn|ARN))(?=$|\s)/gu,
    accepts: acceptsTwoWords,
  },
  // … where an argument should stand
  { pattern: /\.{3}|…/gu, accepts: acceptsEllipsis },
];
