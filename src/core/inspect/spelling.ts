/** The one of `known` that was most likely meant by `word`; `undefined` where none is near enough. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const most = word.length <= 4 ? 1 : word.length <= 8 ? 2 : 3;
  const ranked = known
    .map((candidate) => ({ candidate, distance: distance(word, candidate, most) }))
    .filter((each) => each.distance <= most)
    .sort((a, b) => a.distance - b.distance);
  const [best, next] = ranked;
  // Two that are as near as each other tell nothing.
  return best && best.distance !== next?.distance ? best.candidate : undefined;
}

/** How many letters have to be put in, left out, changed or swapped with their neighbor; beyond `most` it is not counted on. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}
