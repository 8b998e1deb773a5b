import { strict as assert } from 'node:assert';
import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';
import { createPracticeTerminals } from '../../src/adapters/terminal/terminals';
import type { CommandStep } from '../../src/core/course/model';
import { createRunner } from '../../src/core/runs/runner';
import { sandboxEnvironment } from '../../src/core/target/environment';
import { lineAfterStartFiles } from '../../src/core/target/startFiles';
import { skip } from '../services/needs';
import { until } from './aws/session';

const silent = () => undefined;
const logger = { debug: silent, info: silent, warn: silent, error: silent };
const POSIX =
  'export AWS_PROFILE=work AWS_ACCESS_KEY_ID=AKIAREAL AWS_SESSION_TOKEN=real FROM_START_FILE=yes\n';

interface Shell {
  readonly name: string;
  readonly path: string;
  /** Start-up file below the home folder, and what it says. */
  readonly file: string;
  readonly content: string;
  readonly env: (home: string) => Readonly<Record<string, string>>;
  /** Prints how many lines of the history are the one that came first. */
  readonly count: string;
}

const SHELLS: readonly Shell[] = [
  {
    name: 'bash',
    path: '/bin/bash',
    file: '.bashrc',
    content: `${POSIX}HISTCONTROL=\n`,
    env: (home) => ({ HOME: home }),
    count: "history | grep -c '[f]or __v'",
  },
  {
    name: 'zsh',
    path: '/usr/bin/zsh',
    file: '.zshrc',
    content: POSIX,
    env: (home) => ({ HOME: home, ZDOTDIR: home }),
    count: "fc -l 1 | grep -c '[f]or __v'",
  },
  {
    name: 'fish',
    path: '/usr/bin/fish',
    file: '.config/fish/config.fish',
    content:
      'set -gx AWS_PROFILE work\nset -gx AWS_ACCESS_KEY_ID AKIAREAL\nset -gx AWS_SESSION_TOKEN real\nset -gx FROM_START_FILE yes\n',
    env: (home) => ({ HOME: home, XDG_CONFIG_HOME: join(home, '.config') }),
    count: "history | grep -c '[f]or v in'",
  },
];

function step(id: string, command: string): CommandStep {
  const range = { from: 0, to: 0 };
  const statement = {
    range,
    line: 1,
    command,
    placeholders: [],
    runsIn: 'host',
    session: null,
    openedBy: null,
  } as const;
  return { kind: 'command', id, range, title: id, format: 'fenced', language: 'sh', statements: [statement] };
}

describe('practice terminals whose shell has start-up files that export credentials', function () {
  this.timeout(60_000);
  let home = '';
  beforeEach(() => (home = realpathSync(mkdtempSync(join(tmpdir(), 'practice-start-')))));
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  for (const shell of SHELLS)
    it(`see nothing of them in ${shell.name}, and its history nothing of us`, async function () {
      if (!existsSync(shell.path)) skip(this, `no ${shell.path}`);
      const config = vscode.workspace.getConfiguration('terminal.integrated');
      const { Global } = vscode.ConfigurationTarget;
      await config.update('profiles.linux', { [shell.name]: { path: shell.path } }, Global);
      await config.update('defaultProfile.linux', shell.name, Global);
      await until(() => Promise.resolve(vscode.env.shell === shell.path));
      mkdirSync(dirname(join(home, shell.file)), { recursive: true });
      writeFileSync(join(home, shell.file), shell.content);

      const place = {
        address: 'http://127.0.0.1:9',
        region: 'us-east-1',
        folder: join(home, 'own'),
        separator: '/',
      };
      const aws = sandboxEnvironment(place, process.env);
      const outputs = new Map<string, string>();
      const terminals = createPracticeTerminals({
        logger,
        target: () => ({
          name: `Start ${shell.name}`,
          env: { ...aws, ...shell.env(home) },
          lineAfterStart: (kind) =>
            Promise.resolve(lineAfterStartFiles({ values: aws, free: [] }, 'Sandbox', kind)),
        }),
      });
      const store = {
        record: silent,
        saveOutput: (id: string, text: string) => Promise.resolve(void outputs.set(id, text)),
      };
      const runner = createRunner({ terminals, store, logger, now: Date.now, newId: randomUUID });
      const run = (id: string, command: string) =>
        runner.run({
          courseId: 'c',
          step: step(id, command),
          filled: [command],
          masked: [command],
          values: {},
          secrets: [],
        });
      try {
        const first = await run('env', `env -0 > ${home}/found`);
        assert.equal(first.state, 'passed');
        const found = readFileSync(join(home, 'found'), 'utf8')
          .split('\0')
          .map((entry) => entry.split('='));
        const names = found
          .map(([name = '']) => name)
          .filter((name) => name.startsWith('AWS_'))
          .sort();
        const own = Object.keys(aws)
          .filter((name) => aws[name] !== null && name.startsWith('AWS_'))
          .sort();
        assert.deepEqual(names, own);
        const valueOf = (name: string) => found.find(([each]) => each === name)?.[1];
        assert.equal(valueOf('AWS_ACCESS_KEY_ID'), 'practice');
        assert.equal(valueOf('FROM_START_FILE'), 'yes');
        assert.equal(valueOf('VSCODE_PREVENT_SHELL_HISTORY'), undefined);
        const counted = await run('history', shell.count);
        assert.equal(outputs.get(counted.id)?.trim().split('\n').at(-1), '0');
      } finally {
        terminals.dispose();
        await config.update('defaultProfile.linux', undefined, Global);
        await config.update('profiles.linux', undefined, Global);
      }
    });
});
