/** JSON for rows: `undefined`, bytes and numbers that JSON has no word for come back as they were. */
export const MARK = '$type';

export type Packed = null | boolean | number | string | readonly Packed[] | { readonly [key: string]: Packed };

/** Arrays of numbers, as their bytes in the order of this machine: all that browsers run on are little-endian. */
const ARRAYS = { Int32Array, Float64Array } as const;

const inBase64 = (bytes: Uint8Array): Packed => ({ [MARK]: 'bytes', base64: toBase64(bytes) });

/** @param ofBytes what stands for bytes: their base64 unless told otherwise */
export function packRow(value: unknown, ofBytes: (bytes: Uint8Array) => Packed = inBase64): Packed {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
  if (value === undefined) return { [MARK]: 'undefined' };
  if (typeof value === 'number') {
    if (Number.isFinite(value) && !Object.is(value, -0)) return value;
    return { [MARK]: 'number', value: Object.is(value, -0) ? '-0' : String(value) };
  }
  if (value instanceof Uint8Array) return ofBytes(value);
  if (Array.isArray(value)) return value.map((one) => packRow(one, ofBytes));
  for (const [of, Kind] of Object.entries(ARRAYS)) {
    if (!(value instanceof Kind)) continue;
    return { [MARK]: 'array', of, bytes: ofBytes(new Uint8Array(value.buffer, value.byteOffset, value.byteLength)) };
  }
  // Rows hold nothing else; a kind of value that was added later must be added here too.
  if (typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) throw new Error('unknown value');
  const entries = Object.entries(value).map(([key, one]) => [key, packRow(one, ofBytes)] as const);
  return Object.hasOwn(value, MARK) ? { [MARK]: 'object', entries } : Object.fromEntries(entries);
}

/**
 * Throws on a mark that `packRow` does not write.
 * @param bytesAt gives the bytes that `ofBytes` put by under a number
 */
export function unpackRow(packed: unknown, bytesAt?: (at: number) => Uint8Array | undefined): unknown {
  if (packed === null || typeof packed !== 'object') return packed;
  if (Array.isArray(packed)) return packed.map((one) => unpackRow(one, bytesAt));
  if (!Object.hasOwn(packed, MARK)) {
    return Object.fromEntries(Object.entries(packed).map(([key, one]) => [key, unpackRow(one, bytesAt)]));
  }
  const { [MARK]: type, value, base64, entries, at, of, bytes } = packed as Record<string, unknown>;
  if (type === 'undefined') return undefined;
  if (type === 'number' && typeof value === 'string') return Number(value);
  if (type === 'bytes' && typeof base64 === 'string') return fromBase64(base64);
  if (type === 'array' && typeof of === 'string' && Object.hasOwn(ARRAYS, of)) {
    const content = unpackRow(bytes, bytesAt);
    // A copy, since their places in a longer buffer are not all where numbers may begin.
    if (content instanceof Uint8Array) return new ARRAYS[of as keyof typeof ARRAYS](content.slice().buffer);
  }
  const putBy = type === 'bytes-at' && typeof at === 'number' ? bytesAt?.(at) : undefined;
  if (putBy) return putBy;
  if (type === 'object' && Array.isArray(entries)) {
    return Object.fromEntries(entries.map(([key, one]: [string, unknown]) => [key, unpackRow(one, bytesAt)]));
  }
  throw new Error('unknown mark');
}

/** Arguments a call: more would overflow the stack. */
const CODES = 0x8000;

function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let from = 0; from < bytes.length; from += CODES) {
    parts.push(String.fromCharCode(...bytes.subarray(from, from + CODES)));
  }
  return btoa(parts.join(''));
}

function fromBase64(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
