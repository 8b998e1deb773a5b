import assert from 'node:assert/strict';
import { obstacleIn, reasonIn, type Obstacle } from '../../../../../src/core/ledger/teardown/obstacles';

const aws = (code: string, said: string) =>
  `\nAn error occurred (${code}) when calling the Delete operation: ${said}\n`;

/** As the AWS CLI, the Docker engine and kubectl print them. */
const SAID: readonly (readonly [Obstacle, string, string?])[] = [
  [
    'held',
    aws('DependencyViolation', "The vpc 'vpc-1' has dependencies and cannot be deleted."),
    "DependencyViolation: The vpc 'vpc-1' has dependencies and cannot be deleted.",
  ],
  ['held', aws('ResourceInUse', "Target group 'x' is currently in use by a listener or a rule")],
  ['held', aws('DeleteConflict', 'Cannot delete entity, must detach all policies first.')],
  [
    'held',
    aws('ClusterContainsServicesException', 'The Cluster cannot be deleted while Services are active.'),
  ],
  ['held', aws('InvalidGroup.InUse', "There are active instances using security group 'x'")],
  [
    'held',
    'remove_bucket failed: s3://x An error occurred (BucketNotEmpty) when calling the DeleteBucket operation: The bucket you tried to delete is not empty',
  ],
  [
    'held',
    'Waiter StackDeleteComplete failed: Waiter encountered a terminal failure state: For expression "Stacks[].StackStatus" we matched expected path: "DELETE_FAILED" at least once',
  ],
  [
    'held',
    'Error response from daemon: error while removing network: network web id 1a2b has active endpoints',
    'error while removing network: network web id 1a2b has active endpoints',
  ],
  ['held', 'Error response from daemon: remove data: volume is in use - [4f66ad]'],
  [
    'held',
    'Error response from daemon: conflict: unable to remove repository reference "web" (must force) - container 4f66 is using its referenced image 1a2b',
  ],
  ['held', aws('TooManyRequestsException', 'Rate exceeded')],
  ['gone', aws('Gateway.NotAttached', 'resource igw-1 is not attached to network vpc-1')],
  [
    'gone',
    'fatal error: An error occurred (NoSuchBucket) when calling the ListObjectsV2 operation: The specified bucket does not exist\n\nremove_bucket failed: Unable to delete all objects in the bucket, bucket will not be deleted.',
  ],
  ['gone', aws('NoSuchBucket', 'The specified bucket does not exist')],
  ['gone', aws('InvalidInstanceID.NotFound', "The instance ID 'i-1' does not exist")],
  ['gone', aws('ResourceNotFoundException', 'Requested resource not found')],
  ['gone', aws('ClusterNotFoundException', 'Cluster not found.')],
  ['gone', aws('NoSuchEntity', 'The role with name x cannot be found.')],
  ['gone', aws('NotFoundException', 'Invalid API identifier specified')],
  ['gone', aws('AWS.SimpleQueueService.NonExistentQueue', 'The specified queue does not exist.')],
  ['gone', aws('LoadBalancerNotFound', 'One or more load balancers not found')],
  ['gone', 'Error: No such container: web', 'No such container: web'],
  ['gone', 'Error response from daemon: No such image: web:latest'],
  ['gone', 'Error: No such network: web'],
  ['gone', 'Error: No such volume: data'],
  ['gone', 'Error response from daemon: network web not found'],
  ['gone', 'Error: No such service: web'],
  ['gone', 'Nothing found in stack: votes'],
  ['gone', 'Error response from daemon: This node is not part of a swarm'],
  [
    'gone',
    'Error response from daemon: This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.',
  ],
  ['gone', 'Error from server (NotFound): deployments.apps "hello" not found'],
  ['denied', aws('AccessDenied', 'User is not authorized to perform: iam:DeleteRole')],
  ['denied', aws('UnauthorizedOperation', 'You are not authorized to perform this operation.')],
  ['denied', 'Unable to locate credentials. You can configure credentials by running "aws configure".'],
  ['other', 'Could not connect to the endpoint URL: "http://127.0.0.1:1/"'],
  ['other', ''],
];

describe('why something would not go', () => {
  for (const [obstacle, output, reason] of SAID)
    it(`is ${obstacle}: ${reasonIn(output).slice(0, 60)}`, () => {
      assert.equal(obstacleIn(output), obstacle);
      if (reason !== undefined) assert.equal(reasonIn(output), reason);
    });

  it('is one line, not longer than one reads', () => {
    const reason = reasonIn(aws('DependencyViolation', 'x'.repeat(1000)));
    assert.equal(reason.length, 200);
    assert.ok(!reason.includes('\n'));
  });
});
