/** A key at the start of a line or right before a value: JSON, YAML, ini, `ENV KEY value`. */
const key =
  /(?:^|[\s,{[(])["']?([A-Za-z_][\w.-]{0,60})["']?\s*(?::(?=[\s"'[{]|$)|=(?!=)|(?<=^(?:ENV|ARG|LABEL)[ \t]{1,4}[\w.]{1,60})[ \t])/g;

/** The types of DynamoDB's values stand where others have keys: `{"id": {"S": "…"}}`. */
export const isType = (name: string) => /^(?:S|N|B|SS|NS|BS|BOOL|L|M)$/.test(name);

/** Tells under which key of a file an offset stands, for offsets asked in ascending order. */
export class KeyReader {
  private lineFrom = 0;
  private line = 1;
  /** The last key of the lines before: that of a list or a block. */
  private above: string | null = null;

  constructor(private readonly content: string) {}

  at(offset: number): { readonly key: string | null; readonly line: number } {
    for (let feed = this.content.indexOf('\n', this.lineFrom); feed >= 0 && feed < offset;) {
      this.above =
        lastKey(this.content.slice(this.lineFrom, Math.min(feed, this.lineFrom + 500))) ?? this.above;
      this.lineFrom = feed + 1;
      this.line++;
      feed = this.content.indexOf('\n', this.lineFrom);
    }
    const before = this.content.slice(Math.max(this.lineFrom, offset - 500), offset);
    return { key: lastKey(before) ?? this.above, line: this.line };
  }
}

function lastKey(text: string): string | null {
  let found: string | null = null;
  for (const [, name] of text.matchAll(key))
    if (name !== undefined && !(found !== null && isType(name))) found = name;
  return found;
}
