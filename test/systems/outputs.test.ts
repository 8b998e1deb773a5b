import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { before, describe, it } from 'mocha';
import { outcomeOf } from '../../src/core/catalogue/outcome';
import { OutputCapture } from '../../src/core/runs/capture';
import { onPath } from '../host/chromium';
import { awsClientEnvironment, resetAws } from '../services/aws';
import { needs, skip } from '../services/needs';

/** What the shell prints for a line, as a terminal of 80 columns gets it: line ends, colours and pagers included. */
function inTerminal(line: string, env: NodeJS.ProcessEnv): Promise<string> {
  const told = { ...process.env, TERM: 'xterm-256color', COLUMNS: '80', LINES: '24', ...env };
  return new Promise((resolve, reject) => {
    const child = execFile(
      'script',
      ['-qec', `stty cols 80 rows 24 -echo; ${line}`, '/dev/null'],
      { env: told, timeout: 60_000, maxBuffer: 1 << 24 },
      (error, stdout) => (error ? reject(new Error(`${line}: ${stdout}`)) : resolve(stdout)),
    );
    // A pager waits for somebody to leave it.
    if (/\bless\b/.test(line)) setTimeout(() => child.stdin?.write('   q'), 2500);
  });
}

/** What a run keeps of it. */
function kept(output: string, limit?: number): string {
  const capture = new OutputCapture([], limit);
  // Chunks end anywhere, within colour codes too.
  for (let at = 0; at < output.length; at += 37) capture.write(output.slice(at, at + 37));
  return capture.endStatement();
}

describe('what the real AWS CLI prints', function () {
  this.timeout(120_000);
  let env: NodeJS.ProcessEnv;
  let vpc: string;
  let names = 0;

  before(async function () {
    const endpoint = needs(this, 'aws');
    if (onPath(['script']) === undefined || onPath(['aws']) === undefined)
      skip(this, 'no script, or no AWS CLI');
    await resetAws(endpoint);
    env = awsClientEnvironment(endpoint);
    vpc = (await inTerminal('aws ec2 describe-vpcs --query "Vpcs[0].VpcId" --output text', env)).trim();
    assert.match(vpc, /^vpc-/);
  });

  const create = (): string =>
    `aws elbv2 create-target-group --name web-${++names} --port 80 --protocol TCP --vpc-id ${vpc}`;

  /** The ARN that is read out of what a command printed, and the real one. */
  async function arns(options: string, more: NodeJS.ProcessEnv = {}, limit?: number) {
    const command = create();
    const output = kept(await inTerminal(`${command} ${options}`, { ...env, ...more }), limit);
    const real = await inTerminal(
      `aws elbv2 describe-target-groups --names web-${names} --query "TargetGroups[0].TargetGroupArn" --output text`,
      env,
    );
    return {
      read: outcomeOf(`${command} ${options}`, output).made[0]?.attributes.arn,
      real: real.trim(),
      output,
    };
  }

  const formats: readonly (readonly [what: string, options: string, env?: NodeJS.ProcessEnv])[] = [
    ['JSON', '--output json'],
    ['text', '--output text'],
    ['a table', '--output table'],
    ['a table in colours', '--output table --color on'],
    ['what was asked for alone', '--query "TargetGroups[0].TargetGroupArn" --output text'],
    ['what was asked for alone, as JSON', '--query "TargetGroups[0].TargetGroupArn"'],
    ['JSON in colours', '--output json | grep --color=always -E ":|$"'],
    ['JSON through a pager', '--output json | LESS= less -FRX'],
    ['JSON through a pager that takes the whole screen', '--output json | LESS= less'],
    [
      'JSON made YAML',
      `--output json | python3 -c "import json,sys,yaml; print(yaml.safe_dump(json.load(sys.stdin)))"`,
    ],
  ];
  for (const [what, options, more] of formats)
    it(`is read as ${what}`, async () => {
      const { read, real, output } = await arns(options, more);
      assert.match(real, /^arn:aws:elasticloadbalancing:/);
      // A table is as wide as it needs to be, but a pager that repaints may hide what is below: no value then, and no wrong one.
      if (what.includes('whole screen')) assert.ok(read === undefined || read === real, output);
      else assert.equal(read, real, output);
    });

  it('is read when its beginning was dropped', async () => {
    const { read, real, output } = await arns('--output json', {}, 700);
    assert.ok(output.length <= 700);
    assert.ok(read === undefined || read === real, output);
  });

  it('gives no value where the path no longer leads to one', async () => {
    for (const query of ['TargetGroups[0].Nothing', 'TargetGroups[0].VpcId'])
      for (const format of ['json', 'text']) {
        const { read, output } = await arns(`--query "${query}" --output ${format}`);
        assert.equal(read, undefined, output);
      }
  });
});
