import { constants, isNoun, wordsOf, type Candidate } from './candidate';
import {
  angleInFile,
  capitalsInFile,
  groupInFile,
  markedInFile,
  never,
  runInFile,
  wordInFile,
} from './fileJudges';
import type { FileKind } from './fileKinds';
import {
  acceptsAngle,
  acceptsBraces,
  acceptsBrackets,
  acceptsEllipsis,
  acceptsListed,
  acceptsLowerNoun,
  acceptsRun,
  acceptsTwoWords,
  isCloudy,
  isVariableName,
  takesFreeText,
} from './judges';
import { capitalTail, fillers, loneCapitals, thingAndAttribute, thingsAndAttributes } from './nouns';
import type { Site } from './sites';

/** One way in which authors write placeholders. */
export interface Spelling {
  /** Found in every text that holds this spelling, and in few others: cheap to look for before the pattern itself. */
  readonly needs: RegExp;
  readonly pattern: RegExp;
  /** A quick look at the text alone, before its place is found out; absent: all are looked at. */
  readonly looks?: (text: string) => boolean;
  /** Whether this candidate, at this place of a command, is a placeholder; absent: always. */
  readonly accepts?: (candidate: Candidate, site: Site) => boolean;
  /** The same in the content of a file; absent: always. */
  readonly inFiles?: (candidate: Candidate, kind: FileKind) => boolean;
}

const quotedNouns =
  /\b(?:name|email|e-mail|address|message|password|id|key|token|description|region|bucket|text|here|title|username)$/i;
const extension =
  '(?:\\.(?:pem|ppk|json|ya?ml|zip|txt|csv|py|js|sh|tar|tgz|pub|html|template|jar|com|org|net|io|dev|crt|cer|cfg|conf|ini|log|sql|xml|md|jpe?g|png))?';
/** Nothing that could make the candidate part of a longer word, a variable or an option. */
const start = '(?<![\\p{L}\\p{N}$]|\\$\\{|(?:^|\\s)--?)';
const wordEnd = '(?![\\p{L}\\p{N}])';
const capitalWords = '[A-Z0-9]+(?:_[A-Z0-9]+)*';

const capitals = /[A-Z]{3}/;
const your = /[Yy]our/;

/** `container_id`, `bucket-name`, where neither is the end of a longer word or of an option. */
const lowerNoun = new RegExp(`(?<![\\w$.-])${thingsAndAttributes}(?![\\w-])`);

/**
 * The spellings, those that mark both ends first. A candidate that starts earlier wins over one that overlaps it; of two
 * with the same start the longer.
 */
