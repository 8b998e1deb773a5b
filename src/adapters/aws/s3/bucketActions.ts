import type { BucketLocationConstraint, CreateBucketCommandInput } from '@aws-sdk/client-s3';
import { bucketNameFault } from '../../../core/aws/names';
import type { S3Actions, S3Parts } from './actions';
import { isKind, placeOf } from './model';
import { emptyBucket, isEmptyBucket } from './removal';

/** What can be done with buckets. */
export const bucketActions = ({ calls, session, touchedBuckets }: S3Parts): S3Actions => ({
  'practice.s3.createBucket': {
    async run(_, desk) {
      const { region } = await session.target();
      const name = await desk.ask({
        title: 'Create Bucket',
        prompt: `In ${region}. The name must be nobody else’s.`,
        fault: bucketNameFault,
      });
      if (name === undefined) return;
      await desk.busy(() =>
        calls.ask(name, (client, sdk) =>
          client.send(new sdk.CreateBucketCommand({ Bucket: name, ...placedIn(region) })),
        ),
      );
      touchedBuckets();
    },
  },
  'practice.s3.deleteBucket': {
    accepts: isKind('bucket'),
    async run(rows, desk) {
      for (const row of rows) {
        const { bucket } = placeOf(row);
        const signal = AbortSignal.timeout(60_000);
        const empty = await desk.busy(() => isEmptyBucket(calls, bucket, signal));
        const yes = await desk.confirm({
          message: `Delete bucket ${bucket}?`,
          yes: 'Delete',
          ...(empty
            ? {}
            : { detail: 'All its objects, and all their versions, are deleted too.', typed: bucket }),
        });
        if (!yes) return;
        await desk
          .progress(`Deleting ${bucket}`, async (tell, stop) => {
            if (!empty) await emptyBucket(calls, bucket, tell, stop);
            await calls.ask(bucket, (client, sdk) =>
              client.send(new sdk.DeleteBucketCommand({ Bucket: bucket }), { abortSignal: stop }),
            );
          })
          .finally(touchedBuckets);
      }
    },
  },
});

/** The first region of all must not be named. */
const placedIn = (region: string): Pick<CreateBucketCommandInput, 'CreateBucketConfiguration'> =>
  region === 'us-east-1'
    ? {}
    : { CreateBucketConfiguration: { LocationConstraint: region as BucketLocationConstraint } };
