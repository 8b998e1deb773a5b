import { randomBytes } from 'node:crypto';

/** What a run left behind for the steps after it. */
export interface Made {
  readonly commands: string;
  readonly output: string;
}

/** Values for the placeholders of one lesson, from what the learner would choose and what earlier steps printed. */
export interface SlotValues {
  /** `undefined` when no earlier output holds it. */
  readonly valueOf: (placeholder: string) => string | undefined;
}

type Source =
  /** What a learner makes up. */
  | { readonly chosen: () => string }
  /** The first group of the last match in the output of the latest step with that command; `nth` counts distinct matches in the whole lesson from 1. */
  | { readonly after: RegExp; readonly take: RegExp; readonly nth?: number };

const REGION = 'us-east-1';
const bucket = (): string => `practice-${randomBytes(5).toString('hex')}`;
const group = (name: string): Source => ({
  after: new RegExp(`create-target-group.*--name ${name}\\b`),
  take: /(arn:aws:elasticloadbalancing:\S+:targetgroup\/[\w/-]+)/,
});
const instance = (nth: number): Source => ({ after: /run-instances/, take: /\b(i-[0-9a-f]{8,})\b/, nth });
const ROLE = /(arn:aws:iam::\d+:role\/[\w-]+)/;

/** Where the text of the course says that a value comes from. Stack outputs need no entry: they name their placeholder. */
const SOURCES: Readonly<Record<string, Source>> = {
  REPLACE_ME_ACCOUNT_ID: { after: /get-caller-identity/, take: /\b(\d{12})\b/ },
  REPLACE_ME_API_ID: {
    after: /(?:create-api|import-rest-api)\b/,
    take: /(?:"id": "|"ApiId": "|^)(\w{8,12})\b/m,
  },
  REPLACE_ME_ARTIFACTS_BUCKET_NAME: { chosen: bucket },
  REPLACE_ME_AUTHORIZER_ID: { after: /create-authorizer/, take: /^(\w+)/m },
  REPLACE_ME_AVAILABILITY_ZONE: {
    after: /describe-availability-zones/,
    take: /\b([a-z]{2}-[a-z]+-\d[a-f])\b/,
  },
  REPLACE_ME_BUCKET_NAME: { chosen: bucket },
  REPLACE_ME_CLIENT_ID: { after: /create-user-pool-client/, take: /^(\w+)/m },
  REPLACE_ME_CLUSTER_ID: { after: /emr create-cluster/, take: /\b(j-\w+)/ },
  REPLACE_ME_CODE_BUCKET_NAME: { chosen: bucket },
  REPLACE_ME_CONTAINER_ID: { after: /container ls --latest/, take: /^([0-9a-f]{12})/m },
  REPLACE_ME_CONTAINER_IP: { after: /IPAddress/, take: /(\d+\.\d+\.\d+\.\d+)/ },
  REPLACE_ME_FUNCTION_ARN: { after: /create-function/, take: /(arn:aws:lambda:\S+:function:\w[\w-]*)/ },
  REPLACE_ME_IMAGE_ID: { after: /container commit/, take: /sha256:([0-9a-f]{64})/ },
  REPLACE_ME_INSTANCE_ID: instance(1),
  REPLACE_ME_INSTANCE_ONE: instance(1),
  REPLACE_ME_INSTANCE_THREE: instance(3),
  REPLACE_ME_INSTANCE_TWO: instance(2),
  REPLACE_ME_INTEGRATION_ID: { after: /create-integration/, take: /^(\w+)/m },
  REPLACE_ME_LISTENER_ARN: {
    after: /create-listener/,
    take: /(arn:aws:elasticloadbalancing:\S+:listener\/[\w/-]+)/,
  },
  REPLACE_ME_LOAD_BALANCER_ARN: {
    after: /create-load-balancer/,
    take: /(arn:aws:elasticloadbalancing:\S+:loadbalancer\/[\w/-]+)/,
  },
  REPLACE_ME_LOAD_BALANCER_DNS_NAME: { after: /describe-load-balancers/, take: /^(\S+\.amazonaws\.com)/m },
  REPLACE_ME_MY_IP: { chosen: () => '198.51.100.7' },
  REPLACE_ME_NUMBER: { chosen: () => String(randomBytes(4).readUInt32BE()) },
  REPLACE_ME_PASSWORD: { chosen: () => 'Practice-2026!' },
  REPLACE_ME_REGION: { chosen: () => REGION },
  REPLACE_ME_ROLE_ARN: { after: /create-role/, take: ROLE },
  REPLACE_ME_SECOND_INSTANCE_ID: instance(2),
  REPLACE_ME_SECURITY_GROUP_ID: { after: /create-security-group/, take: /\b(sg-[0-9a-f]+)/ },
  REPLACE_ME_SOLUTION_STACK: {
    after: /list-available-solution-stacks/,
    take: /"(64bit [^"]*Node\.js[^"]*)"/,
  },
  REPLACE_ME_TARGET_GROUP_ARN: group('MythicalMysfits-TargetGroup'),
  REPLACE_ME_API_TARGET_GROUP_ARN: group('forum-api'),
  REPLACE_ME_USERS_TARGET_GROUP_ARN: group('forum-users'),
  REPLACE_ME_THREADS_TARGET_GROUP_ARN: group('forum-threads'),
  REPLACE_ME_POSTS_TARGET_GROUP_ARN: group('forum-posts'),
  REPLACE_ME_TASK_DEFINITION_ARN: {
    after: /register-task-definition/,
    take: /(arn:aws:ecs:\S+:task-definition\/[\w-]+:\d+)/,
  },
  REPLACE_ME_USER_POOL_ID: { after: /create-user-pool /, take: /\b([a-z]{2}-[a-z]+-\d_\w+)/ },
  REPLACE_ME_VERSION_ID: { after: /list-object-versions/, take: /"id": "([^"]+)",\s*"latest": false/ },
  REPLACE_ME_VOLUME_ID: { after: /create-volume/, take: /\b(vol-[0-9a-f]+)/ },
  REPLACE_ME_VPC_LINK_ID: { after: /create-vpc-link/, take: /"id": "(\w+)"/ },
  REPLACE_ME_YOUR_EMAIL: { chosen: () => 'ada@example.com' },
  REPLACE_ME_YOUR_NAME: { chosen: () => 'Ada Lovelace' },
};

