import { type Counts, type CountsPart, placeOf } from './counts';
import { SHARE_CELLS } from './shares';
import { NOTES_MIN, SHARES } from './suppress';

/**
 * What may be told of how a share varies: its covariance with the others; its variance alone; nothing. Whatever is told,
 * or follows from what is told, is of no note or of NOTES_MIN and more.
 */
export type Spread = 'with-others' | 'alone' | 'nothing';

/** Parts whose cells share out a whole: what is told of all cells but some tells of those together. */
const PARTS: readonly CountsPart[] = ['tags', 'shape', 'tokenLength', 'words'];

/** Notes as bits. */
type NoteSet = Uint32Array;

/**
 * A covariance of two cells stands for the notes that have both, so pairs that 1 to 10 notes have must not be told. Nor
 * may they follow: covariances of a part's cells add up to 0, so those of its hidden cells together, and of what stands
 * outside a share, are known. Cells are hidden, the rarest first, until every pair, of hidden cells together as well, is
 * of no note or of NOTES_MIN.
 * @param notes counts of each
 * @returns [SHARES_SIZE]
 */
export function tellableSpread(notes: readonly Counts[]): Spread[] {
  const setOf = (has: (note: Counts) => boolean): NoteSet => {
    const set = new Uint32Array(Math.ceil(notes.length / 32));
    for (const [at, note] of notes.entries()) if (has(note)) set[at >>> 5] = (set[at >>> 5] ?? 0) | (1 << (at & 31));
    return set;
  };
  const having = SHARE_CELLS.map((cell) => setOf((note) => (note[cell] ?? 0) > 0));
  const support = having.map(sizeOf);
  const spread = support.map((size): Spread => (size > 0 && size < NOTES_MIN ? 'nothing' : 'with-others'));
  /** What the told cells of each part leave over, which grows as cells are hidden. */
  const leftOver = [
    ...PARTS.map((part) => {
      const { from, to } = placeOf(part);
      const cells = SHARE_CELLS.flatMap((cell, share) => (cell >= from && cell < to ? [share] : []));
      const others = range(from, to).filter((cell) => !SHARE_CELLS.includes(cell));
      const set = setOf((note) => others.some((cell) => (note[cell] ?? 0) > 0));
      for (const share of cells) if (spread[share] === 'nothing') unite(set, having[share] as NoteSet);
      return { cells, set };
    }),
    ...SHARES.map(([part, whole]) => {
      const { from } = placeOf(part);
      const { from: all } = placeOf(whole);
      const set = setOf((note) => (note[all] ?? 0) > (note[from] ?? 0));
      return { cells: [SHARE_CELLS.indexOf(from)], set };
    }),
  ];
  const told = () => range(0, spread.length).filter((share) => spread[share] === 'with-others');
  const hide = (share: number) => {
    spread[share] = 'alone';
    for (const { cells, set } of leftOver) if (cells.includes(share)) unite(set, having[share] as NoteSet);
  };
  /** The rarest told cell of the first that has one. */
  const hideRarest = (shares: readonly number[]): boolean => {
    const open = shares.filter((share) => spread[share] === 'with-others' && (support[share] ?? 0) > 0);
    const rarest = open.sort((a, b) => (support[a] ?? 0) - (support[b] ?? 0))[0];
    if (rarest !== undefined) hide(rarest);
    return rarest !== undefined;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (const share of rareMeetings(told(), having)) {
      hide(share);
      changed = true;
    }
    for (const [at, { cells, set }] of leftOver.entries()) {
      // Too few notes by themselves: some more of the part's cells are hidden with them.
      while (isFew(sizeOf(set)) && hideRarest(cells)) changed = true;
      for (const other of leftOver.slice(0, at)) {
        while (isFew(common(set, other.set)) && hideRarest([...cells, ...other.cells])) changed = true;
      }
      for (const share of told()) {
        if (!isFew(common(set, having[share] as NoteSet))) continue;
        hide(share);
        changed = true;
      }
    }
  }
  return spread;
}

const isFew = (notes: number): boolean => notes > 0 && notes < NOTES_MIN;

/** Cells to hide so that no two of the others meet in few notes: those that do so with the most others first. */
function rareMeetings(told: readonly number[], having: readonly NoteSet[]): number[] {
  const meets = new Map(told.map((share) => [share, new Set<number>()]));
  for (const [at, a] of told.entries()) {
    for (const b of told.slice(0, at)) {
      if (!isFew(common(having[a] as NoteSet, having[b] as NoteSet))) continue;
      meets.get(a)?.add(b);
      meets.get(b)?.add(a);
    }
  }
  const hidden: number[] = [];
  for (;;) {
    const [share, others] = [...meets].sort((a, b) => b[1].size - a[1].size || a[0] - b[0])[0] ?? [];
    if (share === undefined || others === undefined || others.size === 0) return hidden;
    hidden.push(share);
    meets.delete(share);
    for (const rest of meets.values()) rest.delete(share);
  }
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, at) => from + at);

function unite(set: NoteSet, more: NoteSet): void {
  for (let at = 0; at < set.length; at++) set[at] = (set[at] ?? 0) | (more[at] ?? 0);
}

function common(a: NoteSet, b: NoteSet): number {
  let size = 0;
  for (let at = 0; at < a.length; at++) size += ones((a[at] ?? 0) & (b[at] ?? 0));
  return size;
}

function sizeOf(set: NoteSet): number {
  let size = 0;
  for (const bits of set) size += ones(bits);
  return size;
}

/** Bits that are set. */
function ones(bits: number): number {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
