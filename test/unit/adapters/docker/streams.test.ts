import { strict as assert } from 'node:assert';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { Layers } from '../../../../src/adapters/docker/actions/pull';
import { usageOf } from '../../../../src/adapters/docker/usage';
import { Demultiplexer } from '../../../../src/adapters/docker/actions/streams';
import { readJsonLines } from '../../../../src/adapters/docker/jsonLines';
import { ResourceError } from '../../../../src/core/resources/errors';

/** Cuts bytes anywhere. */
function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const ends = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...ends].map((start, index) => bytes.subarray(start, ends[index] ?? bytes.length));
}

describe('streams of the engine', () => {
  it('take outputs apart, however they are cut', () => {
    const pieces = fc.array(fc.uint8Array({ maxLength: 30 }), { maxLength: 8 });
    fc.assert(
      fc.property(pieces, fc.array(fc.nat(), { maxLength: 12 }), (outputs, places) => {
        const sent = outputs.map((output) => {
          const header = Buffer.from([1, 0, 0, 0, 0, 0, 0, 0]);
          header.writeUInt32BE(output.length, 4);
          return Buffer.concat([header, output]);
        });
        const got: Uint8Array[] = [];
        const demultiplexer = new Demultiplexer((piece) => got.push(Uint8Array.from(piece)));
        for (const chunk of cut(Buffer.concat(sent), places)) demultiplexer.push(chunk);
        assert.deepEqual(got, outputs);
      }),
    );
  });

  it('are read line by line, however they are cut, without what is no object', async () => {
    const values = [{ a: 'ü€' }, { b: [1] }, { c: '\n' }];
    const text = Buffer.from(`${values.map((value) => JSON.stringify(value)).join('\nnoise\n3\n')}\n`);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { maxLength: 20 }), async (places) => {
        const got = [];
        for await (const value of readJsonLines(Readable.from(cut(text, places)))) got.push(value);
        assert.deepEqual(got, values);
      }),
    );
  });
});

describe('the progress of a pull', () => {
  it('adds up the layers', () => {
    const told: unknown[] = [];
    const layers = new Layers((step) => told.push(step));
    const line = (id: string, status: string, current?: number, total?: number) =>
      layers.told({ id, status, progressDetail: { current, total } });
    layers.told({ status: 'Pulling from library/nginx' });
    line('one', 'Pulling fs layer');
    line('one', 'Downloading', 500, 1000);
    line('two', 'Downloading', 0, 3000);
    line('one', 'Download complete');
    line('three', 'Already exists');
    assert.deepEqual(told, [
      { message: 'Pulling from library/nginx' },
      { message: '500 B of 1 kB', fraction: 0.5 },
      { message: '500 B of 4 kB', fraction: 0.125 },
      { message: '1 kB of 4 kB', fraction: 0.25 },
    ]);
  });

  it('ends with what the engine says', () => {
    const layers = new Layers(() => undefined);
    assert.throws(() => layers.told({ error: 'manifest unknown' }), ResourceError);
  });
});

describe('what a container uses', () => {
  it('is reckoned against the machine, without the cache', () => {
    const usage = usageOf(
      JSON.parse(`{
        "cpu_stats": { "cpu_usage": { "total_usage": 300 }, "system_cpu_usage": 2000, "online_cpus": 4 },
        "precpu_stats": { "cpu_usage": { "total_usage": 100 }, "system_cpu_usage": 1000 },
        "memory_stats": { "usage": 900, "limit": 1000, "stats": { "inactive_file": 400 } },
        "networks": { "eth0": { "rx_bytes": 5, "tx_bytes": 7 }, "eth1": { "rx_bytes": 1, "tx_bytes": 1 } },
        "blkio_stats": { "io_service_bytes_recursive": [{ "op": "Read", "value": 3 }, { "op": "write", "value": 4 }] },
        "pids_stats": { "current": 2 }
      }`) as Parameters<typeof usageOf>[0],
    );
    assert.deepEqual(usage, {
      cpu: 0.8,
      cpus: 4,
      memory: 500,
      limit: 1000,
      received: 6,
      sent: 8,
      read: 3,
      written: 4,
      processes: 2,
    });
  });

  it('is nothing while the engine tells nothing', () => {
    assert.equal(usageOf({}).cpu, 0);
  });
});
