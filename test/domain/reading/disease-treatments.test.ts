import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createDiseaseListBuilder,
  type DiseaseListOptions,
  diseaseGroups,
  type ReadText,
} from '@/lib/domain/reading/disease-treatments';
import { searchGroups, sortGroups } from '@/lib/domain/reading/group-table';
import { readNote } from '@/lib/domain/reading/read-note';
import type { DiseaseGroup } from '@/lib/domain/reading/reading';
import { structureOf } from '@/lib/domain/text/structure';
import { mark } from './marked-text';

const ALL: DiseaseListOptions = { includeDenied: false, minConfidence: 0 };

function notesOf(...marked: string[]): ReadText[] {
  return marked.map((source, index) => {
    const { text, spans } = mark(source);
    const structure = structureOf({ text, tokenizer: 'clinical-1' });
    const noteId = `n${index + 1}`;
    return {
      text,
      reading: readNote({
        noteId,
        text,
        structure,
        gold: [],
        predicted: spans.map((span, i) => ({ ...span, confidence: 0.9 - i / 10, otherwise: { none: 0, labels: {} } })),
        layer: 'model',
        includeUnaffirmed: true,
      }),
    };
  });
}

function brief(groups: readonly DiseaseGroup[]): string[] {
  return groups.map(
    (group) => `${group.name} ${group.mentions}: ${group.treatments.map((t) => `${t.name} ${t.count}`).join(', ')}`,
  );
}

