import type { CharRange } from './note';

/** A heading and where the text under it begins. Offsets in the note. */
export interface Heading {
  /** Without its colon. */
  readonly heading: CharRange;
  readonly bodyStart: number;
}

/*
 * A line is, or begins with, a heading when
 *  1. it is up to six words, the first with a capital, and a colon ("Past medical history:"), or
 *  2. a known heading and a colon open it ("Plan: rest", "HPI: 54-year-old man"), or up to four words in capitals,
 *     six letters or more ("DISCHARGE PLAN: rest"; but "BP: 118/72" is text), or
 *  3. it is a known heading alone ("Plan", "PLAN", "History"), or two to six words all in capitals without a digit or
 *     closing punctuation ("DISCHARGE MEDICATIONS").
 * So "Dose: 5 mg" and "Note: see below" are text.
 */
const KNOWN: ReadonlySet<string> = new Set(
  [
    'dx, rx, tx, pmhx, fhx, shx, hx, problem, indication, reason, follow-up plan',
    'chief complaint, presenting complaint, reason for visit, reason for admission, reason for referral, cc, pc',
    'history, history of present illness, history of presenting complaint, present illness, hpi, interval history, subjective',
    'past medical history, medical history, pmh, past surgical history, surgical history, psh, past history',
    'family history, fh, social history, sh, review of systems, ros, allergies, allergy, immunizations, immunisations',
    'medications, medication, current medications, home medications, admission medications, discharge medications, meds',
    'drugs, treatment, therapy, procedures, procedure, operations, hospital course, course, clinical course',
    'physical examination, physical exam, examination, exam, objective, vital signs, vitals, observations',
    'laboratory, laboratory results, laboratory data, labs, investigations, imaging, radiology, results, tests, ecg, ekg',
    'assessment, impression, assessment and plan, assessment/plan, a/p, ap, diagnosis, diagnoses, differential diagnosis',
    'discharge diagnosis, discharge diagnoses, admission diagnosis, problem list, problems, summary, discharge summary',
    'plan, recommendations, recommendation, follow-up, follow up, followup, disposition, discharge instructions',
    'background, objectives, aim, aims, methods, patients and methods, conclusion, conclusions, discussion, findings',
  ].flatMap((line) => line.split(', ')),
);

const BEFORE_COLON = /^\s*(?:#+\s*)?(\p{L}[^:.;!?]*?)\s*:(?=\s|$)/u;

export function headingOfLine(text: string, line: CharRange): Heading | undefined {
  const content = text.slice(line.start, line.end);
  const before = BEFORE_COLON.exec(content);
  const name = before?.[1];
  if (before && name !== undefined) {
    const alone = content.slice(before[0].length).trim() === '';
    const words = wordsOf(name);
    if (isKnown(name) || (alone ? words <= 6 && /^[\p{Lu}\p{Lo}]/u.test(name) : words <= 4 && isLongCapitals(name))) {
      return headingAt(line.start + before[0].indexOf(name), name, line.start + before[0].length);
    }
    return undefined;
  }
  const whole = content.trim();
  return isBareHeading(whole) ? headingAt(line.start + content.indexOf(whole), whole, line.end) : undefined;
}

function headingAt(start: number, name: string, bodyStart: number): Heading {
  return { heading: { start, end: start + name.length }, bodyStart };
}

function isBareHeading(line: string): boolean {
  if (isKnown(line)) return true;
  const words = wordsOf(line);
  return words >= 2 && words <= 6 && isCapitals(line) && !/[\d.,;!?]/u.test(line);
}

function isKnown(name: string): boolean {
  return KNOWN.has(name.toLowerCase().replace(/\s+/gu, ' '));
}

/** All letters capital, at least two of them. */
function isCapitals(name: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(name) && !/\p{Ll}/u.test(name);
}

const CAPITALS_MIN = 6;
function isLongCapitals(name: string): boolean {
  return isCapitals(name) && name.replace(/\P{L}/gu, '').length >= CAPITALS_MIN;
}

function wordsOf(name: string): number {
  return name.trim().split(/\s+/u).length;
}
