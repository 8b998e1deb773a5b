import type { Creation, OperationTable } from '../model';

const NO_WEBSITE =
  'Website hosting is not served here: the setting is kept, but the website address answers nothing. Read the object itself instead: `aws s3 cp s3://BUCKET/index.html -`.';
const EMPTIES = 'Deletes objects for good, unless the bucket keeps versions.';
const OBJECTS = ['s3.object'];
/** What the CLI prints of every object that it has put somewhere. */
const PUT: Creation = {
  type: 's3.object',
  id: /^(?:upload|copy|move): .* to s3:\/\/(?<bucket>[^/\s]+)\/(?<id>.+)$/gm,
  within: { 's3.bucket': '<bucket>' },
};

/** Where a new bucket is: `/web`, outside of us-east-1 `http://web.s3.amazonaws.com/`. */
const MADE_AT = /^(?:\s*"Location": )?"?(?:http:\/)?\/([\w.-]+?)(?:\.s3\.amazonaws\.com\/)?"?$/m;

export const s3: OperationTable = {
  prefix: 'aws s3',
  operations: {
    mb: {
      creates: [
        { type: 's3.bucket', id: ['s3://bucket', /^make_bucket: (\S+)$/m], shown: /^make_bucket: /m },
      ],
    },
    rb: { destroys: 'The bucket and, with --force, everything in it.' },
    ls: {},
    cp: { creates: [PUT] },
    mv: { creates: [PUT], destroys: 'The object at its old place.', deletes: OBJECTS },
    sync: {
      creates: [PUT],
      deletes: OBJECTS,
      destroysWith: { option: '--delete', what: 'What is at the destination and not at the source.' },
    },
    rm: { destroys: EMPTIES, deletes: OBJECTS },
    presign: { sandbox: 'The address leads to this endpoint and works on this machine only.' },
    website: { sandbox: NO_WEBSITE },
  },
};

export const s3api: OperationTable = {
  prefix: 'aws s3api',
  operations: {
    'create-bucket': {
      creates: [{ type: 's3.bucket', id: ['--bucket', MADE_AT], shown: /"Location":|^\/\S+$/m }],
    },
    'delete-bucket': { destroys: 'The bucket.', deletes: ['s3.bucket'] },
    'delete-bucket-policy': { destroys: 'Who may read the bucket falls back to its owner.' },
    'delete-object': { destroys: EMPTIES },
    'delete-objects': { destroys: EMPTIES, deletes: OBJECTS },
    'get-bucket-policy': {},
    'get-bucket-versioning': {},
    'get-bucket-website': {},
    'get-object': { slots: { '--version-id': 's3.versionId' } },
    'get-public-access-block': {},
    'head-bucket': {},
    'head-object': {},
    'list-buckets': {},
    'list-object-versions': { captures: [{ type: 's3.versionId', from: 'Versions[-1].VersionId' }] },
    'list-objects-v2': {},
    'put-bucket-acl': {},
    'put-bucket-policy': { undo: 'aws s3api delete-bucket-policy --bucket {s3.bucket}' },
    'put-bucket-versioning': {},
    'put-bucket-website': {
      undo: 'aws s3api delete-bucket-website --bucket {s3.bucket}',
      sandbox: NO_WEBSITE,
    },
    'delete-bucket-website': {},
    'put-object': {
      creates: [{ type: 's3.object', id: '--key', within: { 's3.bucket': '--bucket' }, shown: /"ETag":/ }],
      captures: [{ type: 's3.versionId', from: 'VersionId' }],
    },
    'put-public-access-block': {
      undo: 'aws s3api delete-public-access-block --bucket {s3.bucket}',
      sandbox: 'The setting is kept; nobody but this machine reaches the bucket anyway.',
    },
    'delete-public-access-block': {},
  },
};
