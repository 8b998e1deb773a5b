import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { after, before, describe, it } from 'mocha';
import * as sdk from '../../src/adapters/aws/sdk';
import { typedFileSlots } from '../../src/core/catalogue/slots';
import { findFilePlaceholders, findPlaceholders } from '../../src/core/shell/placeholders';
import { Assistant } from '../../src/core/values/assistant';
import { AwsDoor } from '../integration/aws/door';
import { resetAws } from '../services/aws';
import { needs } from '../services/needs';
import { until } from '../ui/harness/until';
import { liveAt } from './figures/live';

const REGION = 'us-east-1';
const DENIED =
  '<ErrorResponse><Error><Code>AccessDenied</Code><Message>not you</Message></Error></ErrorResponse>';

/** `iam` of a signed request. */
const serviceOf = ({ headers }: IncomingMessage): string =>
  /Credential=[^/]+\/\d+\/[\w-]+\/(\w+)\//.exec(headers.authorization ?? '')?.[1] ?? '';

describe('a form that may not ask for everything', function () {
  this.timeout(60_000);
  // A machine that has much else to do may be slower than a form is patient.
  this.retries(2);
  let door: AwsDoor;

  before(async function () {
    const endpoint = needs(this, 'aws');
    await resetAws(endpoint);
    door = new AwsDoor(endpoint);
    await door.open();
    const credentials = { accessKeyId: 'practice', secretAccessKey: 'practice' };
    const s3 = new sdk.S3Client({ endpoint, region: REGION, credentials, forcePathStyle: true });
    await s3.send(new sdk.CreateBucketCommand({ Bucket: 'only-bucket' }));
    s3.destroy();
    // The endpoint takes longer than a form waits for the first question about each service.
    await until('first answers', 40_000, async () => {
      const values = { ...(await offered()), REPLACE_ME_ROLE_ARN: 'none yet' };
      return Object.values(values).some((text) => text === undefined) ? undefined : true;
    });
  });
  after(() => door?.close());

  const COMMAND = 'aws s3api put-bucket-policy --bucket REPLACE_ME_BUCKET_NAME --policy file://policy.json';
  const FILE =
    '{ "AWS": "REPLACE_ME_ROLE_ARN", "Vpc": "REPLACE_ME_VPC_ID", "Resource": "arn:aws:s3:::REPLACE_ME_BUCKET_NAME/*", "Account": "REPLACE_ME_ACCOUNT_ID" }';

  /** What is offered first at every slot of the command and of the file, by placeholder. */
  async function offered(): Promise<Record<string, string | undefined>> {
    const inFile = findFilePlaceholders(FILE, 'json');
    const texts = [
      { command: COMMAND, placeholders: findPlaceholders(COMMAND) },
      { command: FILE, placeholders: inFile, typed: typedFileSlots(FILE, inFile, 's3api') },
    ];
    const assistant = new Assistant(
      { courseId: 'c', lessonId: 'l', stepId: 's', target: 'Test', texts },
      {
        ledger: [],
        remembered: [],
        live: liveAt(door.address, undefined, REGION)(),
        env: {},
        inSandbox: true,
        now: Date.now(),
        random: () => 'q7xz',
      },
    );
    await assistant.ask(() => undefined);
    return Object.fromEntries(
      texts.flatMap(({ placeholders }, index) =>
        placeholders.map(({ text, slot }) => [
          text,
          assistant.suggestions[index]?.get(slot.name)?.values[0]?.text,
        ]),
      ),
    );
  }

  it('is given everything where nothing is denied', async () => {
    door.heal();
    const { REPLACE_ME_VPC_ID: vpc, ...rest } = await offered();
    assert.match(vpc ?? '', /^vpc-/);
    assert.deepEqual(rest, {
      REPLACE_ME_BUCKET_NAME: 'only-bucket',
      REPLACE_ME_ROLE_ARN: undefined,
      REPLACE_ME_ACCOUNT_ID: '123456789012',
    });
  });

  for (const [denied, missing] of [
    ['s3', 'REPLACE_ME_BUCKET_NAME'],
    ['ec2', 'REPLACE_ME_VPC_ID'],
    ['sts', 'REPLACE_ME_ACCOUNT_ID'],
    ['iam', 'REPLACE_ME_ROLE_ARN'],
    ['cloudformation', 'REPLACE_ME_ROLE_ARN'],
  ] as const)
    it(`is still given the rest when ${denied} is denied`, async () => {
      let refused = 0;
      door.instead = (request) => {
        if (serviceOf(request) !== denied) return null;
        refused++;
        return { status: 403, body: DENIED };
      };
      const values = await offered();
      assert.ok(refused > 0, `${denied} was not asked`);
      assert.equal(values[missing], undefined);
      const others = Object.entries(values).filter(
        ([placeholder]) => placeholder !== missing && placeholder !== 'REPLACE_ME_ROLE_ARN',
      );
      assert.deepEqual(
        others.filter(([, text]) => text === undefined),
        [],
      );
    });
});
