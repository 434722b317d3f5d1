import { CrfError } from './errors.js';
import { hashLittle } from './lookup3.js';
import { invalidModel, type ModelBytes } from './model-bytes.js';

/**
 * Constant quark database (CQDB, N. Okazaki): the dictionary of strings in a CRFsuite model. Offsets are relative to
 * its first byte. 24-byte header, 256 references to hash tables (offset, buckets), records (id, size, string + NUL)
 * in the order of ids, the tables, and one link to its record per id.
 */
const HEADER_SIZE = 24;
const TABLES = 256;
const RECORDS_START = HEADER_SIZE + 8 * TABLES;
const BYTE_ORDER = 0x62445371;
const encoder = new TextEncoder();
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const latin1 = new TextDecoder('latin1');
const BLOCK_SIZE = 1 << 16;
const BEYOND_ASCII = /[\x80-\uffff]/gu;

/**
 * @param strings [N] unique; position = id
 * @param what 'label' or 'attribute', for errors
 * @returns the chunk; fails with `invalid-model` on NUL, an unpaired surrogate, or a string that comes twice
 */
export function writeCqdb(strings: readonly string[], what: string): Uint8Array {
  const count = strings.length;
  let bound = RECORDS_START + count * 29;
  for (const text of strings) bound += 3 * text.length;
  if (bound > 0xffff_ffff) throw new CrfError('invalid-model', `The model's ${what}s do not fit in 4 GB.`);
  const bytes = new Uint8Array(bound);
  const view = new DataView(bytes.buffer);
  const recordOffset = new Uint32Array(count);
  const hashes = new Uint32Array(count);
  const sizes = new Uint32Array(TABLES);
  const seen = new Set<string>();
  let at = RECORDS_START;
  strings.forEach((text, id) => {
    if (/[\0\p{Surrogate}]/u.test(text)) {
      throw new CrfError('invalid-model', `The name of ${what} ${id} holds NUL or half a surrogate pair.`);
    }
    if (seen.has(text)) throw new CrfError('invalid-model', `The name of ${what} ${id} comes twice.`);
    seen.add(text);
    recordOffset[id] = at;
    const { written } = encoder.encodeInto(text, bytes.subarray(at + 8));
    const size = written + 1;
    view.setUint32(at, id, true);
    view.setUint32(at + 4, size, true);
    hashes[id] = hashLittle(bytes, at + 8, at + 8 + size, 0);
    sizes[hashes[id] % TABLES]++;
    at += 8 + size;
  });

  const tableOffset = new Uint32Array(TABLES);
  for (let table = 0; table < TABLES; table++) {
    if (sizes[table] === 0) continue;
    tableOffset[table] = at;
    view.setUint32(HEADER_SIZE + 8 * table, at, true);
    view.setUint32(HEADER_SIZE + 8 * table + 4, 2 * sizes[table], true);
    at += 16 * sizes[table];
  }
  for (let id = 0; id < count; id++) {
    const table = hashes[id] % TABLES;
    const buckets = 2 * sizes[table];
    let slot = (hashes[id] >>> 8) % buckets;
    while (view.getUint32(tableOffset[table] + 8 * slot + 4, true) !== 0) slot = (slot + 1) % buckets;
    view.setUint32(tableOffset[table] + 8 * slot, hashes[id], true);
    view.setUint32(tableOffset[table] + 8 * slot + 4, recordOffset[id], true);
  }

  const linksOffset = at;
  for (let id = 0; id < count; id++, at += 4) view.setUint32(at, recordOffset[id], true);
  encoder.encodeInto('CQDB', bytes);
  view.setUint32(4, at, true);
  view.setUint32(12, BYTE_ORDER, true);
  view.setUint32(16, count, true);
  view.setUint32(20, linksOffset, true);
  return bytes.subarray(0, at);
}

/**
 * Reads the chunk that fills `chunk` from start to end. The hash tables, which native tools search, are checked too.
 * @param count strings expected
 * @returns [count] position = id; fails with `invalid-model`
 */
