import { normalizeWord } from '../text/normalize';
import type { Label } from '../text/span';
import { type Counts, type CountsPart, emptyCounts, MAX_LABELS, placeOf, WORD_BUCKETS } from './counts';

/** What a model said of one sentence. Words are used to count, and forgotten. */
export interface SentenceObservation {
  readonly words: readonly string[];
  /** [words] the word did not stand in the model's training notes. */
  readonly unknown: readonly boolean[];
  /** −log P of the words one by one, by how often training has each, nats, >= 0. */
  readonly rarityNats: number;
  /** −log P of the best path, nats, >= 0. */
  readonly surpriseNats: number;
  readonly entities: readonly { readonly label: Label; readonly tokens: number; readonly confidence: number }[];
}

/** Below it a sentence counts as one the model is unsure of: P of its best path, per token (geometric mean). */
export const LOW_CONFIDENCE = 0.8;

const TOKEN_EDGES = [1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20] as const;
const SENTENCE_EDGES = [1, 4, 7, 10, 14, 18, 22, 27, 33, 40, 50, 70] as const;
const NOTE_EDGES = [1, 10, 20, 40, 80, 160, 320, 640, 1280, 2560] as const;
const ENTITY_EDGES = [0, 1, 2, 3, 5, 8, 13, 21] as const;

/** Counts of one note. @param labels the model's, in its order */
export function countNote(sentences: readonly SentenceObservation[], labels: readonly Label[]): Counts {
  const counts = emptyCounts();
  const add = (part: CountsPart, bin: number, more = 1) => {
    const at = placeOf(part).from + bin;
    counts[at] = (counts[at] ?? 0) + more;
  };
  let tokens = 0;
  let entities = 0;
  for (const { words, unknown, surpriseNats, rarityNats, entities: found } of sentences) {
    tokens += words.length;
    entities += found.length;
    add('sentences', 0);
    add('sentenceLength', binOf(words.length, SENTENCE_EDGES));
    add('surpriseMillinats', 0, Math.round(1000 * surpriseNats));
    add('rarityMillinats', 0, Math.round(1000 * rarityNats));
    if (words.length > 0 && Math.exp(-surpriseNats / words.length) < LOW_CONFIDENCE) add('lowConfidenceSentences', 0);
    let inside = 0;
    for (const { label, tokens: length, confidence } of found) {
      const bin = Math.min(MAX_LABELS - 1, Math.max(0, labels.indexOf(label)));
      inside += length;
      add('tags', 1 + bin, length);
      add('entities', bin);
      add('confidence', Math.min(9, Math.max(0, Math.floor(confidence * 10))));
    }
    add('tags', 0, words.length - inside);
    for (const [at, word] of words.entries()) {
      if (unknown[at]) add('unknownTokens', 0);
      add('tokenLength', binOf(word.length, TOKEN_EDGES));
      add('shape', shapeOf(word));
      add('words', bucketOf(word));
    }
  }
  add('notes', 0);
  add('tokens', 0, tokens);
  add('tokensPerNote', binOf(tokens, NOTE_EDGES));
  add('entitiesPerNote', binOf(entities, ENTITY_EDGES));
  return counts;
}

/**
 * Kinds of tokens, the first that fits; the last fits all. Marks are told apart: text from elsewhere has other ones, and
 * most are rare enough at home for a few more to show.
 */
const SHAPES: readonly RegExp[] = [
  /^\p{Ll}+$/u,
  /^\p{Lu}\p{Ll}+$/u,
  /^\p{Lu}+$/u,
  /^\p{Nd}+$/u,
  /^[\p{Nd}.,/%:-]*\p{Nd}[\p{Nd}.,/%:-]*$/u,
  /^\p{L}+$/u,
  /^[\p{L}\p{Nd}]+$/u,
  /^\.[\p{P}\p{S}]*$/u,
  /^,[\p{P}\p{S}]*$/u,
  /^:[\p{P}\p{S}]*$/u,
  /^;[\p{P}\p{S}]*$/u,
  /^\p{Pd}[\p{P}\p{S}]*$/u,
  /^\/[\p{P}\p{S}]*$/u,
  /^%[\p{P}\p{S}]*$/u,
  /^[\p{Ps}\p{Pe}][\p{P}\p{S}]*$/u,
  /^["'`´\p{Pi}\p{Pf}][\p{P}\p{S}]*$/u,
  /^[\p{P}\p{S}]+$/u,
  /(?:)/u,
];

function shapeOf(word: string): number {
  const short = word.length === 1 ? SHORT_SHAPES[word.charCodeAt(0)] : undefined;
  return short ?? SHAPES.findIndex((shape) => shape.test(word));
}

/** Shapes of the ASCII characters: every fourth token is one, and most marks are the last that the list comes to. */
const SHORT_SHAPES: readonly number[] = Array.from({ length: 128 }, (_, code) =>
  SHAPES.findIndex((shape) => shape.test(String.fromCharCode(code))),
);

/** FNV-1a (Fowler, Noll & Vo) over the UTF-16 units of the normalised word. */
function bucketOf(word: string): number {
  let hash = 0x811c9dc5;
  const norm = normalizeWord(word);
  for (let at = 0; at < norm.length; at++) hash = Math.imul(hash ^ norm.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % WORD_BUCKETS;
}

/** Values below the first edge count in the first bin. */
function binOf(value: number, edges: readonly number[]): number {
  let bin = edges.length - 1;
  while (bin > 0 && (edges[bin] ?? 0) > value) bin--;
  return bin;
}
