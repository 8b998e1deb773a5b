import MarkdownIt from 'markdown-it';
import { editNotes, parseNotes } from '../src/core/course/parse';
import type { Row } from './row';

/** Notes like those of a course: prose in items, commands in line and in fences. `size` in characters. */
function notesOf(size: number): string {
  const lessons: string[] = [];
  for (let number = 0, length = 0; length < size; number++) {
    const lesson = lessonText(number);
    lessons.push(lesson);
    length += lesson.length;
  }
  return lessons.join('');
}

function lessonText(number: number): string {
  const section = number % 12 === 0 ? `\n## Section ${number / 12}\n> **_Beginner Level_**\n` : '';
  return `${section}
### [Building application ${number}:](https://example.org/projects/build-${number}/) (${10 + (number % 50)} min)

- We will be creating application ${number} from several services, where the pages are kept in a bucket and the rest runs in containers
- Create the bucket with command \`aws s3 mb s3://REPLACE_ME_BUCKET_${number}\` and configure it with \`aws s3 website s3://YOUR_BUCKET_NAME --index-document index.html\`
- By default buckets are private, so the policy has to be changed before anybody can read what is in bucket ${number}
- **Note:** the names of buckets are shared by everybody; see [the rules](https://example.org/rules/${number}) for what is allowed
- Build the image with \`docker build -t service-${number}:latest .\` and look for it with \`docker images\`
- Change the values in task-${number}.json and then run the following commands

\`\`\`bash
aws ecs register-task-definition --cli-input-json file://task-${number}.json
aws elbv2 create-target-group --name group-${number} --port 8080 --protocol TCP --vpc-id REPLACE_ME
\`\`\`

The service answers after some minutes. Its address is in the output of the command above, and the page of the
console shows it too. When it does not answer, look into the log of task ${number} first.

- To clean up delete everything with \`aws cloudformation delete-stack --stack-name stack-${number}\`
`;
}

/** The median of several measurements of the milliseconds that `work` takes. */
function median(times: number, work: () => void): number {
  const taken: number[] = [];
  for (let count = 0; count < times; count++) {
    const start = performance.now();
    work();
    taken.push(performance.now() - start);
  }
  return taken.sort((a, b) => a - b)[times >> 1] ?? NaN;
}

function against(name: string, text: string, times: number, limit: number | null): Row {
  const markdownIt = new MarkdownIt();
  const ours = median(times, () => parseNotes(text));
  const theirs = median(times, () => markdownIt.parse(text, {}));
  const ratio = ours / theirs;
  const ok = ratio <= 3 && (limit === null || ours <= limit);
  const own = limit === null ? '' : `≤ ${limit} ms, `;
  return {
    name,
    value: ours,
    unit: 'ms',
    reference: `markdown-it ${theirs.toFixed(1)} ms`,
    ratio,
    limit: `${own}≤ 3 × markdown-it`,
    ok,
  };
}

function keystroke(text: string): Row {
  let notes = parseNotes(text);
  let at = text.indexOf('several services', text.length >> 1);
  const value = median(40, () => {
    notes = editNotes(notes, [{ from: at, to: at, insert: 'x' }]);
    at++;
  });
  return { name: 'One keystroke in 1 MB of notes', value, unit: 'ms', limit: '≤ 10 ms', ok: value <= 10 };
}

/** Measures parsing of notes and of edits, warm. */
export function run(): Promise<Row[]> {
  const small = notesOf(41_000);
  const large = notesOf(1_000_000);
  median(20, () => parseNotes(small));
  return Promise.resolve([
    against('Parse 41 kB of notes', small, 15, 20),
    against('Parse 1 MB of notes', large, 5, null),
    keystroke(large),
  ]);
}
