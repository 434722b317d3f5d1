import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '@/lib/domain/random';
import { readNote } from '@/lib/domain/reading/read-note';
import { generateNotes, SPECIALITY_IDS } from '@/lib/domain/samples/generate-notes';
import { SAMPLE_COUNT, SAMPLE_SEED, sampleLines } from '@/lib/domain/samples/sample-file';
import type { SampleNote } from '@/lib/domain/samples/sample-note';
import { structureOf } from '@/lib/domain/text/structure';

const file = readFileSync('public/samples/notes.jsonl');
const notes = file
  .toString('utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as SampleNote);

const quotesOf = (note: SampleNote): string[] => note.entities.map(({ start, end }) => note.text.slice(start, end));

describe('public/samples/notes.jsonl', () => {
  it('is what the generator writes, byte for byte', () => {
    expect(Buffer.from(sampleLines(seededRandom(SAMPLE_SEED), SAMPLE_COUNT)).equals(file)).toBe(true);
  });

  it('holds at least 300 notes of 80 to 220 words, each with an id and a title of its own', () => {
    expect(notes.length).toBeGreaterThanOrEqual(300);
    const words = notes.map(({ text }) => text.split(/\s+/u).length);
    expect(Math.min(...words)).toBeGreaterThanOrEqual(80);
    expect(Math.max(...words)).toBeLessThanOrEqual(220);
    expect(new Set(notes.map(({ id }) => id)).size).toBe(notes.length);
    expect(new Set(notes.map(({ title }) => title)).size).toBe(notes.length);
    expect(new Set(notes.map(({ text }) => text)).size).toBe(notes.length);
  });

  it('marks trimmed words that begin and end with tokens of one sentence, sorted and apart', () => {
    for (const note of notes) {
      const { tokens, sentences } = structureOf({ text: note.text, tokenizer: 'clinical-1' });
      const starts = new Set(tokens.map(({ start }) => start));
      const ends = new Set(tokens.map(({ end }) => end));
      let last = 0;
      for (const { start, end, label } of note.entities) {
        const quote = note.text.slice(start, end);
        expect(quote.trim(), note.id).toBe(quote);
        expect(quote.length, note.id).toBeGreaterThan(1);
        expect(['DISEASE', 'TREATMENT']).toContain(label);
        expect(start, note.id).toBeGreaterThanOrEqual(last);
        expect(starts.has(start) && ends.has(end), `${note.id} ${start}`).toBe(true);
        expect(
          sentences.some((s) => s.start <= start && end <= s.end),
          `${note.id} ${start}`,
        ).toBe(true);
        last = end;
      }
    }
  });

  it('marks every place where a marked name stands, under one label', () => {
    const labels = new Map<string, Set<string>>();
    for (const note of notes) {
      for (const { start, end, label } of note.entities) {
        const name = note.text.slice(start, end).toLowerCase();
        labels.set(name, (labels.get(name) ?? new Set()).add(label));
      }
    }
    expect([...labels].filter(([, of]) => of.size > 1).map(([name]) => name)).toEqual([]);
    const escaped = [...labels.keys()]
      .filter((name) => name.length > 3)
      .sort((a, b) => b.length - a.length)
      .map((name) => name.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`));
    const anyName = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${escaped.join('|')})(?![\p{L}\p{N}])`, 'giu');
    const missed = notes.flatMap((note) =>
      [...note.text.matchAll(anyName)]
        .filter(
          (match) =>
            !note.entities.some(({ start, end }) => start < match.index + match[0].length && match.index < end),
        )
        .map((match) => `${note.id}: ${match[0]}`),
    );
    expect(missed).toEqual([]);
  });

  it('keeps both notes of a patient in the same split, a fifth of the notes for testing', () => {
    const splits = new Map<string, Set<string>>();
    for (const { patientKey, split } of notes) splits.set(patientKey, (splits.get(patientKey) ?? new Set()).add(split));
    expect([...splits.values()].every((of) => of.size === 1)).toBe(true);
    const test = notes.filter(({ split }) => split === 'test').length;
    expect(test / notes.length).toBeGreaterThan(0.18);
    expect(test / notes.length).toBeLessThan(0.22);
    const visits = [...splits.keys()].map((key) => notes.filter(({ patientKey }) => patientKey === key).length);
    expect([...new Set(visits)].sort()).toEqual([1, 2, 3, 4]);
  });

  it('has patient keys and dates of the stated form, a patient’s notes in order of time', () => {
    for (const [index, { patientKey, date }] of notes.entries()) {
      expect(patientKey).toMatch(/^P-\d{4}$/u);
      expect(new Date(`${date}T00:00:00Z`).toISOString().slice(0, 10)).toBe(date);
      expect(date.startsWith('2026-')).toBe(true);
      const before = notes[index - 1];
      if (before?.patientKey === patientKey) expect(before.date < date).toBe(true);
    }
  });

  it('has what makes notes hard: denial, family, short forms, doses, other letters than ASCII, no slot left open', () => {
    const all = notes.map(({ text }) => text).join('\n');
    for (const sign of ['µg', 'é', '–', '°C', '≥|²', 'b\\.i\\.d\\.', '\\(COPD\\)', 'Family history', 'denies']) {
      expect(all).toMatch(new RegExp(sign, 'u'));
    }
    expect(all).not.toMatch(/[{}[\]|]|undefined|\.\.|\s,| {2}/u);
    const marks = notes.flatMap((note) => {
      const structure = structureOf({ text: note.text, tokenizer: 'clinical-1' });
      return readNote({
        noteId: note.id,
        text: note.text,
        structure,
        gold: note.entities,
        predicted: undefined,
        layer: 'gold',
      }).marks;
    });
    const share = (of: string): number => marks.filter(({ assertion }) => assertion === of).length / marks.length;
    expect(share('denied')).toBeGreaterThan(0.08);
    expect(share('family')).toBeGreaterThan(0.02);
    expect(share('affirmed')).toBeGreaterThan(0.7);
    expect(marks.filter(({ dose }) => dose).length).toBeGreaterThan(800);
  });

  it('names at least 300 diseases and 300 treatments', () => {
    for (const label of ['DISEASE', 'TREATMENT']) {
      const names = notes.flatMap((note) =>
        note.entities
          .filter((entity) => entity.label === label)
          .map(({ start, end }) => note.text.slice(start, end).toLowerCase()),
      );
      expect(new Set(names).size).toBeGreaterThanOrEqual(300);
    }
  });
});

describe('generateNotes', () => {
  it('gives the same notes for the same seed and others for another', () => {
    expect(generateNotes(seededRandom(11), 20)).toEqual(generateNotes(seededRandom(11), 20));
    expect(generateNotes(seededRandom(11), 20)).not.toEqual(generateNotes(seededRandom(12), 20));
  });

  it('gives as many as asked for', () => {
    for (const count of [0, 1, 37]) expect(generateNotes(seededRandom(3), count)).toHaveLength(count);
  });

  it('keeps to the specialities asked for: their main illnesses differ', () => {
    const names = (id: string): Set<string> =>
      new Set(
        generateNotes(seededRandom(5), 40, { specialities: [id] }).flatMap((note) =>
          quotesOf(note).map((q) => q.toLowerCase()),
        ),
      );
    const eye = names('ophthalmology');
    const heart = names('cardiology');
    expect(eye.has('cataract') && !eye.has('stable angina')).toBe(true);
    expect(heart.has('stable angina') && !heart.has('cataract')).toBe(true);
    expect(() => generateNotes(seededRandom(5), 1, { specialities: ['astrology'] })).toThrow('astrology');
    expect(SPECIALITY_IDS.length).toBeGreaterThanOrEqual(12);
  });
});
