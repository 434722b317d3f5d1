import type { ExchangeFile, ExchangeNote, ExchangeWritten } from '@/lib/domain/annotation/exchange';
import type { ExchangeFormatId } from '@/lib/domain/annotation/exchange-formats';
import { readBehealthyFiles, writeBehealthyFiles } from './behealthy-files';
import { readBehealthyJsonl, writeBehealthyJsonl } from './behealthy-jsonl';
import { readBrat } from './brat-read';
import { writeBrat } from './brat-write';
import { readConll, writeConll } from './conll-bio';
import { readCrfsuite, writeCrfsuite } from './crfsuite-items';
import { readDoccano, writeDoccano } from './doccano';
import { readLabelStudio } from './label-studio-read';
import { writeLabelStudio } from './label-studio-write';
import type { ExchangeResult, ReadOptions } from './read-notes';
import { readSpacy, writeSpacy } from './spacy';

interface Codec {
  readonly write: (notes: readonly ExchangeNote[]) => ExchangeWritten;
  readonly read: (files: readonly ExchangeFile[], options?: ReadOptions) => ExchangeResult;
}

const CODECS: Readonly<Record<ExchangeFormatId, Codec>> = {
  'behealthy-jsonl': { write: writeBehealthyJsonl, read: readBehealthyJsonl },
  'behealthy-files': { write: writeBehealthyFiles, read: readBehealthyFiles },
  conll: { write: writeConll, read: readConll },
  brat: { write: writeBrat, read: readBrat },
  'label-studio': { write: writeLabelStudio, read: readLabelStudio },
  doccano: { write: writeDoccano, read: readDoccano },
  spacy: { write: writeSpacy, read: readSpacy },
  crfsuite: { write: writeCrfsuite, read: readCrfsuite },
};

/** Files of one format, and everything that they do not hold. Texts are never changed where the format has texts. */
export function writeExchange(format: ExchangeFormatId, notes: readonly ExchangeNote[]): ExchangeWritten {
  return CODECS[format].write(notes);
}

/** Notes of files of one format; `recogniseAnnotated` tells which. Fails where no note could be read. */
export function readExchange(
  format: ExchangeFormatId,
  files: readonly ExchangeFile[],
  options: ReadOptions = {},
): ExchangeResult {
  return CODECS[format].read(files, options);
}