export function readCqdb(chunk: ModelBytes, count: number, what: string): string[] {
  const { start, end } = chunk;
  chunk.expectTag(start, 'CQDB');
  chunk.expectUint32(start + 4, end - start, `size of the ${what} dictionary`);
  chunk.expectUint32(start + 8, 0, `flags of the ${what} dictionary`);
  chunk.expectUint32(start + 12, BYTE_ORDER, 'byte order mark');
  chunk.expectUint32(start + 16, count, `number of ${what}s`);
  const links = start + chunk.uint32(start + 20, `offset of the ${what} links`);
  if (links + 4 * count !== end || links < start + RECORDS_START)
    throw invalidModel(start + 20, `${count} ${what} links to end at byte ${end}`);

  const { bytes, view } = chunk;
  const strings = new Array<string>(count);
  const offsets = new Uint32Array(count);
  const hashes = new Uint32Array(count);
  let at = start + RECORDS_START;
  let block = '';
  let blockStart = at;
  let beyondAscii = 0;
  for (let id = 0; id < count; id++) {
    const text = at + 8;
    if (text >= links) throw invalidModel(at, `${what} ${id} before byte ${links}`);
    const size = view.getUint32(at + 4, true);
    if (view.getUint32(links + 4 * id, true) !== at - start) throw invalidModel(links + 4 * id, `a link to byte ${at}`);
    if (view.getUint32(at, true) !== id) throw invalidModel(at, `the id of ${what} ${id}`);
    if (size === 0 || text + size > links) throw invalidModel(at + 4, `a size of 1 to ${links - text}`);
    const last = text + size - 1;
    const nul = bytes.indexOf(0, text);
    if (nul >= 0 && nul < last) throw invalidModel(nul, `no NUL inside ${what} ${id}`);
    if (nul !== last) throw invalidModel(last, `NUL at the end of ${what} ${id}`);
    offsets[id] = at - start;
    hashes[id] = hashLittle(bytes, text, last + 1, 0);
    // Decoding in blocks and cutting ASCII names out of them is several times faster than a call per name.
    if (last > blockStart + block.length && size <= BLOCK_SIZE) {
      blockStart = text;
      block = latin1.decode(bytes.subarray(text, Math.min(text + BLOCK_SIZE, links)));
      beyondAscii = nextBeyondAscii(block, 0);
    }
    if (beyondAscii < text - blockStart) beyondAscii = nextBeyondAscii(block, text - blockStart);
    if (beyondAscii < last - blockStart || size > BLOCK_SIZE) {
      strings[id] = decodeUtf8(bytes.subarray(text, last), text, what, id);
    } else {
      strings[id] = block.slice(text - blockStart, last - blockStart);
    }
    at = last + 1;
  }
  checkTables(chunk, at, links, offsets, hashes, what);
  if (holdsEqual(hashes) && new Set(strings).size !== count) throw invalidModel(start, `no ${what} to come twice`);
  return strings;
}

/** The strings of a sound dictionary that begins at the first of these bytes. @param isPlain all of them are ASCII */
export function dictionaryNames(bytes: Uint8Array, count: number, isPlain: boolean): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const names = new Array<string>(count);
  const text = latin1.decode(bytes.subarray(0, view.getUint32(20, true)));
  for (let id = 0, at = RECORDS_START; id < count; id++) {
    const last = at + 7 + view.getUint32(at + 4, true);
    names[id] = isPlain ? text.slice(at + 8, last) : utf8.decode(bytes.subarray(at + 8, last));
    at = last + 1;
  }
  return names;
}

/** @returns its place from `from` on, or the block's length */
function nextBeyondAscii(block: string, from: number): number {
  BEYOND_ASCII.lastIndex = from;
  return BEYOND_ASCII.exec(block)?.index ?? block.length;
}

/** Equal strings have equal hashes, and sorting numbers takes a tenth of the time of a set of strings. */
function holdsEqual(hashes: Uint32Array): boolean {
  const sorted = hashes.slice().sort();
  for (let i = 1; i < sorted.length; i++) if (sorted[i] === sorted[i - 1]) return true;
  return false;
}

function decodeUtf8(bytes: Uint8Array, offset: number, what: string, id: number): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw invalidModel(offset, `${what} ${id} in UTF-8`);
  }
}

/**
 * Every record must be found by the search CQDB's own reader makes: from slot (hash >> 8) % buckets on, no empty
 * bucket before its own. One pass over each table, so that no crafted table costs quadratic time.
 */
function checkTables(
  chunk: ModelBytes,
  tablesStart: number,
  tablesEnd: number,
  offsets: Uint32Array,
  hashes: Uint32Array,
  what: string,
): void {
  const { start, view } = chunk;
  const count = offsets.length;
  const found = new Uint8Array(count);
  let total = 0;
  for (let table = 0; table < TABLES; table++) {
    const reference = start + HEADER_SIZE + 8 * table;
    const first = start + chunk.uint32(reference, `offset of ${what} table ${table}`);
    const buckets = chunk.uint32(reference + 4, `buckets of ${what} table ${table}`);
    if (buckets === 0) {
      chunk.expectUint32(reference, 0, `offset of the empty ${what} table ${table}`);
      continue;
    }
    total += buckets;
    if (total > 2 * count) throw invalidModel(reference + 4, `${2 * count} buckets in all ${what} tables`);
    if (first < tablesStart || first + 8 * buckets > tablesEnd) {
      throw invalidModel(reference, `${what} table ${table} within bytes ${tablesStart} to ${tablesEnd}`);
    }
    let run = runBefore(chunk, first, buckets);
    for (let slot = 0; slot < buckets; slot++) {
      const bucket = first + 8 * slot;
      const offset = view.getUint32(bucket + 4, true);
      const hash = view.getUint32(bucket, true);
      if (offset === 0) {
        if (hash !== 0) throw invalidModel(bucket, 'an empty bucket to be 0');
        run = 0;
        continue;
      }
      run++;
      const id = start + offset + 4 <= tablesStart ? view.getUint32(start + offset, true) : count;
      const distance = (slot - ((hash >>> 8) % buckets) + buckets) % buckets;
      const sound = id < count && offsets[id] === offset && hashes[id] === hash && hash % TABLES === table;
      if (!sound || found[id] === 1 || distance >= run) {
        throw invalidModel(bucket, `the hash and offset of one ${what} where a search finds it`);
      }
      found[id] = 1;
    }
  }
  const missing = found.indexOf(0);
  if (missing >= 0) throw invalidModel(start + offsets[missing], `${what} ${missing} to stand in a hash table`);
}

/** Filled buckets at the end of the table: a search that starts there goes on at slot 0. */
function runBefore({ view }: ModelBytes, first: number, buckets: number): number {
  let run = 0;
  while (run < buckets && view.getUint32(first + 8 * (buckets - 1 - run) + 4, true) !== 0) run++;
  return run;
}
