/**
 * Whether a command names something in one of these folders: `file://s3/policy.json`, `docker/site`. A bare `docker` is a program.
 * @param folders names without a slash
 */
export function namesFileOf(command: string, folders: readonly string[]): boolean {
  const paths = command.matchAll(/(?:^|[\s='",(]|fileb?:\/\/)(?:\.\/)?([\w.-]+)\//g);
  return [...paths].some(([, folder = '']) => folders.includes(folder));
}
