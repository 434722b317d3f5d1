/** First bytes of files that are not text, and what people call them. */
const SIGNATURES: readonly (readonly [kind: string, bytes: readonly number[]])[] = [
  ['ZIP, Word or Excel', [0x50, 0x4b, 0x03, 0x04]],
  ['ZIP', [0x50, 0x4b, 0x05, 0x06]],
  ['gzip', [0x1f, 0x8b]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['7-Zip', [0x37, 0x7a, 0xbc, 0xaf]],
  ['RAR', [0x52, 0x61, 0x72, 0x21, 0x1a]],
  ['PDF', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['old Word or Excel', [0xd0, 0xcf, 0x11, 0xe0]],
  ['SQLite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66, 0x6f, 0x72, 0x6d]],
  ['CRFsuite model', [0x6c, 0x43, 0x52, 0x46]],
  ['WebAssembly', [0x00, 0x61, 0x73, 0x6d]],
  ['ELF program', [0x7f, 0x45, 0x4c, 0x46]],
  ['RTF', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
];

/** What kind of non-text file the first bytes say this is. */
export function binaryKind(bytes: Uint8Array): string | undefined {
  return SIGNATURES.find(([, signature]) => signature.every((byte, i) => bytes[i] === byte))?.[0];
}

const SAMPLE_BYTES = 65_536;

/** Line of the first byte that text does not hold, where there are too many of them for text; from 1. */
export function binaryFromLine(bytes: Uint8Array): number | undefined {
  const end = Math.min(bytes.length, SAMPLE_BYTES);
  let controls = 0;
  let firstAt = -1;
  for (let at = 0; at < end; at++) {
    const byte = bytes[at] ?? 0;
    // Tab to carriage return, and escape, stand in text files; the other C0 controls hardly ever do.
    if (byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d) || byte === 0x1b) continue;
    controls += 1;
    if (firstAt < 0) firstAt = at;
  }
  // One stray NUL is a fault of one line, not a binary file; random bytes hold 10 % controls.
  return controls > 1 + 0.02 * end ? lineOfByte(bytes, firstAt) : undefined;
}

/** Line number of a byte, from 1. */
export function lineOfByte(bytes: Uint8Array, index: number): number {
  let line = 1;
  for (let at = bytes.indexOf(0x0a); at >= 0 && at < index; at = bytes.indexOf(0x0a, at + 1)) line += 1;
  return line;
}

/** UTF-16 without a mark: Latin text has a zero in nearly every second byte, always on the same side. */
export function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const end = Math.min(bytes.length & ~1, SAMPLE_BYTES);
  if (end < 4 || bytes.length % 2 !== 0) return undefined;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < end; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const pairs = end / 2;
  if (odd > 0.4 * pairs && even < 0.05 * pairs) return 'utf-16le';
  if (even > 0.4 * pairs && odd < 0.05 * pairs) return 'utf-16be';
  return undefined;
}
