function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

/**
 * Bob Jenkins' lookup3 `hashlittle` (2006, public domain), the hash of CQDB's tables.
 * @param bytes hashed over [start, end)
 * @param seed `initval`, unsigned 32 bits
 * @returns unsigned 32 bits
 */
export function hashLittle(bytes: Uint8Array, start: number, end: number, seed: number): number {
  let length = end - start;
  let a = (0xdeadbeef + length + seed) | 0;
  let b = a;
  let c = a;
  let at = start;
  while (length > 12) {
    a = (a + word(bytes, at)) | 0;
    b = (b + word(bytes, at + 4)) | 0;
    c = (c + word(bytes, at + 8)) | 0;
    a = (a - c) ^ rotate(c, 4);
    c = (c + b) | 0;
    b = (b - a) ^ rotate(a, 6);
    a = (a + c) | 0;
    c = (c - b) ^ rotate(b, 8);
    b = (b + a) | 0;
    a = (a - c) ^ rotate(c, 16);
    c = (c + b) | 0;
    b = (b - a) ^ rotate(a, 19);
    a = (a + c) | 0;
    c = (c - b) ^ rotate(b, 4);
    b = (b + a) | 0;
    at += 12;
    length -= 12;
  }
  if (length === 0) return c >>> 0;
  a = (a + tail(bytes, at, length)) | 0;
  b = (b + tail(bytes, at + 4, length - 4)) | 0;
  c = (c + tail(bytes, at + 8, length - 8)) | 0;
  c = ((c ^ b) - rotate(b, 14)) | 0;
  a = ((a ^ c) - rotate(c, 11)) | 0;
  b = ((b ^ a) - rotate(a, 25)) | 0;
  c = ((c ^ b) - rotate(b, 16)) | 0;
  a = ((a ^ c) - rotate(c, 4)) | 0;
  b = ((b ^ a) - rotate(a, 14)) | 0;
  c = ((c ^ b) - rotate(b, 24)) | 0;
  return c >>> 0;
}

function word(bytes: Uint8Array, at: number): number {
  return bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
}

/** Little-endian word of the `count` bytes left; missing ones are 0. */
function tail(bytes: Uint8Array, at: number, count: number): number {
  if (count >= 4) return word(bytes, at);
  let value = 0;
  for (let i = 0; i < count; i++) value |= bytes[at + i] << (8 * i);
  return value;
}
