/** A bucket that is only ever listed. */
export const BUCKET = 'bench';
export const OBJECTS = 100_000;
export const PAGE = 1000;

const keyOf = (index: number): string => `measurements-${String(index).padStart(7, '0')}.csv`;

/** What S3 answers to the three questions that are asked. */
export function answer({ pathname, searchParams }: URL): string {
  if (pathname === '/')
    return `<ListAllMyBucketsResult><Buckets><Bucket><Name>${BUCKET}</Name></Bucket></Buckets></ListAllMyBucketsResult>`;
  if (searchParams.has('versioning')) return '<VersioningConfiguration/>';
  const from = Number(searchParams.get('continuation-token') ?? 0);
  const contents = Array.from(
    { length: PAGE },
    (_, index) =>
      `<Contents><Key>${keyOf(from + index)}</Key><LastModified>2026-01-02T03:04:05.000Z</LastModified><ETag>&quot;d41d8cd98f00b204e9800998ecf8427e&quot;</ETag><Size>${from + index}</Size><StorageClass>STANDARD</StorageClass></Contents>`,
  );
  const next = from + PAGE;
  const goesOn = next < OBJECTS;
  return `<?xml version="1.0"?><ListBucketResult><Name>${BUCKET}</Name><EncodingType>url</EncodingType><KeyCount>${PAGE}</KeyCount><IsTruncated>${goesOn}</IsTruncated>${goesOn ? `<NextContinuationToken>${next}</NextContinuationToken>` : ''}${contents.join('')}</ListBucketResult>`;
}
