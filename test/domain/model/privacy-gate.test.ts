import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gateLexicon, LEXICON_PARTS, LexiconSupport, lexiconKeys } from '@/lib/domain/model/gate-lexicon';
import { createAttributeGate, SupportCounter, supportReason, wordsReason } from '@/lib/domain/model/privacy-gate';
import { STANDARD } from '@/lib/domain/text/feature-set';
import type { LabelledSentence } from '@/lib/domain/text/labelled-sentence';
import { learnLexicon } from '@/lib/domain/text/lexicon';

const sentence = (text: string, marked: string | undefined = undefined): LabelledSentence => {
  const words = text.split(' ');
  const at = marked === undefined ? -1 : words.indexOf(marked);
  return {
    words,
    tokens: words.map((_, i) => ({ start: 20 * i, end: 20 * i + 3 })),
    entities: at < 0 ? [] : [{ start: at, end: at + 1, label: 'DISEASE' }],
  };
};

describe('SupportCounter', () => {
  it('counts distinct notes and patients, as sets of them would', () => {
    const note = fc.record({ patient: fc.nat(4), keys: fc.array(fc.constantFrom('a', 'b', 'c', '__proto__')) });
    fc.assert(
      fc.property(fc.array(note), (notes) => {
        const grouped = notes.toSorted((x, y) => x.patient - y.patient);
        const counter = new SupportCounter();
        for (const [at, { patient, keys }] of grouped.entries()) {
          counter.beginNote(at > 0 && grouped[at - 1]?.patient === patient);
          for (const key of keys) counter.see(key);
        }
        for (const key of ['a', 'b', 'c', '__proto__']) {
          const having = grouped.filter(({ keys }) => keys.some((one) => one === key));
          const { notes: n, patients: p } = counter.of(key);
          expect([n, p]).toEqual([having.length, new Set(having.map(({ patient }) => patient)).size]);
        }
      }),
    );
  });
});

describe('the gate', () => {
  it('wants k notes and k patients', () => {
    expect(supportReason({ notes: 5, patients: 5 }, 5)).toBeUndefined();
    expect(supportReason({ notes: 4, patients: 4 }, 5)).toBe('few-notes');
    expect(supportReason({ notes: 90, patients: 4 }, 5)).toBe('few-patients');
  });

  it('drops dates and numbers whoever else has them', () => {
    const many = { notes: 900, patients: 900 };
    expect(wordsReason('00/00/0000', many, 5)).toBe('date');
    expect(wordsReason('mrn 000000', many, 5)).toBe('id');
    expect(wordsReason('gout', many, 5)).toBeUndefined();
    const judge = createAttributeGate(['DISEASE'], 5);
    expect(judge('w[1]=00/00/0000', many)).toBe('date');
    expect(judge('w[1]=gout', { notes: 5, patients: 4 })).toBe('few-patients');
    expect(judge('lex:DISEASE=3+', { notes: 5, patients: 5 })).toBeUndefined();
  });

  it('judges every part of a lexicon by its own support', () => {
    const set = { ...STANDARD, parts: { ...STANDARD.parts, wordPairs: true } };
    const notes = [
      ...['vague gout flares', 'vague gout flare', 'vague gout flaring'].map((text) => [sentence(text, 'gout')]),
      // Twice in one note is one note.
      [sentence('zorbin zorbin gout', 'zorbin'), sentence('zorbin again', 'zorbin')],
      [sentence('vague zorbin')],
    ];
    const lexicon = learnLexicon(notes.flat(), set, ['DISEASE']);
    if (!lexicon) throw new Error('no lexicon');
    const support = new LexiconSupport();
    for (const own of notes) support.addNote(own, false, true);
    const { lexicon: gated, parts, dropped } = gateLexicon(lexicon, support, 3);
    expect(Object.keys(gated.words)).toEqual(['gout', 'vague']);
    expect(gated.words.gout).toEqual(lexicon.words.gout);
    // Each form of "flare" stands in one note, their stem in three.
    expect(Object.keys(gated.stems ?? {})).toEqual(['flar', 'gout', 'vagu']);
    expect(Object.keys(gated.phrases)).toEqual(['gout']);
    expect(gated.pairs).toEqual(['<S> vague', 'vague gout']);
    expect(gated.topics?.sentences).toEqual(lexicon.topics?.sentences);
    expect([...lexiconKeys(gated)].some((key) => key.includes('zorb'))).toBe(false);
    const lost = LEXICON_PARTS.reduce((sum, part) => sum + parts[part].before - parts[part].after, 0);
    expect(Object.values(dropped).reduce((sum, count) => sum + count, 0)).toBe(lost);
  });

  it('lets through only those phrases of a word list that enough notes have', () => {
    const list = {
      name: 'drugs',
      sha256: 'a'.repeat(64),
      phrases: 4,
      classes: { '': ['gold salts', 'zorbin'], pump: ['gout', 'pump 0'] },
    };
    const set = { ...STANDARD, parts: { ...STANDARD.parts, gazetteers: [list] } };
    const notes = [
      [sentence('gold salts for gout', 'gout')],
      [sentence('gold salts and pump 0')],
      [sentence('Gold salts and gout , pump 0 , zorbin')],
      [sentence('gout , pump 0')],
    ];
    const lexicon = learnLexicon(notes.flat(), set, ['DISEASE'], [list]);
    if (!lexicon) throw new Error('no lexicon');
    const support = new LexiconSupport([list]);
    for (const own of notes) support.addNote(own, false, false);
    const { lexicon: gated, parts } = gateLexicon(lexicon, support, 3);
    // A digit never passes, however many notes have it.
    expect(gated.gazetteers?.[0]?.classes).toEqual({ '': ['gold salts'], pump: ['gout'] });
    expect(parts.lists).toEqual({ before: 4, after: 2 });
    expect([...lexiconKeys(gated)]).not.toContain('zorbin');
  });
});
