import { describe, expect, it } from 'vitest';
import { assertionOf, type MentionKind } from '@/lib/domain/reading/assertion';
import type { Assertion } from '@/lib/domain/reading/reading';
import { tokenizeClinical } from '@/lib/domain/text/tokenize';

/** The sentence with its mention in brackets: <disease> or {treatment}. */
function read(marked: string): { assertion: Assertion; cue: string | undefined } {
  const open = marked.search(/[<{]/u);
  const close = marked.search(/[>}]/u);
  const kind: MentionKind = marked[open] === '<' ? 'disease' : 'treatment';
  const text = marked.slice(0, open) + marked.slice(open + 1, close) + marked.slice(close + 1);
  const tokens = tokenizeClinical(text);
  const words = tokens.map((token) => text.slice(token.start, token.end));
  const start = tokens.findIndex((token) => token.start === open);
  const end = tokens.findIndex((token) => token.end === close - 1) + 1;
  const { assertion, cue } = assertionOf(words, { start, end }, kind);
  return { assertion, cue: cue && words.slice(cue.start, cue.end).join(' ') };
}

const DENIED: readonly (readonly [string, string])[] = [
  ['There is no sign of <pneumonia> on the film.', 'no sign of'],
  ['She denies <asthma>.', 'denies'],
  ['She denies fever, cough or <asthma>.', 'denies'],
  ['The patient denied any <chest infection>.', 'denied'],
  ['A rash without <cellulitis>.', 'without'],
  ['<Pulmonary embolism> was ruled out by CT.', 'was ruled out'],
  ['CT ruled out <pulmonary embolism>.', 'ruled out'],
  ['<Pulmonary embolism> ruled out.', 'ruled out'],
  ['Swab negative for <influenza>.', 'negative for'],
  ['No history of <stroke>.', 'No'],
  ['He never had <gout>.', 'never had'],
  ['He has never been diagnosed with <gout>.', 'never been diagnosed with'],
  ['She is free of <eczema>.', 'free of'],
  ['No <pre-eclampsia> in the first pregnancy.', 'No'],
  ['No known <drug allergy>.', 'No'],
  ['No {antibiotics} were given.', 'No'],
  ['{Antibiotics} were not given.', 'not given'],
  ['{Surgery} was declined.', 'was declined'],
  ['He declined {surgery}.', 'declined'],
  ['{Denosumab} was discussed but declined.', 'but declined'],
  ['{Aspirin} was avoided because of a rash.', 'was avoided'],
  ['Never treated for <myeloma>.', 'Never treated for'],
  ['She has never taken {colchicine}.', 'never taken'],
  ['{Biopsy} was considered and not pursued.', 'not pursued'],
  ['{Low-dose aspirin} was considered against pre-eclampsia and not begun at this stage.', 'not begun'],
  ['Neither gout nor <septic arthritis> was found.', 'nor'],
  ['It is not <asthma>.', 'not'],
  ['She does not have <diabetes>.', 'not have'],
  ["She doesn't have <diabetes>.", "doesn't have"],
  ['He is not currently taking {metformin}.', 'not currently taking'],
  ['He was not started on {insulin}.', 'not started on'],
  ['Viral bronchitis rather than <pneumonia>.', 'rather than'],
  ['<Meningitis> has been excluded.', 'has been excluded'],
  ['<Meningitis> is unlikely.', 'is unlikely'],
  ['Absence of <metastases> was confirmed.', 'Absence of'],
  ['The picture is not consistent with <gout>.', 'not consistent with'],
  ['No evidence of HELLP syndrome, placental abruption or <eclampsia>.', 'No evidence of'],
  ['There is no fever and no <rash>, but the cough persists.', 'no'],
  ['{Penicillin} is contraindicated.', 'is contraindicated'],
  ['No family history of <breast cancer>.', 'No'],
  ['Her mother never had <asthma>.', 'never had'],
];

