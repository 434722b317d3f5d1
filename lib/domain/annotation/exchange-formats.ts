import type { OffsetUnit } from './exchange';

export type ExchangeFormatId =
  | 'behealthy-jsonl'
  | 'behealthy-files'
  | 'conll'
  | 'brat'
  | 'label-studio'
  | 'doccano'
  | 'spacy'
  | 'crfsuite';

/** What comes back whole. The loss report of an export names each case in which something does not. */
export interface ExchangeKeeps {
  /** The text, character by character. */
  readonly text: boolean;
  /** Id, patient, title, date. */
  readonly noteFields: boolean;
  readonly status: boolean;
  readonly overlaps: boolean;
  /** Spans whose ends stand within words. */
  readonly anyBorder: boolean;
  readonly suggestions: boolean;
  readonly rejected: boolean;
  /** Annotator or model version, time, confidence, origin, seconds. */
  readonly provenance: boolean;
}

export interface ExchangeFormat {
  readonly id: ExchangeFormatId;
  readonly name: string;
  /** With the dot; of each file that is written. */
  readonly extensions: readonly string[];
  /** Undefined: one token a line, no offsets. */
  readonly unit: OffsetUnit | undefined;
  /** `note`: files for each note, to be packed together. */
  readonly files: 'one' | 'pair' | 'note';
  readonly keeps: ExchangeKeeps;
}

const EVERYTHING: ExchangeKeeps = {
  text: true,
  noteFields: true,
  status: true,
  overlaps: true,
  anyBorder: true,
  suggestions: true,
  rejected: true,
  provenance: true,
};
const TOKENS_ALONE: ExchangeKeeps = {
  text: false,
  noteFields: false,
  status: false,
  overlaps: false,
  anyBorder: false,
  suggestions: false,
  rejected: false,
  provenance: false,
};

/** In the order an export dialog shows them. */
export const EXCHANGE_FORMATS: readonly ExchangeFormat[] = [
  {
    id: 'behealthy-jsonl',
    name: 'BeHealthy JSON Lines',
    extensions: ['.jsonl'],
    unit: 'utf-16',
    files: 'one',
    keeps: EVERYTHING,
  },
  {
    id: 'label-studio',
    name: 'Label Studio JSON',
    extensions: ['.json'],
    unit: 'code-point',
    files: 'one',
    keeps: { ...EVERYTHING, rejected: false },
  },
  {
    id: 'doccano',
    name: 'doccano JSONL',
    extensions: ['.jsonl'],
    unit: 'utf-16',
    files: 'one',
    keeps: { ...EVERYTHING, suggestions: false, rejected: false, provenance: false },
  },
  {
    id: 'brat',
    name: 'brat standoff',
    extensions: ['.txt', '.ann'],
    unit: 'code-point',
    files: 'note',
    keeps: { ...TOKENS_ALONE, text: true, overlaps: true, anyBorder: true },
  },
  {
    id: 'spacy',
    name: 'spaCy JSON',
    extensions: ['.json'],
    unit: 'code-point',
    files: 'one',
    keeps: { ...TOKENS_ALONE, text: true, anyBorder: true },
  },
  {
    id: 'conll',
    name: 'CoNLL, BIO tags',
    extensions: ['.conll'],
    unit: undefined,
    files: 'one',
    keeps: TOKENS_ALONE,
  },
  {
    id: 'behealthy-files',
    name: 'Sentence and label files',
    extensions: ['.txt', '.txt'],
    unit: undefined,
    files: 'pair',
    keeps: TOKENS_ALONE,
  },
  {
    id: 'crfsuite',
    name: 'CRFsuite items',
    extensions: ['.crfsuite.txt'],
    unit: undefined,
    files: 'one',
    keeps: TOKENS_ALONE,
  },
];
