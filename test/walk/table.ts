import { strict as assert } from 'node:assert';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeSection } from '../../scripts/section';
import { projectRoot } from '../host/paths';
import type { LessonWalk } from './walker';

const FILE = join(projectRoot, 'docs/course-walk.md');

const sum = (walks: readonly LessonWalk[], pick: (walk: LessonWalk) => number): number =>
  walks.reduce((total, walk) => total + pick(walk), 0);

const README = join(projectRoot, 'README.md');

const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

function lessonsOf(walks: readonly LessonWalk[]): string {
  const [commands, run, passed, seconds] = [
    sum(walks, (walk) => walk.commands),
    sum(walks, (walk) => walk.run),
    sum(walks, (walk) => walk.passed),
    sum(walks, (walk) => walk.seconds),
  ];
  return `${row('Lesson', 'Commands', 'Run', 'Passed', 'Seconds')}
${row('---', '---:', '---:', '---:', '---:')}
${walks.map((walk) => row(walk.title, walk.commands, walk.run, walk.passed, walk.seconds.toFixed(1))).join('\n')}
${row('**All**', `**${commands}**`, `**${run}**`, `**${passed}** (${((100 * passed) / commands).toFixed(1)} %)`, seconds.toFixed(0))}`;
}

function documentOf(walks: readonly LessonWalk[]): string {
  const reasons = new Map<string, string[]>();
  for (const { title, leftOut } of walks)
    for (const { command, reason } of leftOut)
      reasons.set(reason, [
        ...(reasons.get(reason) ?? []),
        `- *${title}*: \`${command.replaceAll('`', "'")}\``,
      ]);
  return `# The course, walked

Written by \`PRACTICE_WRITE_WALK=1 npm test -- walk\`: every command on the host, in the order of the lessons, against a real AWS endpoint (moto) and a real
Docker engine with a swarm. Commands of a lesson that are typed into a container are run as well and not counted.

${lessonsOf(walks)}

## Left out, and why

${[...reasons].map(([reason, lines]) => `**${reason.charAt(0).toUpperCase()}${reason.slice(1)}**\n\n${lines.join('\n')}`).join('\n\n')}
`;
}

/** Writes \`docs/course-walk.md\`, and its table into the README. */
export function writeTable(walks: readonly LessonWalk[]): void {
  writeFileSync(FILE, documentOf(walks));
  writeSection(README, 'walk', lessonsOf(walks));
}

/** Whether the table that is kept has every lesson. @throws AssertionError */
export function checkTable(walks: readonly LessonWalk[]): void {
  const titles = (text: string) => text.match(/^\| .+? \| (?=\d)/gm);
  const again = 'PRACTICE_WRITE_WALK=1 npm test -- walk';
  assert.deepEqual(titles(readFileSync(FILE, 'utf8')), titles(documentOf(walks)), `out of date: ${again}`);
}
