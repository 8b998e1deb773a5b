import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { findProfiles } from './adapters/aws/files';
import { EcsSource } from './adapters/aws/ecs/source';
import { hasProgram } from './adapters/aws/programs';
import { objectFiles } from './adapters/aws/s3/objectFiles';
import { S3Source } from './adapters/aws/s3/source';
import { AwsSession } from './adapters/aws/session';
import { findEndpoint } from './adapters/docker/contexts';
import { DockerSource } from './adapters/docker/source';
import { watchConfig } from './adapters/docker/watchConfig';
import type { StatementRun } from './core/runs/model';
import type { Runner } from './core/runs/runner';
import { activeText, openJson, openProgram } from './ui/ecs/doors';
import { registerResourceView } from './ui/resources';
import { registerObjects } from './ui/s3/fileSystem';
import { awsSettings, extraBuckets, registerAwsTarget } from './ui/target/aws';

export interface ResourcesDeps {
  readonly log: vscode.LogOutputChannel;
  /** What happens to runs: what their commands made or removed should show. */
  readonly onDidChangeRun: Runner['onDidChange'];
}

/** Registers the views of live resources. Clients are loaded, and engines and services asked, when a view is first opened. */
export function registerResources({ log, onDidChangeRun }: ResourcesDeps): vscode.Disposable {
  const surroundings = { env: process.env, home: homedir(), platform: process.platform };
  const docker = new DockerSource({
    findEndpoint: () => findEndpoint(surroundings),
    watchEndpoint: (changed) => watchConfig(surroundings, changed),
    createClient: async (address) => (await import('./adapters/docker/client')).createClient(address),
    logger: log,
    now: Date.now,
  });
  const aws = new AwsSession({
    env: process.env,
    home: homedir(),
    settings: awsSettings,
    loadSdk: () => import('./adapters/aws/sdk'),
    logger: log,
  });
  const s3 = new S3Source({
    session: aws,
    now: Date.now,
    extraBuckets,
    windows: process.platform === 'win32',
  });
  const ecs = new EcsSource({
    session: aws,
    now: Date.now,
    doors: { activeText, openJson, openProgram, hasProgram },
  });
  // The Docker engine tells by itself.
  const acted = onDidChangeRun(({ run }) => {
    if (run.statements.some(hasEnded)) for (const source of [s3, ecs]) source.acted();
  });
  return vscode.Disposable.from(
    new vscode.Disposable(() => acted.dispose()),
    new vscode.Disposable(() => aws.dispose()),
    new vscode.Disposable(() => s3.dispose()),
    registerResourceView({ source: s3, copies: ['name', 'arn', 'url'], log }),
    new vscode.Disposable(() => ecs.dispose()),
    registerResourceView({ source: ecs, copies: ['name', 'id', 'arn'], log }),
    registerObjects(objectFiles(s3.calls, (place) => s3.touched([place]))),
    registerAwsTarget({
      profiles: () => findProfiles({ env: process.env, home: homedir() }),
      target: () => aws.target(),
      changed: () => aws.reset(),
      log,
    }),
    new vscode.Disposable(() => docker.dispose()),
    registerResourceView({ source: docker, copies: ['name', 'id'], log }),
  );
}

const hasEnded = ({ state }: StatementRun): boolean => state !== 'waiting' && state !== 'running';
