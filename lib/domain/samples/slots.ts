import type { Random } from '../random';
import { DISEASE, type Label, TREATMENT } from '../text/span';
import { articleOf, capitalised, inNumber, withThe } from './grammar';
import { measure } from './measurements';
import type { Illness, Patient } from './patient';
import { chance, pick } from './pick';
import type { Drug } from './treatment-choice';

/** A stretch of text and its label, if it is an entity. */
export interface Piece {
  readonly text: string;
  readonly label?: Label;
}

/** Written by hand or in a hurry: frequencies as prescribers shorten them. */
const SHORT_FREQUENCIES: readonly (readonly [RegExp, string])[] = [
  [/twice daily/u, 'b.i.d.'],
  [/three times daily/u, 'tds'],
  [/four times daily/u, 'qds'],
  [/(?:once )?daily$/u, 'od'],
  [/as needed/u, 'prn'],
  [/at night|at bedtime/u, 'nocte'],
];

/** What is begun, planned or refused is so once in a note. */
const ONCE_A_NOTE: ReadonlySet<string> = new Set([
  'newdrug',
  'newproc',
  'newcare',
  'nodrug',
  'noproc',
  'olddrug',
  'withheld',
]);

/** Fills the templates' slots in one note, and remembers what it has told. */
export interface Slots {
  /** Whether all can be filled. */
  has(names: readonly string[]): boolean;
  /** Empty for a name that `has` refuses. */
  fill(name: string): readonly Piece[];
  /** To be called after each sentence, so that the next one tells something else. */
  sentenceDone(names: readonly string[]): void;
  /** The next of the other illnesses stands for c from here on; false: there is none. */
  nextIllness(): boolean;
}

/**
 * What the slots stand for. Facts and measurements (bp, weeks, job …: measurements.ts) are drawn anew at each use.
 *  d, c, c2       the main illness, one of the others, the one after it; in full first, then short or otherwise
 *  drug dose, drug2 dose2, newdrug newdose, olddrug, nodrug, withheld; proc, newproc, noproc; care, newcare    of d
 *  cdrug cdose, cdrug2 cdose2, ccare; c2drug c2dose    treatments of the others
 *  x, y, z        diseases not found;  f, f2  diseases of relatives
 *  "is x", "was x", "has x", "get symptom" …: the verb in the number of that slot;  "a f": with its article
 */
