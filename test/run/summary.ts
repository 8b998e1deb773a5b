import type { Outcome } from './tier';

/** The end of a test run as text: times, what failed, what was skipped and why, and alone on the last line the count. */
export function summarize(results: readonly { name: string; seconds: number; outcome: Outcome }[]): {
  text: string;
  failed: number;
} {
  const all = results.flatMap(({ name, outcome }) => outcome.map((entry) => ({ ...entry, tier: name })));
  const failed = all.filter((entry) => entry.kind === 'failed');
  const skipped = all.filter((entry) => entry.kind === 'skipped');
  const times = results.map(({ name, seconds }) => `${name} ${seconds.toFixed(1)} s`).join(' · ');
  const total = results.reduce((sum, { seconds }) => sum + seconds, 0);
  const lines = [
    `${times} · in all ${total.toFixed(0)} s`,
    ...section('Failed', failed, ({ message }) => `\n${indent(message)}`),
    ...section('Skipped', skipped, ({ reason }) => ` (${reason})`),
    '',
    `${all.length - failed.length - skipped.length} passed, ${failed.length} failed, ${skipped.length} skipped`,
  ];
  return { text: lines.join('\n'), failed: failed.length };
}

function section<E extends { tier: string; title: string }>(
  title: string,
  entries: readonly E[],
  detail: (entry: E) => string,
): string[] {
  if (entries.length === 0) return [];
  return ['', `${title}:`, ...entries.map((entry) => `  ${entry.tier}: ${entry.title}${detail(entry)}`)];
}

const indent = (text: string) => text.replace(/^/gm, '      ');
