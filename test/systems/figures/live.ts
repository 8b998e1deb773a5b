import assert from 'node:assert/strict';
import { LiveAws } from '../../../src/adapters/aws/live/live';
import * as sdk from '../../../src/adapters/aws/sdk';
import { createClient } from '../../../src/adapters/docker/client';
import { parseHost } from '../../../src/adapters/docker/endpoint';
import { LiveDocker } from '../../../src/adapters/docker/live';
import type { LiveSource } from '../../../src/core/values/ports';

const silent = () => undefined;
const logger = { debug: silent, info: silent, warn: silent, error: silent };

/** What exists on an endpoint and an engine, anew for every form. */
export function liveAt(endpoint: string, dockerHost: string | undefined, region: string): () => LiveSource {
  const { signal } = new AbortController();
  const target = { sandbox: true, profile: undefined, region, endpoint };
  const credentials = () => Promise.resolve({ accessKeyId: 'practice', secretAccessKey: 'practice' });
  const engine = () => {
    const address = dockerHost === undefined ? undefined : parseHost(dockerHost);
    assert.ok(address, 'no engine');
    return Promise.resolve(createClient(address));
  };
  return () => {
    const aws = new LiveAws(() => Promise.resolve({ sdk, target, credentials }), signal, logger);
    const docker = new LiveDocker(engine, signal, logger);
    return {
      knows: (type) => LiveAws.knows(type) || LiveDocker.knows(type),
      list: (type) => (LiveDocker.knows(type) ? docker.list(type) : aws.list(type)),
      outputs: () => aws.outputs(),
      account: () => aws.account(),
      region: () => Promise.resolve(region),
    };
  };
}
