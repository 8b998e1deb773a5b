import { strict as assert } from 'node:assert';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CommandStep, Course, Lesson, Statement } from '../../src/core/course/model';
import { parseNotes } from '../../src/core/course/parse';

const folder = fileURLToPath(new URL('../../snippets', import.meta.url));
const BEGINNER = 'Beginner Level';
const INTERMEDIATE = 'Intermediate Level';

/** Title, minutes, level and url of one lesson. */
type Entry = readonly [title: string, minutes: number, level: string, url: string | null];

interface Expected {
  readonly file: string;
  readonly section: string;
  readonly lessons: readonly Entry[];
}

const AWS_PROJECTS = 'https://aws.amazon.com/getting-started/projects';
const LABS = 'https://awseducate.qwiklabs.com/focuses';
const VIDEO = 'https://www.youtube.com/watch';
const PLAY = 'https://training.play-with-docker.com';

const expected: readonly Expected[] = [
  {
    file: '1-cloud-web-apps.md',
    section: 'Cloud Web Apps',
    lessons: [
      [
        'Launching a VM',
        24,
        BEGINNER,
        'https://aws.amazon.com/getting-started/tutorials/launch-a-virtual-machine/',
      ],
      ['Intro to S3', 30, BEGINNER, `${LABS}/30?parent=catalog`],
      ['Virtualization', 10, INTERMEDIATE, `${VIDEO}?v=GIdVRB5yNsk`],
      [
        'Installing a LAMP Web Server on Amazon Linux 2',
        40,
        INTERMEDIATE,
        'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-lamp-amazon-linux-2.html',
      ],
      ['S3 versus an EC2 VM', 20, INTERMEDIATE, null],
      ['Introduction to Amazon DynamoDB', 20, INTERMEDIATE, `${LABS}/23?parent=catalog`],
      ['Deploy a Node.js web app', 30, INTERMEDIATE, `${AWS_PROJECTS}/deploy-nodejs-web-app/?trk=gs_card`],
      ['Intro to AWS Lambda', 25, INTERMEDIATE, `${LABS}/36?parent=catalog`],
      ['Intro to Amazon API Gateway', 15, INTERMEDIATE, `${LABS}/21?parent=catalog`],
      [
        'Building a serverless web application',
        90,
        INTERMEDIATE,
        `${AWS_PROJECTS}/build-serverless-web-app-lambda-apigateway-s3-dynamodb-cognito/?trk=gs_card`,
      ],
      [
        'Building a modern web application',
        150,
        INTERMEDIATE,
        `${AWS_PROJECTS}/build-modern-app-fargate-lambda-dynamodb-python/?trk=gs_card`,
      ],
    ],
  },
  {
    file: '2-docker-and-containers.md',
    section: 'Docker and Containers',
    lessons: [
      [
        'Why docker?',
        10,
        BEGINNER,
        `${VIDEO}?v=RYDHUTHLf8U&t=0s&list=PLBmVKD7o3L8tQzt8QPCINK9wXmKecTHlM&index=23`,
      ],
      ['DevOps Docker Beginners Guide', 35, BEGINNER, `${PLAY}/ops-s1-hello/`],
      ['What are containers', 18, INTERMEDIATE, `${VIDEO}?v=EnJ7qX9fkcU`],
      ['Container vs VM', 10, INTERMEDIATE, `${VIDEO}?v=L1ie8negCjc`],
      ['Docker Intro', 30, INTERMEDIATE, `${PLAY}/beginner-linux/`],
      ['Doing more with docker images', 50, INTERMEDIATE, `${PLAY}/ops-s1-images/`],
      ['Lightboard VM vs containers', 10, INTERMEDIATE, `${PLAY}/ops-s1-swarm-intro/`],
      ['Docker networking', 50, INTERMEDIATE, `${PLAY}/docker-networking-hol/`],
      ['Swarm mode introduction', 40, INTERMEDIATE, `${PLAY}/ops-s1-swarm-intro/`],
      ['Kubernetes vs Swarm', 4, INTERMEDIATE, `${VIDEO}?v=L8xuFG49Fac`],
      ['kubernetes in 5 min', 5, INTERMEDIATE, `${VIDEO}?v=PH-2FfFD2PU`],
      ['Learn more about kubernetes on your own', 40, INTERMEDIATE, 'https://kubernetes.io/'],
      [
        'Install Docker on a cluster of EC2 VMs and use Kubernetes to orchestrate them',
        80,
        INTERMEDIATE,
        null,
      ],
      [
        'AWS Tutorial: Break a Monolith Application into Microservices',
        90,
        INTERMEDIATE,
        `${AWS_PROJECTS}/break-monolith-app-microservices-ecs-docker-ec2/?trk=gs_card`,
      ],
    ],
  },
  {
    file: '3-big-data-and-machine-learning.md',
    section: 'Big Data and Machine Learning',
    lessons: [
      ['Big Data and Hadoop', 20, BEGINNER, `${VIDEO}?v=jKCj4BxGTi8&feature=youtu.be`],
      ['Analyze Big Data with Hadoop', 40, BEGINNER, `${LABS}/19?parent=catalog`],
    ],
  },
];

