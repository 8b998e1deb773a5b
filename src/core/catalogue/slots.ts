import { masked } from '../shell/slots';
import { tellingWords } from '../shell/labels';
import type { Placeholder } from '../shell/model';
import type { SlotType } from './model';
import { typeOfKey, typeOfOption, typeOfWords } from './nouns';
import { readCommands, type CommandReading } from './reading';

/** What a placeholder stands for. */
export interface TypedSlot {
  /** `null` where neither the command nor the placeholder's own words tell. */
  readonly type: SlotType | null;
  /** Words that tell it from others of its type: `public subnet one`. */
  readonly words: readonly string[];
  /** The command names here what it makes: a new name is wanted, not one that exists. */
  readonly isNew: boolean;
  /** `aws s3 cp`, for places that are filled alike; `null` outside of commands. */
  readonly operation: string | null;
}

/** Types the placeholders of a statement, in their order: by the command's grammar first, then by their own words. */
export function typedSlots(command: string, placeholders: readonly Placeholder[]): TypedSlot[] {
  if (placeholders.length === 0) return [];
  const text = masked(
    command,
    placeholders.map(({ range }) => range),
  );
  const commands = readCommands(text);
  return placeholders.map((placeholder) => {
    const around = commands.filter(
      ({ from, to }) => from <= placeholder.range.from && placeholder.range.to <= to,
    );
    return typed(command, placeholder, around.at(-1) ?? null);
  });
}

/** Types the placeholders of a file's content, by the key where they stand and by their own words. */
export function typedFileSlots(
  content: string,
  placeholders: readonly Placeholder[],
  service: string,
): TypedSlot[] {
  return placeholders.map((placeholder) => {
    const words = tellingWords(placeholder.text);
    const key = placeholder.slot.name.replace(/ .*$/, '');
    const type =
      around(content, placeholder) ??
      typeOfWords(words, service, true) ??
      typeOfKey(nameBeside(content, placeholder) ?? key, service);
    // The bucket of a template does not exist yet: nobody else in the world may have its name.
    const isNew = type === 's3.bucket' && service === 'cloudformation' && key === 'BucketName';
    return { type, words, isNew, operation: null };
  });
}

