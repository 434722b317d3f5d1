// Checks of a model's file (src/model-file.ts), as strict as those in TypeScript: what is doubtful here is refused, and read
// again there, where errors are worded. `file`: address of its first byte; all counts and offsets may lie.
import { hashLittle } from './dictionary';
import { at, put } from './tables';

const RECORDS: u64 = 2072;
const TABLES: u32 = 256;

// @ts-ignore: decorator
@inline
function isTail(p: usize): bool {
  return (load<u8>(p) & 0xc0) == 0x80;
}

/** Bytes of the character at p, which is not ASCII, by Unicode's table of well-formed UTF-8; 0: none. Reads up to 3 more. */
function characterSize(p: usize): usize {
  const a = load<u8>(p);
  const b = load<u8>(p, 1);
  if (a < 0xc2 || a > 0xf4 || !isTail(p + 1)) return 0;
  if (a < 0xe0) return 2;
  if (!isTail(p + 2)) return 0;
  if (a < 0xf0) return (a == 0xe0 && b < 0xa0) || (a == 0xed && b > 0x9f) ? 0 : 3;
  if (!isTail(p + 3)) return 0;
  return (a == 0xf0 && b < 0x90) || (a == 0xf4 && b > 0x8f) ? 0 : 4;
}

/** Whether the first NUL of a name is its last byte, and the rest UTF-8. */
function isName(p: usize, last: usize): bool {
  while (p < last) {
    const byte = load<u8>(p);
    if (byte == 0) return false;
    if (byte < 0x80) p++;
    else {
      // A character that is cut off has the NUL, or what is behind it, for a tail: the NUL is none.
      const size = characterSize(p);
      if (size == 0) return false;
      p += size;
    }
  }
  return p == last && load<u8>(last) == 0;
}

/**
 * A dictionary of `size` bytes at `start`, `count` strings; behind it at least 4 more bytes may be read. hashes u32 and
 * found u8 (zero): scratch [count].
 */
export function isDictionary(start: usize, size: u32, count: u32, hashes: usize, found: usize): bool {
  if (<u64>size < RECORDS + ((<u64>count) << 2)) return false;
  const links = size - (count << 2);
  if (load<u32>(start) != 0x42445143 || load<u32>(start, 4) != size || load<u32>(start, 8) != 0) return false;
  if (load<u32>(start, 12) != 0x62445371 || load<u32>(start, 16) != count || load<u32>(start, 20) != links) return false;
  let offset = <u32>RECORDS;
  for (let id: u32 = 0; id < count; id++) {
    if (<u64>offset + 8 >= <u64>links || load<u32>(start + links + ((<usize>id) << 2)) != offset) return false;
    const record = start + offset;
    const length = load<u32>(record, 4);
    if (load<u32>(record) != id || length == 0 || <u64>offset + 8 + <u64>length > <u64>links) return false;
    if (!isName(record + 8, record + 7 + length)) return false;
    put(hashes, id, hashLittle(record + 8, length));
    offset += 8 + length;
  }
  let total: u64 = 0;
  // Names of one hash are compared with all others of their run; a file made for that is left to a slower way.
  let budget = 64 + (<u64>count << 2);
  for (let table: u32 = 0; table < TABLES; table++) {
    const first = load<u32>(start + 24 + ((<usize>table) << 3));
    const buckets = load<u32>(start + 28 + ((<usize>table) << 3));
    if (buckets == 0) {
      if (first != 0) return false;
      continue;
    }
    total += buckets;
    if (total > (<u64>count) << 1 || first < offset || <u64>first + ((<u64>buckets) << 3) > <u64>links) return false;
    const slots = start + first;
    let run: u32 = 0;
    while (run < buckets && load<u32>(slots + ((<usize>(buckets - 1 - run)) << 3), 4) != 0) run++;
    for (let slot: u32 = 0; slot < buckets; slot++) {
      const bucket = slots + ((<usize>slot) << 3);
      const hash = load<u32>(bucket);
      const record = load<u32>(bucket, 4);
      if (record == 0) {
        if (hash != 0) return false;
        run = 0;
        continue;
      }
      run++;
      if (<u64>record + 4 > <u64>offset) return false;
      const id = load<u32>(start + record);
      if (id >= count || load<u32>(start + links + ((<usize>id) << 2)) != record || at(hashes, id) != hash) return false;
      const home = (hash >> 8) % buckets;
      const distance = slot >= home ? slot - home : slot + buckets - home;
      if ((hash & (TABLES - 1)) != table || load<u8>(found + id) != 0 || distance >= run) return false;
      store<u8>(found + id, 1);
      for (let back: u32 = 1; back <= distance; back++) {
        const other = slots + ((<usize>(slot >= back ? slot - back : slot + buckets - back)) << 3);
        if (load<u32>(other) == hash || budget-- == 0) return false;
      }
    }
  }
  for (let id: u32 = 0; id < count; id++) if (load<u8>(found + id) == 0) return false;
  return true;
}

