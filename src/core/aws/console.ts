import type { S3Place } from './names';

/** The page of a bucket, folder or object in the AWS console. */
export function s3Console({ bucket, key }: S3Place, region: string): string {
  const folder = key === '' || key.endsWith('/');
  const query = new URLSearchParams({ region, ...(key === '' ? {} : { prefix: key }) });
  return `${origin(region)}/s3/${folder ? 'buckets' : 'object'}/${bucket}?${query.toString()}`;
}

/** The page of something of ECS in the AWS console, by its ARN: a cluster, service, task or task definition. */
export function ecsConsole(arn: string): string {
  const [, , , region = '', , resource = ''] = arn.split(':');
  const [kind = '', first = '', second = ''] = resource.split('/');
  const revision = arn.split(':')[6];
  const pages: Readonly<Record<string, string>> = {
    cluster: `clusters/${first}`,
    service: `clusters/${first}/services/${second}`,
    task: `clusters/${first}/tasks/${second}`,
    'task-definition': `task-definitions/${first}/${revision}`,
  };
  return `${origin(region)}/ecs/v2/${pages[kind] ?? 'clusters'}?region=${region}`;
}

/** Every partition has a console of its own. */
function origin(region: string): string {
  if (region.startsWith('cn-')) return 'https://console.amazonaws.cn';
  if (region.startsWith('us-gov-')) return 'https://console.amazonaws-us-gov.com';
  return `https://${region}.console.aws.amazon.com`;
}
