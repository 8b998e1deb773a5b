import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import { LiveAws } from '../../src/adapters/aws/live/live';
import { LISTS } from '../../src/adapters/aws/live/lists';
import * as sdk from '../../src/adapters/aws/sdk';
import type { Logger } from '../../src/core/logger';
import { resetAws } from '../services/aws';
import { needs } from '../services/needs';

const REGION = 'us-east-1';
const credentials = () => Promise.resolve({ accessKeyId: 'practice', secretAccessKey: 'practice' });

describe('what exists on a target, for the form', function () {
  this.timeout(60_000);
  let endpoint: string;
  let said: string[];

  function liveAt(address: string, signal = new AbortController().signal): LiveAws {
    said = [];
    const say = (message: string) => void said.push(message);
    const logger: Logger = { debug: say, info: say, warn: say, error: say };
    const target = { sandbox: true, profile: undefined, region: REGION, endpoint: address };
    return new LiveAws(() => Promise.resolve({ sdk, target, credentials }), signal, logger);
  }

  before(async function () {
    endpoint = needs(this, 'aws');
    await resetAws(endpoint);
    const s3 = new sdk.S3Client({ endpoint, region: REGION, credentials, forcePathStyle: true });
    for (const Bucket of ['first-bucket', 'second-bucket'])
      await s3.send(new sdk.CreateBucketCommand({ Bucket }));
    s3.destroy();
  });

  it('is read from XML and from JSON, whether there is one, many or none', async () => {
    const live = liveAt(endpoint);
    const ids = async (type: string) => (await live.list(type))?.resources.map(({ id }) => id);
    assert.deepEqual(await ids('s3.bucket'), ['first-bucket', 'second-bucket']);
    const vpcs = await ids('ec2.vpc');
    assert.equal(vpcs?.length, 1);
    assert.match(vpcs[0] ?? '', /^vpc-[0-9a-f]+$/);
    assert.ok(((await ids('ec2.subnet'))?.length ?? 0) > 1);
    assert.deepEqual(await ids('iam.role'), []);
    assert.deepEqual(await ids('dynamodb.table'), []);
    assert.deepEqual(await live.outputs(), []);
    assert.equal(await live.account(), '123456789012');
  });

  it('is whole when it fits on one page', async () => {
    assert.equal((await liveAt(endpoint).list('s3.bucket'))?.isWhole, true);
  });

  it('can be asked of most services of the endpoint', async () => {
    const live = liveAt(endpoint);
    const types = Object.keys(LISTS);
    const lists = await Promise.all(types.map((type) => live.list(type)));
    const refused = types.filter((_, index) => lists[index] === null);
    // The emulator does not list CodeCommit's repositories.
    assert.deepEqual(refused, ['codecommit.repository']);
  });

  it('is no suggestion where nobody answers, and no error either', async () => {
    const live = liveAt('http://127.0.0.1:9');
    assert.equal(await live.list('s3.bucket'), null);
    assert.equal(await live.account(), null);
    assert.deepEqual(await live.outputs(), []);
    assert.equal(said.length, 3);
  });

  it('is not waited for once the form is closed', async () => {
    const abort = new AbortController();
    const live = liveAt(endpoint, abort.signal);
    abort.abort();
    assert.equal(await live.list('s3.bucket'), null);
    assert.deepEqual(said, []);
  });
});
