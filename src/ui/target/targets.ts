import * as vscode from 'vscode';
import type { Profile } from '../../core/aws/profiles';
import type { Logger } from '../../core/logger';
import type { Event } from '../../core/runs/events';
import type { RunningSandbox, SandboxState } from '../../core/sandbox/model';
import type { ShellKind } from '../../core/shell/model';
import {
  accountEnvironment,
  dockerEnvironment,
  OF_THE_FILES,
  quietEnvironment,
  sandboxEnvironment,
  type DockerPlace,
  type EnvironmentChanges,
} from '../../core/target/environment';
import type * as knowledge from '../../core/target/knowledge';
import {
  DEFAULT_REGION,
  nameOf,
  resolveAccount,
  targetFrom,
  type Destination,
  type Target,
} from '../../core/target/model';

/** The sandbox as far as views need it. */
export interface SandboxPort {
  readonly state: SandboxState;
  /** Where it is, or will be once it is started. */
  readonly address: string;
  readonly onDidChange: Event<SandboxState>;
  readonly onLog: Event<string>;
  look(): Promise<void>;
  start(): Promise<RunningSandbox>;
  stop(): void;
  reset(): Promise<void>;
  settingsChanged(): void;
}

export interface TargetsDeps {
  /** Targets by course, and which course is the current one. */
  readonly memory: vscode.Memento;
  readonly sandbox: SandboxPort;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** A folder of ours for the AWS files of the sandbox. */
  readonly folder: string;
  readonly separator: string;
  /** Makes the files in that folder that are not there yet. */
  readonly makeFiles: () => Promise<void>;
  readonly profiles: () => Promise<readonly Profile[]>;
  /** Asks AWS whose credentials these are. @throws what a person can do about it */
  readonly findAccount: (destination: Destination) => Promise<string | null>;
  /** The engine that terminals are to use, `null` when the docker command finds it by itself. */
  readonly findDocker: (context: string | null) => Promise<DockerPlace | null>;
  readonly loadKnowledge: () => Promise<typeof knowledge>;
  readonly log: Logger;
}

/** What a terminal of a target is made of. */
export interface TerminalTarget {
  readonly name: string;
  readonly env: EnvironmentChanges;
  /** What its shell runs first, so that start-up files change nothing of that; `null` where that takes nothing. */
  readonly lineAfterStart: (shell: ShellKind) => Promise<string | null>;
  readonly icon: vscode.ThemeIcon;
  readonly color: vscode.ThemeColor;
}

const TARGETS = 'practice.targets';
const COURSE = 'practice.target.course';
const CONTEXT = 'practice.docker.context';
const FIRST_COURSE = 'bundled';

/** Looks of the two kinds of target: a terminal's tab takes only colours of terminals. */
export const LOOKS = {
  sandbox: { icon: 'beaker', color: 'terminal.ansiGreen' },
  account: { icon: 'cloud', color: 'terminal.ansiYellow' },
} as const;

