import type { CharRange, Sentence, TextStructure } from '../text/note';
import {
  compareSpans,
  DISEASE,
  type Label,
  type PredictedSpan,
  type Span,
  sameSpan,
  spansOverlap,
  TREATMENT,
} from '../text/span';
import { abbreviationsOf } from './abbreviations';
import { type AssertionResult, type MentionKind, readAssertions, type TokenRange } from './assertion';
import { certaintyOf } from './certainty';
import { doseAfter } from './dose';
import { normalForm } from './normal-form';
import type { Mark, NoteReading, Pair, ReadingLayer } from './reading';

export interface ReadNoteInput {
  readonly noteId: string;
  readonly text: string;
  /** Of this text; every offset here and in the result counts its UTF-16 code units. */
  readonly structure: TextStructure;
  readonly gold: readonly Span[];
  /** Undefined: no model was asked. */
  readonly predicted: readonly PredictedSpan[] | undefined;
  readonly layer: ReadingLayer;
  readonly diseaseLabel?: Label;
  readonly treatmentLabel?: Label;
  /** Pairs denied and family mentions too. Default false. */
  readonly includeUnaffirmed?: boolean;
}

interface ShownSpan extends Span {
  readonly status: Mark['status'];
  readonly prediction: PredictedSpan | undefined;
}

interface SentenceReader {
  readonly words: readonly string[];
  readonly assert: (target: TokenRange, kind?: MentionKind) => AssertionResult;
}

const FAMILY_HEADING = /^(?:family(?:\s+medical)?\s+history|fh|fhx)$/iu;

/**
 * Reads one note: its marks with what the text says of them, and every disease × treatment of one sentence.
 * Pairs are in the order of sentence, disease, treatment. A note without tokens has no marks.
 */
export function readNote(input: ReadNoteInput): NoteReading {
  const { noteId, text, structure, layer, diseaseLabel = DISEASE, treatmentLabel = TREATMENT } = input;
  const readers = new Map<number, SentenceReader>();
  const longForms = abbreviationsOf(text);
  const marks = structure.sentences.length === 0 ? [] : shownSpans(input).map(markOf);
  const pairs = pairsOf(marks, {
    diseaseLabel,
    treatmentLabel,
    includeUnaffirmed: input.includeUnaffirmed ?? false,
    layer,
  });
  return { noteId, layer, marks, pairs };

  function markOf(span: ShownSpan): Mark {
    const sentenceIndex = sentenceAt(structure.sentences, span.start);
    const tokens = tokensOf(span, structure, sentenceIndex);
    const reader = readerOf(sentenceIndex);
    const kind = span.label === diseaseLabel ? 'disease' : span.label === treatmentLabel ? 'treatment' : undefined;
    const said = reader.assert(tokens, kind);
    const heading = said.assertion === 'affirmed' ? familyHeadingAt(span.start) : undefined;
    const dose = kind === 'treatment' ? doseAfter(reader.words, tokens.end) : undefined;
    const name = text.slice(span.start, span.end);
    return {
      start: span.start,
      end: span.end,
      label: span.label,
      status: span.status,
      confidence: span.prediction?.confidence,
      rawConfidence: span.prediction?.rawConfidence,
      otherwise: span.prediction?.otherwise,
      assertion: heading ? 'family' : said.assertion,
      cue: heading ?? (said.cue && charsOf(said.cue, sentenceIndex)),
      sentenceIndex,
      key: normalForm(longForms.get(name) ?? name),
      dose: dose && charsOf(dose, sentenceIndex),
    };
  }

  function readerOf(sentenceIndex: number): SentenceReader {
    const known = readers.get(sentenceIndex);
    if (known) return known;
    const sentence = structure.sentences[sentenceIndex];
    const tokens = structure.tokens.slice(sentence?.tokenStart ?? 0, sentence?.tokenEnd ?? 0);
    const words = tokens.map((token) => text.slice(token.start, token.end));
    const reader = { words, assert: readAssertions(words) };
    readers.set(sentenceIndex, reader);
    return reader;
  }

  function charsOf(range: TokenRange, sentenceIndex: number): CharRange | undefined {
    const first = structure.sentences[sentenceIndex]?.tokenStart ?? 0;
    const start = structure.tokens[first + range.start]?.start;
    const end = structure.tokens[first + range.end - 1]?.end;
    return start === undefined || end === undefined ? undefined : { start, end };
  }

  /** The paragraph under a heading "Family history" speaks of the family without saying so again. */
  function familyHeadingAt(offset: number): CharRange | undefined {
    const section = structure.sections.find((candidate) => candidate.start <= offset && offset < candidate.end);
    const heading = section?.heading;
    if (!heading || !FAMILY_HEADING.test(text.slice(heading.start, heading.end).trim())) return undefined;
    const body = text.slice(heading.end, offset).replace(/^[\s:]+/u, '');
    return /\n\s*\n/u.test(body) ? undefined : heading;
  }
}

