import { fail, ok, type Result } from '../result';
import { spansOfEntities, type TokenEntity } from './entities';
import type { Encoding } from './feature-set';
import type { CharRange } from './note';
import { compareSpans, type Label, type Span } from './span';

export type TagError =
  | { readonly code: 'span-splits-token'; readonly span: Span }
  | { readonly code: 'span-leaves-sentence'; readonly span: Span }
  | { readonly code: 'spans-overlap'; readonly first: Span; readonly second: Span };

/**
 * Tags of one sentence.
 * @param tokens [T] of the sentence, text order, in the note's offsets
 * @param spans any of the note's, any order; those that touch no character between the first and last token are passed over
 * @returns [T] tags; fails on the first span in text order that overlaps another, cuts a token, or crosses the
 *   sentence's border. IO cannot keep touching spans of one label apart: they come back as one.
 */
export function encodeTags(
  tokens: readonly CharRange[],
  spans: readonly Span[],
  encoding: Encoding,
): Result<string[], TagError> {
  const entities = entitiesOfSpans(tokens, spans);
  return entities.ok ? ok(tagsOfEntities(tokens.length, entities.value, encoding)) : entities;
}

/** @param entities not overlapping, within `length` tokens @returns [length] tags */
export function tagsOfEntities(length: number, entities: readonly TokenEntity[], encoding: Encoding): string[] {
  const tags = new Array<string>(length).fill('O');
  for (const { start, end, label } of entities) {
    for (const [offset, tag] of tagsOfSpan(label, end - start, encoding).entries()) tags[start + offset] = tag;
  }
  return tags;
}

/** The sentence's spans as token ranges, in text order; same terms as `encodeTags`. */
export function entitiesOfSpans(tokens: readonly CharRange[], spans: readonly Span[]): Result<TokenEntity[], TagError> {
  const first = tokens[0];
  const last = tokens.at(-1);
  if (!first || !last) return ok([]);
  const inside = spans.filter((span) => span.start < last.end && span.end > first.start).sort(compareSpans);
  const entities: TokenEntity[] = [];
  let before: Span | undefined;
  let at = 0;
  for (const span of inside) {
    if (before && span.start < before.end) return fail({ code: 'spans-overlap', first: before, second: span });
    if (span.start < first.start || span.end > last.end) return fail({ code: 'span-leaves-sentence', span });
    while (at < tokens.length && (tokens[at]?.start ?? 0) < span.start) at++;
    const start = at;
    while (at < tokens.length && (tokens[at]?.end ?? 0) < span.end) at++;
    if (tokens[start]?.start !== span.start || tokens[at]?.end !== span.end) {
      return fail({ code: 'span-splits-token', span });
    }
    at += 1;
    entities.push({ start, end: at, label: span.label });
    before = span;
  }
  return ok(entities);
}

/**
 * Spans of a tag path of any encoding. Illegal paths are read as kindly as possible: every tag that names a label is
 * inside some span of that label. B and U open a span; I and L open one too where none of their label is open;
 * U, L, O and a change of label close it; one left open ends with its last token.
 * @param tokens [T] @param tags [T]; a tag without prefix counts as I
 */
export function decodeTags(tokens: readonly CharRange[], tags: readonly string[]): Span[] {
  return spansOfEntities(tokens, entitiesOfTags(tags));
}

/** As `decodeTags`, in token indexes. */
export function entitiesOfTags(tags: readonly string[]): TokenEntity[] {
  const entities: TokenEntity[] = [];
  let open: { start: number; label: Label } | undefined;
  const close = (end: number) => {
    if (open) entities.push({ start: open.start, end, label: open.label });
    open = undefined;
  };
  for (const [at, tag] of tags.entries()) {
    const label = typeOfTag(tag);
    if (label === 'O') {
      close(at);
      continue;
    }
    const prefix = prefixOfTag(tag);
    if (prefix === 'B' || prefix === 'U' || open?.label !== label) close(at);
    open ??= { start: at, label };
    if (prefix === 'U' || prefix === 'L') close(at + 1);
  }
  close(tags.length);
  return entities;
}

/** "B-DISEASE" -> "DISEASE"; "O" stays. Labels may hold hyphens themselves. */
export function typeOfTag(tag: string): Label | 'O' {
  return /^[BILU]-./u.test(tag) ? tag.slice(2) : tag;
}

function prefixOfTag(tag: string): string {
  return /^[BILU]-./u.test(tag) ? tag.slice(0, 1) : 'I';
}

/**
 * The partial path of one span of `length` tokens. In BILOU it means exactly this span whatever stands beside it;
 * in BIO a following I would lengthen it, in IO an I on either side.
 */
export function tagsOfSpan(label: Label, length: number, encoding: Encoding): string[] {
  return Array.from({ length }, (_, at) => {
    if (encoding === 'IO') return `I-${label}`;
    if (encoding === 'BILOU' && length === 1) return `U-${label}`;
    if (at === 0) return `B-${label}`;
    return encoding === 'BILOU' && at === length - 1 ? `L-${label}` : `I-${label}`;
  });
}
