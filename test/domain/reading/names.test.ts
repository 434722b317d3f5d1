import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { abbreviationsOf } from '@/lib/domain/reading/abbreviations';
import { normalForm } from '@/lib/domain/reading/normal-form';

describe('normalForm', () => {
  it.each([
    ['Asthma', 'asthma'],
    ['  iron\n deficiency  anaemia. ', 'iron deficiency anemia'],
    ['heart attacks', 'heart attack'],
    ['biopsies', 'biopsy'],
    ['rashes', 'rash'],
    ['abscesses', 'abscess'],
    ['headaches', 'headache'],
    ['metastases', 'metastasis'],
    ['thromboses', 'thrombosis'],
    ['carcinomata', 'carcinoma'],
    ['arrhythmias', 'arrhythmia'],
    ['viruses', 'virus'],
    ['UTIs', 'uti'],
    ['Pre-eclampsia', 'preeclampsia'],
    ['pre eclampsia', 'preeclampsia'],
    ['preeclampsia', 'preeclampsia'],
    ['post–operative pain', 'postoperative pain'],
    ['beta-blockers', 'beta blocker'],
    ['gastro-oesophageal reflux', 'gastro esophageal reflux'],
    ['tumour', 'tumor'],
    ['Diarrhoea', 'diarrhea'],
    ['haemorrhage', 'hemorrhage'],
    ['leukaemia', 'leukemia'],
    ['Ménière’s disease', 'meniere disease'],
    ["Alzheimer 's disease", 'alzheimer disease'],
    ['Parkinsons disease', 'parkinson disease'],
    ['type II diabetes', 'type 2 diabetes'],
    ['stage IV melanoma', 'stage 4 melanoma'],
    ['the flu', 'flu'],
    ['congestive heart failure (CHF)', 'congestive heart failure'],
    ['CHF (congestive heart failure)', 'congestive heart failure'],
    ['Alzheimer disease ( AD )', 'alzheimer disease'],
    ['non-small cell lung cancer ( nsclc )', 'nonsmall cell lung cancer'],
    ['fracture (left)', 'fracture (left)'],
    ['5-FU', '5 fu'],
    ['🤒', '🤒'],
    ['...', '...'],
    ['', ''],
  ])('%j becomes %j', (text, key) => {
    expect(normalForm(text)).toBe(key);
  });

  it.each([
    'diabetes',
    'sepsis',
    'pertussis',
    'rabies',
    'arthritis',
    'thrombosis',
    'herpes',
    'measles',
    'pancreas',
    'lupus',
    'AIDS',
  ])('keeps %s, which is no plural', (word) => {
    expect(normalForm(word)).toBe(word.toLowerCase());
  });

  it('is idempotent', () => {
    const words = [
      'pre',
      '-',
      'oedemas',
      "Graves'",
      'UTIs',
      '(CHF)',
      'type',
      'II',
      'ies',
      'oses',
      ' ',
      '.',
      'é',
      'the',
      "'s",
      'ss',
    ];
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.constantFrom(...words)).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (name) => normalForm(normalForm(name)) === normalForm(name)),
      { numRuns: 2000 },
    );
  });

  it('gives a key to everything that holds more than space', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => name.trim() === '' || normalForm(name) !== ''));
  });
});

describe('abbreviationsOf', () => {
  it.each<[string, Record<string, string>]>([
    ['He has congestive heart failure (CHF).', { CHF: 'congestive heart failure' }],
    ['chronic obstructive pulmonary disease ( COPD )', { COPD: 'chronic obstructive pulmonary disease' }],
    ['treated with an NSAID (non-steroidal anti-inflammatory drug)', { NSAID: 'non-steroidal anti-inflammatory drug' }],
    ['seen for type 2 diabetes (T2D) and gout', { T2D: 'type 2 diabetes' }],
    ['amniotic fluid index (AFI; 12 cm)', { AFI: 'amniotic fluid index' }],
    ['She fell (left hip) and was seen (see Fig 2).', {}],
    ['gout (since May) and asthma (mild)', {}],
    ['pain; (PE)', {}],
    ['()', {}],
    ['', {}],
  ])('%j', (text, found) => {
    expect(Object.fromEntries(abbreviationsOf(text))).toEqual(found);
  });

  it('keeps the first long form of two', () => {
    expect(abbreviationsOf('atopic dermatitis (AD) or Alzheimer disease (AD)').get('AD')).toBe('atopic dermatitis');
  });
});
