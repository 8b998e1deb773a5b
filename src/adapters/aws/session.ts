import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { ECSClient } from '@aws-sdk/client-ecs';
import type { S3Client } from '@aws-sdk/client-s3';
import type { AwsCredentialIdentityProvider } from '@aws-sdk/types';
import { describeTarget, type AwsTarget } from '../../core/aws/target';
import type { Logger } from '../../core/logger';
import { Emitter } from '../../core/runs/events';
import type * as sdk from './sdk';
import { asTrouble } from './troubles';

export type Sdk = typeof sdk;

export interface AwsSessionDeps {
  /** Where calls go now. Rejects with a ResourceError when there is nowhere to go. */
  readonly findTarget: () => Promise<AwsTarget>;
  /** Loads the SDK's code on first use. */
  readonly loadSdk: () => Promise<Sdk>;
  readonly logger: Logger;
  /** Default: {@link TIMEOUTS}. */
  readonly timeouts?: typeof TIMEOUTS;
}

/**
 * How long a connection may take to be made, and how long nothing may come or go on it, in ms. The second is for connections that are dead and do not
 * say so; the SDK tries three times, so it is also a third of what somebody waits until he is told.
 */
const TIMEOUTS = { connectionTimeout: 5000, socketTimeout: 15_000 };

/** The sandbox takes any, and gets no others. */
const ANY_CREDENTIALS = { accessKeyId: 'practice', secretAccessKey: 'practice' };

/** The way to AWS with what is configured now: one target, and its clients, made when they are first needed. */
export class AwsSession {
  private readonly resets = new Emitter<undefined>();
  /** What is configured has changed: everything that was learnt before is of another place. */
  readonly onDidReset = this.resets.event;
  private resolved: Promise<AwsTarget> | undefined;
  private connection: Promise<Connection> | undefined;

  constructor(private readonly deps: AwsSessionDeps) {}

  /** Where calls go; known without the SDK. @throws ResourceError when there is nowhere to go */
  target(): Promise<AwsTarget> {
    this.resolved ??= this.deps.findTarget().catch((error: unknown) => {
      this.resolved = undefined;
      throw error;
    });
    return this.resolved;
  }

  /** The SDK and the clients for the current target. */
  connect(): Promise<Connection> {
    this.connection ??= this.open().catch((error: unknown) => {
      this.connection = undefined;
      throw error;
    });
    return this.connection;
  }

  /** Makes a question of the current target's clients. @throws ResourceError what goes wrong, in words for people; an abort as it is */
  async ask<T>(question: (connection: Connection) => Promise<T>): Promise<T> {
    const connection = await this.connect();
    try {
      return await question(connection);
    } catch (error) {
      throw asTrouble(error, connection.target);
    }
  }

  /** Reads what is configured again; whatever is under way with the old ends on its own. */
  reset(): void {
    this.close();
    this.resolved = undefined;
    this.connection = undefined;
    this.resets.fire(undefined);
  }

  dispose(): void {
    this.close();
    this.resets.dispose();
  }

  private close(): void {
    void this.connection?.then(
      (connection) => connection.dispose(),
      () => undefined,
    );
  }

  private async open(): Promise<Connection> {
    const [sdk, target] = await Promise.all([this.deps.loadSdk(), this.target()]);
    this.deps.logger.info(`AWS: ${describeTarget(target)}`);
    return new Connection(sdk, target, credentialsFor(sdk, target), this.deps.timeouts);
  }
}

/** The clients of one target. */
export class Connection {
  private readonly s3Clients = new Map<string, S3Client>();
  private ecsClient: ECSClient | undefined;
  private readonly logsClients = new Map<string, CloudWatchLogsClient>();
  private readonly options;

  constructor(
    readonly sdk: Sdk,
    readonly target: AwsTarget,
    readonly credentials: AwsCredentialIdentityProvider,
    timeouts = TIMEOUTS,
  ) {
    const { endpoint, profile, region } = target;
    this.options = {
      region,
      credentials,
      requestHandler: timeouts,
      // Where this editor was started says nothing of the target.
      ignoreConfiguredEndpointUrls: true,
      ...(profile === undefined ? {} : { profile }),
      ...(endpoint === undefined ? {} : { endpoint }),
    };
  }

  /** @param region of a bucket elsewhere */
  s3(region = this.target.region): S3Client {
    const known = this.s3Clients.get(region);
    if (known) return known;
    const client = new this.sdk.S3Client({
      ...this.options,
      region,
      followRegionRedirects: true,
      // Emulators seldom resolve `bucket.host`, and do not all know the newer checksums.
      ...(this.target.endpoint === undefined
        ? {}
        : {
            forcePathStyle: true,
            requestChecksumCalculation: 'WHEN_REQUIRED',
            responseChecksumValidation: 'WHEN_REQUIRED',
          }),
    });
    this.s3Clients.set(region, client);
    return client;
  }

  get ecs(): ECSClient {
    return (this.ecsClient ??= new this.sdk.ECSClient(this.options));
  }

  /** @param region that a log is kept in */
  logs(region = this.target.region): CloudWatchLogsClient {
    const client =
      this.logsClients.get(region) ?? new this.sdk.CloudWatchLogsClient({ ...this.options, region });
    this.logsClients.set(region, client);
    return client;
  }

  /** Closes connections that are kept; what is under way goes on. */
  dispose(): void {
    for (const client of [...this.s3Clients.values(), this.ecsClient, ...this.logsClients.values()])
      client?.destroy();
  }
}

function credentialsFor(sdk: Sdk, { sandbox, profile, region }: AwsTarget): AwsCredentialIdentityProvider {
  if (sandbox) return () => Promise.resolve(ANY_CREDENTIALS);
  return sdk.fromNodeProviderChain({
    ignoreCache: true,
    clientConfig: { region },
    ...(profile === undefined ? {} : { profile }),
  });
}
