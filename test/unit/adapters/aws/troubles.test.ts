import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import { asTrouble, isAwsError, isThrottled } from '../../../../src/adapters/aws/troubles';
import { ResourceError } from '../../../../src/core/resources/errors';

const TARGET = { sandbox: false, profile: 'student', region: 'eu-west-1', endpoint: undefined };

const named = (name: string, message = '', status = 400): Error =>
  Object.assign(new Error(message), { name, $metadata: { httpStatusCode: status } });

/** Errors as SDK and Node make them, what they are, and what helps. */
const TROUBLES: readonly (readonly [error: Error, kind: string, says: RegExp, next: string | undefined])[] = [
  [
    named('CredentialsProviderError', 'Could not load credentials from any providers'),
    'notConfigured',
    /student/,
    'Choose Target…',
  ],
  [
    named(
      'CredentialsProviderError',
      'The SSO session associated with this profile has expired. To refresh this SSO session run aws sso login',
    ),
    'notConfigured',
    /sign-in of profile student has expired/,
    'Sign In',
  ],
  [named('ExpiredTokenException'), 'notConfigured', /expired/, 'Choose Target…'],
  [named('InvalidAccessKeyId', '', 403), 'notConfigured', /does not accept/, 'Choose Target…'],
  [named('AccessDenied', 'Access Denied', 403), 'denied', /do not allow/, 'Choose Target…'],
  [
    named('AccessDeniedException', 'User: x is not authorized to perform: ecs:ListClusters on resource', 400),
    'denied',
    /\(ecs:ListClusters\)/,
    'Choose Target…',
  ],
  [
    named(
      'AccessDenied',
      'User: arn:aws:sts::1:assumed-role/AWSReservedSSO_Dev_1/me is not authorized to perform: s3:ListBucket on resource: "arn:aws:s3:::login-page"',
      403,
    ),
    'denied',
    /\(s3:ListBucket\)/,
    'Choose Target…',
  ],
  [named('PermanentRedirect', '', 301), 'failed', /not in eu-west-1/, 'Choose Region…'],
  [named('RequestTimeTooSkewed', '', 403), 'failed', /clock/, undefined],
  [named('SlowDown', '', 503), 'failed', /slower/, undefined],
  [named('NoSuchBucket', 'The specified bucket does not exist', 404), 'gone', /does not exist/, undefined],
  [named('NotFound', 'UnknownError', 404), 'gone', /no longer there/, undefined],
  [
    Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
    'unreachable',
    /AWS in eu-west-1 does not answer/,
    'Open Settings',
  ],
  [Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }), 'unreachable', /region/, 'Choose Region…'],
  [
    new AggregateError([Object.assign(new Error('x'), { code: 'ECONNREFUSED' })], ''),
    'unreachable',
    /answer/,
    'Open Settings',
  ],
  [named('TimeoutError', 'socket hang up'), 'unreachable', /does not answer/, 'Open Settings'],
  [
    named('InvalidParameterException', 'Unable to assume role'),
    'failed',
    /^Unable to assume role$/,
    undefined,
  ],
];

describe('Troubles with AWS', () => {
  for (const [error, kind, says, next] of TROUBLES)
    it(`are said for people: ${error.name} ${error.message}`, () => {
      const trouble = asTrouble(error, TARGET);
      assert.ok(trouble instanceof ResourceError);
      assert.equal(trouble.kind, kind);
      assert.match(trouble.message, says);
      assert.equal(trouble.next[0]?.title, next);
      assert.equal(trouble.cause, error);
    });

  it('are told apart after they were put into words', () => {
    const slow = asTrouble(named('ThrottlingException'), TARGET);
    assert.ok(isThrottled(slow));
    assert.ok(!isThrottled(asTrouble(named('AccessDenied'), TARGET)));
    assert.ok(isAwsError(asTrouble(named('NoSuchTagSet'), TARGET), 'NoSuchTagSet'));
  });

  it('leave aborts as they are', () => {
    const abort = new DOMException('x', 'AbortError');
    assert.equal(asTrouble(abort, TARGET), abort);
  });
});
