import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import { parseNotes } from '../../../../src/core/course/parse';
import type { CommandStep } from '../../../../src/core/course/model';
import { takesEndpointFromEnvironment, withEndpointOption } from '../../../../src/core/target/endpointOption';

const ADDRESS = 'http://127.0.0.1:21000';

function stepOf(line: string): CommandStep {
  const step = parseNotes(`# S\n\n## L (1 min)\n\n\`\`\`sh\n${line}\n\`\`\`\n`).course.lessons.flatMap(
    ({ steps }) => steps,
  )[0];
  assert.equal(step?.kind, 'command', line);
  return step;
}

const adapted = (line: string): string =>
  withEndpointOption(stepOf(line), ADDRESS).statements[0]?.command ?? '';

describe('For an AWS CLI that ignores the endpoint in its environment', () => {
  it('every call names it', () => {
    assert.equal(adapted('aws s3 ls'), `aws --endpoint-url ${ADDRESS} s3 ls`);
    assert.equal(
      adapted('export ID=$(aws sts get-caller-identity --query Account) && aws s3 ls'),
      `export ID=$(aws --endpoint-url ${ADDRESS} sts get-caller-identity --query Account) && aws --endpoint-url ${ADDRESS} s3 ls`,
    );
  });

  it('other programs, and calls that name one, stay as they are', () => {
    for (const line of ['docker ps', 'aws --endpoint-url http://else:1 s3 ls', 'echo aws s3 ls'])
      assert.equal(adapted(line), line);
  });

  it('placeholders stay where they are in the text', () => {
    const { statements } = withEndpointOption(
      stepOf('aws s3 mb s3://REPLACE_ME_BUCKET --region REPLACE_ME_REGION'),
      ADDRESS,
    );
    const [statement] = statements;
    assert.ok(statement);
    assert.deepEqual(
      statement.placeholders.map(({ range }) => statement.command.slice(range.from, range.to)),
      ['REPLACE_ME_BUCKET', 'REPLACE_ME_REGION'],
    );
  });

  it('is known by its version', () => {
    const versions: readonly (readonly [string, boolean])[] = [
      ['aws-cli/2.9.19 Python/3.11.2 Linux/6.1 source/x86_64.debian.12 prompt/off', false],
      ['aws-cli/2.12.7 Python/3.11.4', false],
      ['aws-cli/2.13.0 Python/3.11.4', true],
      ['aws-cli/2.31.2 Python/3.13.7', true],
      ['aws-cli/1.27.90 Python/3.9', false],
      ['aws-cli/1.45.11 Python/3.11.7', true],
      ['something else', true],
    ];
    for (const [version, takes] of versions)
      assert.equal(takesEndpointFromEnvironment(version), takes, version);
  });
});
