/** Bytes a line, as every hex viewer shows them. */
const WIDTH = 16;

/**
 * Bytes as lines of offset, hex and characters.
 * @param from first byte, a multiple of 16 @param count at most so many bytes
 * @returns "00000010  6c 43 52 46 …  lCRF…"; what is no printable ASCII shows as a dot
 */
export function hexLines(bytes: Uint8Array, from: number, count: number): string[] {
  const lines: string[] = [];
  const end = Math.min(bytes.length, from + count);
  for (let at = from; at < end; at += WIDTH) {
    const row = [...bytes.subarray(at, Math.min(end, at + WIDTH))];
    const hex = row.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const text = row.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
    lines.push(`${at.toString(16).padStart(8, '0')}  ${hex.padEnd(3 * WIDTH - 1)}  ${text}`);
  }
  return lines;
}
