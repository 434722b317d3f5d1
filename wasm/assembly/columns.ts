// Attributes that stand at the same tokens are one column (see src/columns.ts), for items whose weights are all 1.
// Each token has a random word; an attribute's signature is the sum of those of its tokens. Equal signatures name a column,
// and every token checks it: of each of its columns all attributes must be there. Tables are u32 unless said otherwise.
import { at, put, recordAt } from './tables';

// An attribute: its signature, the token it was last seen at, its column + 1.
const SIGNATURE: usize = 0;
const LAST: usize = 8;
const COLUMN: usize = 12;
const ATTRIBUTE_SHIFT: usize = 4;

// A column: token + 1 where last seen, its attributes there, its attributes in all, the tokens that have it.
const SEEN: usize = 0;
const HITS: usize = 4;
const SIZE: usize = 8;
const USES: usize = 12;
const COLUMN_SHIFT: usize = 4;

/** Steele, Lea and Flood 2014: the mixer of SplitMix64. */
function mix(x: u64): u64 {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
  x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
  return x ^ (x >> 31);
}

/**
 * Signatures after tokens first … last-1. start [tokens+1], entry: attribute ids; attributes: records of 16 bytes, zero.
 * @returns false where an attribute stands twice at a token
 */
export function signAttributes(start: usize, entry: usize, attributes: usize, first: u32, last: u32): bool {
  for (let t = first; t < last; t++) {
    const mark = t + 1;
    const word = mix(<u64>mark * 0x9e3779b97f4a7c15);
    const end = entry + ((<usize>at(start, t + 1)) << 2);
    for (let e = entry + ((<usize>at(start, t)) << 2); e < end; e += 4) {
      const a = attributes + ((<usize>load<u32>(e)) << ATTRIBUTE_SHIFT);
      if (load<u32>(a, LAST) == mark) return false;
      store<u32>(a, mark, LAST);
      store<u64>(a, load<u64>(a, SIGNATURE) + word, SIGNATURE);
    }
  }
  return true;
}

/** The slot of the attribute's signature in `slots` (attribute + 1, 0: free; their number is mask + 1, a power of two). */
function slotOf(attributes: usize, a: usize, slots: usize, mask: u32): u32 {
  let slot = <u32>load<u64>(a, SIGNATURE) & mask;
  for (let other = at(slots, slot); other != 0; other = at(slots, slot)) {
    const b = recordAt(attributes, other - 1, ATTRIBUTE_SHIFT);
    if (load<u64>(a, SIGNATURE) == load<u64>(b, SIGNATURE)) break;
    slot = (slot + 1) & mask;
  }
  return slot;
}

/**
 * Columns of tokens first … last-1, numbered as they are met, each once a token, in the place of the attributes:
 * `start` and `entry` become those of columns. `begin`: where the attributes of token `first` stood.
 * After signAttributes; columns: records of 16 bytes, zero. @returns number of columns so far, -1 when signatures lie
 */
export function nameColumns(
  start: usize,
  entry: usize,
  attributes: usize,
  columns: usize,
  slots: usize,
  mask: u32,
  count: u32,
  begin: u32,
  first: u32,
  last: u32,
): i32 {
  let length = at(start, first);
  for (let t = first; t < last; t++) {
    const mark = t + 1;
    const own = length;
    const end = at(start, t + 1);
    for (let e = begin; e < end; e++) {
      const id = at(entry, e);
      const a = recordAt(attributes, id, ATTRIBUTE_SHIFT);
      let column = load<u32>(a, COLUMN);
      if (column == 0) {
        const slot = slotOf(attributes, a, slots, mask);
        const other = at(slots, slot);
        if (other == 0) {
          put(slots, slot, id + 1);
          column = ++count;
        } else column = load<u32>(recordAt(attributes, other - 1, ATTRIBUTE_SHIFT), COLUMN);
        store<u32>(a, column, COLUMN);
        const c = recordAt(columns, column - 1, COLUMN_SHIFT);
        store<u32>(c, load<u32>(c, SIZE) + 1, SIZE);
      }
      const c = recordAt(columns, column - 1, COLUMN_SHIFT);
      if (load<u32>(c, SEEN) == mark) store<u32>(c, load<u32>(c, HITS) + 1, HITS);
      else {
        store<u32>(c, mark, SEEN);
        store<u32>(c, 1, HITS);
        store<u32>(c, load<u32>(c, USES) + 1, USES);
        put(entry, length++, column - 1);
      }
    }
    for (let e = own; e < length; e++) {
      const c = recordAt(columns, at(entry, e), COLUMN_SHIFT);
      if (load<u32>(c, HITS) != load<u32>(c, SIZE)) return -1;
    }
    begin = end;
    put(start, t + 1, length);
  }
  return <i32>count;
}

/**
 * ofAttribute i32 [attributes]: column of each, -1 for none; multiplicity and uses [columns].
 * @returns occurrences of all attributes together, if each stands at every token of its column: fewer than there are, where
 * a signature lied and nameColumns could not see it, as the token came before the column's last attribute
 */
export function describeColumns(
  attributes: usize,
  attributeCount: u32,
  columns: usize,
  columnCount: u32,
  ofAttribute: usize,
  multiplicity: usize,
  uses: usize,
): u32 {
  let occurrences: u32 = 0;
  for (let a: u32 = 0; a < attributeCount; a++) {
    put(ofAttribute, a, load<u32>(recordAt(attributes, a, ATTRIBUTE_SHIFT), COLUMN) - 1);
  }
  for (let c: u32 = 0; c < columnCount; c++) {
    const record = recordAt(columns, c, COLUMN_SHIFT);
    const size = load<u32>(record, SIZE);
    const used = load<u32>(record, USES);
    put(multiplicity, c, size);
    put(uses, c, used);
    occurrences += size * used;
  }
  return occurrences;
}
