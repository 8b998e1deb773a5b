import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { inputFilesOf } from '../../src/core/catalogue/inputFiles';
import { withLiterals } from '../../src/core/catalogue/literals';
import { isInteractive, readCommands } from '../../src/core/catalogue/reading';
import { typedFileSlots } from '../../src/core/catalogue/slots';
import { parseNotes } from '../../src/core/course/parse';
import { fillText } from '../../src/core/files/fill';
import { entryKey, type LedgerEntry } from '../../src/core/ledger/model';
import { changesOf } from '../../src/core/ledger/recording';
import { fill } from '../../src/core/shell/fill';
import { findFilePlaceholders } from '../../src/core/shell/placeholders';
import { Assistant, type OpenText } from '../../src/core/values/assistant';
import { placeOf, type RememberedValue, type Suggested } from '../../src/core/values/model';
import type { LiveSource } from '../../src/core/values/ports';
import { remember } from '../../src/core/values/remembering';
import { awsClientEnvironment, resetAws } from '../services/aws';
import { needs, skip } from '../services/needs';
import { projectRoot } from '../host/paths';
import { judge, newCount, report, share, type Count } from './figures/count';
import { liveAt } from './figures/live';

const shared = join(projectRoot, '../shared');
const TARGET = 'Sandbox · us-east-1';
const ACCOUNT = '123456789012';
const REGION = 'us-east-1';
const IMAGE = `${ACCOUNT}.dkr.ecr.${REGION}.amazonaws.com/mythicalmysfits/service:latest`;

/** What the test itself knows to be there, by names of its own. */
type World = Map<string, string>;

/** What a slot really wants: a command (or file), a slot or placeholder, and the key into the world, several where any is right. */
type Truth = readonly [text: RegExp, slot: RegExp, keys: readonly string[]];

const TRUTHS: readonly Truth[] = [
  [/./, /ACCOUNT_ID/, ['account']],
  [/./, /REGION/, ['region']],
  [/./, /artifacts-bucket-name|ARTIFACTS_BUCKET/i, ['artifacts']],
  [/sam package/, /bucket/i, ['web', 'artifacts']],
  [/./, /bucket/i, ['web']],
  [/docker run|docker push|task-definition/, /IMAGE/, ['image']],
  [/./, /PUBLIC_SUBNET_ONE/, ['PublicSubnetOne']],
  [/./, /PUBLIC_SUBNET_TWO/, ['PublicSubnetTwo']],
  [/./, /PRIVATE_SUBNET_ONE/, ['PrivateSubnetOne']],
  [/./, /PRIVATE_SUBNET_TWO/, ['PrivateSubnetTwo']],
  [/./, /SECURITY_GROUP/, ['FargateContainerSecurityGroup']],
  [/./, /ECS_SERVICE_ROLE/, ['EcsServiceRole']],
  [/./, /ECS_TASK_ROLE/, ['ECSTaskRole']],
  [/./, /CODEBUILD_ROLE/, ['CodeBuildRole']],
  [/./, /CODEPIPELINE_ROLE/, ['CodePipelineRole']],
  [/./, /--vpc-id/, ['VPCId']],
  [/./, /TargetGroupArn|TARGET_GROUP_ARN/, ['targetGroup']],
  [/./, /NLB_DNS/, ['dns']],
  [/./, /--load-balancer-arn|NLB_ARN/, ['loadBalancer']],
  [/./, /--user-pool-id|USER_POOL/, ['userPool']],
  [/./, /VPC_LINK/, ['vpcLink']],
  [/./, /API_ID/, ['api']],
  [/delete-stack/, /./, ['coreStack', 'streamingStack']],
  [/docker container (?:diff|commit)|docker exec|docker kill/, /./, ['container']],
  [/docker image tag/, /./, ['commit']],
  [/docker image inspect/, /./, ['built']],
  [/ping/, /./, ['ip']],
];

/** What the test reads out of what commands print, apart from the catalogue: pattern of the command, of its output, key. */
const READS: readonly (readonly [command: RegExp, output: RegExp, key: string])[] = [
  [/create-target-group/, /"TargetGroupArn": "([^"]+)"/, 'targetGroup'],
  [/create-load-balancer/, /"LoadBalancerArn": "([^"]+)"/, 'loadBalancer'],
  [/create-load-balancer/, /"DNSName": "([^"]+)"/, 'dns'],
  [/create-user-pool /, /"Id": "([^"]+)"/, 'userPool'],
  [/create-vpc-link/, /"id": "([^"]+)"/, 'vpcLink'],
  [/import-rest-api/, /"id": "([^"]+)"/, 'api'],
  [/container commit/, /sha256:([0-9a-f]{12})/, 'commit'],
];

/** What is run for real: what makes something that later slots ask for. The rest would only take its time. */
const RUN =
  /^aws (?:s3 mb|\S+ (?:create-|register-|import-))|^docker (?:build|run|(?:container|image) (?:run|build|commit|tag|pull))/;
