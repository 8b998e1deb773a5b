import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { readCommands } from '../../src/core/catalogue/reading';
import { findFilePlaceholders } from '../../src/core/shell/placeholders';
import { bundledLessons, SNIPPETS } from '../walk/lessons';

const lab = join(SNIPPETS, 'lab');
const files = readdirSync(lab, { recursive: true, encoding: 'utf8' })
  .filter((name) => statSync(join(lab, name)).isFile() && name !== 'README.md')
  .sort();
const read = (file: string): string => readFileSync(join(lab, file), 'utf8');

const commands = bundledLessons().flatMap(({ steps }) =>
  steps.flatMap(({ step }) =>
    step.statements.filter(({ runsIn }) => runsIn === 'host').map(({ command }) => command),
  ),
);
const folders = readdirSync(lab).filter((name) => statSync(join(lab, name)).isDirectory());

/** The paths of a command that lead into the lab folder. */
function labPaths(command: string): string[] {
  const paths = command.matchAll(/(?:^|[\s='",(]|fileb?:\/\/)([\w.-]+)(\/[\w./*-]*)/g);
  return [...paths].flatMap(([, folder = '', rest = '']) =>
    folders.includes(folder) ? [`${folder}${rest}`] : [],
  );
}

const named = new Set(commands.flatMap(labPaths).map((path) => path.replace(/\/\.?$/, '')));
/** What commands of the course write there. */
const written = new Set(commands.flatMap((command) => />\s*([\w./-]+)/.exec(command)?.[1] ?? []));

const parsers: Readonly<Record<string, (file: string) => unknown>> = {
  json: (file) => JSON.parse(read(file)) as unknown,
  yml: (file) => parseTemplate(read(file)),
  yaml: (file) => parseYaml(read(file)) as unknown,
  js: check('node', '--check'),
  mjs: check('node', '--check'),
  sh: check('bash', '-n'),
  Dockerfile: (file) => {
    const lines = read(file).replace(/\\\n/g, '').split('\n');
    for (const line of lines.filter((text) => text !== '' && !text.startsWith('#')))
      assert.match(line, /^(?:FROM|RUN|COPY|WORKDIR|USER|EXPOSE|CMD) \S/);
  },
};

function check(program: string, flag: string): (file: string) => unknown {
  return (file) => execFileSync(program, [flag, join(lab, file)], { stdio: 'pipe' });
}

/** CloudFormation has tags of its own. */
function parseTemplate(text: string): unknown {
  const tags = ['!Ref', '!Sub', '!GetAtt', '!Select', '!GetAZs'];
  const customTags = tags.flatMap((tag) => [
    { tag, resolve: (value: string) => value },
    { tag, collection: 'seq' as const },
  ]);
  return parseYaml(text, { customTags }) as unknown;
}

describe('the lab files of the course', () => {
  it('are all that commands name', () => {
    const missing = [...named].filter(
      (path) => !path.includes('*') && !existsSync(join(lab, path)) && !written.has(path),
    );
    assert.deepEqual(missing, []);
  });

  it('are all used, by a command or by a file beside them', () => {
    const within = (file: string): boolean => file !== '.' && (named.has(file) || within(dirname(file)));
    const globs = [...named].filter((path) => path.includes('*')).map((path) => path.split('*')[0] ?? path);
    const unused = files.filter((file) => {
      const beside = files.filter((other) => other !== file && file.startsWith(`${dirname(other)}/`));
      const names = [basename(file), basename(dirname(file))];
      return (
        !within(file) &&
        !globs.some((start) => file.startsWith(start)) &&
        !beside.some((other) => names.some((name) => read(other).includes(name)))
      );
    });
    assert.deepEqual(unused, []);
  });

  for (const file of files) {
    const parser = parsers[file.split(/[./]/).at(-1) ?? ''];
    if (parser) it(`${file} can be read`, () => void parser(file));
  }

  it('hold no placeholder but REPLACE_ME_…, each of which can be filled', () => {
    for (const file of files) {
      const language = file.split('.').at(-1) ?? null;
      const found = findFilePlaceholders(read(file), language).map(({ text }) => text);
      const wanted = [...read(file).matchAll(/REPLACE_ME_[A-Z0-9_]+/g)].map(([text]) => text);
      assert.deepEqual(found, wanted, file);
    }
  });
});

describe('the commands of the course', () => {
  it('are none that the extension calls outdated', () => {
    const outdated = commands.flatMap((command) =>
      readCommands(command).flatMap(({ operation }) => (operation?.outdated ? [command] : [])),
    );
    assert.deepEqual(outdated, []);
  });
});
