import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReadNoteInput, readNote } from '@/lib/domain/reading/read-note';
import type { NoteReading } from '@/lib/domain/reading/reading';
import type { PredictedSpan, Span } from '@/lib/domain/text/span';
import { structureOf } from '@/lib/domain/text/structure';
import { mark } from './marked-text';

function predicted(span: Span, confidence: number): PredictedSpan {
  return { ...span, confidence, otherwise: { none: 1 - confidence, labels: {} } };
}

function read(marked: string, input: Partial<ReadNoteInput> = {}): NoteReading & { text: string } {
  const { text, spans } = mark(marked);
  const structure = structureOf({ text, tokenizer: 'clinical-1' });
  const reading = readNote({
    noteId: 'n1',
    text,
    structure,
    gold: spans,
    predicted: undefined,
    layer: 'gold',
    ...input,
  });
  return { ...reading, text };
}

function pairsIn({ text, marks, pairs }: ReturnType<typeof read>): string[] {
  const name = (index: number): string => text.slice(marks[index]?.start, marks[index]?.end);
  return pairs.map(({ disease, treatment }) => `${name(disease)} -> ${name(treatment)}`);
}

describe('readNote', () => {
  it('pairs diseases and treatments of one sentence, never across sentences', () => {
    const reading = read('For <asthma> and <hay fever> she uses {budesonide}. {Paracetamol} helps. <Gout> is quiet.');
    expect(pairsIn(reading)).toEqual(['asthma -> budesonide', 'hay fever -> budesonide']);
    expect(reading.marks.map(({ sentenceIndex }) => sentenceIndex)).toEqual([0, 0, 0, 1, 2]);
  });

  it('keeps denied and family mentions out of the pairs unless asked', () => {
    const text =
      'No <gout>, on {allopurinol}. Her mother had <asthma>, treated with {budesonide}. <Acne> without {isotretinoin}.';
    expect(pairsIn(read(text))).toEqual([]);
    expect(pairsIn(read(text, { includeUnaffirmed: true }))).toEqual([
      'gout -> allopurinol',
      'asthma -> budesonide',
      'Acne -> isotretinoin',
    ]);
  });

  it('names the words that deny, in offsets of the note', () => {
    const { text, marks } = read('Café 🙂 first.\r\nHe denies fever or <gout>.');
    expect(marks[0]?.assertion).toBe('denied');
    expect(text.slice(marks[0]?.cue?.start, marks[0]?.cue?.end)).toBe('denies');
  });

  it('gives all under a heading "Family history" to the family, but not what follows it', () => {
    const { text, marks } = read(
      'Family history:\n<Breast cancer> at 50. No <gout>.\n\n<Asthma> is stable.\n\nPlan:\nReview <acne>.',
    );
    expect(marks.map(({ assertion }) => assertion)).toEqual(['family', 'denied', 'affirmed', 'affirmed']);
    expect(text.slice(marks[0]?.cue?.start, marks[0]?.cue?.end)).toBe('Family history');
  });

  it('finds the dose behind a treatment and none behind a disease', () => {
    const { text, marks } = read('Since then {levothyroxine} 75 µg daily; <gout> 3 mg.');
    expect(text.slice(marks[0]?.dose?.start, marks[0]?.dose?.end)).toBe('75 µg daily');
    expect(marks[1]?.dose).toBeUndefined();
  });

  it('gives a short form the key of the long form that its note states', () => {
    const { marks } = read('<Congestive heart failure (CHF)> in May. <CHF> again in June. <PE> never.');
    expect(marks.map(({ key }) => key)).toEqual(['congestive heart failure', 'congestive heart failure', 'pe']);
  });

  it('shows gold, the model, or gold with the model elsewhere', () => {
    const { text, spans } = mark('<Gout> and <asthma> need {rest}.');
    const [gout, asthma, rest] = spans as [Span, Span, Span];
    const shifted = { ...asthma, end: asthma.end - 2 };
    const input = {
      noteId: 'n1',
      text,
      structure: structureOf({ text, tokenizer: 'clinical-1' }),
      gold: [gout, asthma],
      predicted: [predicted(gout, 0.8), predicted(shifted, 0.6), predicted(rest, 0.7)],
    } as const;
    const brief = (reading: NoteReading) => reading.marks.map((m) => [m.start, m.end, m.status, m.confidence]);
    expect(brief(readNote({ ...input, layer: 'gold' }))).toEqual([
      [gout.start, gout.end, 'confirmed', 0.8],
      [asthma.start, asthma.end, 'confirmed', undefined],
    ]);
    expect(brief(readNote({ ...input, layer: 'model' }))).toEqual([
      [gout.start, gout.end, 'confirmed', 0.8],
      [shifted.start, shifted.end, 'suggested', 0.6],
      [rest.start, rest.end, 'suggested', 0.7],
    ]);
    expect(brief(readNote({ ...input, layer: 'both' }))).toEqual([
      [gout.start, gout.end, 'confirmed', 0.8],
      [asthma.start, asthma.end, 'confirmed', undefined],
      [rest.start, rest.end, 'suggested', 0.7],
    ]);
    expect(readNote({ ...input, layer: 'model' }).pairs[0]?.confidence).toBe(0.7);
    expect(readNote({ ...input, layer: 'both' }).pairs.map(({ confidence }) => confidence)).toEqual([0.7, 0.7]);
    const certain = readNote({ ...input, gold: [gout, rest], layer: 'both' });
    expect(certain.pairs.map(({ confidence }) => confidence)).toEqual([1, 0.6]);
  });

  it('takes the names of other labels', () => {
    const { text, spans } = mark('<Gout> on {allopurinol}.');
    const gold = spans.map((span) => ({ ...span, label: span.label === 'DISEASE' ? 'Problem' : 'Drug' }));
    const structure = structureOf({ text, tokenizer: 'clinical-1' });
    const input = { noteId: 'n1', text, structure, gold, predicted: undefined, layer: 'gold' } as const;
    expect(readNote({ ...input, diseaseLabel: 'Problem', treatmentLabel: 'Drug' }).pairs).toHaveLength(1);
    expect(readNote(input).pairs).toHaveLength(0);
  });

  it('reads an empty note', () => {
    expect(read('')).toMatchObject({ marks: [], pairs: [] });
  });

  it('holds for any note: pairs share a sentence, and none is denied or of the family unless switched on', () => {
    const part = fc.constantFrom(
      'No ',
      '<gout> ',
      '{rest} ',
      'and ',
      'Her mother had ',
      'denies ',
      '. ',
      ', ',
      'but ',
      '\n',
      '<a> ',
      'she has ',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 25 }), fc.boolean(), (parts, includeUnaffirmed) => {
        const { marks, pairs } = read(parts.join(''), { includeUnaffirmed });
        for (const pair of pairs) {
          const two = [marks[pair.disease], marks[pair.treatment]];
          expect(two.map((one) => one?.label)).toEqual(['DISEASE', 'TREATMENT']);
          for (const one of two) {
            expect(one?.sentenceIndex).toBe(pair.sentenceIndex);
            if (!includeUnaffirmed) expect(one?.assertion).toBe('affirmed');
          }
        }
      }),
      { numRuns: 400 },
    );
  });
});
