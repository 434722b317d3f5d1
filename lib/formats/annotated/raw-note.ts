import type { ExchangeNote, ExchangeSpan } from '@/lib/domain/annotation/exchange';
import type { SourcePlace } from '@/lib/domain/data/import-report';
import type { CharRange } from '@/lib/domain/text/note';

/** A span as a file has it: its offsets are in a unit that is yet to be found out. */
export interface RawSpan {
  /** From 1, in the order of the file. */
  readonly number: number;
  /** One, or the fragments of a span that the format cuts; in text order. */
  readonly ranges: readonly CharRange[];
  /** The words the file gives beside the offsets: of all fragments, one space between them. */
  readonly quote: string | undefined;
  readonly what: Omit<ExchangeSpan, 'start' | 'end'>;
}

export interface RawNote {
  readonly place: SourcePlace;
  /** `status` undefined: follows from the spans that are read. */
  readonly note: Omit<ExchangeNote, 'spans' | 'status'> & Partial<Pick<ExchangeNote, 'status'>>;
  readonly spans: readonly RawSpan[];
}
