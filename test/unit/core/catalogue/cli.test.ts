import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TABLES } from '../../../../src/core/catalogue/lookup';
import type { Operation, Origin } from '../../../../src/core/catalogue/model';
import { readCommands, type CommandReading } from '../../../../src/core/catalogue/reading';
import { RESOURCES } from '../../../../src/core/catalogue/resources';
import { parseNotes } from '../../../../src/core/course/parse';

const root = join(import.meta.dirname, '../../../..');

/** What a newer or older version of the AWS CLI than the one that is asked has. */
const OTHER_VERSIONS = new Set(['aws logs tail', 'aws ecr get-login']);
/** Of the CLI itself, not of an operation. */
const GLOBAL = new Set(['--region', '--output', '--query', '--profile', '--endpoint-url', '--no-paginate']);

const operations = TABLES.flatMap(({ prefix, operations }) =>
  Object.entries(operations).map(([words, operation]) => ({ name: `${prefix} ${words}`.trim(), operation })),
);
const originsOf = (id: Origin | readonly Origin[]): readonly Origin[] =>
  typeof id === 'string' || id instanceof RegExp ? [id] : id;

/** Everything that an entry says about where values are. */
const originsIn = ({ creates = [], captures = [] }: Operation): readonly string[] =>
  [
    ...creates.flatMap(({ id, more = {} }) => [...originsOf(id), ...Object.values(more)]),
    ...captures.map(({ from }) => from),
  ].filter((origin) => typeof origin === 'string');

/** The options that an entry names. */
function optionsIn(operation: Operation): string[] {
  const { slots = {}, files = [], interactive } = operation;
  const talks =
    interactive && interactive !== true ? [...interactive.when, ...(interactive.unless ?? [])] : [];
  const slotOptions = Object.keys(slots).map((slot) => slot.split(' ')[0] ?? slot);
  const named = [...slotOptions, ...originsIn(operation), ...files, ...talks];
  return [...new Set(named.filter((option) => option.startsWith('-')))];
}

const isPath = (origin: string): boolean => !/^(?:-|\d+$|s3:\/\/)/.test(origin);

interface Answer {
  readonly options: readonly string[];
  readonly wrongPaths: readonly string[];
}

/** Asks the AWS CLI's own parser; `null` when it is not there. */
function askAws(questions: Record<string, readonly string[]>): Record<string, Answer | null> | null {
  const script = join(root, 'test/services/aws_grammar.py');
  const { stdout, status } = spawnSync('python3', [script], {
    input: JSON.stringify(questions),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  return status === 0 ? (JSON.parse(stdout) as Record<string, Answer | null>) : null;
}

/** What `--help` prints; `null` when the program is not there. */
function help(program: string, words: readonly string[]): string | null {
  const { stdout, stderr, error, status } = spawnSync(program, [...words, '--help'], { encoding: 'utf8' });
  if (error) return null;
  return status === 0 ? stdout : `refused: ${stderr}`;
}

const hasOption = (text: string, option: string): boolean =>
  new RegExp(String.raw`(?:^|[\s,])${option}(?![\w-])`, 'm').test(text);

/** The commands that resources are checked and taken away with, and those of the bundled course. */
const templates = Object.values(RESOURCES)
  .flatMap(({ undo, check }) => [undo, check?.ask])
  .concat(operations.map(({ operation }) => operation.undo))
  .filter((text) => text !== undefined)
  .map((text) => text.replace(/\{[^}]*\}/g, 'x'));

function commandsOfTheCourse(): CommandReading[] {
  const folder = join(root, 'snippets');
  const files = readdirSync(folder).filter((name) => /^\d.*\.md$/.test(name));
  const statements = files.flatMap((file) =>
    parseNotes(readFileSync(join(folder, file), 'utf8')).course.lessons.flatMap(({ steps }) =>
      steps.flatMap((step) => (step.kind === 'command' ? step.statements : [])),
    ),
  );
  return statements.flatMap(({ command }) => readCommands(command));
}

const required = process.env.PRACTICE_REQUIRE_SERVICES === '1';

describe('the catalogue against the real command lines', function () {
  this.timeout(120_000);
  const wanted = [...templates.flatMap(readCommands), ...commandsOfTheCourse()];

  it('has an entry for every command of aws, docker and kubectl in the bundled course', () => {
    const unknown = wanted.filter(
      ({ program, operation, name }) =>
        /^(?:aws|docker|kubectl)$/.test(program) &&
        !operation &&
        !/^aws (?:configure|codecommit)\b/.test(name),
    );
    assert.deepEqual([...new Set(unknown.map(({ name }) => name))], []);
  });

  it('agrees with the AWS CLI', function () {
    const known = operations.filter(({ name }) => name.startsWith('aws ') && !OTHER_VERSIONS.has(name));
    const used = wanted.filter(({ program, operation }) => program === 'aws' && operation);
    const questions = Object.fromEntries(
      known.map(({ name, operation }) => [name.slice(4), originsIn(operation).filter(isPath)] as const),
    );
    const answers = askAws(questions);
    if (!answers && !required) this.skip();
    assert.ok(answers, 'the AWS CLI is not installed');
    const optionsOf = (name: string) => new Set([...(answers[name.slice(4)]?.options ?? []), ...GLOBAL]);
    const wrong = [
      ...known.flatMap(({ name, operation }) => {
        const answer = answers[name.slice(4)];
        if (!answer) return [`${name}: no such operation`];
        const bad = optionsIn(operation).filter((option) => !optionsOf(name).has(option));
        return [...bad, ...answer.wrongPaths].map((what) => `${name}: ${what}`);
      }),
      ...used.flatMap(({ name, options }) =>
        [...options.keys()]
          .filter((option) => option.startsWith('--') && !OTHER_VERSIONS.has(name))
          .filter((option) => !optionsOf(name).has(option))
          .map((option) => `${name}: ${option} (used)`),
      ),
    ];
    assert.deepEqual([...new Set(wrong)], []);
  });

  for (const program of ['docker', 'kubectl']) {
    it(`agrees with ${program}`, function () {
      if (help(program, []) === null && !required) this.skip();
      const wrong: string[] = [];
      for (const { name, operation } of operations.filter((each) => each.name.startsWith(`${program} `))) {
        for (const words of [name.slice(program.length + 1), ...(operation.aliases ?? [])]) {
          // Plugins of Docker need not be installed.
          if (/^(?:buildx|compose)\b/.test(words)) continue;
          const text = help(program, words.split(' '));
          // Verbs of kubectl take the kind of resource as an argument: the help is the verb's.
          const named = program === 'kubectl' ? words.split(' ').slice(0, 1).join(' ') : words;
          const usage = new RegExp(
            `Usage:\\s+${program} ${named.replace(/ (?:ps|list|remove)$/, ' \\w+')}\\b`,
          );
          if (text === null || text.startsWith('refused') || !usage.test(text)) {
            wrong.push(`${program} ${words}: no such operation`);
            continue;
          }
          const bad = optionsIn(operation).filter((option) => !hasOption(text, option));
          wrong.push(...bad.map((option) => `${program} ${words}: ${option}`));
        }
      }
      assert.deepEqual(wrong, []);
    });
  }
});