/** Where commands go: a target for every course, the current course's resolved to a place. */
export class Targets implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  /** The target, or what is known of it, is no longer what it was. */
  readonly onDidChange = this.changed.event;
  private course: string;
  private targets: Readonly<Record<string, unknown>>;
  private context: string | null;
  /** By place, what was asked and what is known. */
  private readonly asked = new Map<string, Promise<string | null>>();
  private readonly accounts = new Map<string, string>();
  private settled: Destination;
  private docker: DockerPlace | null = null;
  /** The destination that was last told of. */
  private told: string;

  constructor(private readonly deps: TargetsDeps) {
    this.course = deps.memory.get<string>(COURSE, FIRST_COURSE);
    this.targets = deps.memory.get<Record<string, unknown>>(TARGETS, {});
    this.context = deps.memory.get<string | null>(CONTEXT, null);
    this.settled = this.assumed();
    this.told = JSON.stringify(this.destination);
  }

  get target(): Target {
    return this.of(this.course);
  }

  /** Where the commands of a course go. */
  of(course: string): Target {
    return targetFrom(this.targets[course]);
  }

  /** The Docker context that was chosen; `null`: the docker command's own. */
  get dockerContext(): string | null {
    return this.context;
  }

  /** What is known of the target now. */
  get destination(): Destination {
    const { target } = this;
    if (!isSame(this.settled.target, target)) return this.assumed();
    return target.kind === 'sandbox' ? this.inSandbox(target) : this.settled;
  }

  get terminal(): TerminalTarget {
    const { destination } = this;
    const { target, region } = destination;
    const { env, folder, separator, sandbox, loadKnowledge } = this.deps;
    const { icon, color } = LOOKS[target.kind];
    const name = nameOf(destination);
    const place = { address: sandbox.address, region, folder, separator };
    const aws =
      target.kind === 'sandbox' ? sandboxEnvironment(place, env) : accountEnvironment(target, region, env);
    const docker = dockerEnvironment(this.docker);
    const quiet = quietEnvironment(target, separator === '\\');
    const held = {
      // Credentials of the environment may well come from start-up files, and so may an engine that nobody chose here.
      values: {
        ...(isOfEnvironment(target) ? {} : { ...aws, ...(target.kind === 'sandbox' ? quiet : {}) }),
        ...(this.context === null ? {} : docker),
      },
      free: target.kind === 'sandbox' ? [] : OF_THE_FILES,
    };
    return {
      name,
      icon: new vscode.ThemeIcon(icon),
      color: new vscode.ThemeColor(color),
      env: { ...aws, ...docker, ...quiet },
      lineAfterStart: async (shell) => {
        if (target.kind === 'sandbox') await this.deps.makeFiles();
        return (await loadKnowledge()).lineAfterStartFiles(held, name, shell);
      },
    };
  }

  /** The learner looks at a course: what is shown is its target from now on. */
  turnTo(course: string): void {
    if (course === this.course) return;
    void this.enter(course).catch((error: unknown) => this.deps.log.warn(wordsOf(error)));
  }

  /** Turns to the target of a course. @throws when its profile is gone, or gives no credentials */
  async enter(course: string): Promise<Destination> {
    if (course !== this.course) {
      this.course = course;
      await this.deps.memory.update(COURSE, course);
      this.tell();
    }
    return this.settle();
  }

  /** Chooses the target of the current course. Whose account it is, is told later. @throws NoSuchProfileError */
  async choose(target: Target): Promise<void> {
    this.targets = { ...this.targets, [this.course]: target };
    await this.locate();
    void this.settle().catch((error: unknown) => this.deps.log.warn(wordsOf(error)));
    await this.deps.memory.update(TARGETS, this.targets);
  }

  /** Chooses the Docker context; `null` for the docker command's own. */
  async chooseDocker(context: string | null): Promise<void> {
    this.context = context;
    await this.deps.memory.update(CONTEXT, context);
    this.docker = await this.deps.findDocker(context);
    this.changed.fire();
  }

  /** Where the target is, by the AWS files; whose account it is as far as that is known. @throws NoSuchProfileError */
  async locate(): Promise<Destination> {
    const { target } = this;
    this.docker = await this.deps.findDocker(this.context).catch(() => null);
    const located =
      target.kind === 'sandbox'
        ? this.inSandbox(target)
        : this.inAccount(target, resolveAccount(target, this.deps.env, await this.deps.profiles()));
    if (isSame(this.target, target)) {
      this.settled = located;
      this.tell();
    }
    return located;
  }

  /** The same with the account. @throws when the profile is gone, or gives no credentials */
  private async settle(): Promise<Destination> {
    const located = await this.locate();
    if (located.target.kind === 'sandbox' || located.account !== null) return located;
    await this.askAccount(located);
    return this.locate();
  }

  /** Forgets whose credentials these were: they have been renewed, or are others. */
  forgetAccounts(): void {
    this.asked.clear();
    this.accounts.clear();
  }

  dispose(): void {
    this.changed.dispose();
  }

  /** Says so where the destination is no longer the one that was told of. */
  private tell(): void {
    const now = JSON.stringify(this.destination);
    if (now === this.told) return;
    this.told = now;
    this.changed.fire();
  }

  /** Asked once for each place; what failed is asked again. */
  private async askAccount(destination: Destination): Promise<void> {
    const place = placeOf(destination);
    const asked = this.asked.get(place) ?? this.deps.findAccount(destination);
    this.asked.set(place, asked);
    try {
      const account = await asked;
      if (account !== null) this.accounts.set(place, account);
    } finally {
      this.asked.delete(place);
    }
  }

  /** Before anything has been asked. */
  private assumed(): Destination {
    const { target } = this;
    if (target.kind === 'sandbox') return this.inSandbox(target);
    return { target, region: target.region ?? DEFAULT_REGION, account: null, endpoint: null };
  }

  private inAccount(target: Target, where: Pick<Destination, 'region' | 'endpoint'>): Destination {
    const located = { target, account: null, ...where };
    return { ...located, account: this.accounts.get(placeOf(located)) ?? null };
  }

  private inSandbox(target: Target): Destination {
    const { state, address } = this.deps.sandbox;
    return {
      target,
      region: target.region ?? DEFAULT_REGION,
      account: null,
      endpoint: state.phase === 'running' ? state.address : address,
    };
  }
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Credentials belong to a profile at an endpoint, in every region the same. */
const placeOf = ({ target, endpoint }: Destination): string =>
  JSON.stringify([target.kind === 'account' ? target.profile : null, endpoint]);

const isOfEnvironment = (target: Target): boolean => target.kind === 'account' && target.profile === null;

const isSame = (one: Target, other: Target): boolean => JSON.stringify(one) === JSON.stringify(other);