/** `LambdaArn` of `"ParameterName": "LambdaArn", "ParameterValue": "…`, in the shorthand too: what a value is for where keys say nothing. */
const nameBeside = (content: string, placeholder: Placeholder): string | undefined =>
  /(?:Name|Key)["']?\s*[:=]\s*["']?([\w.-]+)["']?\s*,?\s*["']?(?:Parameter)?Values?["']?\s*[:=]\s*["'[\s]*$/i.exec(
    textBefore(content, placeholder),
  )?.[1];

/** The key of the shorthand or of JSON whose value a placeholder is, or one of its values: `subnets` of `subnets=[a,b,`. */
const keyOf = (command: string, placeholder: Placeholder): string | undefined =>
  /(?<![\w.-])([A-Za-z][\w.-]*)["']?\s*[:=]\s*(?:[^\]{}=:]*,)?["'[\s]*$/.exec(
    textBefore(command, placeholder),
  )?.[1];

const textBefore = (text: string, { range }: Placeholder): string =>
  text.slice(Math.max(0, range.from - REACH), range.from);

function typed(command: string, placeholder: Placeholder, reading: CommandReading | null): TypedSlot {
  const words = tellingWords(placeholder.text);
  const operation = reading?.name ?? null;
  const service = reading ? serviceOf(reading) : '';
  const within = placeholder.slot.name.startsWith('s3://') ? null : around(command, placeholder);
  const byWords = (): SlotType | null => typeOfWords(words, service, true);
  // A part of a word (`<account>.dkr.ecr.…`) is not what the option wants; the whole bucket of an address is.
  if (within !== null) return { type: within, words, isNew: false, operation };
  const isPart = isPartOfWord(command, placeholder);
  if (isPart || !reading) return { type: byWords(), words, isNew: false, operation };
  const slot = placeOf(command, placeholder, reading);
  const created = createdAt(slot, reading);
  const type = created ?? typeInCommand(slot, reading, service) ?? beside(command, placeholder, service);
  return { type: type ?? byWords(), words, isNew: created !== null, operation };
}

/** What the operation makes by the name that stands there; what ties something to a thing (`attach-…`) names that by its own type. */
function createdAt(slot: string, { operation }: CommandReading): SlotType | null {
  const { creates = [], slots = {} } = operation ?? {};
  const type = creates.find(({ id }) => originsOf(id).includes(slot))?.type ?? null;
  return Object.hasOwn(slots, slot) && slots[slot] !== type ? null : type;
}

const originsOf = (id: unknown): readonly unknown[] =>
  Array.isArray(id) ? (id as readonly unknown[]) : [id];

/** What the name beside a value says that is one: `ParameterKey=VpcId,ParameterValue=…`. Tags are called after anything. */
function beside(command: string, placeholder: Placeholder, service: string): SlotType | null {
  const name = placeholder.slot.name.startsWith('--tag') ? undefined : nameBeside(command, placeholder);
  return name === undefined ? null : typeOfKey(name, service);
}

/** `elbv2` of `aws elbv2 …`, `docker` of `docker …`. */
const serviceOf = ({ program, name }: CommandReading): string =>
  program === 'aws' ? (name.split(' ')[1] ?? '') : program;

/** The slot's name as the catalogue writes it: positions counted behind the operation's words, no numbers of values. */
function placeOf(command: string, placeholder: Placeholder, { shift }: CommandReading): string {
  const [name = ''] = placeholder.slot.name.split(' ');
  if (/^\d+$/.test(name)) return String(Number(name) - shift);
  const key = name.startsWith('-') ? keyOf(command, placeholder) : undefined;
  return key === undefined ? name : `${name} ${key}`;
}

function typeInCommand(slot: string, reading: CommandReading, service: string): SlotType | null {
  const [option = '', key] = slot.split(' ');
  const own = reading.operation?.slots ?? {};
  for (const name of [slot, option]) if (Object.hasOwn(own, name)) return own[name] ?? null;
  if (option === 's3://bucket') return 's3.bucket';
  if (option === 's3://key') return 's3.object';
  // A key may only ask for something of what its option names: `--iam-instance-profile Name`.
  if (key !== undefined) return typeOfKey(key, service) ?? typeOfKey(`${option}-${key}`, service);
  if (/^\d+$/.test(option)) return typeOfPosition(reading);
  if (option.startsWith('-'))
    return reading.program === 'aws' || service !== '' ? typeOfOption(option, service) : null;
  return null;
}

/** What the arguments of docker's and kubectl's commands are: what their group is about. */
function typeOfPosition({ program, name, positions }: CommandReading): SlotType | null {
  const [, group = '', kind] = name.split(' ');
  if (program === 'docker' && groups.has(group)) return `docker.${group}`;
  if (program !== 'kubectl') return null;
  const named = kind ?? positions[0] ?? '';
  return typeOfWords([named], 'kubectl', false);
}

const groups = new Set(['container', 'image', 'network', 'volume', 'service', 'stack', 'node', 'secret']);

/** Texts with fixed places for things: `X` is the placeholder, other characters are patterns. The first that fits counts. */
const frames: readonly (readonly [before: RegExp, after: RegExp, type: SlotType])[] = [
  [/(?:^|[\s/"'=])$/, /^\.dkr\.ecr\./, 'aws.accountId'],
  [/\.dkr\.ecr\.$/, /^\.amazonaws\.com/, 'aws.region'],
  [/(?:git-codecommit|execute-api|cognito-idp|s3|sqs|ec2|elb)\.$/, /^\.amazonaws\.com/, 'aws.region'],
  [/s3-website[.-]$/, /^\.amazonaws\.com/, 'aws.region'],
  [/\/\/$/, /^\.s3-website[.-]/, 's3.bucket'],
  [/\/\/$/, /^\.execute-api\./, 'apigateway.restApi'],
  [/\/\/$/, /^\.s3[.-][\w.-]*amazonaws\.com/, 's3.bucket'],
  [/s3:\/\/$/, /^(?:[/"'\s]|$)/, 's3.bucket'],
  [/arn:aws:s3:::$/, /^(?:[/"'\s]|$)/, 's3.bucket'],
  [/arn:aws[\w-]*:[\w-]+:$/, /^:/, 'aws.region'],
  [/arn:aws[\w-]*:[\w-]*:[^:\s"']*:$/, /^:/, 'aws.accountId'],
  [/:userpool\/$|cognito-idp\.[\w-]+\.amazonaws\.com\/$/, /^(?:["'\s,]|$)/, 'cognito.userPool'],
  [/:role\/$/, /^(?:["'\s]|$)/, 'iam.role'],
  [/\/functions\/$/, /^\/invocations/, 'lambda.function.arn'],
  [/:function:$/, /^(?:["'\s/:]|$)/, 'lambda.function'],
  [/:table\/$/, /^(?:["'\s/]|$)/, 'dynamodb.table'],
  [/(?:^|\s)$/, /^:2377\b/, 'docker.swarm.ip'],
  [/:repository\/$/, /^(?:["'\s]|$)/, 'ecr.repository'],
];

/** How much text before a placeholder is looked at: an ARN in front of it fits. */
const REACH = 200;

/** What the text right around a placeholder says it is: a part of an ARN, of an address, of a URI. */
function around(text: string, { range }: Placeholder): SlotType | null {
  // Placeholders beside it (`arn:aws:lambda:<region>:<account>`) may hold blanks; they are read as one word.
  const before = text.slice(Math.max(0, range.from - REACH), range.from).replace(/<[^<>\n]*>/g, 'x');
  const after = text.slice(range.to, range.to + REACH);
  return frames.find(([left, right]) => left.test(before) && right.test(after))?.[2] ?? null;
}

/** Whether other text of the same word stands right beside it. */
function isPartOfWord(command: string, { range, slot }: Placeholder): boolean {
  const before = command.charAt(range.from - 1);
  const after = command.charAt(range.to);
  if (slot.name.startsWith('s3://key')) return false;
  if (slot.name.startsWith('s3://')) return !command.slice(0, range.from).endsWith('s3://');
  return !/^$|[\s"'=,[({:]/.test(before) || !/^$|[\s"',\])}]/.test(after);
}