describe('diseaseGroups', () => {
  it('counts mentions, sentences and notes, most first', () => {
    const groups = diseaseGroups(
      notesOf(
        '<Asthma> on {budesonide}. <Asthma> since May, {budesonide} and {salbutamol}.',
        '{Budesonide} for <asthma>. <Gout> again.',
      ),
      ALL,
    );
    expect(brief(groups)).toEqual(['Asthma 3: budesonide 3, salbutamol 1', 'Gout 1: ']);
    expect(groups[0]).toMatchObject({ notes: 2, variants: [{ text: 'Asthma', count: 3 }] });
    expect(groups[0]?.treatments[0]).toMatchObject({ notes: 2 });
    expect(groups[1]?.alone).toHaveLength(1);
  });

  it('brings variants of a name together and shows the most frequent one', () => {
    const groups = diseaseGroups(
      notesOf('<Pre-eclampsia>. <preeclampsia>, <pre-eclampsia>.', '<oedemas> or <edema>.'),
      ALL,
    );
    expect(groups.map(({ name, variants }) => [name, variants.map((v) => `${v.text} ${v.count}`)])).toEqual([
      ['pre-eclampsia', ['pre-eclampsia 2', 'preeclampsia 1']],
      ['edema', ['edema 1', 'oedemas 1']],
    ]);
  });

  it('joins a short form to the only long form of all notes, and leaves an ambiguous one alone', () => {
    const groups = diseaseGroups(
      notesOf(
        '<congestive heart failure (CHF)> on {ramipril}.',
        '<CHF> on {furosemide}.',
        '<atopic dermatitis (AD)>.',
        '<Alzheimer disease (AD)>.',
        '<AD>.',
      ),
      ALL,
    );
    expect(groups.map(({ key, mentions }) => `${key} ${mentions}`)).toEqual([
      'congestive heart failure 2',
      'ad 1',
      'alzheimer disease 1',
      'atopic dermatitis 1',
    ]);
    expect(groups[0]?.treatments.map(({ name }) => name).sort()).toEqual(['furosemide', 'ramipril']);
  });

  it('leaves out denied and family mentions unless asked', () => {
    const notes = notesOf('No <gout> on {allopurinol}.', '<Gout>, no {surgery}.', 'Her father had <gout>.');
    expect(brief(diseaseGroups(notes, ALL))).toEqual(['Gout 1: ']);
    expect(brief(diseaseGroups(notes, { ...ALL, includeDenied: true }))).toEqual(['gout 3: allopurinol 1, surgery 1']);
  });

  it('leaves out what is less sure than asked for', () => {
    const notes = notesOf('<Gout> and <asthma> on {rest}.');
    expect(
      diseaseGroups(notes, { ...ALL, minConfidence: 0.75 }).map((g) => [g.name, g.treatments.length, g.alone.length]),
    ).toEqual([
      ['asthma', 0, 1],
      ['Gout', 0, 1],
    ]);
    expect(diseaseGroups(notes, { ...ALL, minConfidence: 0.85 }).map(({ name }) => name)).toEqual(['Gout']);
  });

  it('counts a sentence and a treatment mention once when its disease is named twice', () => {
    const [gout] = diseaseGroups(notesOf('<Gout>, that is <gout>, on {rest}.'), ALL);
    expect(gout?.treatments[0]).toMatchObject({ count: 1, notes: 1, variants: [{ text: 'rest', count: 1 }] });
    expect(gout?.treatments[0]?.sources).toHaveLength(2);
  });

  it('points every source at its words', () => {
    const notes = notesOf('Since 🙂 May <gout> on {rest}.', '<Gout> alone.');
    const [gout] = diseaseGroups(notes, ALL);
    const source = gout?.treatments[0]?.sources[0];
    expect(source?.noteId).toBe('n1');
    expect(notes[0]?.text.slice(source?.disease.start, source?.disease.end)).toBe('gout');
    expect(notes[0]?.text.slice(source?.treatment?.start, source?.treatment?.end)).toBe('rest');
    expect(gout?.alone[0]).toMatchObject({ noteId: 'n2', treatment: undefined });
  });

  it('folds notes one by one to the same list, and finishes an empty one', () => {
    const notes = notesOf('<Gout> on {rest}.', '<Gout>.', '<asthma> and {rest}.');
    const builder = createDiseaseListBuilder(ALL);
    for (const note of notes) builder.add(note);
    expect(builder.finish()).toEqual(diseaseGroups(notes, ALL));
    expect(createDiseaseListBuilder(ALL).finish()).toEqual([]);
  });

  it('lists every affirmed mention once, in a pair or alone', () => {
    const part = fc.constantFrom('<gout> ', '<asthma> ', '{rest} ', '{ice} ', 'and ', 'no ', '. ', 'but ');
    fc.assert(
      fc.property(fc.array(fc.array(part, { maxLength: 12 }), { maxLength: 6 }), (sources) => {
        const notes = notesOf(...sources.map((parts) => parts.join('')));
        const affirmed = notes.flatMap(({ reading }) =>
          reading.marks.filter((m) => m.label === 'DISEASE' && m.assertion === 'affirmed'),
        );
        const groups = diseaseGroups(notes, ALL);
        const places = groups.flatMap((group) => {
          const sources = [...group.alone, ...group.treatments.flatMap((t) => t.sources)];
          return [...new Set(sources.map((s) => `${s.noteId} ${s.disease.start}`))];
        });
        expect(places).toHaveLength(affirmed.length);
        expect(groups.reduce((sum, group) => sum + group.mentions, 0)).toBe(affirmed.length);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the table of groups', () => {
  const groups = diseaseGroups(
    notesOf(
      '<Iron deficiency anaemia> on {ferrous sulfate}. <Anaemia>.',
      '<Gout> on {allopurinol} or {ice}.',
      '<Gout>.',
    ),
    ALL,
  );
  const names = (found: readonly DiseaseGroup[]): string[] => found.map(({ name }) => name);

  it('finds words in diseases and treatments whatever their case, spelling or order', () => {
    expect(names(searchGroups(groups, 'ANEMIA iron'))).toEqual(['Iron deficiency anaemia']);
    expect(names(searchGroups(groups, 'allopur'))).toEqual(['Gout']);
    expect(searchGroups(groups, 'gout ice')[0]?.treatments.map(({ name }) => name)).toEqual(['ice']);
    expect(searchGroups(groups, 'gout')[0]?.treatments).toHaveLength(2);
    expect(searchGroups(groups, 'gout iron')).toEqual([]);
    expect(searchGroups(groups, '  ')).toEqual(groups);
  });

  it('sorts by figures and by name without touching its input', () => {
    const before = names(groups);
    expect(names(sortGroups(groups, 'mentions'))[0]).toBe('Gout');
    expect(names(sortGroups(groups, 'name'))).toEqual(['Anaemia', 'Gout', 'Iron deficiency anaemia']);
    expect(names(sortGroups(groups, 'name', true))).toEqual(['Iron deficiency anaemia', 'Gout', 'Anaemia']);
    expect(names(sortGroups(groups, 'treatments'))).toEqual(['Gout', 'Iron deficiency anaemia', 'Anaemia']);
    expect(names(sortGroups(groups, 'treatments', true))).toEqual(['Anaemia', 'Iron deficiency anaemia', 'Gout']);
    expect(names(groups)).toEqual(before);
  });
});
