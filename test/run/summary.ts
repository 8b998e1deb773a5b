import type { Done } from './lanes';

interface Named {
  readonly tier: string;
  readonly title: string;
}

/**
 * The end of a test run as text: times, what passed only when it was tried again, what failed, what was skipped and why, and alone on
 * the last line the count.
 *
 * @param results in the order in which they are to be told.
 * @param seconds how long all of it took: less than the sum of what ran beside each other.
 */
export function summarize(results: readonly Done[], seconds: number): { text: string; failed: number } {
  const all = results.flatMap(({ job, outcome }) => outcome.map((entry) => ({ ...entry, tier: job.tier })));
  const passed = all.filter((entry) => entry.kind === 'passed');
  const failed = all.filter((entry) => entry.kind === 'failed');
  const skipped = all.filter((entry) => entry.kind === 'skipped');
  const retried = all.filter((entry) => entry.kind === 'retried');
  const late = retried.filter((one) => passed.some((other) => sameTest(one, other)));
  // The first try met the trouble itself; the last one perhaps only what the first had left.
  const earlier = (entry: Named) =>
    retried.filter((one) => sameTest(one, entry)).map(({ message }) => `an earlier try: ${message}`);
  const times = new Map<string, number>();
  for (const { job, seconds } of results) times.set(job.tier, (times.get(job.tier) ?? 0) + seconds);
  const lines = [
    `${[...times].map(([tier, time]) => `${tier} ${time.toFixed(1)} s`).join(' · ')} · in all ${seconds.toFixed(0)} s`,
    ...section('Passed only when tried again', late, ({ message }) => `\n${indent(firstLine(message))}`),
    ...section('Failed', failed, (entry) => `\n${indent([entry.message, ...earlier(entry)].join('\n'))}`),
    ...section('Skipped', skipped, ({ reason }) => ` (${reason})`),
    '',
    `${passed.length} passed, ${failed.length} failed, ${skipped.length} skipped`,
  ];
  return { text: lines.join('\n'), failed: failed.length };
}

const sameTest = (one: Named, other: Named): boolean => one.tier === other.tier && one.title === other.title;

function section<E extends Named>(
  title: string,
  entries: readonly E[],
  detail: (entry: E) => string,
): string[] {
  if (entries.length === 0) return [];
  return ['', `${title}:`, ...entries.map((entry) => `  ${entry.tier}: ${entry.title}${detail(entry)}`)];
}

const firstLine = (text: string) => text.split('\n', 1).join('');

const indent = (text: string) => text.replace(/^/gm, '      ');
