import { checkLines } from '../../core/checks/describing';
import { describeRun, duration } from '../../core/runs/describe';
import type { Run, StatementRun } from '../../core/runs/model';

/** A run as a text to read: how it went, what was sent, what was printed. */
export function runReport(run: Run, output: string | undefined, now: number): string {
  const took =
    run.endedAt === null || run.state === 'done' ? [] : [`Took     ${duration(run.endedAt - run.startedAt)}`];
  const target = run.target === '' ? [] : [`Target   ${run.target}`];
  const checks = checkLines(run).map((line) => `Check    ${line}`);
  const values = Object.entries(run.values).map(([slot, text]) => `Value    ${slot} = ${text}`);
  return [
    `Result   ${describeRun(run, now)}`,
    `Started  ${new Date(run.startedAt).toLocaleString()}`,
    ...took,
    ...target,
    ...values,
    ...checks,
    '',
    ...run.statements.map(statementLine),
    '',
    output ?? '(no output was kept)',
  ].join('\n');
}

function statementLine({ command, exitCode, state }: StatementRun): string {
  const end = state === 'waiting' ? 'not sent' : exitCode === null ? state : `exit ${exitCode}`;
  return `$ ${command}    [${end}]`;
}
