/** Regions that an account has without asking for them, and others that are much used; any can be typed. */
export const REGIONS: readonly string[] = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'ca-central-1',
  'sa-east-1',
  'eu-central-1',
  'eu-north-1',
  'eu-south-1',
  'eu-west-1',
  'eu-west-2',
  'eu-west-3',
  'af-south-1',
  'me-central-1',
  'ap-east-1',
  'ap-northeast-1',
  'ap-northeast-2',
  'ap-northeast-3',
  'ap-south-1',
  'ap-southeast-1',
  'ap-southeast-2',
];

/** Whether a text has the shape of a region's name: `us-gov-west-1`. New regions come, so the list does not decide. */
export const looksLikeRegion = (text: string): boolean => /^[a-z]{2,4}(-[a-z]+){1,2}-\d$/.test(text);
