/** What bytes 0x80-0x9F mean (WHATWG Encoding, index windows-1252); the five unassigned ones are refused before. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Decodes Windows-1252. By hand, because TextDecoder of some Node versions decodes ISO 8859-1 under this name, and the
 * browser and the command line must read the same text.
 * @param bytes a piece of a file; every byte is a character of its own
 */
export function decodeWindows1252(bytes: Uint8Array): string {
  let text = '';
  let start = 0;
  const plain = (end: number) => {
    // In pieces: arguments of one call are limited in number.
    for (; start < end; start = Math.min(end, start + 8192)) {
      text += String.fromCharCode(...bytes.subarray(start, Math.min(end, start + 8192)));
    }
  };
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80 || byte > 0x9f) continue;
    plain(at);
    text += HIGH[byte - 0x80] ?? '';
    start = at + 1;
  }
  plain(bytes.length);
  return text;
}
