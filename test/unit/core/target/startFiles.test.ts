import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { ShellKind } from '../../../../src/core/shell/model';
import { accountEnvironment, sandboxEnvironment } from '../../../../src/core/target/environment';
import { lineAfterStartFiles } from '../../../../src/core/target/startFiles';
import { onPath } from '../../../host/chromium';
import { skip } from '../../../services/needs';

const SANDBOX = sandboxEnvironment(
  { address: 'http://127.0.0.1:21000', region: 'us-east-1', folder: "/it's/sandbox", separator: '/' },
  {},
);
const IN_SANDBOX = {
  AWS_ENDPOINT_URL: 'http://127.0.0.1:21000',
  AWS_ACCESS_KEY_ID: 'practice',
  AWS_SECRET_ACCESS_KEY: 'practice',
  AWS_REGION: 'us-east-1',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_CONFIG_FILE: "/it's/sandbox/config",
  AWS_SHARED_CREDENTIALS_FILE: "/it's/sandbox/credentials",
  AWS_EC2_METADATA_DISABLED: 'true',
};

interface Shell {
  readonly kind: ShellKind;
  readonly args: readonly string[];
  readonly export: (name: string, value: string) => string;
}

const SHELLS: Readonly<Record<string, Shell>> = {
  bash: { kind: 'bash', args: ['--norc'], export: (name, value) => `export ${name}='${value}'` },
  zsh: { kind: 'zsh', args: ['-f'], export: (name, value) => `export ${name}='${value}'` },
  fish: { kind: 'fish', args: ['--no-config'], export: (name, value) => `set -gx ${name} '${value}'` },
  pwsh: { kind: 'powershell', args: ['-NoProfile'], export: (name, value) => `$Env:${name} = '${value}'` },
};

describe('The line after the start-up files of a shell', () => {
  let home = '';
  beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'practice-start-files-'))));
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  for (const [program, { kind, args, export: exported }] of Object.entries(SHELLS))
    describe(`in ${program}`, () => {
      let path = '';
      before(function () {
        path = onPath([program]) ?? skip(this, `no ${program} on the PATH`);
      });

      /** Start-up files that say this, then the line, then what a command finds in its environment. */
      function after(said: Readonly<Record<string, string>>, line: string | null) {
        const file = join(home, 'script');
        const script = [...Object.entries(said).map(([name, value]) => exported(name, value)), line ?? ''];
        writeFileSync(file, `${script.join('\n')}\nenv -0 > '${home}/found'\n`);
        const env = { PATH: process.env.PATH, HOME: home, AWS_REGION: 'inherited' };
        const { stdout, stderr } = spawnSync(path, [...args, file], { env, encoding: 'utf8' });
        const found = spawnSync('cat', [join(home, 'found')], { encoding: 'utf8' }).stdout.split('\0');
        const entries = found.map((entry) => /^([^=]*)=([^]*)$/.exec(entry)?.slice(1) ?? []);
        const all = Object.fromEntries(entries) as Record<string, string>;
        const named = Object.entries(all).filter(([name]) => /^(AWS|BOTO|AMAZON|DOCKER)_/.test(name));
        return { aws: Object.fromEntries(named), all, stdout, stderr };
      }

      it('leaves only what the sandbox says', () => {
        const said = {
          AWS_PROFILE: 'work',
          AWS_SESSION_TOKEN: 'real; token $HOME',
          AWS_ACCESS_KEY_ID: 'AKIAREAL',
          AWS_ENDPOINT_URL_S3: 'http://else',
          AWS_OF_TOMORROW: 'yes',
          BOTO_CONFIG: '/boto',
          EDITOR: 'vi',
        };
        const line = lineAfterStartFiles({ values: SANDBOX, free: [] }, 'Sandbox', kind);
        const { aws, all, stdout, stderr } = after(said, line);
        assert.deepEqual(aws, IN_SANDBOX);
        assert.equal(all.EDITOR, 'vi');
        assert.equal(stderr, '');
        const [, told = ''] = /^.*2J.*does not hold in Sandbox: *(.*)$/m.exec(stdout) ?? [];
        assert.deepEqual(told.trim().split(' ').sort(), [
          'AWS_ACCESS_KEY_ID',
          'AWS_ENDPOINT_URL_S3',
          'AWS_OF_TOMORROW',
          'AWS_PROFILE',
          'AWS_REGION',
          'AWS_SESSION_TOKEN',
          'BOTO_CONFIG',
        ]);
        assert.ok(!Object.keys(all).some((name) => /^__?[nvh]$/.test(name)), 'no traces');
      });

      it('says nothing where they say nothing', () => {
        const line = lineAfterStartFiles({ values: SANDBOX, free: [] }, 'Sandbox', kind);
        const { aws, stdout } = after({ AWS_REGION: 'us-east-1' }, line);
        assert.deepEqual(aws, IN_SANDBOX);
        assert.doesNotMatch(stdout, /does not hold/);
      });

      it('leaves the profile of an account, and where its files are', () => {
        const target = { kind: 'account', profile: 'student of 2', region: null } as const;
        const values = accountEnvironment(target, 'eu-west-1', {});
        const said = { AWS_PROFILE: 'work', AWS_ACCESS_KEY_ID: 'AKIAREAL', AWS_CONFIG_FILE: '/work/config' };
        const { aws } = after(said, lineAfterStartFiles({ values, free: ['AWS_CONFIG_FILE'] }, 'AWS', kind));
        assert.deepEqual(aws, {
          AWS_PROFILE: 'student of 2',
          AWS_REGION: 'eu-west-1',
          AWS_DEFAULT_REGION: 'eu-west-1',
          AWS_CONFIG_FILE: '/work/config',
        });
      });
    });

  it('gives variables that all sessions of fish share another value, and lets them stay elsewhere', function () {
    const fish = onPath(['fish']) ?? skip(this, 'no fish on the PATH');
    const run = (script: string) =>
      spawnSync(fish, ['-c', script], { env: { PATH: process.env.PATH, HOME: home }, encoding: 'utf8' })
        .stdout;
    run('set -Ux AWS_PROFILE work; set -Ux AWS_SESSION_TOKEN real');
    const line = lineAfterStartFiles({ values: SANDBOX, free: [] }, 'Sandbox', 'fish') ?? '';
    const shown = run(`${line}\nenv`);
    assert.match(shown, /^AWS_PROFILE=default$/m);
    assert.match(shown, /^AWS_SESSION_TOKEN=$/m);
    assert.match(run('env'), /^AWS_PROFILE=work$/m);
  });

  it('is none where nothing is held, and for cmd', () => {
    assert.equal(lineAfterStartFiles({ values: {}, free: [] }, 'AWS', 'bash'), null);
    assert.equal(lineAfterStartFiles({ values: SANDBOX, free: [] }, 'Sandbox', 'cmd'), null);
  });
});
