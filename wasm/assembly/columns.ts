// Attributes that stand at the same tokens, as classes (see src/columns.ts), for items whose weights are all 1.
// Tables are u32 unless said otherwise.

// An attribute: its class, the token it was last seen at, its column + 1.
const CLASS: usize = 0;
const LAST: usize = 4;
const COLUMN: usize = 8;
const ATTRIBUTE_SHIFT: usize = 4;

// A class: its size, the token it was last seen at, its members there, the class they move to + 1.
const SIZE: usize = 0;
const SEEN: usize = 4;
const HITS: usize = 8;
const CHILD: usize = 12;
const CLASS_SHIFT: usize = 4;

// @ts-ignore: decorator
@inline
function at(table: usize, i: u32): u32 {
  return load<u32>(table + ((<usize>i) << 2));
}

// @ts-ignore: decorator
@inline
function put(table: usize, i: u32, value: u32): void {
  store<u32>(table + ((<usize>i) << 2), value);
}

// @ts-ignore: decorator
@inline
function attributeAt(attributes: usize, entry: usize): usize {
  return attributes + ((<usize>load<u32>(entry)) << ATTRIBUTE_SHIFT);
}

/**
 * Partition refinement by tokens first … last-1: every class is split into its members that stand there and the others.
 * from, to [tokens]: addresses of a token's entries (attribute ids). attributes, classes: records of 16 bytes, zero but for
 * the size of class 0. `count` classes so far. @returns their number after, 0 where an attribute stands twice at a token
 */
export function refine(
  from: usize,
  to: usize,
  attributes: usize,
  classes: usize,
  count: u32,
  first: u32,
  last: u32,
): u32 {
  for (let t = first; t < last; t++) {
    const mark = t + 1;
    const begin = <usize>at(from, t);
    const end = <usize>at(to, t);
    for (let e = begin; e < end; e += 4) {
      const a = attributeAt(attributes, e);
      if (load<u32>(a, LAST) == mark) return 0;
      store<u32>(a, mark, LAST);
      const c = classes + ((<usize>load<u32>(a, CLASS)) << CLASS_SHIFT);
      if (load<u32>(c, SEEN) != mark) {
        store<u32>(c, mark, SEEN);
        store<u32>(c, 1, HITS);
        store<u32>(c, 0, CHILD);
      } else store<u32>(c, load<u32>(c, HITS) + 1, HITS);
    }
    for (let e = begin; e < end; e += 4) {
      const a = attributeAt(attributes, e);
      const c = classes + ((<usize>load<u32>(a, CLASS)) << CLASS_SHIFT);
      let child = load<u32>(c, CHILD);
      if (child == 0) {
        const hits = load<u32>(c, HITS);
        const size = load<u32>(c, SIZE);
        if (hits == size) continue;
        store<u32>(classes + ((<usize>count) << CLASS_SHIFT), hits, SIZE);
        store<u32>(c, size - hits, SIZE);
        child = ++count;
        store<u32>(c, child, CHILD);
      }
      store<u32>(a, child - 1, CLASS);
    }
  }
  return count;
}

/**
 * Columns of tokens first … last-1, numbered as they are met, each once a token: starts [tokens+1], columns. After the last
 * refine; classes with SEEN and CHILD 0; CHILD becomes column + 1. multiplicity, seen: zero. @returns number of columns
 */
export function nameColumns(
  from: usize,
  to: usize,
  attributes: usize,
  classes: usize,
  multiplicity: usize,
  seen: usize,
  starts: usize,
  columns: usize,
  count: u32,
  first: u32,
  last: u32,
): u32 {
  let length = at(starts, first);
  for (let t = first; t < last; t++) {
    const mark = t + 1;
    const end = <usize>at(to, t);
    for (let e = <usize>at(from, t); e < end; e += 4) {
      const a = attributeAt(attributes, e);
      let column = load<u32>(a, COLUMN);
      if (column == 0) {
        const c = classes + ((<usize>load<u32>(a, CLASS)) << CLASS_SHIFT);
        column = load<u32>(c, CHILD);
        if (column == 0) {
          column = ++count;
          store<u32>(c, column, CHILD);
        }
        store<u32>(a, column, COLUMN);
        put(multiplicity, column - 1, at(multiplicity, column - 1) + 1);
      }
      if (at(seen, column - 1) == mark) continue;
      put(seen, column - 1, mark);
      put(columns, length++, column - 1);
    }
    put(starts, t + 1, length);
  }
  return count;
}

/** CHILD of all classes back to 0, for nameColumns. */
export function forgetChildren(classes: usize, count: u32): void {
  const end = classes + ((<usize>count) << CLASS_SHIFT);
  for (let c = classes; c < end; c += 16) store<u32>(c, 0, CHILD);
}

/** out [count] i32: column of each attribute, -1 for none. */
export function columnsOfAttributes(attributes: usize, out: usize, count: u32): void {
  for (let a: u32 = 0; a < count; a++) {
    put(out, a, load<u32>(attributes + ((<usize>a) << ATTRIBUTE_SHIFT), COLUMN) - 1);
  }
}