export function createSlots(patient: Patient, random: Random): Slots {
  const { main, others, denied, family } = patient;
  const naming = createNaming(random);
  const symptoms = main.condition.symptoms;
  let illness = 0;
  let toldDenied = 0;
  let toldFamily = 0;
  let toldSymptoms = 0;
  const spent = new Set<string>();
  const other = (ahead: number) => others[illness + ahead];
  const symptom = (ahead: number) => symptoms[(toldSymptoms + ahead) % symptoms.length];
  const she = patient.sex === 'f' ? 'she' : 'he';
  const her = patient.sex === 'f' ? 'her' : 'his';
  const [girl, woman] = patient.sex === 'f' ? ['girl', 'woman'] : ['boy', 'man'];
  const man = patient.age < 16 ? girl : woman;
  const chosen = main.treatments;
  const hurried = chance(0.3, random);
  const dose = (item: Drug | undefined): Piece[] | undefined =>
    plain(
      hurried
        ? item && SHORT_FREQUENCIES.reduce((text, [long, short]) => text.replace(long, short), item.dose)
        : item?.dose,
    );

  const facts = new Map<string, () => readonly Piece[] | undefined>([
    ...treatmentSlots('', () => main, dose),
    ...treatmentSlots('c', () => other(0), dose),
    ...treatmentSlots('c2', () => other(1), dose),
    ['newdrug', () => treatment(chosen.newDrug?.name)],
    ['newdose', () => dose(chosen.newDrug)],
    ['olddrug', () => treatment(chosen.oldDrug?.name)],
    ['nodrug', () => treatment(chosen.refusedDrug?.name)],
    ['withheld', () => treatment(main.condition.withheld?.[0])],
    ['proc', () => treatment(chosen.procedure)],
    ['newproc', () => treatment(chosen.newProcedure)],
    ['noproc', () => treatment(chosen.refusedProcedure)],
    ['newcare', () => treatment(chosen.newCare)],
    ['x', () => disease(denied[toldDenied])],
    ['y', () => disease(denied[toldDenied + 1])],
    ['z', () => disease(denied[toldDenied + 2])],
    ['f', () => disease(family[toldFamily])],
    ['f2', () => disease(family[toldFamily + 1])],
    ['symptom', () => plain(symptom(0))],
    ['symptom2', () => (symptoms.length > 1 ? plain(symptom(1)) : undefined)],
    ['thesymptom', () => plain(withThe(symptom(0) ?? ''))],
    ['she', () => plain(she)],
    ['her', () => plain(her)],
    ['She', () => plain(capitalised(she))],
    ['Her', () => plain(capitalised(her))],
    ['man', () => plain(man)],
    ['Person', () => plain(capitalised(man))],
    ['age', () => plain(patient.age)],
    ['clinic', () => plain(patient.speciality.clinic.toLowerCase())],
    ['year', () => plain(main.year)],
    ['procyear', () => plain(Math.min(2025, main.year + 1))],
    ['cyear', () => plain(other(0)?.year)],
    ['years', () => (main.year > 2023 ? undefined : plain(2026 - main.year))],
  ]);
  const nameOf = new Map<string, () => Illness | undefined>([
    ['d', () => main],
    ['c', () => other(0)],
    ['c2', () => other(1)],
  ]);

  const factOf = (name: string) => facts.get(name)?.() ?? plain(measure(name, patient, random));
  const has = (name: string): boolean => {
    const [first = '', of] = name.split(' ');
    const slot = of ?? first;
    if (spent.has(slot)) return false;
    return nameOf.has(slot) ? nameOf.get(slot)?.() !== undefined : factOf(slot) !== undefined;
  };
  return {
    has: (names) => names.every(has),
    fill(name) {
      const [verb = '', of] = name.split(' ');
      const named = nameOf.get(name)?.();
      if (named) return naming(named);
      if (of === undefined) return factOf(name) ?? [];
      const pieces = factOf(of) ?? [];
      const subject = pieces.map(({ text }) => text).join('');
      return verb === 'a' ? [{ text: articleOf(subject) }, ...pieces] : [{ text: inNumber(verb, subject) }];
    },
    sentenceDone(names) {
      toldDenied += ['x', 'y', 'z'].filter((name) => names.includes(name)).length;
      toldFamily += ['f', 'f2'].filter((name) => names.includes(name)).length;
      for (const name of names) if (ONCE_A_NOTE.has(name)) spent.add(name);
      if (names.includes('symptom') || names.includes('thesymptom')) toldSymptoms++;
      if (names.includes('symptom2')) toldSymptoms++;
    },
    nextIllness() {
      if (illness + 1 >= others.length) return false;
      illness++;
      return true;
    },
  };
}

function treatmentSlots(
  prefix: string,
  illness: () => Illness | undefined,
  dose: (drug: Drug | undefined) => Piece[] | undefined,
): [string, () => readonly Piece[] | undefined][] {
  const drug = (which: 'drug' | 'drug2'): Drug | undefined => illness()?.treatments[which];
  return [
    [`${prefix}drug`, () => treatment(drug('drug')?.name)],
    [`${prefix}dose`, () => dose(drug('drug'))],
    [`${prefix}drug2`, () => treatment(drug('drug2')?.name)],
    [`${prefix}dose2`, () => dose(drug('drug2'))],
    [`${prefix}care`, () => treatment(illness()?.treatments.care)],
  ];
}

function disease(text: string | undefined): Piece[] | undefined {
  return text === undefined ? undefined : [{ text, label: DISEASE }];
}

function plain(text: string | number | undefined): Piece[] | undefined {
  return text === undefined ? undefined : [{ text: String(text) }];
}

/** "a low-salt diet": the article is no part of the name. */
function treatment(text: string | undefined): Piece[] | undefined {
  if (text === undefined) return undefined;
  const article = /^(?:an?|the)\s/u.exec(text)?.[0] ?? '';
  const name: Piece = { text: text.slice(article.length), label: TREATMENT };
  return article === '' ? [name] : [{ text: article }, name];
}

/** Full name first ("chronic kidney disease (CKD)"), then the short one, or now and then another name. */
function createNaming(random: Random): (illness: Illness) => Piece[] {
  const named = new Set<Illness>();
  return (illness) => {
    const { name, short, also = [] } = illness.condition;
    const first = !named.has(illness);
    named.add(illness);
    const other = also.length > 0 && chance(0.2, random) ? pick(also, random) : name;
    if (short === undefined) return [{ text: other, label: DISEASE }];
    if (!first) return [{ text: chance(0.65, random) ? short : other, label: DISEASE }];
    const full = chance(0.6, random) ? `${name} (${short})` : chance(0.5, random) ? name : short;
    return [{ text: full, label: DISEASE }];
  };
}
