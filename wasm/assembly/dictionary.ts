// CQDB dictionaries (see src/cqdb.ts), written; and the hash of their tables.
import { at, put } from './tables';

const HEADER: usize = 24;
const TABLES: u32 = 256;
const RECORDS: usize = 2072;
const BYTE_ORDER: u32 = 0x62445371;

/** Little-endian word of the `count` bytes left; missing ones are 0. */
function tail(p: usize, count: i32): u32 {
  if (count >= 4) return load<u32>(p);
  let value: u32 = 0;
  for (let i = 0; i < count; i++) value |= <u32>load<u8>(p + <usize>i) << (8 * i);
  return value;
}

/** Bob Jenkins' lookup3 `hashlittle` (2006, public domain) of `size` bytes, seed 0. */
export function hashLittle(p: usize, size: u32): u32 {
  let a = 0xdeadbeef + size;
  let b = a;
  let c = a;
  let length = <i32>size;
  for (; length > 12; length -= 12, p += 12) {
    a += load<u32>(p);
    b += load<u32>(p, 4);
    c += load<u32>(p, 8);
    a = (a - c) ^ rotl<u32>(c, 4);
    c += b;
    b = (b - a) ^ rotl<u32>(a, 6);
    a += c;
    c = (c - b) ^ rotl<u32>(b, 8);
    b += a;
    a = (a - c) ^ rotl<u32>(c, 16);
    c += b;
    b = (b - a) ^ rotl<u32>(a, 19);
    a += c;
    c = (c - b) ^ rotl<u32>(b, 4);
    b += a;
  }
  if (length == 0) return c;
  a += tail(p, length);
  b += tail(p + 4, length - 4);
  c += tail(p + 8, length - 8);
  c = (c ^ b) - rotl<u32>(b, 14);
  a = (a ^ c) - rotl<u32>(c, 11);
  b = (b ^ a) - rotl<u32>(a, 25);
  c = (c ^ b) - rotl<u32>(b, 16);
  a = (a ^ c) - rotl<u32>(c, 4);
  b = (b ^ a) - rotl<u32>(a, 14);
  return (c ^ b) - rotl<u32>(b, 24);
}

/**
 * text: `count` strings, each closed by NUL, to `end`. out: zero; hashes: scratch u32 [count].
 * @returns bytes of the dictionary; 0 when there are more or fewer strings, or one comes twice
 */
export function writeDictionary(text: usize, end: usize, count: u32, out: usize, hashes: usize): u32 {
  let record = out + RECORDS;
  const sizes = out + HEADER + 4;
  let p = text;
  for (let id: u32 = 0; id < count; id++) {
    const begin = p;
    while (p < end && load<u8>(p) != 0) p++;
    if (p >= end) return 0;
    const size = <u32>(++p - begin);
    store<u32>(record, id);
    store<u32>(record, size, 4);
    memory.copy(record + 8, begin, size);
    const hash = hashLittle(begin, size);
    put(hashes, id, hash);
    // Counts now, buckets later: twice as many.
    const table = (hash & (TABLES - 1)) << 1;
    put(sizes, table, at(sizes, table) + 2);
    record += 8 + <usize>size;
  }
  if (p != end) return 0;
  for (let table: u32 = 0; table < TABLES; table++) {
    const buckets = at(sizes, table << 1);
    if (buckets == 0) continue;
    put(out + HEADER, table << 1, <u32>(record - out));
    record += (<usize>buckets) << 3;
  }
  store<u32>(out, <u32>(record - out), 20);
  let own = out + RECORDS;
  for (let id: u32 = 0; id < count; id++) {
    if (!enter(out, own, at(hashes, id))) return 0;
    store<u32>(record, <u32>(own - out));
    record += 4;
    own += 8 + <usize>load<u32>(own, 4);
  }
  store<u32>(out, 0x42445143);
  store<u32>(out, <u32>(record - out), 4);
  store<u32>(out, BYTE_ORDER, 12);
  store<u32>(out, count, 16);
  return <u32>(record - out);
}

/** @returns false when an equal string is there */
function enter(out: usize, record: usize, hash: u32): bool {
  const reference = out + HEADER + ((<usize>(hash & (TABLES - 1))) << 3);
  const first = out + <usize>load<u32>(reference);
  const buckets = load<u32>(reference, 4);
  let slot = (hash >> 8) % buckets;
  for (;;) {
    const bucket = first + ((<usize>slot) << 3);
    const other = load<u32>(bucket, 4);
    if (other == 0) {
      store<u32>(bucket, hash);
      store<u32>(bucket, <u32>(record - out), 4);
      break;
    }
    const size = <usize>load<u32>(record, 4);
    if (load<u32>(bucket) == hash && memory.compare(record + 4, out + <usize>other + 4, size + 4) == 0) return false;
    slot = slot + 1 == buckets ? 0 : slot + 1;
  }
  return true;
}
