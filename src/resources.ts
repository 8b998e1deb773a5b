import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { findEndpoint } from './adapters/docker/contexts';
import { DockerSource } from './adapters/docker/source';
import { registerResourceView } from './ui/resources';

export interface ResourcesDeps {
  readonly log: vscode.LogOutputChannel;
}

/** Registers the views of live resources. Clients are loaded, and engines and services asked, when a view is first opened. */
export function registerResources({ log }: ResourcesDeps): vscode.Disposable {
  const docker = new DockerSource({
    findEndpoint: () => findEndpoint({ env: process.env, home: homedir(), platform: process.platform }),
    createClient: async (address) => (await import('./adapters/docker/client')).createClient(address),
    logger: log,
    now: Date.now,
  });
  return vscode.Disposable.from(
    new vscode.Disposable(() => docker.dispose()),
    registerResourceView({ source: docker, copies: ['name', 'id'], log }),
  );
}