const read = (file: string): string => readFileSync(`${folder}/${file}`, 'utf8');

/** Lessons with a title; what stands before the first title is no lesson of the course. */
const titled = (course: Course): readonly Lesson[] =>
  course.lessons.filter((lesson) => lesson.title !== null);

const entry = (lesson: Lesson): Entry => [
  lesson.title ?? '',
  lesson.minutes ?? Number.NaN,
  lesson.level ?? '',
  lesson.url,
];

const statements = (lesson: Lesson): readonly Statement[] =>
  lesson.steps
    .filter((step): step is CommandStep => step.kind === 'command')
    .flatMap((step) => step.statements);

describe('the bundled course', () => {
  const courses = new Map(expected.map(({ file }) => [file, parseNotes(read(file)).course]));
  const all = [...courses.values()].flatMap(titled);

  const find = (title: string): Lesson => {
    const lesson = all.find((candidate) => candidate.title === title);
    assert.ok(lesson, `no lesson named ${title}`);
    return lesson;
  };

  it('has a file for every section and nothing else but the README', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.md'));
    assert.deepEqual(files.sort(), [...courses.keys(), 'README.md'].sort());
  });

  for (const { file, section, lessons } of expected) {
    it(`reads ${file} as the section ${section} with its lessons, minutes, levels and links`, () => {
      const course = courses.get(file);
      assert.ok(course);
      assert.deepEqual(
        course.sections.map(({ title }) => title),
        [section],
      );
      assert.deepEqual(titled(course).map(entry), lessons);
      assert.deepEqual(
        new Set(titled(course).map((lesson) => lesson.section)),
        new Set([course.sections[0]?.id]),
      );
    });
  }

  it('has 27 lessons, each with its own title and with steps', () => {
    assert.equal(all.length, 27);
    assert.equal(new Set(all.map(({ title }) => title)).size, 27);
    assert.deepEqual(
      all.filter(({ steps }) => steps.length === 0).map(({ title }) => title),
      [],
    );
  });

  it('has no step id twice within a file', () => {
    for (const [file, course] of courses) {
      const ids = course.lessons.flatMap(({ steps }) => steps.map(({ id }) => id));
      assert.equal(new Set(ids).size, ids.length, file);
    }
  });

  it('links only to whole https addresses and to its own files', () => {
    for (const file of [...courses.keys(), 'README.md', 'lab/README.md']) {
      for (const [, target = ''] of read(file).matchAll(/\]\(([^)]*)\)/g)) {
        if (existsSync(join(folder, dirname(file), target))) continue;
        assert.ok(URL.canParse(target), `${file}: ${target}`);
        assert.equal(new URL(target).protocol, 'https:', `${file}: ${target}`);
      }
    }
  });

  it('says in every lesson what it teaches, needs and costs and what has changed, cleans up, and asks three to five questions', () => {
    for (const [file, course] of courses) {
      const text = read(file);
      for (const { title, range } of titled(course)) {
        const lesson = text.slice(range.from, range.to);
        for (const part of ['You will learn', 'You need', 'It costs', 'Since 2018'])
          assert.ok(lesson.includes(`\n- **${part}** `), `${title}: ${part}`);
        for (const heading of ['Clean up', 'Test yourself'])
          assert.ok(lesson.includes(`\n### ${heading}\n`), `${title}: ${heading}`);
        const questions = lesson.match(/^<details>\n<summary>.+<\/summary>\n\n.+\n\n<\/details>$/gm) ?? [];
        assert.ok(questions.length >= 3 && questions.length <= 5, `${title}: ${questions.length} questions`);
        assert.equal(
          questions.length,
          lesson.match(/<details>/g)?.length,
          `${title}: a question is not closed`,
        );
      }
    }
  });

  it('has a command path in every lesson, also in those that go with a video', () => {
    const without = all.filter((lesson) => statements(lesson).length === 0).map(({ title }) => title);
    assert.deepEqual(without, []);
  });

  it('finds every command of the fences that hold commands, and none elsewhere', () => {
    for (const [file, course] of courses) {
      const found = titled(course)
        .flatMap(statements)
        .map(({ command }) => command.replace(/\s+/g, ' '));
      assert.deepEqual(found, fencedCommands(read(file)), file);
    }
  });

  it('keeps all files in the lab folder and none in the notes', () => {
    assert.deepEqual(
      all.flatMap(({ steps }) => steps.filter(({ kind }) => kind === 'file')),
      [],
    );
  });

  it('begins the modern web application with its bucket', () => {
    const first = statements(find('Building a modern web application')).find(({ command }) =>
      command.startsWith('aws '),
    );
    assert.equal(first?.command, 'aws s3 mb s3://REPLACE_ME_BUCKET_NAME');
    assert.deepEqual(
      first.placeholders.map(({ text }) => text),
      ['REPLACE_ME_BUCKET_NAME'],
    );
  });

  it('begins Docker with hello-world and Alpine, ready to run', () => {
    const ready = statements(find('DevOps Docker Beginners Guide'))
      .filter(({ placeholders, runsIn }) => placeholders.length === 0 && runsIn === 'host')
      .map(({ command }) => command);
    assert.equal(ready[0], 'docker container run hello-world');
    assert.ok(ready.includes('docker container run alpine ls -l'));
  });

  it('spells every placeholder as REPLACE_ME_…', () => {
    const others = all
      .flatMap(statements)
      .flatMap(({ placeholders }) => placeholders.map(({ text }) => text))
      .filter((text) => !/^REPLACE_ME_[A-Z0-9_]+$/.test(text));
    assert.deepEqual(others, []);
  });

  it('runs what belongs into a container or onto a machine there, and comes back', () => {
    const places = (title: string) =>
      statements(find(title)).map(({ command, runsIn }) => `${runsIn}: ${command}`);
    assert.ok(places('Docker Intro').includes('container: ls /usr/share/nginx/html'));
    assert.ok(
      places('Docker Intro').includes('host: docker image build --tag practice-site:1.0 docker/site'),
    );
    assert.ok(places('Launching a VM').includes('remote: uname -a'));
    assert.ok(
      places('Launching a VM').includes(
        'host: aws ec2 terminate-instances --instance-ids REPLACE_ME_INSTANCE_ID',
      ),
    );
  });
});

/** The lines of all `sh` fences, continuations joined and spaces made single: what a reader would type. */
function fencedCommands(markdown: string): string[] {
  return [...markdown.matchAll(/^```sh\n([^]*?)^```$/gm)].flatMap(([, code = '']) =>
    code
      .replace(/\\\n/g, '')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => line.replace(/\s+/g, ' ')),
  );
}
