/** Half-open range of UTF-16 offsets in some text: `from` is inside, `to` is not. */
export interface Range {
  readonly from: number;
  readonly to: number;
}