/** Of these, what needs ports, names or a swarm that other tests would meet. */
const LEFT_OUT = /--publish|-p 80|MYSQL|DOCKERID/;

/** One way through notes: every slot is asked for, judged, filled with the truth, and the command is run for real. */
class Walk {
  readonly count: Count = newCount();
  private readonly ledger = new Map<string, LedgerEntry>();
  private remembered: readonly RememberedValue[] = [];
  private readonly world: World = new Map([
    ['account', ACCOUNT],
    ['region', REGION],
    ['image', IMAGE],
    ['coreStack', 'MythicalMysfitsCoreStack'],
    ['streamingStack', 'MythicalMysfitsStreamingStack'],
    ['built', 'hello:v0.2'],
  ]);

  constructor(
    private readonly home: string,
    private readonly env: NodeJS.ProcessEnv,
    private readonly live: () => LiveSource,
  ) {}

  async lesson(
    lesson: { id: string; title: string | null },
    step: { id: string; title: string },
    command: string,
    own: Parameters<typeof withLiterals>[1],
  ): Promise<void> {
    const placeholders = withLiterals(command, own);
    const files = inputFilesOf(command, placeholders).map(({ path, service, written }) =>
      this.file(path, service, written),
    );
    const texts: OpenText[] = [{ command, placeholders }, ...files.flatMap((file) => file?.text ?? [])];
    const assistant = new Assistant(
      { courseId: 'c', lessonId: lesson.id, stepId: step.id, target: TARGET, texts },
      {
        ledger: [...this.ledger.values()],
        remembered: this.remembered,
        live: this.live(),
        env: {},
        inSandbox: true,
        now: Date.now(),
        random: () => 'q7xz',
      },
    );
    if (/docker|ping/.test(command) && placeholders.length > 0) await this.containers();
    await assistant.ask(() => undefined);
    const values = texts.map((text, index) =>
      this.judge(text, assistant.suggestions[index] ?? new Map<string, Suggested>(), command, index > 0),
    );
    let line = fill(command, placeholders, values[0] ?? new Map(), 'bash').command;
    files.forEach((file, index) => {
      if (!file) return;
      const copy = `${file.path}.filled.json`;
      writeFileSync(
        copy,
        forTheEndpoint(
          fillText(
            file.text.command,
            'json',
            file.text.placeholders,
            values[index + 1] ?? new Map<string, string>(),
          ),
        ),
      );
      line = line.replace(file.written, `file://${copy}`);
    });
    const used = placeholders.flatMap((placeholder) => {
      const text = values[0]?.get(placeholder.slot.name);
      return text === undefined
        ? []
        : [{ ...placeOf(step.id, 0, placeholder), text, at: Date.now(), target: TARGET }];
    });
    this.remembered = remember(this.remembered, used);
    if (!RUN.test(command) || LEFT_OUT.test(command) || readCommands(command).some(isInteractive)) return;
    const output = await this.run(line);
    if (output === null) return;
    for (const [when, pattern, key] of READS) {
      const found = when.test(command) ? pattern.exec(output)?.[1] : undefined;
      if (found !== undefined) this.world.set(key, found);
    }
    if (command.includes('create-stack')) await this.readStack();
    const origin = {
      target: TARGET,
      courseId: 'c',
      lessonId: lesson.id,
      lessonTitle: lesson.title ?? '',
      stepId: step.id,
      stepTitle: step.title,
      at: Date.now(),
    };
    const { put, drop } = changesOf({ template: { command, placeholders }, command: line, output }, origin, [
      ...this.ledger.values(),
    ]);
    for (const key of drop) this.ledger.delete(key);
    for (const entry of put) this.ledger.set(entryKey(entry), entry);
  }

  private judge(text: OpenText, suggested: ReadonlyMap<string, Suggested>, command: string, isFile: boolean) {
    const values = new Map<string, string>();
    for (const { text: placeholder, slot, range } of text.placeholders) {
      if (values.has(slot.name)) continue;
      const offers = suggested.get(slot.name);
      const truth = this.truthOf(command, slot.name, placeholder, offers?.values[0]?.text);
      judge(this.count, { text: placeholder, slot, range }, offers, truth, { command, isFile });
      if (truth[0] !== undefined) values.set(slot.name, truth[0]);
    }
    return values;
  }

  private truthOf(command: string, slot: string, placeholder: string, first: string | undefined): string[] {
    // A name of one's own: any that starts like the author's and that nobody else has.
    const made = command.includes('aws s3 mb') ? (command.includes('artifacts') ? 'artifacts' : 'web') : null;
    if (made !== null) {
      const good = first !== undefined && /^mythical-mysfits-(?:artifacts-)?[a-z0-9]{4}$/.test(first);
      this.world.set(made, good ? first : `own-${made}`);
    }
    const row = TRUTHS.find(
      ([text, name]) => text.test(command) && (name.test(slot) || name.test(placeholder)),
    );
    return (row?.[2] ?? []).flatMap((key) => this.world.get(key) ?? []);
  }

