import { strict as assert } from 'node:assert';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { describe, it } from 'mocha';
import { createClient } from '../../../../src/adapters/docker/client';
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
    [coded('EAI_AGAIN', 'getaddrinfo EAI_AGAIN engine'), 'unreachable', /no machine with the name/],
    [coded('ENETUNREACH', 'connect ENETUNREACH'), 'unreachable', /cannot be reached/],
  ] as const)
    it(`are said for people: ${error.message}`, () => {
      const trouble = asTrouble(error, AT);
      assert.equal(trouble.kind, kind);
      assert.match(trouble.message, says);
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
