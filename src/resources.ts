import * as vscode from 'vscode';
import { EcsSource } from './adapters/aws/ecs/source';
import { hasProgram } from './adapters/programs';
import { accountOf } from './adapters/aws/live/account';
import { objectFiles } from './adapters/aws/s3/objectFiles';
import { S3Source } from './adapters/aws/s3/source';
import { AwsSession } from './adapters/aws/session';
import { findEndpoint } from './adapters/docker/contexts';
import { loginFor } from './adapters/docker/login';
import { DockerSource } from './adapters/docker/source';
import { watchConfig } from './adapters/docker/watchConfig';
import { Makers } from './core/ledger/makers';
import type { ResourceRow } from './core/resources/model';
import type { StatementRun } from './core/runs/model';
import type { Runner } from './core/runs/runner';
import { activeText, openJson, openProgram } from './ui/ecs/doors';
import type { Runs } from './ui/course/runs';
import { registerResourceView } from './ui/resources';
import { registerObjects } from './ui/s3/fileSystem';
import { extraBuckets } from './ui/s3/settings';
import type { AwsTarget } from './core/aws/target';
import type { TargetParts } from './target';

export interface ResourcesDeps {
  readonly log: vscode.LogOutputChannel;
  /** What happens to runs: what their commands made or removed should show. */
  readonly onDidChangeRun: Runner['onDidChange'];
  readonly target: Pick<
    TargetParts,
    'findAwsTarget' | 'onDidChange' | 'dockerPlace' | 'dockerSurroundings' | 'targets'
  >;
  /** Where the ledger is kept. */
  readonly runs: Pick<Runs, 'ready' | 'remembered' | 'onDidChange'>;
}

const loadSdk = () => import('./adapters/aws/sdk');

/** Asks AWS whose credentials a target's are. @throws ResourceError in words for people */
export async function askAccount(target: AwsTarget): Promise<string | null> {
  const session = new AwsSession({ findTarget: () => Promise.resolve(target), loadSdk, logger: SILENT });
  try {
    return await session.ask((connection) => accountOf(connection, NEVER));
  } finally {
    session.dispose();
  }
}

const NEVER = new AbortController().signal;
const silent = (): void => undefined;
const SILENT = { debug: silent, info: silent, warn: silent, error: silent };

/** Registers the views of live resources. Clients are loaded, and engines and services asked, when a view is first opened. */
export function registerResources({ log, onDidChangeRun, target, runs }: ResourcesDeps): vscode.Disposable {
  const docker = new DockerSource({
    findEndpoint: () => findEndpoint(target.dockerPlace()),
    watchEndpoint: (changed) => followEngine(target, changed),
    createClient: async (address) => (await import('./adapters/docker/client')).createClient(address),
    logger: log,
    now: Date.now,
    loginFor: (repo) => loginFor(repo, target.dockerPlace()),
  });
  const aws = new AwsSession({
    findTarget: target.findAwsTarget,
    loadSdk,
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
  const makers = new Makers(runs, () => target.targets.terminal.name);
  // The views do not wait for it.
  void runs.ready().then(
    () => makers.reread(),
    () => undefined,
  );
  const makersIn = (view: string) => ({
    of: (row: ResourceRow) => {
      const entry = makers.of(view, row);
      return entry && { course: entry.courseId, key: entry.stepId };
    },
    onDidChange: makers.onDidChange,
  });
  return vscode.Disposable.from(
    new vscode.Disposable(() => makers.dispose()),
    new vscode.Disposable(() => acted.dispose()),
    new vscode.Disposable(() => aws.dispose()),
    new vscode.Disposable(() => s3.dispose()),
    registerResourceView({ source: s3, copies: ['name', 'arn', 'url'], makers: makersIn(s3.id), log }),
    new vscode.Disposable(() => ecs.dispose()),
    registerResourceView({ source: ecs, copies: ['name', 'id', 'arn'], makers: makersIn(ecs.id), log }),
    registerObjects(objectFiles(s3.calls, (place) => s3.touched([place]))),
    target.onDidChange(() => aws.reset()),
    new vscode.Disposable(() => docker.dispose()),
    registerResourceView({ source: docker, copies: ['name', 'id'], makers: makersIn(docker.id), log }),
  );
}

const hasEnded = ({ state }: StatementRun): boolean => state !== 'waiting' && state !== 'running';
/** Tells when another engine is meant: the docker command's configuration has changed, or another context was chosen. */
function followEngine(
  { dockerSurroundings, targets }: ResourcesDeps['target'],
  changed: () => void,
): vscode.Disposable {
  const watching = watchConfig(dockerSurroundings, changed);
  let { dockerContext } = targets;
  return vscode.Disposable.from(
    watching,
    targets.onDidChange(() => {
      if (targets.dockerContext === dockerContext) return;
      ({ dockerContext } = targets);
      changed();
    }),
  );
}
