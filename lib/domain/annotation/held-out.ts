import { uniformOf } from './bias-check';

/** Share of the patients whose notes are never learned from while tagging: they judge what was learned. */
export const HELD_OUT_SHARE = 0.2;

/**
 * Whether a patient's notes judge instead of teach. The same for every round and annotator, whatever other notes there
 * are. The name is apart from the one that hides suggestions: else the hidden notes would all be held out.
 */
export function isHeldOut(patientKey: string, seed: number): boolean {
  return uniformOf(`held out: ${patientKey}`, seed) < HELD_OUT_SHARE;
}
