import { normalizeWord } from '../text/normalize';
import type { CharOffset, CharRange, SplitName } from '../text/note';
import type { Label } from '../text/span';
import { structureOf } from '../text/structure';
import type { LabelledNote } from './dataset';
import type { Work } from './work';

/** Bars of a histogram: [from, to) and how many; the last bar is open to the right. */
export interface HistogramBar {
  readonly from: number;
  /** Undefined: and more. */
  readonly to: number | undefined;
  readonly count: number;
}

export interface DatasetStatistics {
  readonly notes: number;
  readonly tokens: number;
  /** Different words (normalised). */
  readonly words: number;
  readonly tokensPerSentence: readonly HistogramBar[];
  readonly tokensPerNote: readonly HistogramBar[];
  /** By label: tokens per entity. */
  readonly tokensPerEntity: Readonly<Record<Label, readonly HistogramBar[]>>;
  /** Different words among the first n tokens, at up to 40 places (Heaps' law on screen). */
  readonly vocabularyGrowth: readonly { readonly tokens: number; readonly words: number }[];
  /** Share of the split's tokens whose word does not stand in train; undefined where there is no such split. */
  readonly unseenTokens: Readonly<Partial<Record<SplitName, number>>>;
  /** Share of the split's entities whose words are no entity of the same label in train. */
  readonly unseenEntities: Readonly<Partial<Record<SplitName, number>>>;
  /** Entities of each label, most frequent first, at most TOP: normalised words. */
  readonly topEntities: Readonly<Record<Label, readonly { readonly words: string; readonly count: number }[]>>;
}

const TOP = 20;
const GROWTH_POINTS = 40;
const NOTES_A_STEP = 64;
const SENTENCE_EDGES = [1, 5, 10, 15, 20, 25, 30, 40, 60] as const;
const NOTE_EDGES = [1, 10, 25, 50, 100, 200, 400, 800, 1600] as const;
const ENTITY_EDGES = [1, 2, 3, 4, 5, 6, 8, 12] as const;

/** @param edges ascending; values below the first are counted in the first bar */
export function histogram(values: Iterable<number>, edges: readonly number[]): HistogramBar[] {
  const counts = new Array<number>(edges.length).fill(0);
  for (const value of values) {
    const after = edges.findIndex((edge) => edge > value);
    const bar = after < 0 ? edges.length - 1 : Math.max(0, after - 1);
    counts[bar] = (counts[bar] ?? 0) + 1;
  }
  return edges.map((from, bar) => ({ from, to: edges[bar + 1], count: counts[bar] ?? 0 }));
}

/** Counts alone but for `topEntities`, which hold words of the notes and must stay in the browser. */
export function* statisticsOf(notes: readonly LabelledNote[]): Work<DatasetStatistics> {
  const sentenceLengths: number[] = [];
  const noteLengths: number[] = [];
  const entityLengths = new Map<Label, number[]>();
  const entities = new Map<Label, Map<string, number>>();
  const vocabulary = new Set<string>();
  const growth: { tokens: number; words: number }[] = [];
  const bySplit = new Map<SplitName | undefined, { words: string[]; entities: string[] }>();
  let tokenCount = 0;
  for (const [index, { note, gold, split }] of notes.entries()) {
    const { tokens, sentences } = structureOf(note);
    const words = tokens.map(({ start, end }) => normalizeWord(note.text.slice(start, end)));
    const own = bySplit.get(split) ?? { words: [], entities: [] };
    bySplit.set(split, own);
    noteLengths.push(tokens.length);
    for (const sentence of sentences) sentenceLengths.push(sentence.tokenEnd - sentence.tokenStart);
    for (const word of words) {
      vocabulary.add(word);
      own.words.push(word);
    }
    tokenCount += tokens.length;
    growth.push({ tokens: tokenCount, words: vocabulary.size });
    for (const span of gold) {
      const from = firstTokenAfter(tokens, span.start);
      let to = from;
      while (to < tokens.length && (tokens[to]?.start ?? 0) < span.end) to++;
      const inside = words.slice(from, to);
      const phrase = inside.join(' ');
      const lengths = entityLengths.get(span.label) ?? [];
      entityLengths.set(span.label, lengths);
      lengths.push(inside.length);
      const counts = entities.get(span.label) ?? new Map<string, number>();
      entities.set(span.label, counts);
      counts.set(phrase, (counts.get(phrase) ?? 0) + 1);
      own.entities.push(`${span.label} ${phrase}`);
    }
    if (index % NOTES_A_STEP === NOTES_A_STEP - 1) yield { done: index + 1, total: notes.length };
  }
  const train = bySplit.get('train');
  const unseen = (of: 'words' | 'entities'): Partial<Record<SplitName, number>> => {
    const known = new Set(train?.[of]);
    const shares: Partial<Record<SplitName, number>> = {};
    for (const name of ['dev', 'test'] as const) {
      const held = bySplit.get(name)?.[of];
      if (train && held && held.length > 0) shares[name] = held.filter((one) => !known.has(one)).length / held.length;
    }
    return shares;
  };
  return {
    notes: notes.length,
    tokens: tokenCount,
    words: vocabulary.size,
    tokensPerSentence: histogram(sentenceLengths, SENTENCE_EDGES),
    tokensPerNote: histogram(noteLengths, NOTE_EDGES),
    tokensPerEntity: mapValues(entityLengths, (lengths) => histogram(lengths, ENTITY_EDGES)),
    vocabularyGrowth: thinned(growth),
    unseenTokens: unseen('words'),
    unseenEntities: unseen('entities'),
    topEntities: mapValues(entities, (counts) =>
      [...counts]
        .map(([words, count]) => ({ words, count }))
        .sort((a, b) => b.count - a.count || (a.words < b.words ? -1 : 1))
        .slice(0, TOP),
    ),
  };
}

/** @returns index of the first token that ends after `offset` */
function firstTokenAfter(tokens: readonly CharRange[], offset: CharOffset): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

function mapValues<T, U>(map: ReadonlyMap<Label, T>, change: (value: T) => U): Record<Label, U> {
  return Object.fromEntries(
    [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([label, value]) => [label, change(value)]),
  );
}

/** Evenly thinned, the last point always kept. */
function thinned<T>(points: readonly T[]): T[] {
  if (points.length <= GROWTH_POINTS) return [...points];
  return Array.from(
    { length: GROWTH_POINTS },
    (_, at) => points[Math.round(((at + 1) * points.length) / GROWTH_POINTS) - 1] as T,
  );
}
