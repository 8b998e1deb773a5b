import { strict as assert } from 'node:assert';
import { fill, unfilled } from '../../../../src/core/shell/fill';
import type { ShellKind } from '../../../../src/core/shell/model';
import { findPlaceholders } from '../../../../src/core/shell/placeholders';
import { UnfillableValueError } from '../../../../src/core/shell/quote';

/** Fills the placeholders of the command, in their order. */
function filled(command: string, values: readonly string[], shell: ShellKind = 'bash') {
  const placeholders = findPlaceholders(command);
  return fill(
    command,
    placeholders,
    new Map(placeholders.map(({ slot }, index) => [slot.name, values[index] ?? ''])),
    shell,
  );
}

const cases: readonly (readonly [ShellKind, command: string, values: readonly string[], result: string])[] = [
  ['bash', 'docker container diff <container id>', ['4f2a'], 'docker container diff 4f2a'],
  [
    'bash',
    'ssh -i {full path of your .pem file} ec2-user@{instance IP address}',
    ['~/k y.pem', '10.0.0.1'],
    "ssh -i '~/k y.pem' ec2-user@10.0.0.1",
  ],
  [
    'bash',
    'git config user.name "REPLACE_ME_WITH_YOUR_NAME"',
    ['Ada "A" $L'],
    'git config user.name "Ada \\"A\\" \\$L"',
  ],
  ['bash', `x --item '{"a":"REPLACE_ME"}'`, [`"it's"`], String.raw`x --item '{"a":"\"it'\''s\""}'`],
  ['bash', `x --count '{"a":REPLACE_ME}'`, ['3'], `x --count '{"a":3}'`],
  ['bash', 'cat <<EOF\n{"a": "REPLACE_ME"}\nEOF', ['"$x"'], 'cat <<EOF\n{"a": "\\\\"\\$x\\\\""}\nEOF'],
  ['bash', "cat <<'EOF'\nREPLACE_ME\nEOF", ['$x'], "cat <<'EOF'\n$x\nEOF"],
  ['bash', 'docker kill container id', ['web'], 'docker kill web'],
  ['bash', 'echo <id>>file', ['2'], "echo '2'>file"],
  ['fish', "echo 'REPLACE_ME'", ["it's \\"], "echo 'it\\'s \\\\'"],
  ['powershell', 'aws s3 ls s3://REPLACE_ME/a', ['b c'], "aws s3 ls 's3://b c/a'"],
  [
    'powershell',
    'docker push REPLACE_ME_ACCOUNT.ecr/REPLACE_ME_REPO',
    ['1', "o'x"],
    "docker push '1.ecr/o''x'",
  ],
  ['powershell', 'aws s3 ls s3://REPLACE_ME/a', ['bucket'], 'aws s3 ls s3://bucket/a'],
  ['powershell', 'echo "REPLACE_ME"', ['$(rm x)'], 'echo "`$(rm x)"'],
  ['cmd', 'docker run REPLACE_ME', ['a b'], 'docker run "a b"'],
];

const opaquePlaces = [
  'echo `cat REPLACE_ME`',
  'echo ${X:-REPLACE_ME}',
  'echo $((REPLACE_ME + 1))',
  'echo \\REPLACE_ME',
  'cat <<REPLACE_ME\nx\nREPLACE_ME',
  'echo "$(case x in a) echo REPLACE_ME;; esac)"',
  'cat <<EOF && echo "$(cat\nREPLACE_ME',
];

describe('Filling a command', () => {
  for (const [shell, command, values, result] of cases) {
    it(`${shell}: ${command.replaceAll('\n', '⏎')}`, () => {
      assert.equal(filled(command, values, shell).command, result);
    });
  }

  it('says where the values stand', () => {
    const { command, filled: ranges } = filled('aws x --a REPLACE_ME --b REPLACE_ME', ['a b', 'c']);
    assert.deepEqual(
      ranges.map(({ from, to }) => command.slice(from, to)),
      ["'a b'", 'c'],
    );
  });

  it('leaves open what has no value, an empty one or its own text', () => {
    const command = 'aws x --a REPLACE_ME --b <id> --c xxxxx';
    const placeholders = findPlaceholders(command);
    const values = new Map([
      ['--a', ''],
      ['--c', 'xxxxx'],
    ]);
    assert.deepEqual(fill(command, placeholders, values, 'bash'), { command, filled: [] });
    assert.deepEqual(unfilled(placeholders, values), placeholders);
    assert.deepEqual(
      unfilled(placeholders, new Map([['--b', 'i-1']])).map(({ slot }) => slot.name),
      ['--a', '--c'],
    );
  });

  for (const command of opaquePlaces) {
    it(`refuses anything but plain text in ${command.replaceAll('\n', '⏎')}`, () => {
      assert.ok(findPlaceholders(command).length > 0);
      assert.throws(() => filled(command, ['x; touch X', 'x; touch X']), UnfillableValueError);
    });
  }

  it('does not let a value end its here-document', () => {
    assert.throws(() => filled("cat <<'EOF'\nREPLACE_ME\ntouch X\nEOF", ['EOF']), /EOF/);
    assert.throws(() => filled('cat <<EOF\nREPLACE_ME\ntouch X\nEOF', ['EOF']), UnfillableValueError);
  });

  it('names the slot, and never the value, when it refuses', () => {
    assert.throws(
      () => filled('docker login -p YOUR_PASSWORD', ['geheim\n']),
      (error: unknown) =>
        error instanceof UnfillableValueError &&
        error.slot?.label === 'Password' &&
        !error.message.includes('geheim'),
    );
  });
});
