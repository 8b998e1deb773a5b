const HEADER = 8;
const LENGTH_AT = 4;

/** Takes the engine's stream of two outputs apart: every piece has a header of 8 bytes, the last four its length. */
export class Demultiplexer {
  private rest = new Uint8Array();

  /** @param piece is given what was written, without headers, in order */
  constructor(private readonly piece: (data: Uint8Array) => void) {}

  /** Takes the next bytes, cut anywhere. */
  push(chunk: Uint8Array): void {
    let data = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    while (data.length >= HEADER) {
      const end = HEADER + new DataView(data.buffer, data.byteOffset).getUint32(LENGTH_AT);
      if (data.length < end) break;
      this.piece(data.subarray(HEADER, end));
      data = data.subarray(end);
    }
    this.rest = Uint8Array.from(data);
  }
}
