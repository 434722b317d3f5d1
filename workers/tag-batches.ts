/** Lines of the input as bytes, numbered: what one worker thread tags at a time. */
export interface TagBatch {
  /** Number of the first line. */
  readonly first: number;
  /** Whole lines, each with its line feed; the input's last line may have none. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Numbers of lines that were longer than the limit; their bytes are left out, their line feeds are kept. */
  readonly tooLong: readonly number[];
}

const LINE_FEED = 10;

/**
 * Cuts a byte stream at line feeds, a batch a chunk: slow input is tagged as it comes, fast input in large pieces.
 * Holds no more than one chunk and one unfinished line, whatever the length of the input or of a line.
 */
export class LineBatches {
  private rest: Uint8Array[] = [];
  private restBytes = 0;
  private skipping = false;

  /** @param next number of the first line @param lineBytesMax bytes of a line without its line feed */
  constructor(
    private next: number,
    private readonly lineBytesMax: number,
  ) {}

  /** Bytes of the unfinished line that are kept. */
  get held(): number {
    return this.rest.reduce((sum, piece) => sum + piece.length, 0);
  }

  /** @returns the lines that this chunk completes; undefined: none */
  add(chunk: Uint8Array): TagBatch | undefined {
    const first = this.next;
    const tooLong: number[] = [];
    const pieces: Uint8Array[] = [];
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, from)) {
      this.keep(chunk.subarray(from, at));
      if (this.skipping) tooLong.push(this.next);
      else pieces.push(...this.rest);
      pieces.push(chunk.subarray(at, at + 1));
      this.clear();
      this.next++;
      from = at + 1;
    }
    this.keep(chunk.subarray(from));
    // The stream may write over its chunk; what waits for the next one is copied.
    this.rest = this.rest.map((piece) => piece.slice());
    return this.next > first ? { first, bytes: joined(pieces), tooLong } : undefined;
  }

  /** @returns a last line that had no line feed */
  end(): TagBatch | undefined {
    if (this.skipping) return { first: this.next, bytes: new Uint8Array([LINE_FEED]), tooLong: [this.next] };
    return this.restBytes > 0 ? { first: this.next, bytes: joined(this.rest), tooLong: [] } : undefined;
  }

  private keep(piece: Uint8Array): void {
    if (piece.length === 0 || this.skipping) return;
    this.restBytes += piece.length;
    this.rest.push(piece);
    if (this.restBytes <= this.lineBytesMax) return;
    this.skipping = true;
    this.rest = [];
  }

  private clear(): void {
    this.rest = [];
    this.restBytes = 0;
    this.skipping = false;
  }
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
