/**
 * Sentences nobody wrote of anybody, read by a model before it is shared and again wherever it arrives: attributes,
 * lexicon and weights must come together there as they did here. Part of the format: never changed, only followed by
 * another one.
 */
export const SELF_TEST = {
  id: 'behealthy-self-test-1',
  sentences: [
    'The patient was treated with metformin for type 2 diabetes .',
    'No evidence of pneumonia , started on amoxicillin 500 mg .',
    'Radiotherapy followed surgery in early breast cancer .',
    'Family history : asthma and hay fever .',
    'Is aspirin better than placebo against migraine ?',
    'Results : HIV-1 levels fell with lamivudine ( 3TC ) .',
    'She feels well 🙂 and sleeps nine hours .',
    'Chronic renal failure was managed by haemodialysis , then a transplant .',
  ].map((text) => text.split(' ')),
} as const;

/** What a model makes of the sentences. */
export interface SelfTestOutcome {
  readonly id: string;
  /** [sentences][words] */
  readonly tags: readonly (readonly string[])[];
  /** [sentences] of the best path, nats: it moves with every weight and attribute, where tags might not. */
  readonly logProbabilities: readonly number[];
}

/** Rounding of sums in another order, and nothing more. */
const TOLERANCE = 1e-6;

export function sameOutcome(a: SelfTestOutcome, b: SelfTestOutcome): boolean {
  return (
    a.id === b.id &&
    a.tags.length === b.tags.length &&
    a.tags.every((tags, at) => tags.join(' ') === b.tags[at]?.join(' ')) &&
    a.logProbabilities.length === b.logProbabilities.length &&
    a.logProbabilities.every((value, at) => Math.abs(value - (b.logProbabilities[at] ?? Number.NaN)) <= TOLERANCE)
  );
}