  private file(path: string, service: string, written: string) {
    const at = path.replace(/^~/, this.home);
    if (!existsSync(at) || !at.endsWith('.json')) return null;
    const content = readFileSync(at, 'utf8');
    const placeholders = findFilePlaceholders(content, 'json');
    const typed = typedFileSlots(content, placeholders, service);
    return { path: at, written, text: { command: content, placeholders, typed } };
  }

  private async readStack(): Promise<void> {
    const text = await this.run(
      "aws cloudformation describe-stacks --query 'Stacks[0].Outputs[].[OutputKey,OutputValue]' --output text",
    );
    for (const [key = '', value = ''] of (text ?? '').split('\n').map((line) => line.split('\t')))
      this.world.set(key, value);
  }

  /** The container that was started last, and where it can be reached. */
  private async containers(): Promise<void> {
    if (this.env.DOCKER_HOST === undefined) return;
    const id = (await this.run('docker ps -aq | head -1'))?.trim() ?? '';
    if (id !== '') this.world.set('container', id);
    const ip =
      (
        await this.run(
          "docker inspect --format '{{ .NetworkSettings.IPAddress }}' $(docker ps -q | head -1) || true",
        )
      )?.trim() ?? '';
    if (ip !== '') this.world.set('ip', ip);
  }

  /** What it printed; `null` when it failed. */
  private run(line: string): Promise<string | null> {
    return new Promise((resolve) => {
      const shell = spawn('bash', ['-c', line], {
        cwd: this.home,
        env: this.env,
        stdio: ['ignore', 'pipe', 'pipe'],
        timeout: 60_000,
      });
      let output = '';
      let trouble = '';
      shell.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
      shell.stderr.on('data', (chunk: Buffer) => (trouble += chunk.toString()));
      shell.on('close', (code) => {
        if (code !== 0 && process.env.FIGURES_VERBOSE)
          console.log(`${line.slice(0, 150)}\n  ${trouble.slice(-300)}`);
        resolve(code === 0 ? output : null);
      });
    });
  }
}

/** The endpoint reads OpenAPI 3 only, of which an empty API is enough here, and wants some words in capitals. */
const forTheEndpoint = (text: string): string =>
  text.includes('"swagger"')
    ? JSON.stringify({ openapi: '3.0.0', info: { title: 'Mysfits', version: '1' }, paths: {} })
    : text.replace(/"no_artifacts"/i, '"NO_ARTIFACTS"');

describe('values that fill themselves', function () {
  this.timeout(340_000);
  let endpoint: string;
  let home = '';

  before(function () {
    endpoint = needs(this, 'aws');
    home = mkdtempSync(join(tmpdir(), 'figures-'));
  });

  after(() => {
    if (home !== '') rmSync(home, { recursive: true, force: true });
  });

  it('fill at least nine of ten slots of the course notes, and none of them wrongly', async function () {
    const notes = join(shared, 'course-notes.md');
    const inputs = join(shared, 'workshop-inputs');
    if (!existsSync(notes)) skip(this, 'the course notes are not here');
    const dockerHost = needs(this, 'docker');
    const workshop = join(home, 'environment/aws-modern-application-workshop');
    mkdirSync(workshop, { recursive: true });
    cpSync(inputs, workshop, { recursive: true });
    const template = join(workshop, 'module-2/cfn/core.yml');
    mkdirSync(dirname(template), { recursive: true });
    cpSync(join(projectRoot, 'test/fixtures/figures/core.yml'), template);
    for (const module of [1, 2, 3, 4, 5]) {
      mkdirSync(join(workshop, `module-${module}/web`), { recursive: true });
      writeFileSync(join(workshop, `module-${module}/web/index.html`), '<p>REPLACE_ME');
    }
    writeFileSync(join(home, 'Dockerfile'), 'FROM alpine\nCMD ["echo", "hello"]\n');
    const count = await walk(readFileSync(notes, 'utf8'), dockerHost);
    report('course notes and the files of its workshop', count);
    assert.deepEqual(count.wrong, []);
    assert.ok(share(count) >= 0.9, `${count.preselected + count.first} of ${count.slots}`);
  });

  async function walk(text: string, dockerHost: string): Promise<Count> {
    await resetAws(endpoint);
    const env = {
      ...process.env,
      ...awsClientEnvironment(endpoint),
      HOME: home,
      DOCKER_HOST: dockerHost,
      DOCKER_BUILDKIT: '0',
      AWS_MAX_ATTEMPTS: '1',
    };
    const way = new Walk(home, env, liveAt(endpoint, dockerHost, REGION));
    for (const lesson of parseNotes(text).course.lessons)
      for (const step of lesson.steps)
        if (step.kind === 'command')
          for (const { command, placeholders } of step.statements)
            await way.lesson(lesson, step, command, placeholders);
    return way.count;
  }
});