/** @param made what the lesson's runs printed so far; it grows while the lesson is walked */
export function valuesFrom(made: readonly Made[]): SlotValues {
  const chosen = new Map<string, string>();
  const choose = (placeholder: string, make: () => string): string => {
    const value = chosen.get(placeholder) ?? make();
    chosen.set(placeholder, value);
    return value;
  };
  return {
    valueOf(placeholder) {
      const source = SOURCES[placeholder];
      if (source === undefined) return stackOutput(made, placeholder);
      if ('chosen' in source) return choose(placeholder, source.chosen);
      return stackOutput(made, placeholder) ?? taken(made, source);
    },
  };
}

function taken(
  made: readonly Made[],
  { after, take, nth }: Extract<Source, { after: RegExp }>,
): string | undefined {
  const steps = made.filter(({ commands }) => after.test(commands));
  const matches = (text: string): string[] =>
    [...text.matchAll(new RegExp(take, `g${take.flags}`))].map(([, value = '']) => value);
  if (nth !== undefined) return [...new Set(steps.flatMap(({ output }) => matches(output)))][nth - 1];
  return matches(steps.at(-1)?.output ?? '').at(-1);
}

/** `"OutputKey": "VpcId", "OutputValue": "vpc-123"` is what `REPLACE_ME_VPC_ID` stands for. */
function stackOutput(made: readonly Made[], placeholder: string): string | undefined {
  const key = placeholder.replace(/^REPLACE_ME_/, '').replaceAll('_', '');
  const output = new RegExp(`"OutputKey": "${key}",\\s*"OutputValue": "([^"]+)"`, 'i');
  return made
    .filter(({ commands }) => commands.includes('describe-stacks'))
    .map((run) => output.exec(run.output)?.[1])
    .findLast((value) => value !== undefined);
}
