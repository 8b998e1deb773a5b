import { masked } from '../shell/slots';
import { tellingWords } from '../shell/labels';
import type { Placeholder } from '../shell/model';
import type { SlotType } from './model';
import { hasNouns, typeOfKey, typeOfOption, typeOfWords } from './nouns';
import { kubernetesKind } from './resources/containers';
import { readCommands, type CommandReading } from './reading';
import { resourceInfo } from './types';

/** What a placeholder stands for. */
export interface TypedSlot {
  /** `null` where neither the command nor the placeholder's own words tell. */
  readonly type: SlotType | null;
  /** Words that tell it from others of its type: `public subnet one`. */
  readonly words: readonly string[];
  /** The command names here what it makes: a new name is wanted, not one that exists. */
  readonly isNew: boolean;
  /** What the command names beside it, by slot type; absent where it names nothing: what is in another cluster is not meant. */
  readonly beside?: Readonly<Record<SlotType, string>>;
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
    const reading = around.at(-1) ?? null;
    const slot = typed(command, placeholder, reading);
    return reading ? { ...slot, beside: namedIn(reading, placeholders) } : slot;
  });
}

/** What a command names without a placeholder or a variable, by the type of its place. */
function namedIn(reading: CommandReading, placeholders: readonly Placeholder[]): Record<SlotType, string> {
  const named: Record<SlotType, string> = {};
  const service = serviceOf(reading);
  if (service === 'kubectl' && !['-n', '--namespace'].some((option) => reading.options.has(option)))
    named['kubernetes.namespace'] = 'default';
  for (const { word, role } of reading.words) {
    const isOpen = placeholders.some(({ range }) => word.from < range.to && range.from < word.to);
    if (isOpen || word.text.includes('$')) continue;
    const bucket = /^s3:\/\/([^/]+)/.exec(word.text)?.[1];
    const type =
      bucket !== undefined
        ? 's3.bucket'
        : role.kind === 'value' &&
          typeInCommand(role.option.replace(/^-n$/, '--namespace'), reading, service);
    if (type) named[type] = bucket ?? word.text.replace(/^--[\w-]+=/, '');
  }
  return named;
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
      partOf(typeOfWords(words, service, true), isPartOfWord(content, placeholder)) ??
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

const textBefore = (text: string, { range }: Pick<Placeholder, 'range'>): string =>
  text.slice(Math.max(0, range.from - REACH), range.from);

function typed(command: string, placeholder: Placeholder, reading: CommandReading | null): TypedSlot {
  const words = tellingWords(placeholder.text);
  const operation = reading?.name ?? null;
  const service = reading ? serviceOf(reading) : '';
  const within = placeholder.slot.name.startsWith('s3://') ? null : around(command, placeholder);
  const byWords = (): SlotType | null => typeOfWords(words, service, true);
  // A part of a word (`<account>.dkr.ecr.…`) is not what the option wants; the whole bucket of an address is.
  if (within !== null) return { type: within, words, isNew: false, operation };
  const kind = /[\s,]([a-z.]+)\/$/.exec(textBefore(command, placeholder))?.[1];
  if (service === 'kubectl' && kind !== undefined)
    return { type: typeOfKind(kind), words, isNew: false, operation };
  const isPart = isPartOfWord(command, placeholder);
  if (isPart || !reading) return { type: partOf(byWords(), isPart), words, isNew: false, operation };
  const slot = placeOf(command, placeholder, reading);
  const created = createdAt(slot, reading);
  const isNew = created !== null || namesNew(slot, reading);
  const type = created ?? typeInCommand(slot, reading, service) ?? beside(command, placeholder, service);
  // What is said of a thing is no thing: its name where it is new, a document, a person that signs in.
  const isText = isNew || TEXTS.test(slot);
  return { type: type ?? (isText ? null : byWords()), words, isNew, operation };
}

/** Options whose value is text, whatever its placeholder is called. */
const TEXTS = /^--(?:[\w-]+-)?(?:body|description|document|message|policy|text|username)$/;

/** Whether a name for what the operation makes stands there, by the words of both: `create-db-cluster --db-cluster-identifier`, `--name`. */
function namesNew(slot: string, { program, name, operation }: CommandReading): boolean {
  if (program === 'kubectl') return /^\d+$/.test(slot) && name.startsWith('kubectl create');
  const [, thing] = /^aws \S+ create-(.+)$/.exec(name) ?? [];
  if (thing === undefined) return false;
  const named = operation?.creates?.some(({ more = {} }) => more.name === slot) ?? false;
  return named || slot === '--name' || new RegExp(`^--${thing}-(?:name|id|identifier)$`).test(slot);
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

/** `elbv2` of `aws elbv2 …`, `docker` of `docker …`; empty for a program that has no words of its own. */
const serviceOf = ({ program, name }: CommandReading): string => {
  if (program === 'aws') return name.split(' ')[1] ?? '';
  return hasNouns(program) ? program : '';
};

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
  if (option.startsWith('-')) return typeOfOption(option, service);
  return null;
}

/** What the arguments of docker's and kubectl's commands are: what their group is about. */
function typeOfPosition({ program, name, positions }: CommandReading): SlotType | null {
  const [, group = '', kind] = name.split(' ');
  if (program === 'docker' && groups.has(group)) return `docker.${group}`;
  if (program !== 'kubectl') return null;
  const named = kind ?? positions[0] ?? '';
  return typeOfKind(named);
}

/** `kubernetes.pod` of `pods` and `po`. */
function typeOfKind(word: string): SlotType | null {
  const kind = kubernetesKind(word);
  return kind === undefined ? typeOfWords([word], 'kubectl', false) : `kubernetes.${kind}`;
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
  // AWS's own, which nobody makes.
  [/:iam::aws:policy\/(?:[\w-]+\/)?$/, /^/, 'iam.managedPolicy'],
  [/:role\/$/, /^(?:["'\s]|$)/, 'iam.role'],
  [/\/functions\/$/, /^\/invocations/, 'lambda.function.arn'],
  [/:function:$/, /^(?:["'\s/:]|$)/, 'lambda.function'],
  [/:table\/$/, /^(?:["'\s/]|$)/, 'dynamodb.table'],
  [/(?:^|\s)$/, /^:2377\b/, 'docker.swarm.ip'],
  [/\b(?:ec2-user|ubuntu)@$/, /^(?:[\s:]|$)/, 'ec2.instance.ip'],
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

/** What is called by its whole ARN stands with its name in a longer text: `arn:aws:sns:us-east-1:123456789012:<topic>`. */
const partOf = (type: SlotType | null, isPart: boolean): SlotType | null =>
  type !== null && isPart && resourceInfo(type)?.primary === 'arn' ? `${type}.name` : type;

/** Whether other text of the same word stands right beside it. */
function isPartOfWord(command: string, { range, slot }: Placeholder): boolean {
  const before = command.charAt(range.from - 1);
  const after = command.charAt(range.to);
  if (slot.name.startsWith('s3://key')) return false;
  if (slot.name.startsWith('s3://')) return !command.slice(0, range.from).endsWith('s3://');
  if (/\barn:[\w:*-]+:$/.test(textBefore(command, { range }))) return true;
  return !/^$|[\s"'=,[({:]/.test(before) || !/^$|[\s"',\])}]/.test(after);
}
