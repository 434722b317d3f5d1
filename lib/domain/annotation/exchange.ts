import type { SourcePlace } from '../data/import-report';
import type { CharRange, TokenizerId } from '../text/note';
import type { Label, Span } from '../text/span';

/** Who a span is by; the name is '' where a file names nobody. */
export type SpanAuthor =
  | { readonly kind: 'person'; readonly name: string }
  | { readonly kind: 'model'; readonly version: string };

/** A span as it travels in files. */
export interface ExchangeSpan extends CharRange {
  readonly label: Label;
  readonly state: 'set' | 'suggested' | 'rejected';
  readonly by: SpanAuthor;
  /** ISO 8601; undefined where a file does not say. */
  readonly at: string | undefined;
  /** 0-1, of the model. */
  readonly confidence: number | undefined;
  readonly origin: 'drawn' | 'accepted' | 'edited' | 'imported' | 'applied' | 'adjudicated';
  readonly activeSeconds?: number;
  /** Version of the model that suggested what a person then accepted, edited or rejected. */
  readonly model?: string;
}

export type ExchangeStatus = 'not-started' | 'in-progress' | 'reviewed-empty' | 'done';

/**
 * A note with its spans as it travels in files: plain data. Ids are unique among the notes of one exchange. Spans lie
 * within the text, are not empty, may overlap, and are those of any number of annotators. Offsets are UTF-16 code units.
 */
export interface ExchangeNote {
  readonly id: string;
  readonly patientKey: string;
  readonly title: string;
  readonly date?: string | undefined;
  readonly text: string;
  readonly tokenizer: TokenizerId;
  readonly status: ExchangeStatus;
  readonly spans: readonly ExchangeSpan[];
}

/** What one step of an offset is. */
export type OffsetUnit = 'utf-16' | 'code-point' | 'utf-8' | 'grapheme';

/** Every code has its wording in lib/messages/en/exchange.ts. */
export type LossCode =
  // Of a span: it does not come back.
  | 'rejected-dropped'
  | 'suggested-dropped'
  | 'duplicate-dropped'
  | 'overlap-dropped'
  | 'splits-character'
  | 'no-token'
  | 'crosses-sentence'
  | 'line-breaks-only'
  | 'discontinuous-dropped'
  // Of a span: it comes back as `becomes`.
  | 'splits-token'
  | 'edges-trimmed'
  | 'label-changed'
  | 'joined'
  // Of a note.
  | 'note-dropped'
  | 'note-split'
  | 'text-changed'
  | 'fields-dropped'
  | 'status-dropped'
  | 'provenance-dropped'
  | 'unit-not-evident'
  | 'other-annotations-dropped';

/** What a format cannot hold of a note or of one span. Never holds text of a note. */
export interface Loss {
  readonly noteId: string;
  readonly code: LossCode;
  /** In the note's own offsets; undefined: the loss is the note's. */
  readonly span?: Span;
  /** The span that comes back instead, in the same offsets. */
  readonly becomes?: Span;
  /** Counts, field names and reasons for the wording. */
  readonly facts: Readonly<Record<string, string | number>>;
}

export type ExchangeIssueCode =
  // Nothing is read.
  | 'file-too-large'
  | 'too-many-lines'
  | 'json-malformed'
  | 'not-this-format'
  | 'version-unknown'
  | 'format-unknown'
  | 'formats-mixed'
  | 'files-not-aligned'
  | 'no-notes'
  // A note or a span is left out.
  | 'line-malformed'
  | 'note-malformed'
  | 'id-repeated'
  | 'note-too-long'
  | 'text-missing'
  | 'span-malformed'
  | 'span-outside'
  | 'quote-mismatch'
  // Kept, said in the report.
  | 'unit-chosen'
  | 'annotations-missing'
  | 'cancelled-passed-over';

/** What reading has to say. Names the note by id and the span by its number in the note (from 1), never by its text. */
export interface ExchangeIssue {
  readonly code: ExchangeIssueCode;
  readonly severity: 'error' | 'rejected' | 'notice';
  readonly place?: SourcePlace;
  readonly noteId?: string;
  readonly span?: number;
  readonly facts: Readonly<Record<string, string | number>>;
}

export interface ExchangeFile {
  readonly name: string;
  /** Exactly the file's characters, without a byte order mark. */
  readonly text: string;
}

export interface ExchangeWritten {
  readonly files: readonly ExchangeFile[];
  readonly losses: readonly Loss[];
}

export interface ExchangeRead {
  readonly notes: readonly ExchangeNote[];
  readonly issues: readonly ExchangeIssue[];
  /** What the files hold and an ExchangeNote cannot. */
  readonly losses: readonly Loss[];
  /** What the offsets were taken for; undefined: the format has no offsets. */
  readonly unit: OffsetUnit | undefined;
}

/** A span a file brought without saying more than where and what. */
export function plainSpan({ start, end, label }: Span): ExchangeSpan {
  return {
    start,
    end,
    label,
    state: 'set',
    by: { kind: 'person', name: '' },
    at: undefined,
    confidence: undefined,
    origin: 'imported',
  };
}

/** Of a note whose file says nothing of it: that spans are there does not say that they are all. */
export function statusOfSpans(spans: readonly Pick<ExchangeSpan, 'state'>[]): ExchangeStatus {
  return spans.some(({ state }) => state === 'set') ? 'in-progress' : 'not-started';
}
