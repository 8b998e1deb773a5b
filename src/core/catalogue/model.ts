/**
 * What is known about commands, as data: one entry for every operation of a tool. The knowledge sits with the command and not
 * with the notes, so that it works on notes that nobody annotated. `docs/catalogue.md` tells how to add an entry.
 */

/** A kind of thing that commands make and name: `elbv2.targetGroup`, `docker.container`. */
export type ResourceType = string;

/**
 * What a slot wants: a resource by its usual identifier (`ec2.vpc`: an id, `s3.bucket`: a name), one of its other attributes
 * (`elbv2.targetGroup.arn`, `elbv2.loadBalancer.dns`), or a fact (`aws.accountId`, `aws.region`).
 */
export type SlotType = string;

/**
 * Where a value is found once a command has run:
 * - an option or place of the command itself, as slots are called: `--name`, `1`, `s3://bucket`
 * - a path into its JSON output: `LoadBalancers[0].LoadBalancerArn` (read from YAML and tables too, by its last key)
 * - a pattern in text that the command prints; its first group is the value
 */
export type Origin = string | RegExp;

/**
 * Something that an operation makes, and where its identifier and other attributes are; the first origin that has one counts. A global
 * pattern finds several, each in its group `id`.
 */
export interface Creation {
  readonly type: ResourceType;
  readonly id: Origin | readonly Origin[];
  /** By the attribute's name in slot types: `arn`, `dns`. */
  readonly more?: Readonly<Record<string, Origin>>;
  /**
   * What it stands in, or what it ties together, by slot type: `{ 'ecs.cluster': '--cluster' }`. It tells it from others of its name,
   * and its undo may ask for it. `<bucket>` is the group of that name in the pattern that gave the identifier.
   */
  readonly within?: Readonly<Record<SlotType, Origin | readonly Origin[]>>;
  /**
   * What the output says once it exists, also of a command that fails or is interrupted afterwards. Absent: an identifier or another
   * attribute in the output shows it.
   */
  readonly shown?: RegExp;
  /** What its price depends on, and no command names it by: `{ instanceType: '--instance-type' }`. See `prices.ts`. */
  readonly facts?: Readonly<Record<string, Origin | readonly Origin[]>>;
}

/** Something worth keeping that an operation tells without making it. */
export interface Capture {
  readonly type: SlotType;
  readonly from: Origin;
}

/** A place in an answer, and what it may say there. */
export interface Condition {
  readonly path: string;
  readonly is: readonly (string | RegExp)[];
}

/** How to see whether something made is as it should be. */
export interface Check {
  /** A command that asks; `{ecs.service}` stands for the identifier of what was made. */
  readonly ask: string;
  /**
   * Into its JSON output, or a text with such paths in braces: `{services[0].runningCount}/{services[0].desiredCount}`. `[Name=]` is
   * the item of a list whose `Name` is the identifier.
   */
  readonly path: string;
  readonly good: readonly (string | RegExp)[];
  /** Not good yet, but on its way. */
  readonly waiting?: readonly (string | RegExp)[];
  /** It will never be good, whatever stands at `path`. */
  readonly bad?: Condition;
  /** It is good all the same, where it is neither good nor on its way. */
  readonly or?: Condition;
  /** It may look good at first and fail a moment later: asked for once more. */
  readonly settles?: true;
  /** What is said of it, `…` being what stands at `path`: `is …` where absent. */
  readonly says?: string;
  /** What is said instead where it is bad, with paths in braces. */
  readonly saysBad?: string;
  /** What to look at where it is not good: a sentence. */
  readonly hint?: string;
  /** The view of live resources that shows it. */
  readonly view?: 's3' | 'ecs' | 'docker';
}

/** Why a command is no longer what one types, and what is. */
export interface Outdated {
  /** For people, one sentence; Markdown's backticks around code. */
  readonly why: string;
  /** To stand behind `since`: `version 2 of the AWS CLI`, `2016`. */
  readonly since: string;
  /**
   * The modern command, complete; `null` where another way has to be gone. In braces stands what the old one said: `{--region}` and
   * `{1}` as slots are called, `{*}` everything behind the operation's words; behind a bar what to ask for where it said nothing:
   * `{--region|REPLACE_ME_REGION}`. Square brackets hold what only stands there if it was said: `[ --profile {--profile}]`.
   */
  readonly replacement: string | null;
  /** All options that the modern command takes too; with another one there is no modern form. Absent: it takes them all. */
  readonly takes?: readonly string[];
  /** What it prints was meant to be run: the `$(…)` around it, or the `| sh` behind it, goes with it. */
  readonly evaluated?: true;
}

