import type { CommandStep, Statement } from '../course/model';
import { awsCalls, endOfProgram } from './programs';

/**
 * The step for an AWS CLI that knows no endpoint in its environment: every call of it names the address itself.
 * Placeholders stay where they are in the text.
 */
export function withEndpointOption(step: CommandStep, address: string): CommandStep {
  return { ...step, statements: step.statements.map((statement) => adapted(statement, address)) };
}

function adapted(statement: Statement, address: string): Statement {
  const { command, placeholders, runsIn } = statement;
  if (runsIn !== 'host' || /--endpoint-url\b/.test(command)) return statement;
  const calls = awsCalls(command)
    .map(endOfProgram)
    .sort((a, b) => a - b);
  if (calls.length === 0) return statement;
  const option = ` --endpoint-url ${address}`;
  const moved = (at: number): number => at + option.length * calls.filter((call) => call <= at).length;
  const text = calls.reduceRight((line, at) => line.slice(0, at) + option + line.slice(at), command);
  return {
    ...statement,
    command: text,
    placeholders: placeholders.map((placeholder) => ({
      ...placeholder,
      range: { from: moved(placeholder.range.from), to: moved(placeholder.range.to) },
    })),
  };
}

/**
 * Whether an AWS CLI takes its endpoint from the environment, by what `aws --version` prints: since 2.13 and 1.29.
 * See https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html. One that says nothing known is taken for a new one.
 */
export function takesEndpointFromEnvironment(version: string): boolean {
  const [, major, minor] = /aws-cli\/(\d+)\.(\d+)/.exec(version) ?? [];
  if (major === undefined || minor === undefined) return true;
  const since = { '1': 29, '2': 13 }[major] ?? 0;
  return Number(minor) >= since;
}
