import { describe, expect, it } from 'vitest';
import { isShown, labelCounts, lookOf } from '@/components/reading/mark-look';
import { noteList } from '@/components/reading/note-list';
import { searchList } from '@/components/reading/search-note-list';
import { readNote } from '@/lib/domain/reading/read-note';
import type { NoteReading } from '@/lib/domain/reading/reading';
import type { PredictedSpan } from '@/lib/domain/text/span';
import { structureOf } from '@/lib/domain/text/structure';

const TEXT =
  'Anaemia was treated with ferrous sulfate. No pneumonia. Her mother had asthma. Anaemia settled. Gout on colchicine.';

function span(words: string, label: string, confidence: number, from = 0): PredictedSpan {
  const start = TEXT.indexOf(words, from);
  return { start, end: start + words.length, label, confidence, otherwise: { none: 0.1, labels: {} } };
}

function read(includeUnaffirmed: boolean): NoteReading {
  return readNote({
    noteId: 'n1',
    text: TEXT,
    structure: structureOf({ text: TEXT, tokenizer: 'clinical-1' }),
    gold: [],
    predicted: [
      span('Anaemia', 'DISEASE', 0.93),
      span('ferrous sulfate', 'TREATMENT', 0.61),
      span('pneumonia', 'DISEASE', 0.88),
      span('asthma', 'DISEASE', 0.77),
      span('Anaemia', 'DISEASE', 0.42, 20),
      span('Gout', 'DISEASE', 0.35),
      span('colchicine', 'TREATMENT', 0.95),
    ],
    layer: 'model',
    includeUnaffirmed,
  });
}

const all = () => true;

describe('noteList', () => {
  it('lists a disease once, with its treatments and how often it is named', () => {
    const reading = read(false);
    const [anaemia] = noteList(reading, TEXT, all, false);
    expect(anaemia?.name).toBe('Anaemia');
    expect(anaemia?.mentions).toBe(2);
    expect(anaemia?.rows).toHaveLength(1);
    expect(anaemia?.rows[0]).toMatchObject({ treatment: 1, sentence: 0, confidence: 0.61 });
  });

  it('keeps denied and family diseases out until they are asked for, and then says which', () => {
    expect(noteList(read(false), TEXT, all, false).map((group) => group.name)).toEqual(['Anaemia', 'Gout']);
    const asked = noteList(read(true), TEXT, all, true);
    expect(asked.map((group) => [group.name, group.assertion])).toEqual([
      ['Anaemia', 'affirmed'],
      ['Pneumonia', 'denied'],
      ['Asthma', 'family'],
      ['Gout', 'affirmed'],
    ]);
  });

  it('leaves out what the filters hide, and then says that no treatment is named', () => {
    const reading = read(false);
    const shows = (index: number) => {
      const mark = reading.marks[index];
      return mark !== undefined && isShown(mark, { hidden: ['TREATMENT'], minimum: 0.4, layer: 'model' });
    };
    const list = noteList(reading, TEXT, shows, false);
    expect(list.map((group) => group.name)).toEqual(['Anaemia']);
    expect(list[0]?.rows.map((row) => row.treatment)).toEqual([undefined, undefined]);
  });
});

describe('searchList', () => {
  const reading = read(false);
  const groups = noteList(reading, TEXT, all, false);
  const names = (query: string) => searchList(groups, reading, TEXT, query).map((group) => group.name);

  it('finds by disease and by treatment, in either spelling', () => {
    expect(names('anemia')).toEqual(['Anaemia']);
    expect(names('COLCHICINE')).toEqual(['Gout']);
    expect(names('gout colchicine')).toEqual(['Gout']);
    expect(names('gout ferrous')).toEqual([]);
    expect(names('  ')).toEqual(['Anaemia', 'Gout']);
  });
});

describe('looks of labels', () => {
  it('gives labels beyond the two a look by their place by name', () => {
    const labels = ['TREATMENT', 'SYMPTOM', 'DISEASE', 'LAB_VALUE'];
    expect(labels.map((label) => lookOf(label, labels))).toEqual(['treatment', 'other-1', 'disease', 'other-0']);
  });

  it('counts marks a label, disease and treatment first', () => {
    expect(labelCounts(['TREATMENT', 'DISEASE'], read(false).marks)).toEqual([
      ['DISEASE', 5],
      ['TREATMENT', 2],
    ]);
    expect(labelCounts([], [])).toEqual([
      ['DISEASE', 0],
      ['TREATMENT', 0],
    ]);
  });
});
