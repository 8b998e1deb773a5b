import Mocha from 'mocha';
import { record } from './report';

/** Mocha's readable output, and one line per test in the file that `PRACTICE_TEST_REPORT` names. */
export default class Reporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const { EVENT_TEST_PASS, EVENT_TEST_FAIL, EVENT_TEST_RETRY, EVENT_TEST_PENDING, EVENT_RUN_END } =
      Mocha.Runner.constants;
    runner.on(EVENT_TEST_PASS, (test) => record({ kind: 'passed', title: titleOf(test) }));
    runner.on(EVENT_TEST_FAIL, (test, error) =>
      record({ kind: 'failed', title: titleOf(test), message: messageOf(error) }),
    );
    runner.on(EVENT_TEST_RETRY, (test: Mocha.Test, error: unknown) =>
      record({ kind: 'retried', title: titleOf(test), message: messageOf(error) }),
    );
    runner.on(EVENT_TEST_PENDING, (test) =>
      record({ kind: 'skipped', title: titleOf(test), reason: reasonOf(test) ?? 'no reason given' }),
    );
    runner.on(EVENT_RUN_END, () => record({ kind: 'end' }));
  }
}

const titleOf = (test: Mocha.Test) => test.titlePath().join(' › ');

const messageOf = (error: unknown) =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

/** What `skip` left at the test or at the nearest suite around it. */
function reasonOf(from: Mocha.Test | Mocha.Suite): string | undefined {
  if ('skipReason' in from && typeof from.skipReason === 'string') return from.skipReason;
  return from.parent === undefined ? undefined : reasonOf(from.parent);
}
