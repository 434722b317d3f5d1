import { MARK, packRow, unpackRow } from '../backup-codec';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
/** Bytes of a length. */
const LENGTH = 4;

/**
 * A row as bytes: the length of its JSON (32 bit, little-endian), the JSON in UTF-8, then each byte array of the row
 * with its length before it. Models are megabytes: as base64 within the JSON they would cost a third more and a copy.
 */
export function rowToBytes(row: unknown): Uint8Array<ArrayBuffer> {
  const arrays: Uint8Array[] = [];
  const packed = packRow(row, (bytes) => ({ [MARK]: 'bytes-at', at: arrays.push(bytes) - 1 }));
  const parts = [encoder.encode(JSON.stringify(packed)), ...arrays];
  const all = new Uint8Array(parts.reduce((sum, part) => sum + LENGTH + part.length, 0));
  const view = new DataView(all.buffer);
  let at = 0;
  for (const part of parts) {
    view.setUint32(at, part.length, true);
    all.set(part, at + LENGTH);
    at += LENGTH + part.length;
  }
  return all;
}

/** Throws on bytes that `rowToBytes` does not write; those that were authenticated are its own. */
export function rowOfBytes(all: Uint8Array<ArrayBuffer>): unknown {
  const view = new DataView(all.buffer, all.byteOffset, all.byteLength);
  const parts: Uint8Array[] = [];
  for (let at = 0; at < all.length; ) {
    const length = view.getUint32(at, true);
    parts.push(all.slice(at + LENGTH, at + LENGTH + length));
    at += LENGTH + length;
  }
  const [json, ...arrays] = parts;
  const text = decoder.decode(json);
  const packed: unknown = JSON.parse(text);
  // Most rows are plain JSON.
  return text.includes(`"${MARK}"`) ? unpackRow(packed, (index) => arrays[index]) : packed;
}
