import { AwsDoor } from '../test/integration/aws/door';
import { awsClientEnvironment, awsEndpoint } from '../test/services/aws';
import { dockerEngine } from '../test/services/docker';
import type { Row } from './row';
import type { Views } from './views.inside';
import { inHost } from './window';

const HEAP_MB = 40;
/** Percent of one core, above what the extension host needs without the views. */
const IDLE = 1;

/** What open views of S3, ECS and Docker cost while nothing happens: heap and processor time of the extension host. */
export async function run(): Promise<Row[]> {
  const [aws, docker] = await Promise.all([awsEndpoint(), dockerEngine()]);
  try {
    if ('missing' in aws) throw new Error(aws.missing);
    if ('missing' in docker) throw new Error(docker.missing);
    const door = new AwsDoor(aws.service.address);
    await door.open();
    const env = { ...awsClientEnvironment(door.address), DOCKER_HOST: docker.service.address };
    const { heapBefore, heapAfter, idleBefore, idleAfter } = await inHost<Views>(
      'views.inside',
      {},
      env,
    ).finally(() => door.close());
    for (const question of ['ListClusters', 'GET /?max-buckets=1000&x-id=ListBuckets'])
      if (!door.asked.includes(question))
        throw new Error(`${question} was not asked: ${door.asked.join(', ')}`);
    const grown = (heapAfter - heapBefore) / 1e6;
    const busy = (idleAfter - idleBefore) * 100;
    return [
      {
        name: 'Heap growth after opening the views of live resources',
        value: grown,
        unit: 'MB',
        limit: `≤ ${HEAP_MB} MB`,
        ok: grown <= HEAP_MB,
      },
      {
        name: 'Processor time of open views while nothing happens, of one core',
        value: Math.max(0, busy),
        unit: '%',
        reference: `without them ${(idleBefore * 100).toFixed(1)} %`,
        limit: `≤ ${IDLE} %`,
        ok: busy <= IDLE,
      },
    ];
  } finally {
    for (const found of [aws, docker]) if ('service' in found) await found.service.dispose();
  }
}
