import { strict as assert } from 'node:assert';
import { describe, it } from 'mocha';
import { inputFilesOf } from '../../../../src/core/catalogue/inputFiles';
import { copyPath, copyPrefix, withInsertions } from '../../../../src/core/files/copies';
import { foldersBefore } from '../../../../src/core/files/folders';
import type { RunsIn } from '../../../../src/core/shell/model';
import { findPlaceholders } from '../../../../src/core/shell/placeholders';

/** The statement as it reads copies of its files. */
function reading(command: string): string {
  const placeholders = findPlaceholders(command);
  const insertions = inputFilesOf(command, placeholders).flatMap((file) =>
    file.nameAt === null ? [] : [{ at: file.nameAt, text: copyPrefix(file) }],
  );
  const placed = withInsertions({ command, placeholders }, insertions);
  for (const { range, text } of placed.placeholders)
    assert.equal(placed.command.slice(range.from, range.to), text);
  return placed.command;
}

describe('a filled copy', () => {
  const statements: readonly (readonly [command: string, copy: string])[] = [
    ['aws ecs create-service --cli-input-json file://service.json', 'file://.practice/service.json'],
    [
      'aws ecs create-service --cli-input-json file://~/m/service.json --cluster X',
      'file://~/m/.practice/service.json',
    ],
    [
      "aws ecs create-service --cli-input-json 'file://my dir/service.json'",
      "'file://my dir/.practice/service.json'",
    ],
    [
      'aws ecs create-service --cli-input-json "file://C:\\work\\service.json"',
      '"file://C:\\work\\.practice/service.json"',
    ],
    [
      'aws s3api put-bucket-policy --policy file://p.json --bucket REPLACE_ME_BUCKET',
      'file://.practice/p.json',
    ],
    [
      'aws s3api put-bucket-policy --bucket <your bucket> --policy=file://p.json',
      '--policy=file://.practice/p.json',
    ],
    ['kubectl apply -f k8s/pod.yaml', '-f k8s/.practice/pod.yaml'],
    ['kubectl apply -f a.yaml -f b.yaml', '-f .practice/a.yaml -f .practice/b.yaml'],
    ['docker compose -f a.yml -f b.yml up', '-f .practice-a.yml -f .practice-b.yml'],
    ['docker stack deploy --compose-file=stack.yml votes', '--compose-file=.practice-stack.yml'],
    ['docker compose -f stack.yml up -d', '-f .practice-stack.yml'],
    ['aws cloudformation package --template-file sam/app.yml --s3-bucket b', 'sam/.practice-app.yml'],
    [
      'cat x && aws iam create-role --role-name r --assume-role-policy-document file://t.json',
      'file://.practice/t.json',
    ],
  ];
  for (const [command, copy] of statements)
    it(`is read by ${command}`, () => {
      const placed = reading(command);
      assert.ok(placed.includes(copy), placed);
      assert.equal(placed.replace(/\.practice[/-]/g, ''), command);
    });

  it('is not read where the command line does not tell of a file', () => {
    for (const command of [
      'kubectl apply -f k8s/',
      'kubectl apply -f -',
      'kubectl apply -f <(cat pod.yaml)',
      'kubectl apply -f https://example.com/pod.yaml',
      'aws ecs create-service --cli-input-json file://REPLACE_ME_FILE.json',
      'aws ecs create-service --cli-input-json file://<your file>.json',
      'aws ecs create-service --cli-input-json file://$DIR/s.json',
      'aws s3 cp policy.json s3://bucket',
      'docker logs -f web.json',
    ])
      assert.equal(reading(command), command);
  });

  it('has always the same path, beside its file', () => {
    assert.equal(copyPath('a/b.json', '.practice/'), 'a/.practice/b.json');
    assert.equal(copyPath('b.json', '.practice/'), '.practice/b.json');
    assert.equal(copyPath('C:\\a\\b.yml', '.practice-'), 'C:\\a\\.practice-b.yml');
  });
});

describe('the folder that a file is looked for in', () => {
  const foldersOf = (...commands: (string | readonly [command: string, runsIn: RunsIn])[]) =>
    foldersBefore(
      commands.map((each) => {
        const [command, runsIn] = typeof each === 'string' ? ([each, 'host'] as const) : each;
        return { command, placeholders: findPlaceholders(command), runsIn };
      }),
    );

  it('follows the step', () => {
    assert.deepEqual(foldersOf('ls', 'cd module-2', 'cd aws-cli && aws ecs create-service'), [
      [],
      ['module-2'],
      ['module-2', 'aws-cli'],
    ]);
    assert.deepEqual(foldersOf(['cd /app', 'container'], 'ls'), [[], []]);
  });

  it('is not known behind a folder that nobody can tell', () => {
    for (const command of ['cd $HOME/x', 'cd -', 'cd', 'cd <your folder>', 'popd', '(cd x && ls)'])
      assert.deepEqual(foldersOf(command, 'ls'), [null, null], command);
    assert.deepEqual(foldersOf('cd REPLACE_ME_FOLDER'), [null]);
  });
});
