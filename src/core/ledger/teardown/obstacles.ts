/**
 * Why something would not go:
 * - `gone`: it went already
 * - `held`: something else still needs it, or it is still on its way: worth trying again after the others
 * - `denied`: the learner may not
 * - `other`
 */
export type Obstacle = 'gone' | 'held' | 'denied' | 'other';

/**
 * Error codes and sentences of AWS's services, the Docker engine and kubectl. In this order: `aws s3 rb --force` says of a bucket that is
 * gone that it cannot be emptied.
 */
const OBSTACLES: readonly (readonly [Obstacle, RegExp])[] = [
  [
    'gone',
    new RegExp(
      [
        '\\((?:NoSuch\\w*|\\w*(?:\\.|)NotFound\\w*|\\w*DoesNotExist\\w*|ServiceNotActiveException|NonExistentQueue)\\)',
        'NotFoundException|NonExistentQueue|does not exist|No such (?:container|image|network|volume|service|secret|stack)',
        '\\bno such \\w+:|reference does not exist|(?:network|volume|service|image|container|secret) \\S+ not found',
        'Nothing found in stack|NotAttached|not part of a swarm|is not a swarm manager|\\(NotFound\\)|could not be found|no longer exists|already deleted',
      ].join('|'),
      'i',
    ),
  ],
  [
    'held',
    new RegExp(
      [
        'DependencyViolation|ResourceInUse|BucketNotEmpty|DeleteConflict|InvalidGroup\\.InUse|VolumeInUse',
        'ClusterContains\\w+|RepositoryNotEmpty|ResourceConflict|ConflictException|OperationInProgress',
        'InvalidIPAddress\\.InUse|IncorrectState|InvalidStateException|TooManyRequests|Throttling|RequestLimitExceeded',
        'ServiceUnavailable|ScalingActivityInProgress|ConcurrentModification|LimitExceededException.*delet',
        'has dependenc|must be detached|currently in use|is in use|is being used|still in use|has active endpoints',
        'unable to remove repository reference|unable to delete|conflict: unable|in use by|DELETE_FAILED',
        'still (?:draining|active)|cannot be deleted (?:while|until|when|because)|must (?:remove|delete|detach)',
      ].join('|'),
      'i',
    ),
  ],
  [
    'denied',
    /AccessDenied|UnauthorizedOperation|AuthorizationError|not authorized|Forbidden|ExpiredToken|InvalidClientTokenId|Unable to locate credentials|permission denied/i,
  ],
];

/** What the output of a failed command says of why. @param output plain text */
export function obstacleIn(output: string): Obstacle {
  return OBSTACLES.find(([, says]) => says.test(output))?.[0] ?? 'other';
}

/** The longest reason, in characters. */
const LENGTH = 200;

/** The reason that a failed command gives, one line for people; empty where it gives none. */
export function reasonIn(output: string): string {
  const lines = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const said =
    lines
      .map(
        (line) =>
          /An error occurred \((\w[\w.]*)\)[^:]*:\s*(.+)$/.exec(line)?.slice(1).join(': ') ??
          /^Error(?: response from daemon)?:\s*(.+)$/.exec(line)?.[1] ??
          /^(?:remove_bucket|delete) failed: .*?\((?:\w+)\).*?: (.+)$/.exec(line)?.[1],
      )
      .findLast((reason) => reason !== undefined) ??
    lines.at(-1) ??
    '';
  return said.length > LENGTH ? `${said.slice(0, LENGTH - 1)}…` : said;
}
