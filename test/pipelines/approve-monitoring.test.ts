import { loadEngine } from 'crfsuite-wasm';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '@/lib/domain/model/run';
import { totalOf } from '@/lib/domain/monitoring/counts';
import { createRarity } from '@/lib/domain/monitoring/word-rarity';
import { SMALL } from '@/lib/domain/text/feature-set';
import { labelledSentences } from '@/lib/domain/text/labelled-sentence';
import { learnLexicon } from '@/lib/domain/text/lexicon';
import { normalizeWord } from '@/lib/domain/text/normalize';
import { readOwnNotes } from '@/lib/pipelines/approve-monitoring';
import { testHost } from '../fixtures/test-host';
import { toyNotes } from '../fixtures/toy-notes';

const labels = ['DISEASE', 'TREATMENT'];
const notes = toyNotes(60, 5).map((note) => ({ ...note, split: 'train' as const }));
const sentences = notes.map(({ note, gold }) => labelledSentences(note, gold).sentences);
const lexicon = learnLexicon(sentences.flat(), SMALL, labels);
const run = { labels, featureSet: SMALL, settings: { ...DEFAULT_SETTINGS, maxIterations: 8 } };

describe('rarity', () => {
  it('is by hand: 3 of 4 words seen, half an occurrence added to each and to what is unseen', () => {
    const rarity = createRarity({ words: { gout: [3, 3, 0], aspirin: [1, 0, 1] } });
    expect(rarity('Gout')).toEqual({ unknown: false, nats: expect.closeTo(Math.log(5.5 / 3.5), 12) });
    expect(rarity('zoster')).toEqual({ unknown: true, nats: expect.closeTo(Math.log(5.5 / 0.5), 12) });
    expect(rarity('aspirin', () => 0).unknown).toBe(true);
    expect(createRarity(undefined)('zoster')).toEqual({ unknown: false, nats: 0 });
  });
});

describe('the notes a model learned from', () => {
  it('hold as unknown what no other patient has, and what the gate would not let through without theirs', async () => {
    const engine = await loadEngine();
    for (const k of [1, 8]) {
      const own = await readOwnNotes({ run, model: { lexicon }, notes, gateK: k, folds: 3 }, engine, testHost());
      // Counted the long way: for each note, the notes and patients beside its own that have the word.
      const words = sentences.map((all) => all.flatMap(({ words: each }) => each.map(normalizeWord)));
      let unknown = 0;
      for (const [at, { note }] of notes.entries()) {
        const others = notes.flatMap((other, i) => (other.note.patientKey === note.patientKey ? [] : [i]));
        for (const word of words[at] ?? []) {
          const having = others.filter((i) => words[i]?.includes(word));
          const patients = new Set(having.map((i) => notes[i]?.note.patientKey)).size;
          if (having.length < k || patients < k) unknown++;
        }
      }
      expect(own?.counts.reduce((sum, counts) => sum + totalOf(counts, 'unknownTokens'), 0)).toBe(unknown);
      expect(own?.counts).toHaveLength(60);
      if (k === 8) expect(unknown).toBeGreaterThan(10);
    }
  });

  it('count in the reference only where new ones are like them, and all are learned from', async () => {
    const engine = await loadEngine();
    const like = (id: string) => Number(id.split('/')[1]) >= 45;
    const own = await readOwnNotes({ run, model: { lexicon }, notes, folds: 3, like }, engine, testHost());
    expect(own?.counts).toHaveLength(15);
    // Notes of one pattern: a model of the other notes knows them.
    expect(own?.startsFactor).toBeGreaterThan(0.8);
    expect(own?.startsFactor).toBeLessThan(1.25);
    // Marks that are right for sure, but for what no fit promises, stray by less than those of chance.
    expect(own?.f1Spread).toBeGreaterThan(0);
    expect(own?.f1Spread).toBeLessThan(1);
  });

  it('are not read where one patient has them all', async () => {
    const one = notes.map((note) => ({ ...note, note: { ...note.note, patientKey: 'p' } }));
    expect(await readOwnNotes({ run, model: { lexicon }, notes: one }, await loadEngine(), testHost())).toBeUndefined();
  });
});
