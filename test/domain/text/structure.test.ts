import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TokenizerId } from '@/lib/domain/text/note';
import { structureOf } from '@/lib/domain/text/structure';

const sentences = (text: string, tokenizer: TokenizerId = 'clinical-1'): string[] =>
  structureOf({ text, tokenizer }).sentences.map(({ start, end }) => text.slice(start, end));

const headings = (text: string): (string | undefined)[] =>
  structureOf({ text, tokenizer: 'clinical-1' }).sections.map(({ heading }) =>
    heading ? text.slice(heading.start, heading.end) : undefined,
  );

describe('sentences', () => {
  it.each([
    ['He slept. She ate! Why? 5 mg.', 'He slept.|She ate!|Why?|5 mg.'],
    ['Seen by Dr. J. Smith today. John F. Moss agreed.', 'Seen by Dr. J. Smith today.|John F. Moss agreed.'],
    [
      'Took 2.5 mg b.i.d. with food. Took 2.5 mg b.i.d. He slept.',
      'Took 2.5 mg b.i.d. with food.|Took 2.5 mg b.i.d.|He slept.',
    ],
    ['Known hepatitis B. The liver was small.', 'Known hepatitis B.|The liver was small.'],
    ['Drugs (e.g. aspirin) vs. none. Done.', 'Drugs (e.g. aspirin) vs. none.|Done.'],
    ['She said "no pain." Then left. (It was late.) He ate.', 'She said "no pain."|Then left.|(It was late.)|He ate.'],
    ['He left (really!) and slept.', 'He left (really!) and slept.'],
    ['See fig. 2 and approx. 5 mg etc. daily.', 'See fig. 2 and approx. 5 mg etc. daily.'],
    ['Discussed with pt. Will return.', 'Discussed with pt.|Will return.'],
    ['No space.Between words stays one.', 'No space.Between words stays one.'],
    ['Better today. 😀 Home tomorrow.', 'Better today.|😀 Home tomorrow.'],
  ])('ends them in %j', (text, expected) => {
    expect(sentences(text)).toEqual(expected.split('|'));
  });

  it('ends at list lines, empty lines and short lines', () => {
    const text = 'Meds\r\n- aspirin 81 mg\r\n- metformin\r\n1. Rest\n2) Walk\n\naspirin daily\nlisinopril daily';
    expect(sentences(text)).toEqual([
      'Meds',
      '- aspirin 81 mg',
      '- metformin',
      '1. Rest',
      '2) Walk',
      'aspirin daily',
      'lisinopril daily',
    ]);
  });

  it('goes on over a line feed that only wraps', () => {
    const long = 'The patient was admitted with worsening breathlessness over the last two weeks and';
    expect(sentences(`${long}\r\nDiabetes was found.`)).toEqual([`${long}\r\nDiabetes was found.`]);
    expect(sentences('Treated with\naspirin.')).toEqual(['Treated with\naspirin.']);
  });

  it('ends a line that had room for the next word', () => {
    const wide = 'The patient was admitted with worsening breathlessness over the last two weeks, slowly.';
    expect(sentences(`${wide}\nOn metformin\nDenies pain`)).toEqual([wide, 'On metformin', 'Denies pain']);
  });

  it('takes the lines of given tokens as they are', () => {
    expect(sentences('A b . C d .\ne.g. x\n\nPlan :', 'given-1')).toEqual(['A b . C d .', 'e.g. x', 'Plan :']);
  });

  it('gives nothing for empty text', () => {
    expect(structureOf({ text: '', tokenizer: 'clinical-1' })).toEqual({ tokens: [], sentences: [], sections: [] });
    expect(structureOf({ text: ' \r\n ', tokenizer: 'given-1' }).sentences).toHaveLength(1);
  });

  it('puts every token in exactly one sentence, in order', () => {
    const piece = fc.constantFrom(
      ...[
        'He slept. ',
        'Dr. ',
        'Plan:',
        'PLAN',
        '\n',
        '\r\n',
        '\r',
        '- ',
        '1. ',
        'x',
        ' ',
        '.',
        '!"',
        ')',
        'e.g. ',
        '👩‍⚕️',
        'HPI: ',
        '2.5',
      ],
    );
    const text = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, fc.constantFrom<TokenizerId>('clinical-1', 'given-1'), (sample, tokenizer) => {
        const { tokens, sentences: found, sections } = structureOf({ text: sample, tokenizer });
        let next = 0;
        for (const { tokenStart, tokenEnd, start, end } of found) {
          expect(tokenStart).toBe(next);
          expect(tokenEnd).toBeGreaterThan(tokenStart);
          expect(start).toBe(tokens[tokenStart]?.start);
          expect(end).toBe(tokens[tokenEnd - 1]?.end);
          next = tokenEnd;
        }
        expect(next).toBe(tokens.length);
        for (const { start, end } of tokens) {
          expect(sections.filter((section) => section.start <= start && end <= section.end)).toHaveLength(1);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe('sections', () => {
  it('begin at heading lines and known headings before a colon', () => {
    const text =
      'Seen today.\nHistory\nCough.\nHPI: 54-year-old man.\nPast medical history:\nGout.\nDISCHARGE MEDICATIONS\nNone\n';
    expect(headings(text)).toEqual([undefined, 'History', 'HPI', 'Past medical history', 'DISCHARGE MEDICATIONS']);
    const { sections } = structureOf({ text, tokenizer: 'clinical-1' });
    expect(text.slice(sections[2]?.start, sections[2]?.end)).toBe('HPI: 54-year-old man.\n');
  });

  it('keep a heading in a sentence of its own', () => {
    expect(sentences('Plan: rest and fluids.\nAllergies:\nnone')).toEqual([
      'Plan:',
      'rest and fluids.',
      'Allergies:',
      'none',
    ]);
  });

  it('are not opened by values, remarks or running text', () => {
    expect(headings('Dose: 5 mg\nBP: 118/72\nNote: see below\nthe plan was: rest\nASPIRIN 81 MG')).toEqual([undefined]);
  });
});
