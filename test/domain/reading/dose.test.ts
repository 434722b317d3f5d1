import { describe, expect, it } from 'vitest';
import { doseAfter } from '@/lib/domain/reading/dose';
import { tokenizeClinical } from '@/lib/domain/text/tokenize';

/** Dose after the text's first token. */
function doseIn(text: string): string | undefined {
  const tokens = tokenizeClinical(text);
  const dose = doseAfter(
    tokens.map((token) => text.slice(token.start, token.end)),
    1,
  );
  return dose && text.slice(tokens[dose.start]?.start, tokens[dose.end - 1]?.end);
}

describe('doseAfter', () => {
  it.each([
    ['levothyroxine 75 micrograms daily, last TSH 2.1 mU/L', '75 micrograms daily'],
    ['prednisolone 10 mg/day for five days', '10 mg/day'],
    ['insulin 4 units before meals is added', '4 units before meals'],
    ['metformin 500 mg twice daily, begun by the practice', '500 mg twice daily'],
    ['amoxicillin 500 mg b.i.d. for a week', '500 mg b.i.d.'],
    ['aspirin (75 mg once a day) for stroke', '75 mg once a day'],
    ['paracetamol, 1 g every 6 hours as needed.', '1 g every 6 hours as needed'],
    ['vancomycin 15 mg/kg every 12 hours', '15 mg/kg every 12 hours'],
    ['morphine 2.5–5 mg sc prn', '2.5–5 mg sc prn'],
    ['alfacalcidol 0.25 µg daily', '0.25 µg daily'],
    ['methotrexate at a dose of 15 mg weekly with folate', '15 mg weekly'],
    ['salbutamol two puffs as needed', 'two puffs as needed'],
    ['furosemide 40mg od', '40mg od'],
    ['enoxaparin 1.5 mg per kg subcutaneously daily', '1.5 mg per kg subcutaneously daily'],
    ['colistin 2 million units twice daily', '2 million units twice daily'],
  ])('%s', (text, dose) => {
    expect(doseIn(text)).toBe(dose);
  });

  it.each([
    'aspirin',
    'aspirin for stroke',
    'aspirin 3 days ago',
    'aspirin since 2019',
    'aspirin (see 10 mg/L)',
    'aspirin, later 5 mg',
  ])('sees none in: %s', (text) => {
    expect(doseIn(text)).toBeUndefined();
  });
});
