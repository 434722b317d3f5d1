import type { DraftNote } from '../domain/data/draft-note';
import type { ImportIssue, QuarantinedNote } from '../domain/data/import-report';
import type { Label } from '../domain/text/span';

/** What a format gives: notes to validate, what it had to set aside itself, and what it has to say. */
export interface FormatReading {
  readonly drafts: readonly DraftNote[];
  readonly setAside: readonly QuarantinedNote[];
  readonly issues: readonly ImportIssue[];
  /** Of the source's label set, DISEASE and TREATMENT first. */
  readonly labels: readonly Label[];
  /** False for plain notes. */
  readonly labelled: boolean;
}

/** An `error` stands in the way: nothing to import. */
export function refused(issues: readonly ImportIssue[]): FormatReading {
  return { drafts: [], setAside: [], issues, labels: [], labelled: false };
}
