/** A place in S3: a bucket, and a key or the beginning of some; an empty key is the bucket itself. */
export interface S3Place {
  readonly bucket: string;
  readonly key: string;
}

/** `s3://bucket/key`, as the AWS CLI takes it. */
export const s3Uri = ({ bucket, key }: S3Place): string => `s3://${bucket}/${key}`;

/** @param region tells the partition: China and GovCloud have their own */
export const s3Arn = ({ bucket, key }: S3Place, region: string): string =>
  `arn:${partitionOf(region)}:s3:::${bucket}${key === '' ? '' : `/${key}`}`;

/** The address of an object for a browser. Custom endpoints take the bucket in the path; so do names with dots, which no certificate fits. */
export function s3Url({ bucket, key }: S3Place, region: string, endpoint: string | undefined): string {
  const path = key.split('/').map(encodeKeyPart).join('/');
  if (endpoint !== undefined) return `${endpoint.replace(/\/+$/, '')}/${bucket}/${path}`;
  const host = `s3.${region}.${domainOf(region)}`;
  return bucket.includes('.') ? `https://${host}/${bucket}/${path}` : `https://${bucket}.${host}/${path}`;
}

/** The address of a bucket's website. The newer regions have a dot where the first ones have a dash. */
export function websiteUrl(bucket: string, region: string): string {
  const separator = DASHED_WEBSITES.includes(region) ? '-' : '.';
  return `http://${bucket}.s3-website${separator}${region}.${domainOf(region)}`;
}

/** https://docs.aws.amazon.com/general/latest/gr/s3.html#s3_website_region_endpoints */
const DASHED_WEBSITES = [
  'us-east-1',
  'us-west-1',
  'us-west-2',
  'ap-southeast-1',
  'ap-southeast-2',
  'ap-northeast-1',
  'eu-west-1',
  'sa-east-1',
  'us-gov-west-1',
];

const PARTITIONS: readonly (readonly [prefix: string, partition: string])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
];

export const partitionOf = (region: string): string =>
  PARTITIONS.find(([prefix]) => region.startsWith(prefix))?.[1] ?? 'aws';

const domainOf = (region: string): string =>
  region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';

/** `encodeURIComponent` leaves some marks that S3 signs encoded. */
const encodeKeyPart = (part: string): string =>
  encodeURIComponent(part).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * What is wrong with the name of a new bucket, `null` when nothing is.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export function bucketNameFault(name: string): string | null {
  if (name.length < 3 || name.length > 63) return 'A bucket’s name has 3 to 63 characters.';
  if (!/^[a-z0-9.-]+$/.test(name))
    return 'A bucket’s name has only lower-case letters, digits, dots and hyphens.';
  if (!/^[a-z0-9].*[a-z0-9]$/.test(name)) return 'A bucket’s name begins and ends with a letter or digit.';
  if (name.includes('..')) return 'A bucket’s name has no two dots in a row.';
  if (/^\d+\.\d+\.\d+\.\d+$/.test(name)) return 'A bucket’s name must not look like an IP address.';
  if (/^(xn--|sthree-)|(-s3alias|--ol-s3)$/.test(name)) return 'AWS keeps names like this for itself.';
  return null;
}
