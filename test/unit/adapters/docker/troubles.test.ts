import { strict as assert } from 'node:assert';
import { createServer as createPlainServer } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'mocha';
import { createClient } from '../../../../src/adapters/docker/client';
import { EngineLink } from '../../../../src/adapters/docker/link';
import { asTrouble } from '../../../../src/adapters/docker/troubles';

const AT = { host: 'tcp://engine:2376', origin: 'context far' };
const coded = (code: string, message: string): Error => Object.assign(new Error(message), { code });

describe('Troubles with an engine', () => {
  for (const [error, kind, says] of [
    [
      coded('DEPTH_ZERO_SELF_SIGNED_CERT', 'self-signed certificate'),
      'notConfigured',
      /no secure connection.*far.*Self-signed/,
    ],
    [coded('ERR_TLS_CERT_ALTNAME_INVALID', 'altnames'), 'notConfigured', /no secure connection/],
    [
      coded(
        'EPROTO',
        'write EPROTO 80:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../x.c:350:',
      ),
      'notConfigured',
      /: Wrong version number\.$/,
    ],
    [coded('EAI_AGAIN', 'getaddrinfo EAI_AGAIN engine'), 'unreachable', /no machine with the name/],
    [coded('ENETUNREACH', 'connect ENETUNREACH'), 'unreachable', /cannot be reached/],
  ] as const)
    it(`are said for people: ${error.message}`, () => {
      const trouble = asTrouble(error, AT);
      assert.equal(trouble.kind, kind);
      assert.match(trouble.message, says);
    });

  for (const [status, type] of [
    [200, 'text/html; charset=utf-8'],
    [404, 'application/xml'],
  ] as const)
    it(`say that something else answers: ${status} ${type}`, async () => {
      const server = createPlainServer((_, answer) =>
        answer.writeHead(status, { 'content-type': type }).end('<html>hello</html>'),
      );
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const { port } = server.address() as AddressInfo;
      const quiet = () => undefined;
      const link = new EngineLink({
        findEndpoint: () => Promise.resolve({ ...AT, address: { kind: 'tcp', host: '127.0.0.1', port } }),
        watchEndpoint: () => ({ dispose: quiet }),
        createClient: (address) => Promise.resolve(createClient(address)),
        logger: { debug: quiet, info: quiet, warn: quiet, error: quiet },
      });
      try {
        link.start();
        const state = await link.settled(new AbortController().signal);
        assert.equal(state.kind, 'down');
        assert.match(state.trouble.message, /is not a Docker engine/);
      } finally {
        link.dispose();
        server.close();
      }
    });

  it('show ids as short as the docker command does', () => {
    const { message } = asTrouble(new Error(`used by container "${'0a'.repeat(32)}"`), AT);
    assert.equal(message, 'Used by container "0a0a0a0a0a0a".');
  });

  it('say that a certificate cannot be read', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = server.address() as AddressInfo;
      const tls = { skipVerify: true, cert: 'no certificate', key: 'no key' };
      const asked = createClient({ kind: 'tcp', host: '127.0.0.1', port, tls }).ping();
      await assert.rejects(asked, (error: unknown) => {
        assert.match(asTrouble(error, AT).message, /no secure connection/);
        return true;
      });
    } finally {
      server.close();
    }
  });
});
