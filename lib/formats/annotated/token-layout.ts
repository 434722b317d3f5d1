import {
  type ExchangeNote,
  type ExchangeSpan,
  type Loss,
  plainSpan,
  statusOfSpans,
} from '@/lib/domain/annotation/exchange';
import { spansOfEntities, type TokenEntity } from '@/lib/domain/text/entities';
import type { CharRange, TextStructure } from '@/lib/domain/text/note';
import type { Label, Span } from '@/lib/domain/text/span';
import { structureOf } from '@/lib/domain/text/structure';
import { entitiesOfTags, tagsOfEntities } from '@/lib/domain/text/tags';
import { changedLosses, type HeldSpan, type Holding, heldSpans, wellFormed } from './held-spans';

/** A sentence as formats with one token a line have it. */
export interface TokenSentence {
  /** [T] none empty, none with a space or line break. */
  readonly tokens: readonly string[];
  /** [T] `O`, `B-LABEL` or `I-LABEL`. */
  readonly tags: readonly string[];
}

export interface TokenRules {
  /** The label as it comes back. */
  readonly label: (label: Label) => Label;
  /** Whether tags tell where an entity begins; without that, entities of one label that touch come back as one. */
  readonly encoding: 'BIO' | 'IO';
}

export interface TokenLayout {
  readonly sentences: readonly TokenSentence[];
  /** The spans that are held, in the note's own offsets. */
  readonly held: readonly HeldSpan[];
  readonly losses: readonly Loss[];
}

/**
 * A note as sentences of tokens with a tag each. A span that cuts a token is widened to it, spaces at a span's ends are
 * left out, and of spans that overlap or cross a sentence's end the loss report tells.
 */
export function tokenLayout(note: ExchangeNote, { label, encoding }: TokenRules): TokenLayout {
  const structure = structureOf(note);
  const sentenceOf = structure.sentences.flatMap(({ tokenStart, tokenEnd }, index) =>
    new Array<number>(tokenEnd - tokenStart).fill(index),
  );
  const { held: apart, losses } = heldSpans(note, {
    overlaps: false,
    hold: (span) => holdInTokens(structure, sentenceOf, span, label(span.label)),
  });
  const held = encoding === 'IO' ? joinTouching(apart, structure, sentenceOf) : apart;
  const sentences = structure.sentences.map(({ tokenStart, tokenEnd, start, end }) => {
    const own = structure.tokens.slice(tokenStart, tokenEnd);
    const inside = held.filter(({ to }) => to.start >= start && to.end <= end);
    const entities = inside.map(({ to }): TokenEntity => {
      return { start: firstToken(own, to), end: lastToken(own, to) + 1, label: to.label };
    });
    const tokens = own.map((token) => wellFormed(note.text.slice(token.start, token.end)));
    return { tokens, tags: tagsOfEntities(own.length, entities, encoding) };
  });
  return { sentences, held, losses: [...losses, ...changedLosses(note.id, held)] };
}

function holdInTokens({ tokens }: TextStructure, sentenceOf: readonly number[], span: Span, label: Label): Holding {
  const first = firstToken(tokens, span);
  const last = lastToken(tokens, span);
  const start = tokens[first]?.start;
  const end = tokens[last]?.end;
  if (start === undefined || end === undefined || last < first) return 'no-token';
  if (sentenceOf[first] !== sentenceOf[last]) return 'crosses-sentence';
  const to = { start, end, label };
  if (start < span.start || end > span.end) return { to, changed: 'splits-token' };
  if (start > span.start || end < span.end) return { to, changed: 'edges-trimmed' };
  return label === span.label ? { to } : { to, changed: 'label-changed' };
}

/** Runs of one label without a token between them become one, as a reader of the tags sees them. */
function joinTouching(
  held: readonly HeldSpan[],
  { tokens }: TextStructure,
  sentenceOf: readonly number[],
): readonly HeldSpan[] {
  const runs: HeldSpan[][] = [];
  for (const each of held) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    const last = before ? lastToken(tokens, before.to) : -1;
    const touches =
      before?.to.label === each.to.label &&
      firstToken(tokens, each.to) === last + 1 &&
      sentenceOf[last] === sentenceOf[last + 1];
    if (run && touches) run.push(each);
    else runs.push([each]);
  }
  return runs.flatMap((run) => {
    if (run.length === 1) return run;
    const to = { start: run[0]?.to.start ?? 0, end: run.at(-1)?.to.end ?? 0, label: run[0]?.to.label ?? '' };
    return run.map(({ from }) => ({ from, to, changed: 'joined' as const }));
  });
}

/** Index of the first token that ends after the range begins. @param tokens text order */
function firstToken(tokens: readonly CharRange[], { start }: CharRange): number {
  return lowerBound(tokens.length, (at) => (tokens[at]?.end ?? 0) > start);
}

/** Index of the last token that begins before the range ends; -1: none. */
function lastToken(tokens: readonly CharRange[], { end }: CharRange): number {
  return lowerBound(tokens.length, (at) => (tokens[at]?.start ?? 0) >= end) - 1;
}

function lowerBound(length: number, holds: (at: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The note that a reader makes of sentences: tokens joined by a space, sentences by a line feed. */
export function noteOfTokens(id: string, sentences: readonly TokenSentence[]): ExchangeNote {
  const spans: ExchangeSpan[] = [];
  let at = 0;
  for (const { tokens, tags } of sentences) {
    const ranges = tokens.map((token) => {
      const range = { start: at, end: at + token.length };
      at = range.end + 1;
      return range;
    });
    spans.push(...spansOfEntities(ranges, entitiesOfTags(tags)).map(plainSpan));
  }
  const text = sentences.map(({ tokens }) => tokens.join(' ')).join('\n');
  const fields = { id, patientKey: id, title: id, date: undefined, tokenizer: 'given-1' as const };
  return { ...fields, text, status: statusOfSpans(spans), spans };
}