/** Whether all names of a sound dictionary are ASCII. */
export function isAscii(start: usize, count: u32): bool {
  let record = start + <usize>RECORDS;
  for (let id: u32 = 0; id < count; id++) {
    const next = record + 8 + <usize>load<u32>(record, 4);
    for (let p = record + 8; p < next; p++) if (load<u8>(p) > 127) return false;
    record = next;
  }
  return true;
}

/** Whether in all FEAT records ids are in range and weights finite. */
export function areFeatures(records: usize, count: u32, labels: u32, attributes: u32): bool {
  for (let k: u32 = 0; k < count; k++, records += 20) {
    const type = load<u32>(records);
    if (type > 1 || load<u32>(records, 4) >= (type == 0 ? attributes : labels)) return false;
    if (load<u32>(records, 8) >= labels || !isFinite(load<f64>(records, 12))) return false;
  }
  return true;
}

/** Weights of sound FEAT records -> rows of state [attributes][stride] and transition [labels][stride], both zero. */
export function placeFeatures(records: usize, count: u32, state: usize, transition: usize, stride: u32): void {
  for (let k: u32 = 0; k < count; k++, records += 20) {
    const table = load<u32>(records) == 0 ? state : transition;
    store<f64>(
      table + <usize>load<u32>(records, 4) * stride + ((<usize>load<u32>(records, 8)) << 3),
      load<f64>(records, 12),
    );
  }
}

/**
 * LFRF or AFRF (tag) at byte `start` of the file, up to byte `end`: each of the `count` features of the type once, under its
 * source. seen u8 [count] zero before.
 */
export function areLists(
  file: usize,
  start: u32,
  end: u32,
  tag: u32,
  type: u32,
  sources: u32,
  slots: u32,
  records: usize,
  count: u32,
  seen: usize,
): bool {
  const head = file + start;
  if (load<u32>(head) != tag || load<u32>(head, 4) != end - start || load<u32>(head, 8) != slots) return false;
  const listsStart = <u64>start + 12 + ((<u64>slots) << 2);
  if (listsStart > <u64>end) return false;
  let used = listsStart;
  for (let slot: u32 = 0; slot < slots; slot++) {
    const list = <u64>at(head + 12, slot);
    if (slot >= sources) {
      if (list != 0) return false;
      continue;
    }
    if (list < listsStart || list + 4 > <u64>end || (list & 3) != 0) return false;
    const length = load<u32>(file + <usize>list);
    if (list + 4 + ((<u64>length) << 2) > <u64>end) return false;
    used += 4 + ((<u64>length) << 2);
    for (let i: u32 = 0; i < length; i++) {
      const k = at(file + <usize>list + 4, i);
      if (k >= count || load<u8>(seen + k) != 0) return false;
      const record = records + <usize>k * 20;
      if (load<u32>(record) != type || load<u32>(record, 4) != slot) return false;
      store<u8>(seen + k, 1);
    }
  }
  if (used != <u64>end) return false;
  for (let k: u32 = 0; k < count; k++) {
    if (load<u32>(records + <usize>k * 20) == type && load<u8>(seen + k) == 0) return false;
  }
  return true;
}
