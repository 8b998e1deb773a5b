import { strict as assert } from 'node:assert';
import { parseNotes } from '../../../../src/core/course/parse';
import { hintOf } from '../../../../src/core/lint/hint';
import { modernStep } from '../../../../src/core/lint/modernStep';
import { lintNotes } from '../../../../src/core/lint/notes';

function read(notes: string) {
  const { course } = parseNotes(notes);
  const step = course.lessons.flatMap(({ steps }) => steps).find(({ kind }) => kind !== 'note');
  assert.ok(step && step.kind !== 'note');
  return { step, findings: lintNotes(notes, course) };
}

describe('the hint on a step', () => {
  it('says since when, why, and what to type instead', () => {
    const { step, findings } = read(
      '# Notes\n\n```sh\ncd web\ndocker-compose logs REPLACE_ME_SERVICE\n```\n',
    );
    const hint = hintOf(step, findings);
    assert.equal(hint?.title, 'Outdated since July 2023');
    assert.match(hint.why, /^Compose is a plugin of Docker now, called with a blank: `docker compose`\./);
    assert.equal(hint.modern, 'cd web\ndocker compose logs REPLACE_ME_SERVICE');
    const modern = modernStep(step, findings);
    assert.ok(modern?.kind === 'command');
    assert.deepEqual(
      modern.statements.map(({ command, placeholders }) => [command, placeholders.map(({ text }) => text)]),
      [
        ['cd web', []],
        ['docker compose logs REPLACE_ME_SERVICE', ['REPLACE_ME_SERVICE']],
      ],
    );
  });

  it('says that something may fail where it never was right', () => {
    const { step, findings } = read('Inside: `apt-get install -y figlet` and wait.\n');
    assert.equal(hintOf(step, findings)?.title, 'May fail as it stands');
  });

  it('has no modern form where that takes a decision', () => {
    const { step, findings } = read(
      '# Notes\n\n```sh\ndocker-machine create --driver virtualbox node1\n```\n',
    );
    assert.deepEqual([hintOf(step, findings)?.modern, modernStep(step, findings)], [null, null]);
  });

  it('says nothing of what is asked for, or is plain when it runs', () => {
    for (const notes of [
      'Stop it with `docker stop <container id>` then.\n',
      '# Notes\n\n```sh\ndocker ps –all\n```\n',
    ]) {
      const { step, findings } = read(notes);
      assert.equal(findings.length, 1);
      assert.equal(hintOf(step, findings), null);
    }
  });

  it('gives a file with what is current', () => {
    const { step, findings } = read('# Notes\n\n```dockerfile\nFROM node:8\nCMD ls\n```\n');
    assert.equal(hintOf(step, findings)?.modern?.trimEnd(), 'FROM node:24\nCMD ls');
  });
});