export const spellings: readonly Spelling[] = [
  // <container id>, <IMAGE_ID>, <...>
  {
    needs: /</,
    pattern: /<((?:[\p{L}\p{N}#_.…][^<>\n"`$;&\\{}]{0,78}))>/gu,
    accepts: acceptsAngle,
    inFiles: angleInFile,
  },
  // <<your-bucket>>
  {
    needs: /<</,
    pattern: /<<((?:[\p{L}\p{N}_][^<>\n"`$;&\\{}]{0,78}))>>/gu,
    // `cat <<EOF>>notes.txt`
    accepts: (candidate, site) => !/^[A-Z]+$/.test(candidate.inner) && acceptsAngle(candidate, site),
    inFiles: angleInFile,
  },
  // {instance IP address}, {bucketName}
  {
    needs: /\{/,
    pattern: /\{([\p{L}][\p{L}\p{N} _./'’-]{1,70})\}/gu,
    accepts: acceptsBraces,
    inFiles: groupInFile,
  },
  // [bucket-name], [your bucket]
  {
    needs: /\[/,
    pattern: /\[([\p{L}][\p{L}\p{N} _./'’-]{1,70})\]/gu,
    accepts: acceptsBrackets,
    inFiles: groupInFile,
  },
  // subnets=[subnet-id]
  {
    needs: /=\[/,
    pattern: /(?<==\[)([\p{L}][\p{L}\p{N} _./'’-]{1,70})(?=\])/gu,
    accepts: acceptsListed,
    inFiles: never,
  },
  // {{YOUR_NAME}}, but no Go template
  {
    needs: /\{\{/,
    pattern: new RegExp(`\\{\\{ ?(?:REPLACE|YOUR|INSERT|ENTER)[_-]${capitalWords} ?\\}\\}`, 'gu'),
  },
  // REPLACE_ME, REPLACE_REGION, YOUR_BUCKET_NAME, INSERT_…, CHANGE_ME, __YOUR_KEY__
  {
    needs: capitals,
    pattern: new RegExp(
      `(?<![A-Za-z0-9$]|\\$\\{)(?:__)?(?:REPLACE_?ME|CHANGE_?ME|FILL_?ME(?:_IN)?|PLACEHOLDER|(?:REPLACE|YOUR|INSERT|ENTER|PASTE|PUT_YOUR|PUT_THE|ADD_YOUR|TYPE_YOUR|PROVIDE|FILL_IN)_[A-Z0-9]+)(?:_[A-Z0-9]+){0,12}(?:__)?${wordEnd}`,
      'gu',
    ),
    accepts: (candidate, site) => !constants.has(candidate.text) && !isVariableName(candidate, site),
    inFiles: markedInFile,
  },
  // YOUR-S3-BUCKET, INSERT-YOUR-BUCKET-NAME, REPLACE-ME
  {
    needs: /[A-Z]-/,
    pattern: new RegExp(
      `(?<![A-Za-z0-9$])(?:REPLACE|YOUR|INSERT|ENTER|PASTE|CHANGE-ME|PUT-YOUR|ADD-YOUR)(?:-[A-Z0-9_]+){1,12}${wordEnd}`,
      'gu',
    ),
    accepts: (candidate, site) => !isVariableName(candidate, site),
    inFiles: markedInFile,
  },
  // STACK-NAME-HERE, BUCKET_NAME_HERE
  {
    needs: /[_-]HERE/,
    pattern: new RegExp(`${start}[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+){0,8}[_-]HERE${wordEnd}`, 'gu'),
    accepts: (candidate, site) => !isVariableName(candidate, site),
    inFiles: markedInFile,
  },
  // YOUR BUCKET NAME, INSERT YOUR NAME HERE
  {
    needs: /YOUR /,
    pattern: new RegExp(
      `${start}(?:(?:REPLACE|INSERT|ENTER|PUT) (?:WITH )?)?YOUR(?: [A-Z][A-Z0-9]+){1,4}${wordEnd}`,
      'gu',
    ),
  },
  // you@example.com, your.name@example.com, your-email@domain.com
  {
    needs: /@/,
    pattern: new RegExp(
      `${start}(?:you|your|yourname|your[-_.][a-z]+(?:[-_.][a-z]+)?|youremail)@[a-z][a-z0-9-]{0,40}(?:\\.[a-z]{2,12}){1,2}${wordEnd}`,
      'gu',
    ),
  },
  // your-bucket-name, your_bucket_name_here, your-key.pem
  {
    needs: your,
    pattern: new RegExp(
      `${start}[Yy]our(?:[-_][A-Za-z0-9]+){1,10}${extension}${wordEnd}(?![-_]\\p{L})`,
      'gu',
    ),
    accepts: (candidate, site) => !isVariableName(candidate, site) && !candidate.after.startsWith('('),
    inFiles: wordInFile,
  },
  // yourBucketName, YourStackName
  {
    needs: your,
    pattern: new RegExp(`${start}[Yy]our[A-Z][A-Za-z0-9]{1,40}${extension}${wordEnd}`, 'gu'),
    accepts: (candidate, site) => !isVariableName(candidate, site) && !/^[=(]|^"\s*:/.test(candidate.after),
    inFiles: wordInFile,
  },
  // yourcontainerid, yourusername
  {
    needs: your,
    pattern: new RegExp(`${start}your[a-z]{2,30}[0-9]{0,3}${extension}${wordEnd}`, 'gu'),
    accepts: (candidate, site) =>
      !/^yours(?:elf|elves)?$/.test(candidate.text) &&
      !isVariableName(candidate, site) &&
      !/^[=(]/.test(candidate.after),
    inFiles: wordInFile,
  },
  // replace-with-your-bucket-name, insert-bucket-name-here, enter_your_name, change-me
  {
    needs: /(?:replace|change)[-_]?me|(?:with|this|your|the)[-_]/,
    pattern: new RegExp(
      `${start}(?:replace[-_]?me|change[-_]?me|(?:replace[-_]with|replace[-_]this|insert[-_](?:your|the)|enter[-_](?:your|the)|put[-_]your|add[-_]your|type[-_]your|paste[-_]your)[-_][a-z0-9]+)(?:[-_][a-z0-9]+){0,10}${wordEnd}`,
      'gu',
    ),
    accepts: (candidate, site) => !isVariableName(candidate, site),
    inFiles: markedInFile,
  },
  // my-bucket-name-here, containerIdHere
  {
    needs: /[-_]here/,
    pattern: new RegExp(`${start}[a-z][a-z0-9]*(?:[-_][a-z0-9]+){1,8}[-_]here${wordEnd}`, 'gu'),
    accepts: (candidate) =>
      wordsOf(candidate.text.replace(/_/g, ' ')).some(isNoun) ||
      fillers.has(candidate.text.split(/[-_]/)[0] ?? ''),
    inFiles: wordInFile,
  },
  // "Your Name", 'your commit message'
  {
    needs: /["'](?:[Yy]our|<?[Ii]nsert|[Ee]nter) /,
    pattern: /(?<=["'])(?:[Yy]our|<?[Ii]nsert|[Ee]nter) [A-Za-z][A-Za-z -]{1,40}(?=["'])/gu,
    accepts: ({ text }) => quotedNouns.test(text) && text.split(/\s+/).length <= 5,
    inFiles: ({ text }, kind) => kind === 'data' && quotedNouns.test(text),
  },
  // The bucket names that the documentation of AWS reserves for being replaced.
  {
    needs: /DOC-EXAMPLE|amzn-s3/,
    pattern: new RegExp(
      `${start}(?:DOC-EXAMPLE-BUCKET|amzn-s3-demo-(?:[a-z]+-)?bucket)[0-9]{0,2}${wordEnd}`,
      'gu',
    ),
  },
  // /path/to/key.pem
  {
    needs: /path[/\\]to/,
    pattern: /(?<![\p{L}\p{N}$}])(?:~|[A-Za-z]:|\.{1,2})?[/\\]?path[/\\]to[/\\][\p{L}\p{N}_.\\/-]{1,120}/gu,
  },
  // sg-xxxxxxxx, xxx.xxx.xxx.xxx, AKIAXXXXXXXX, xxxxx
  {
    needs: /xxx|XXX|x[.-]x|X[.-]X/,
    pattern:
      /(?<![\p{L}\p{N}_])(?:(?:i|j|sg|vpc|subnet|ami|vol|snap|eni|igw|rtb|nat|acl|eipalloc|eipassoc|lt|tgw|pcx|fs|fsap|vpce|ip|ec2|arn|r|ls|cluster|db|key|task)-|SWMTKN-1-|AKIA|ASIA)?(?:x{3,40}|X{3,40}|x{1,3}(?:[.-]x{1,3}){3}|X{1,3}(?:[.-]X{1,3}){3})(?:[.-][xX]{2,40}){0,8}(?![\p{L}\p{N}_])/gu,
    accepts: acceptsRun,
    inFiles: runInFile,
  },
  // ec2-###-##-##-###.compute-1.amazonaws.com
  { needs: /##/, pattern: /(?:(?<![\p{L}\p{N}])(?:ec2|ip)-)?#{2,3}(?:[.-]#{2,3}){3}/gu },
  // aws_account_id.dkr.ecr.region.amazonaws.com, --region region
  {
    needs: /region/,
    pattern:
      /(?<=\.)(?:aws[-_])?region(?=\.amazonaws)|(?<=--region[ =])(?:aws[-_])?region(?:-code)?(?=\s|$)/gu,
  },
  // CONTAINER_ID, BUCKET_NAME, SUBNET_ID_1, MY_BUCKET
  {
    needs: /[A-Z0-9][_-][A-Z0-9]/,
    pattern: new RegExp(`${start}(?<!_)[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+){1,8}(?![\\p{L}\\p{N}_])`, 'gu'),
    looks: (text) => capitalTail.test(text) || /^MY[_-]/.test(text),
    accepts: takesFreeText,
    inFiles: capitalsInFile,
  },
  // docker run IMAGE, s3://BUCKET
  {
    needs: capitals,
    pattern: /(?<![\p{L}\p{N}_$-]|\$\{)[A-Z]{3,12}(?![\p{L}\p{N}_-])/gu,
    looks: (text) => loneCapitals.has(text),
    accepts: (candidate, site) =>
      isCloudy(site) &&
      site.quote === 'unquoted' &&
      /[\s/:@.]$/.test(candidate.before) &&
      takesFreeText(candidate, site),
    inFiles: never,
  },
  // container_id, bucket-name, containerid
  {
    needs: lowerNoun,
    pattern: /(?<![\p{L}\p{N}_$.-]|\$\{)[a-z][a-z0-9]{1,14}(?:[-_][a-z]{2,10}){0,2}(?![\p{L}\p{N}_-])/gu,
    looks: (text) => thingAndAttribute.test(text),
    accepts: acceptsLowerNoun,
    inFiles: never,
  },
  // ssh user@host
  {
    needs: /@/,
    pattern:
      /(?<=\s)(?:user(?:name)?|your[-_]?user)(?=@)|(?<=@)(?:host(?:name)?|server|remote[-_]?host|server[-_]ip|ip|ip[-_]?address|public[-_](?:ip|dns))(?=$|[\s:/])/gu,
    accepts: (_candidate, site) => /^(?:ssh|scp|sftp|rsync|ssh-copy-id)$/.test(site.command?.program ?? ''),
    inFiles: never,
  },
  // docker push username/image
  {
    needs: /user/,
    pattern: /(?<=[\s/:=])user[-_]?name(?=\/)/gu,
    accepts: (_candidate, site) => isCloudy(site) && site.quote !== 'comment',
    inFiles: never,
  },
  // docker kill container id
  {
    needs: / (?:id|ID|Id|name|address|arn|ARN|ip|IP|tag|key|region|password)(?:\s|$)/,
    pattern:
      /(?<=[\s@])(?:[Yy]our (?:[A-Za-z]+ ){0,2}(?:id|ID|name|address|arn|ARN|ip|IP|tag|key|region|password)|(?:container|image|service|network|volume|node|instance|pod|bucket|stack|cluster|task|function|ip|IP) (?:id|ID|Id|name|address|arn|ARN))(?=$|\s)/gu,
    accepts: acceptsTwoWords,
    inFiles: never,
  },
  // … where an argument should stand
  { needs: /\.{3}|…/, pattern: /\.{3}|…/gu, accepts: acceptsEllipsis, inFiles: never },
];

/** Found in every text that holds any of these spellings: most commands have none. */
export const needed = new RegExp([...new Set(spellings.map(({ needs }) => needs.source))].join('|'));