const AFFIRMED: readonly string[] = [
  'She has <asthma>.',
  'He denies fever but has <asthma>.',
  'No fever; <asthma> is well controlled.',
  'No increase in <anaemia> since May.',
  'Not only <gout> was found.',
  'Gram negative <sepsis>.',
  'Gram-negative <sepsis> was treated.',
  'No further <seizures> since March.',
  'Intubated without difficulty for <pneumonia>.',
  'Not without <heart failure>.',
  '<Pneumonia> cannot be ruled out.',
  'No improvement of the <eczema>.',
  'All well apart from <gout>.',
  'No illness except <migraine>.',
  'No antibiotics were needed for <sinusitis>.',
  'No seizures since starting {levetiracetam}.',
  'No fever was noted and <asthma> is treated with budesonide.',
  'No complications, continue {budesonide}.',
  'She takes no alcohol although <cirrhosis> is present.',
  '{Budesonide} for asthma, no fever.',
  'Her <asthma> is not well controlled on budesonide.',
  'Asthma not responding to {prednisolone}.',
  'He did not tolerate {metformin}.',
  '{Metformin} was stopped after a week because of nausea.',
  'No recurrence of <breast cancer>.',
  'Triple negative <breast cancer>.',
  '{Negative pressure therapy} for the wound.',
  'She lives with her mother and has <asthma>.',
  'The mother was treated with {magnesium sulfate}.',
  'The mother had <gestational diabetes>.',
  'After a parent training programme he had <epilepsy>.',
  'Brought in by his father with <croup>.',
  'He has <asthma>, and pneumonia was ruled out.',
  'Her mother had gout and she takes {metformin}.',
  'After talks with her sister she agreed to {surgery}.',
  'No pain with {ibuprofen}.',
  'Pneumonia without effusion, <asthma> is stable.',
];

const FAMILY: readonly (readonly [string, string])[] = [
  ['Her mother had <breast cancer>.', 'Her mother had'],
  ['Mother had <type 2 diabetes>.', 'Mother had'],
  ['His father, aged 70 at the time, died of a <heart attack>.', 'His father , aged 70 at the time , died'],
  ['Family history of <colorectal cancer>.', 'Family history of'],
  ['FH: <glaucoma>.', 'FH :'],
  ['History of <melanoma> in her mother.', 'in her mother'],
  ['<Gout> runs in the family.', 'runs in the family'],
  ['Two sisters have <lupus>.', 'Two sisters have'],
  ["The patient's mother takes {levothyroxine}.", "patient 's mother takes"],
  ['Maternal grandmother: <osteoporosis>.', 'Maternal grandmother :'],
  ['Her mother and aunt had <ovarian cancer>.', 'Her mother and aunt had'],
  ['A brother was diagnosed with <epilepsy>.', 'A brother was diagnosed with'],
];

describe('assertionOf', () => {
  it.each(DENIED)('denies: %s', (text, cue) => {
    expect(read(text)).toEqual({ assertion: 'denied', cue });
  });

  it.each(AFFIRMED)('affirms: %s', (text) => {
    expect(read(text)).toEqual({ assertion: 'affirmed', cue: undefined });
  });

  it.each(FAMILY)('gives to the family: %s', (text, cue) => {
    expect(read(text)).toEqual({ assertion: 'family', cue });
  });

  it('reads tokens that a source split otherwise', () => {
    expect(assertionOf(['She', 'did', "n't", 'have', 'gout'], { start: 4, end: 5 })).toEqual({
      assertion: 'denied',
      cue: { start: 2, end: 4 },
    });
    expect(assertionOf(['w', '/', 'o', 'rash'], { start: 3, end: 4 }).assertion).toBe('denied');
  });

  it('lets a treatment rule say nothing of a disease', () => {
    expect(read('<Pre-eclampsia> was considered and not begun.').assertion).toBe('affirmed');
  });

  it('says affirmed of an empty sentence and of a mention that is itself a trigger', () => {
    expect(assertionOf([], { start: 0, end: 0 })).toEqual({ assertion: 'affirmed', cue: undefined });
    expect(assertionOf(['No', 'pain'], { start: 0, end: 2 }).assertion).toBe('affirmed');
  });
});
