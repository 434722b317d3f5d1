import fc from 'fast-check';
import type { ExchangeNote, ExchangeSpan } from '@/lib/domain/annotation/exchange';
import { tokenize } from '@/lib/domain/text/tokenize';

/** Pieces in which wrong units, lost line ends and cut characters show. */
const PIECES = [
  ...[
    'gout',
    'renal',
    'failure',
    'aspirin',
    '5',
    'mg',
    'a',
    ' ',
    ' ',
    ' ',
    '  ',
    '. ',
    ', ',
    '-',
    ':',
    '\\',
    '"',
    "'s",
  ],
  ...['\n', '\r\n', '\r', '\n\n', '\t', '\u000b', '\u0085', '\u2028', '\u0001', '\u001d', '\u007f', '\u00a0', '\u200b'],
  ...[
    '💊',
    '👩‍⚕️',
    '🇩🇪',
    'e\u0301',
    'é',
    'ß',
    'ﬁ',
    'שלום',
    'دواء',
    '\u202e',
    '日本',
    '\ufeff',
    '\ud83d',
    '\udc8a',
    'O',
    'B-D',
  ],
  ...['-DOCSTART-', '# ', '{', '[', '\\n'],
];

const text = fc.oneof(
  { arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join('')), weight: 9 },
  { arbitrary: fc.constant(''), weight: 1 },
);

const label = fc.constantFrom(
  'DISEASE',
  'DISEASE',
  'TREATMENT',
  'TREATMENT',
  'O',
  'D',
  'B-cell',
  'side effect',
  'é💊',
  'I-D',
);
const name = fc.constantFrom('', 'Ana', 'Bo', 'ש');
const by: fc.Arbitrary<ExchangeSpan['by']> = fc.oneof(
  name.map((each) => ({ kind: 'person' as const, name: each })),
  fc.constantFrom('', 'model 3', 'learner/p/2').map((version) => ({ kind: 'model' as const, version })),
);
const rest = fc.record({
  label,
  state: fc.constantFrom('set' as const, 'set' as const, 'set' as const, 'suggested' as const, 'rejected' as const),
  by,
  at: fc.option(fc.constantFrom('2026-01-02T03:04:05.678Z', '2025-12-31T23:59:59Z'), { nil: undefined }),
  confidence: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
  origin: fc.constantFrom<ExchangeSpan['origin'][]>(
    'drawn',
    'accepted',
    'edited',
    'imported',
    'applied',
    'adjudicated',
  ),
});
const seconds = fc.option(fc.double({ min: 0, max: 1e6, noNaN: true }), { nil: undefined });

/** Any range of the text, with the borders more often than chance has it. */
function spansOf(length: number): fc.Arbitrary<ExchangeSpan[]> {
  if (length === 0) return fc.constant([]);
  const offset = fc.oneof(fc.nat({ max: length }), fc.constantFrom(0, length));
  const range = fc.tuple(offset, offset).filter(([a, b]) => a !== b);
  const span = fc.tuple(range, rest, seconds).map(([[a, b], fields, activeSeconds]): ExchangeSpan => {
    const own = { start: Math.min(a, b), end: Math.max(a, b), ...fields };
    return activeSeconds === undefined ? own : { ...own, activeSeconds };
  });
  return fc.array(span, { maxLength: 8 });
}

/** Whole tokens, some of them touching, none overlapping: what people mostly mark. */
function spansOfTokens(note: Pick<ExchangeNote, 'text' | 'tokenizer'>): fc.Arbitrary<ExchangeSpan[]> {
  const tokens = tokenize(note.text, note.tokenizer);
  if (tokens.length === 0) return fc.constant([]);
  const cut = fc.nat({ max: tokens.length });
  return fc.array(fc.tuple(cut, rest), { maxLength: 8 }).map((cuts) => {
    const ordered = cuts.sort(([a], [b]) => a - b);
    return ordered.slice(1).flatMap(([to, fields], index): ExchangeSpan[] => {
      const first = tokens[ordered[index]?.[0] ?? 0];
      const last = tokens[to - 1];
      const whole = first && last && last.end > first.start;
      return whole ? [{ start: first.start, end: last.end, ...fields, state: 'set' }] : [];
    });
  });
}

const note = fc
  .record({
    id: fc.constantFrom(
      '1',
      '2',
      'note-1',
      'note 3',
      'Note-1',
      'a/b',
      '.x',
      'document-2',
      'ä💊',
      'sentence-1',
      '%41',
      'q~1',
    ),
    patientKey: fc.constantFrom('', 'p1', 'p2'),
    title: fc.constantFrom('', 'train 12', 'note-1'),
    date: fc.option(fc.constant('2024-02-29'), { nil: undefined }),
    tokenizer: fc.constantFrom('clinical-1' as const, 'clinical-1' as const, 'given-1' as const),
    status: fc.constantFrom<ExchangeNote['status'][]>('not-started', 'in-progress', 'reviewed-empty', 'done'),
    text,
  })
  .chain((fields) =>
    fc.oneof(spansOf(fields.text.length), spansOfTokens(fields)).map((spans): ExchangeNote => {
      const { id, patientKey, title } = fields;
      return { ...fields, patientKey: patientKey || id, title: title || id, spans };
    }),
  );

/** Any notes whatever; each id once. */
export const randomNotes: fc.Arbitrary<ExchangeNote[]> = fc.uniqueArray(note, {
  minLength: 1,
  maxLength: 5,
  selector: ({ id }) => id,
});