function shownSpans({ gold, predicted = [], layer }: ReadNoteInput): ShownSpan[] {
  const fromGold = (): ShownSpan[] =>
    gold.map((span) => ({
      ...span,
      status: 'confirmed',
      prediction: predicted.find((prediction) => sameSpan(prediction, span)),
    }));
  const fromModel = (spans: readonly PredictedSpan[]): ShownSpan[] =>
    spans.map((span) => ({
      start: span.start,
      end: span.end,
      label: span.label,
      status: gold.some((confirmed) => sameSpan(confirmed, span)) ? 'confirmed' : 'suggested',
      prediction: span,
    }));
  if (layer === 'model') return fromModel(predicted).sort(compareSpans);
  if (layer === 'gold') return fromGold().sort(compareSpans);
  const elsewhere = predicted.filter((span) => !gold.some((confirmed) => spansOverlap(confirmed, span)));
  return [...fromGold(), ...fromModel(elsewhere)].sort(compareSpans);
}

/** The last sentence that starts at or before `offset`; the first one for what stands before it. */
function sentenceAt(sentences: readonly Sentence[], offset: number): number {
  let low = 0;
  let high = sentences.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sentences[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Tokens the span touches, as positions in its sentence. */
function tokensOf(span: Span, structure: TextStructure, sentenceIndex: number): TokenRange {
  const sentence = structure.sentences[sentenceIndex];
  const first = sentence?.tokenStart ?? 0;
  const tokens = structure.tokens.slice(first, sentence?.tokenEnd ?? 0);
  const start = tokens.findIndex((token) => token.end > span.start);
  if (start < 0) return { start: tokens.length, end: tokens.length };
  let end = start;
  while (end < tokens.length && (tokens[end]?.start ?? 0) < span.end) end++;
  return { start, end };
}

export interface PairOptions {
  readonly diseaseLabel: Label;
  readonly treatmentLabel: Label;
  readonly includeUnaffirmed: boolean;
  readonly layer: ReadingLayer;
}

/** Every disease × treatment of one sentence, by sentence, disease, treatment. */
export function pairsOf(marks: readonly Mark[], options: PairOptions): Pair[] {
  const treatments = new Map<number, number[]>();
  const admitted = (mark: Mark): boolean => options.includeUnaffirmed || mark.assertion === 'affirmed';
  for (const [index, mark] of marks.entries()) {
    if (mark.label !== options.treatmentLabel || !admitted(mark)) continue;
    const here = treatments.get(mark.sentenceIndex);
    if (here) here.push(index);
    else treatments.set(mark.sentenceIndex, [index]);
  }
  return [...marks.entries()].flatMap(([disease, first]) => {
    if (first.label !== options.diseaseLabel || !admitted(first)) return [];
    return (treatments.get(first.sentenceIndex) ?? []).map((treatment) => ({
      disease,
      treatment,
      sentenceIndex: first.sentenceIndex,
      confidence: Math.min(certaintyOf(first, options.layer), certaintyOf(marks[treatment] as Mark, options.layer)),
    }));
  });
}
