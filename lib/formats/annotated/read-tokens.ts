import type { ExchangeIssue } from '@/lib/domain/annotation/exchange';
import type { SourcePlace } from '@/lib/domain/data/import-report';
import type { ImportLimits } from '@/lib/domain/data/limits';
import { fail, ok } from '@/lib/domain/result';
import { type ExchangeResult, keepNotes } from './read-notes';
import { idOfOrdinal } from './token-files';
import { noteOfTokens, type TokenSentence } from './token-layout';

/** Sentences that are one note, and where they stand. */
export interface TokenDocument {
  readonly place: SourcePlace;
  readonly sentences: readonly TokenSentence[];
}

/** Notes of what a file with one token a line holds, named by their order. */
export function finishTokens(
  documents: readonly TokenDocument[],
  kind: 'document' | 'sentence',
  issues: ExchangeIssue[],
  limits: ImportLimits,
): ExchangeResult {
  const raws = documents.map(({ place, sentences }, index) => {
    return { place, note: noteOfTokens(idOfOrdinal(kind, index + 1), sentences) };
  });
  const notes = keepNotes(raws, limits, issues).map(({ note }) => note);
  const [first] = issues;
  if (notes.length > 0) return ok({ notes, issues, losses: [], unit: undefined });
  return fail(first ? { ...first, severity: 'error' } : { code: 'no-notes', severity: 'error', facts: {} });
}