/** A program or plugin beside the tool itself. */
export interface Need {
  readonly tool: string;
  readonly why: string;
}

/** The options that make an operation keep the terminal; those of `unless` win. Letters stand for themselves in groups: `-it`. */
export interface Conversation {
  readonly when: readonly string[];
  readonly unless?: readonly string[];
}

/** What is known about one operation. Every member that is absent says: nothing special. */
export interface Operation {
  /** Other words for the same: `docker run` of `docker container run`. */
  readonly aliases?: readonly string[];
  /**
   * What goes where, by the slot's name: `--target-arns`, `--default-actions TargetGroupArn`, `1`. Only what the option's own
   * name does not tell: see `options.ts`.
   */
  readonly slots?: Readonly<Record<string, SlotType>>;
  readonly creates?: readonly Creation[];
  readonly captures?: readonly Capture[];
  /** What it changes without making it, and where that is named: it is checked as if it were made. */
  readonly changes?: readonly Creation[];
  /** The command that takes it back, where that is not to delete what it creates; `{s3.bucket}` stands for the same slot's value. */
  readonly undo?: string;
  /**
   * What it costs in a real account, for people: `About $0.02 an hour while it exists.` Present means: ask before running it
   * there. Approximate prices of us-east-1. Absent means free, or so little that no learner notices.
   */
  readonly billable?: string;
  /** What is lost for good when it runs, for people: `The bucket and, with --force, everything in it.` Present means: ask first. */
  readonly destroys?: string;
  /** The same where only an option does that: `--delete` of `aws s3 sync`. */
  readonly destroysWith?: { readonly option: string; readonly what: string };
  /** What it deletes, where another operation is the usual way to delete such things; its output may name them too. */
  readonly deletes?: readonly ResourceType[];
  /** Whether it keeps the terminal for a conversation: always, or with some options. */
  readonly interactive?: true | Conversation;
  readonly needs?: readonly Need[];
  readonly outdated?: Outdated;
  /**
   * What an emulator of AWS cannot do here and what to expect instead, for people: shown with the step while the target is the
   * sandbox. Absent means that it does what the notes say.
   */
  readonly sandbox?: string | LimitOf;
  /** Options whose value names a file that the command reads, beside those that say so themselves (`file://`). */
  readonly files?: readonly string[];
}

/** The operations of one tool or service by their words behind `prefix`: `aws elbv2` + `create-listener`. */
export interface OperationTable {
  readonly prefix: string;
  readonly operations: Readonly<Record<string, Operation>>;
}

/** A kind of resource: how people call it, how its identifier looks, how to take it away. */
export interface ResourceInfo {
  /** `target group`. */
  readonly noun: string;
  /** What a slot type without an attribute means. */
  readonly primary: 'id' | 'name' | 'arn';
  /** How the primary identifier looks, where it can be told from other text. */
  readonly shape?: RegExp;
  /** How its ARN looks. */
  readonly arn?: RegExp;
  /** Nobody else in the world may have the name. */
  readonly unique?: true;
  /**
   * The command that deletes it, with the slot types that it takes in braces. What stands in brackets falls away where its value is
   * not known: `[--cluster {ecs.cluster}]`.
   */
  readonly undo?: string;
  /** The command that returns once it is gone, where that takes longer than `undo`. */
  readonly wait?: string;
  /** The command that empties it, where what holds it (its stack) cannot delete it before. */
  readonly empty?: string;
  /** What takes it along when it is deleted: then it needs no command of its own. */
  readonly goesWith?: readonly ResourceType[];
  /** It stays when what holds it goes: the volumes of a stack. */
  readonly outlives?: true;
  /** Ties two things together, or is a part of one: nothing that one would look for, but it stands in the way. */
  readonly tie?: true;
  /** When it goes in a teardown: lower numbers first. */
  readonly order?: number;
  /** US dollars an hour while it exists, by the price list of `prices.ts`: an estimate, never a bill. */
  readonly hourly?: number;
  readonly check?: Check;
}

/** What the sandbox cannot do of a command only where one of its words names something: a registry of ECR. */
export interface LimitOf {
  readonly naming: RegExp;
  readonly what: string;
}
