import { strict as assert } from 'node:assert';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'mocha';
import { accountOf } from '../../../../../src/adapters/aws/live/account';
import { AwsSession } from '../../../../../src/adapters/aws/session';

const never = new AbortController().signal;
const quiet = (): void => undefined;

describe('The account of a target', () => {
  let server: Server;
  let answer: readonly [status: number, body: string] = [500, ''];
  let endpoint = '';

  const account = (): Promise<string | null> =>
    new AwsSession({
      findTarget: () => Promise.resolve({ sandbox: true, profile: undefined, region: 'eu-west-1', endpoint }),
      loadSdk: () => import('../../../../../src/adapters/aws/sdk'),
      logger: { debug: quiet, info: quiet, warn: quiet, error: quiet },
    }).ask((connection) => accountOf(connection, never));

  before(async () => {
    server = createServer((_request, response) => response.writeHead(answer[0]).end(answer[1]));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  after(() => server.close());

  it('is what the service says', async () => {
    answer = [
      200,
      '<GetCallerIdentityResponse><GetCallerIdentityResult><Account>012345678901</Account></GetCallerIdentityResult></GetCallerIdentityResponse>',
    ];
    assert.equal(await account(), '012345678901');
  });

  it('is not known where the service refuses, or does not answer, and it is said why', async () => {
    answer = [
      403,
      '<ErrorResponse><Error><Code>ExpiredToken</Code><Message>It is old.</Message></Error></ErrorResponse>',
    ];
    await assert.rejects(account(), { kind: 'notConfigured', message: /have expired/ });
    server.close();
    server.closeAllConnections();
    await assert.rejects(account(), { kind: 'unreachable', message: /does not answer/ });
  });
});
