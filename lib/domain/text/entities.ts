import type { CharRange } from './note';
import type { Label, Span } from './span';

/** Token range [start, end) within a sentence, and its label. */
export interface TokenEntity {
  readonly start: number;
  readonly end: number;
  readonly label: Label;
}

/**
 * Entities of per-token labels without prefixes, as the case study's files have them: a maximal run of one label is
 * one entity.
 * @param types [T] a label or `O`
 */
export function entitiesOfTypes(types: readonly string[]): TokenEntity[] {
  const entities: TokenEntity[] = [];
  let start = 0;
  for (let at = 1; at <= types.length; at++) {
    const label = types[start];
    if (at < types.length && types[at] === label) continue;
    if (label !== undefined && label !== 'O') entities.push({ start, end: at, label });
    start = at;
  }
  return entities;
}

/** @returns [length] the label of the entity that covers each token, or `O`; the first one where two overlap. */
export function typesOfEntities(entities: readonly TokenEntity[], length: number): string[] {
  const types = new Array<string>(length).fill('O');
  for (const entity of entities) {
    for (let at = entity.start; at < entity.end && at < length; at++) if (types[at] === 'O') types[at] = entity.label;
  }
  return types;
}

/** Spans in the note's offsets. @param tokens of the sentence the entities count in */
export function spansOfEntities(tokens: readonly CharRange[], entities: readonly TokenEntity[]): Span[] {
  return entities.flatMap(({ start, end, label }) => {
    const first = tokens[start];
    const last = tokens[end - 1];
    return first && last ? [{ start: first.start, end: last.end, label }] : [];
  });
}
