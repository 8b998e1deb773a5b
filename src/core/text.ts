/** Half-open range of UTF-16 offsets in some text: `from` is inside, `to` is not. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Where the line starts that `at` stands in. */
export function lineStart(text: string, at: number): number {
  // A negative place to search from counts as the first one, which may be a line break.
  return at <= 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1;
}
