import { strict as assert } from 'node:assert';
import type { Step } from '../../../../src/core/course/model';
import { editNotes, parseNotes } from '../../../../src/core/course/parse';
import { nextStep, stepAt, stepById } from '../../../../src/core/course/walk';

const stepsOf = (text: string): Step[] => parseNotes(text).course.lessons.flatMap((lesson) => lesson.steps);
const titlesOf = (text: string): string[] => stepsOf(text).map((step) => step.title);
const placesOf = (text: string): string[] =>
  stepsOf(text).flatMap((step) =>
    step.kind === 'command' ? step.statements.map((s) => `${s.command}: ${s.runsIn}`) : [],
  );

describe('steps', () => {
  it('are named by the words around the command', () => {
    const notes = `## A (5 min)
- Create an S3 bucket with CLI command \`aws s3 mb s3://b\` and configure it with \`aws s3 website s3://b\` command
- \`docker container ls --all\` will list all containers
- Next, we will create a docker image by running command \`docker build .\`
- \`docker info\`
`;
    assert.deepEqual(titlesOf(notes), [
      'Create an S3 bucket',
      'Configure it',
      'List all containers',
      'Create a docker image',
      'docker info',
    ]);
  });

  it('take the name of a block from the words above it', () => {
    assert.deepEqual(
      titlesOf('## A\nBelow command will start MySQL container\n```\ndocker run mysql\n```\n').slice(1),
      ['Start MySQL container'],
    );
  });

  it('find the names of files', () => {
    const name = (above: string, info = '', first = ''): string | null => {
      const step = stepsOf(`## A\n${above}\n\n\`\`\`${info}\n${first}{\n  "a": 1\n}\n\`\`\`\n`).find(
        (found) => found.kind === 'file',
      );
      return step?.kind === 'file' ? step.name : null;
    };
    assert.equal(name('Create a file named index.json and add below lines', 'json'), 'index.json');
    assert.equal(name('`task-definition.json`:', 'json'), 'task-definition.json');
    assert.equal(name('Write this', 'json title=conf/x.json'), 'conf/x.json');
    assert.equal(name('Write this', 'json'), null);
  });

  it('are none where a program answers', () => {
    const kinds = (above: string): string[] =>
      stepsOf(`## A\n${above}\n\n\`\`\`json\n{"a": 1}\n\`\`\`\n`).map(({ kind }) => kind);
    for (const above of ['Sample answer:', 'Call it again. The response is', 'Die Ausgabe:', '返回结果:'])
      assert.deepEqual(kinds(above), ['note'], above);
    for (const above of ['Save this:', 'The output was lost. Write this:', 'Put this into `answer.json`:'])
      assert.deepEqual(kinds(above), ['note', 'file'], above);
  });

  it('have ids that edits elsewhere do not change, and that equal commands do not share', () => {
    const notes = '## A\n`docker ps -a`\n\n`docker ps -a`\n\n## B\n`docker ps -a`\n';
    const before = stepsOf(notes).map((step) => step.id);
    assert.equal(new Set(before).size, 3);
    const after = editNotes(parseNotes(notes), [{ from: 5, to: 5, insert: 'Some new words.\n\nMore.\n\n' }]);
    const ids = after.course.lessons
      .flatMap((lesson) => lesson.steps)
      .filter((step) => step.kind === 'command');
    assert.deepEqual(
      ids.map((step) => step.id),
      before,
    );
  });

  it('run where the session that was opened leads', () => {
    const notes = `## A
- Open a shell with \`docker exec -it web sh\`
- look around with \`ls -l /etc\`
- Exit the shell by using the \`exit\` command
- \`git clone https://e.example/x.git\`
- \`docker run -it ubuntu bash\`
- \`apt-get install -y figlet\`
- \`docker ps\`
- \`cat notes.txt\`
- \`sudo yum install -y httpd\`
- \`sudo systemctl start httpd\`
`;
    assert.deepEqual(placesOf(notes), [
      'docker exec -it web sh: host',
      'ls -l /etc: container',
      'exit: container',
      'git clone https://e.example/x.git: host',
      'docker run -it ubuntu bash: host',
      'apt-get install -y figlet: container',
      'docker ps: host',
      'cat notes.txt: host',
      'sudo yum install -y httpd: remote',
      'sudo systemctl start httpd: remote',
    ]);
    const steps = stepsOf(notes).filter((step) => step.kind === 'command');
    const inside = steps[1]?.statements[0];
    assert.equal(inside?.openedBy, steps[0]?.id);
    assert.equal(steps[7]?.statements[0]?.openedBy, null);
  });

  it('stay in the session that prose only announces the end of', () => {
    const notes = (prose: string) => `## A (5 min)\n\n\`ssh u@h\`\n\n${prose}\n\n\`\`\`sh\nuname -a\n`;
    assert.deepEqual(placesOf(`${notes('Look around, and leave the machine.')}exit\n\`\`\`\n`), [
      'ssh u@h: host',
      'uname -a: remote',
      'exit: remote',
    ]);
    assert.deepEqual(placesOf(`${notes('Leave the machine.')}\`\`\`\n`), ['ssh u@h: host', 'uname -a: host']);
  });

  it('are found by id, by place and in order', () => {
    const notes = '## A\ntext\n\n`docker ps -a`\n\n## B\n```\ndocker images\n```\n';
    const { course } = parseNotes(notes);
    const at = stepAt(course, notes.indexOf('docker ps'));
    assert.equal(at?.step.kind, 'command');
    assert.equal(at?.lesson.title, 'A');
    assert.deepEqual(stepById(course, at?.step.id ?? ''), at);
    assert.equal(nextStep(course, at?.step.id ?? '')?.lesson.title, 'B');
    assert.equal(stepAt(course, 0), undefined);
  });
});
