import type { ResourceAction } from '../../../core/resources/model';
import type { S3Place } from '../../../core/aws/names';
import type { AwsSession } from '../session';
import { bucketActions } from './bucketActions';
import type { S3Calls } from './calls';
import { objectActions } from './objectActions';
import type { SortOrder } from './rows';
import { transferActions } from './transferActions';
import { viewActions } from './viewActions';

/** What the actions of the S3 view may use of it. */
export interface S3Parts {
  readonly calls: S3Calls;
  readonly session: AwsSession;
  readonly windows: boolean;
  /** Something was made, changed or removed at these places. */
  readonly touched: (places: readonly S3Place[]) => void;
  /** Buckets came or went. */
  readonly touchedBuckets: () => void;
  readonly startOf: (rowId: string) => string;
  readonly setStart: (rowId: string, start: string) => void;
  readonly order: () => SortOrder;
  readonly setOrder: (order: SortOrder) => void;
}

export type S3Actions = Readonly<Record<string, ResourceAction>>;

/** All that can be done in the S3 view. */
export const s3Actions = (parts: S3Parts): S3Actions => ({
  ...viewActions(parts),
  ...bucketActions(parts),
  ...objectActions(parts),
  ...transferActions(parts),
});
