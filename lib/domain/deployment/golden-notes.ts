/**
 * Notes that every model reads once before it is used: made up, so that they can be shipped, and awkward, so that a build
 * that cuts or computes otherwise than the author's shows. Part of what models are registered with: never changed, a new
 * set gets a new name.
 */
export const GOLDEN_SET = 'golden-1';

export const GOLDEN_NOTES: readonly string[] = [
  'Known asthma since childhood. Uses salbutamol when short of breath.',
  'Type 2 diabetes mellitus, started on metformin 500 mg twice daily. HbA1c 7.2 %.',
  'Blood pressure 152/94 mmHg. Hypertension treated with amlodipine; lisinopril was stopped for cough.',
  'No sign of pneumonia. Chest clear, no antibiotics given.',
  'Her mother had breast cancer. She herself is well and takes no medicines.',
  'Plan:\r\n- iron tablets for anaemia\r\n- folic acid 400 µg once a day\r\n- review in 6 weeks',
  'Caf\u0301e au lait spots noted 👩‍⚕️. Ibuprofen 400 mg p.r.n. for migraine, max. 3/day.',
  'pt c/o epigastric pain x3d; GERD likely -> omeprazole 20mg od.',
  'HYPOTHYROIDISM, ON LEVOTHYROXINE 75 MCG. TSH 2.4.',
  '',
];

/** What is hashed of a reading: of each note its marks as [start, end, label], UTF-16 code units, in text order. */
export function goldenText(
  marks: readonly (readonly { readonly start: number; readonly end: number; readonly label: string }[])[],
): string {
  return JSON.stringify([GOLDEN_SET, marks.map((note) => note.map(({ start, end, label }) => [start, end, label]))]);
}
