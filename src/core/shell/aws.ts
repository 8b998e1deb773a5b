/** The shape of AWS CLI commands: `aws <service> <operation>`, and which operations say enough by themselves. */

/** Operations whose first word promises to ask, not to make: most of them run without any argument. */
const asking = /^(?:list|describe)-/;
const operationShape = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/;
const serviceShape = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** Commands of the AWS CLI itself and the high-level ones, with the arguments each cannot do without. */
const highLevel: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  s3: { ls: 0, cp: 2, mv: 2, sync: 2, mb: 1, rb: 1, rm: 1, website: 1, presign: 1 },
  configure: { list: 0, 'list-profiles': 0, get: 1, set: 2, sso: 0, import: 1 },
  sso: { login: 0, logout: 0 },
  logs: { tail: 1 },
  emr: { ssh: 1, put: 1, get: 1, socks: 1, 'install-applications': 1 },
  eks: { 'update-kubeconfig': 1, 'get-token': 1 },
  deploy: { push: 1, register: 1, install: 1 },
  lambda: { invoke: 1 },
  sns: { publish: 1, subscribe: 1, unsubscribe: 1 },
  dynamodb: { scan: 1, query: 1 },
  kms: { encrypt: 1, decrypt: 1 },
  cloudformation: { deploy: 1, package: 1 },
  ecs: { deploy: 1 },
  cloudfront: { sign: 1 },
  history: { list: 0, show: 0 },
  login: {},
};

const needNothing = words(
  `get-caller-identity get-login get-login-password get-session-token get-authorization-token get-user get-account-summary
   get-account-authorization-details get-rest-apis get-vpc-links get-apis get-account get-api-keys get-domain-names
   get-credential-report generate-credential-report get-export get-functions create-default-vpc get-account-settings
   get-ebs-encryption-by-default get-account-password-policy get-regions get-bundles get-instances
   create-internet-gateway create-transit-gateway allocate-address create-key create-default-roles create-access-key
   get-random-password enable-ebs-encryption-by-default disable-ebs-encryption-by-default get-ebs-default-kms-key-id
   get-serial-console-access-status enable-serial-console-access disable-serial-console-access get-sms-attributes
   get-registry-policy get-registry-scanning-configuration get-hosted-zone-count get-health-check-count
   get-block-public-access-configuration delete-account-password-policy get-inventory get-crawlers get-databases get-jobs get-trace-summaries`,
);

/** Askers that want to know about what. `ecs create-cluster` is the other way round: it makes one called default. */
const needSomething = words(
  `describe-table describe-stream describe-tasks describe-task-definition describe-services describe-user-pool describe-key
   describe-secret describe-listeners describe-target-health describe-target-group-attributes describe-stack-events
   describe-stack-resource describe-stack-resources describe-log-streams describe-container-instances describe-instance-attribute
   describe-vpc-attribute describe-repository describe-function describe-rule describe-state-machine describe-execution
   describe-nodegroup describe-continuous-backups list-objects list-objects-v2 list-object-versions list-attached-role-policies
   list-attached-user-policies list-attached-group-policies list-role-policies list-user-policies list-tags-of-resource
   list-tags-for-resource list-steps list-versions-by-function list-user-pools list-targets-by-rule list-stack-resources
   list-nodegroups list-aliases-by-function list-executions list-multipart-uploads list-pipeline-executions`,
);
const exceptions: ReadonlySet<string> = new Set(['ecs create-cluster']);

/**
 * Reads the words behind `aws` (options and their values removed).
 * @returns how many arguments behind the operation are missing at least; `null` when this is no AWS CLI command at all.
 */
export function missingForAws(args: readonly string[], hasOptions: boolean): number | null {
  const [service, operation, ...rest] = args;
  if (service === undefined) return hasOptions ? 0 : 1;
  if (!serviceShape.test(service)) return null;
  if (service === 'help' || operation === 'help') return 0;
  if (operation === undefined) return service === 'configure' || service === 'login' ? 0 : 1;
  // `aws emr wait cluster-running --cluster-id …`: every service may have waiters.
  if (operation === 'wait') return rest.length === 0 ? 2 : hasOptions || rest.length > 1 ? 0 : 1;
  const known = highLevel[service];
  const minimum = known && Object.hasOwn(known, operation) ? known[operation] : undefined;
  if (minimum !== undefined) {
    const given = hasOptions && service !== 's3' ? Math.max(1, rest.length) : rest.length;
    return Math.max(0, minimum - given);
  }
  if (service === 's3' || !operationShape.test(operation)) return null;
  if (hasOptions || rest.length > 0 || needNothing.has(operation)) return 0;
  if (exceptions.has(`${service} ${operation}`)) return 0;
  return asking.test(operation) && !needSomething.has(operation) ? 0 : 1;
}
