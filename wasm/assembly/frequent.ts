// The most frequent columns are nearly everywhere, so that tokens differ by few of them: which of up to 32 a token has is
// a mask, and each mask that comes often becomes one group. Tables are u32 unless said otherwise.
import { at, put, putReal, realAt, recordAt } from './tables';

// A slot of a hash table of masks: mask (0: free), tokens that have it, its group's id + 1.
const MASK: usize = 0;
const COUNT: usize = 4;
const GROUP: usize = 8;
const SLOT_SHIFT: usize = 4;

/** chosen [most]: the columns of at least `least` uses, most frequent first, of equal ones the first. @returns how many */
export function mostUsed(uses: usize, columns: u32, least: f64, chosen: usize, most: u32): u32 {
  let count: u32 = 0;
  for (let c: u32 = 0; c < columns; c++) {
    const own = at(uses, c);
    if (<f64>own < least || (count == most && own <= at(uses, at(chosen, most - 1)))) continue;
    let place = count < most ? count++ : most - 1;
    for (; place > 0 && at(uses, at(chosen, place - 1)) < own; place--) put(chosen, place, at(chosen, place - 1));
    put(chosen, place, c);
  }
  return count;
}

/** masks [tokens]: bits of the columns a token has, for tokens first … last-1. bitOf [columns]: bit + 1, 0 for none. */
export function maskTokens(
  start: usize,
  column: usize,
  plain: usize,
  bitOf: usize,
  masks: usize,
  first: u32,
  last: u32,
): void {
  for (let t = first; t < last; t++) {
    const end = at(start, t + 1);
    let mask: u32 = 0;
    for (let e = at(start, t); e < end; e++) {
      const bit = at(bitOf, at(column, e));
      // Bit 0 of 64 takes those without one.
      if (plain == 0 || load<u8>(plain + <usize>e) != 0) mask |= <u32>(((<u64>1) << bit) >> 1);
    }
    put(masks, t, mask);
  }
}

function slotOf(slots: usize, size: u32, mask: u32): usize {
  let i = (mask * 0x9e3779b1) >> 7;
  let slot = recordAt(slots, i & (size - 1), SLOT_SHIFT);
  while (load<u32>(slot, MASK) != mask && load<u32>(slot, MASK) != 0) {
    slot = recordAt(slots, ++i & (size - 1), SLOT_SHIFT);
  }
  return slot;
}

// @ts-ignore: decorator
@inline
function isUseful(size: u32, uses: u32): bool {
  return size + uses < size * uses;
}

/** Counts every step-th token's mask & kept into `slots` (size: a power of two, more than tokens; zero before). */
export function countMasks(masks: usize, tokens: u32, step: u32, kept: u32, slots: usize, size: u32): void {
  for (let t: u32 = 0; t < tokens; t += step) {
    const mask = at(masks, t) & kept;
    if (mask == 0) continue;
    const slot = slotOf(slots, size, mask);
    store<u32>(slot, mask, MASK);
    store<u32>(slot, load<u32>(slot, COUNT) + 1, COUNT);
  }
}

/** Rows that tokens and groups sum after countMasks, columns that are left to other groups at half. Clears the slots. */
export function priceMasks(masks: usize, tokens: u32, step: u32, kept: u32, slots: usize, size: u32): f64 {
  let rows: u64 = 0;
  for (let i: u32 = 0; i < size; i++) {
    const slot = recordAt(slots, i, SLOT_SHIFT);
    const mask = load<u32>(slot, MASK);
    if (mask == 0) continue;
    const width = <u32>popcnt(mask);
    const uses = load<u32>(slot, COUNT);
    rows += isUseful(width, uses) ? width + uses : width * uses;
    store<u64>(slot, 0);
  }
  let left: u64 = 0;
  for (let t: u32 = 0; t < tokens; t += step) left += <u64>popcnt(at(masks, t) & ~kept);
  return <f64>rows + 0.5 * <f64>left;
}

/** After countMasks of all tokens: masks become group id + 1 as tokens meet them, 0 for none. @returns number of groups */
export function nameMasks(masks: usize, kept: u32, slots: usize, size: u32, count: u32, first: u32, last: u32): u32 {
  for (let t = first; t < last; t++) {
    const mask = at(masks, t) & kept;
    let group: u32 = 0;
    if (mask != 0) {
      const slot = slotOf(slots, size, mask);
      group = load<u32>(slot, GROUP);
      if (group == 0 && isUseful(<u32>popcnt(mask), load<u32>(slot, COUNT))) {
        group = ++count;
        store<u32>(slot, group, GROUP);
      }
    }
    put(masks, t, group);
  }
  return count;
}

/**
 * Takes out of tokens first … last-1 the columns that their groups hold: start and column (with weight f64 and plain, or
 * null) are written over from their front. `begin`: where the columns of token `first` stood.
 */
export function dropMasked(
  start: usize,
  column: usize,
  weight: usize,
  plain: usize,
  bitOf: usize,
  masks: usize,
  kept: u32,
  begin: u32,
  first: u32,
  last: u32,
): void {
  let length = at(start, first);
  for (let t = first; t < last; t++) {
    const end = at(start, t + 1);
    const taken: u64 = at(masks, t) != 0 ? (<u64>kept) << 1 : 0;
    for (let e = begin; e < end; e++) {
      const own = at(column, e);
      if (((taken >> at(bitOf, own)) & 1) != 0 && (plain == 0 || load<u8>(plain + <usize>e) != 0)) continue;
      if (weight != 0) {
        putReal(weight, length, realAt(weight, e));
        store<u8>(plain + <usize>length, load<u8>(plain + <usize>e));
      }
      put(column, length++, own);
    }
    begin = end;
    put(start, t + 1, length);
  }
}

/** maskOf [groups] of the named masks. @returns columns of all of them together */
export function collectMasks(slots: usize, size: u32, maskOf: usize): u32 {
  let entries: u32 = 0;
  for (let i: u32 = 0; i < size; i++) {
    const slot = recordAt(slots, i, SLOT_SHIFT);
    const group = load<u32>(slot, GROUP);
    if (group == 0) continue;
    put(maskOf, group - 1, load<u32>(slot, MASK));
    entries += <u32>popcnt(load<u32>(slot, MASK));
  }
  return entries;
}

/** Groups of masks as sparse rows groupStart [groups+1], groupColumn; columnOf [32] by bit. */
export function writeMasks(maskOf: usize, groups: u32, columnOf: usize, groupStart: usize, groupColumn: usize): void {
  let length: u32 = 0;
  put(groupStart, 0, 0);
  for (let g: u32 = 0; g < groups; g++) {
    for (let mask = at(maskOf, g); mask != 0; mask &= mask - 1) {
      put(groupColumn, length++, at(columnOf, <u32>ctz(mask)));
    }
    put(groupStart, g + 1, length);
  }
}
