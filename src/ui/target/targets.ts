import * as vscode from 'vscode';
import type { Profile } from '../../core/aws/profiles';
import type { Logger } from '../../core/logger';
import type { Event } from '../../core/runs/events';
import type { RunningSandbox, SandboxState } from '../../core/sandbox/model';
import {
  accountEnvironment,
  dockerEnvironment,
  sandboxEnvironment,
  type DockerPlace,
  type EnvironmentChanges,
} from '../../core/target/environment';
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
  readonly profiles: () => Promise<readonly Profile[]>;
  /** Asks AWS whose credentials these are. @throws what a person can do about it */
  readonly findAccount: (destination: Destination) => Promise<string | null>;
  /** The engine that terminals are to use, `null` when the docker command finds it by itself. */
  readonly findDocker: (context: string | null) => Promise<DockerPlace | null>;
  readonly log: Logger;
}

/** What a terminal of a target is made of. */
export interface TerminalTarget {
  readonly name: string;
  readonly env: EnvironmentChanges;
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
  private readonly accounts = new Map<string, Promise<string | null>>();
  private settled: Destination;
  private docker: DockerPlace | null = null;

  constructor(private readonly deps: TargetsDeps) {
    this.course = deps.memory.get<string>(COURSE, FIRST_COURSE);
    this.targets = deps.memory.get<Record<string, unknown>>(TARGETS, {});
    this.context = deps.memory.get<string | null>(CONTEXT, null);
    this.settled = this.assumed();
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
    const { env } = this.deps;
    const { icon, color } = LOOKS[target.kind];
    const { address } = this.deps.sandbox;
    const { folder, separator } = this.deps;
    return {
      name: nameOf(destination),
      icon: new vscode.ThemeIcon(icon),
      color: new vscode.ThemeColor(color),
      env: {
        ...(target.kind === 'sandbox'
          ? sandboxEnvironment({ address, region, folder, separator }, env)
          : accountEnvironment(target, region, env)),
        ...dockerEnvironment(this.docker),
      },
    };
  }

  /** Turns to the target of a course. @throws when its profile is gone, or gives no credentials */
  async enter(course: string): Promise<Destination> {
    if (course !== this.course) {
      this.course = course;
      await this.deps.memory.update(COURSE, course);
      this.changed.fire();
    }
    return this.settle(true);
  }

  /** Chooses the target of the current course. */
  async choose(target: Target): Promise<void> {
    this.targets = { ...this.targets, [this.course]: target };
    this.changed.fire();
    await this.deps.memory.update(TARGETS, this.targets);
    await this.settle(false);
  }

  /** Chooses the Docker context; `null` for the docker command's own. */
  async chooseDocker(context: string | null): Promise<void> {
    this.context = context;
    await this.deps.memory.update(CONTEXT, context);
    this.docker = await this.deps.findDocker(context);
    this.changed.fire();
  }

  /** What the AWS files and AWS itself say of the target, asked anew where it is not known. @throws NoSuchProfileError */
  async settle(strict: boolean): Promise<Destination> {
    const { target } = this;
    this.docker = await this.deps.findDocker(this.context).catch(() => null);
    if (target.kind === 'sandbox') {
      this.settled = this.inSandbox(target);
      return this.settled;
    }
    const resolved = resolveAccount(target, this.deps.env, await this.deps.profiles());
    const known = { target, account: null, ...resolved };
    const account = await this.accountOf(known).catch((error: unknown) => {
      if (strict) throw error;
      this.deps.log.warn(error instanceof Error ? error.message : String(error));
      return null;
    });
    this.settled = { ...known, account };
    if (isSame(this.target, target)) this.changed.fire();
    return this.settled;
  }

  /** Forgets whose credentials these were: they have been renewed, or are others. */
  forgetAccounts(): void {
    this.accounts.clear();
  }

  dispose(): void {
    this.changed.dispose();
  }

  /** Asked once for each place; what failed is asked again. */
  private accountOf(destination: Destination): Promise<string | null> {
    const { target, endpoint } = destination;
    const key = JSON.stringify([target.kind === 'account' ? target.profile : null, endpoint]);
    const known = this.accounts.get(key);
    if (known) return known;
    const asked = this.deps.findAccount(destination);
    this.accounts.set(key, asked);
    asked.then(
      (account) => account ?? this.accounts.delete(key),
      () => this.accounts.delete(key),
    );
    return asked;
  }

  /** Before anything has been asked. */
  private assumed(): Destination {
    const { target } = this;
    if (target.kind === 'sandbox') return this.inSandbox(target);
    return { target, region: target.region ?? DEFAULT_REGION, account: null, endpoint: null };
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

const isSame = (one: Target, other: Target): boolean => JSON.stringify(one) === JSON.stringify(other);
