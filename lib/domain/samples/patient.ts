import { type Random, shuffled } from '../random';
import { between, chance, pick, pickSome } from './pick';
import { chooseTreatments, type TreatmentChoice } from './treatment-choice';
import { SPECIALITIES } from './vocabulary';
import type { Condition, Speciality } from './vocabulary/condition';

export interface Illness {
  readonly condition: Condition;
  readonly treatments: TreatmentChoice;
  /** When it was diagnosed. */
  readonly year: number;
}

/** An invented person: nothing but a key, an age and illnesses. */
export interface Patient {
  readonly key: string;
  readonly sex: 'f' | 'm';
  readonly age: number;
  readonly speciality: Speciality;
  readonly main: Illness;
  readonly others: readonly Illness[];
  readonly denied: readonly string[];
  readonly family: readonly string[];
}

const COMMON = SPECIALITIES.flatMap(({ conditions }) => conditions.filter(({ common }) => common));

export function createPatient(key: string, speciality: Speciality, random: Random): Patient {
  const condition = pick(speciality.conditions, random);
  const [youngest, oldest] = condition.ages ?? [18, 88];
  const age = between(youngest, oldest, random);
  const sex = condition.sex ?? (chance(0.5, random) ? 'f' : 'm');
  const main = fallIll(condition, age, random);
  const others = secondIllnesses(speciality, condition, age, sex, random).map((other) => fallIll(other, age, random));
  const own = [main, ...others].flatMap((illness) => namesOf(illness.condition));
  const absent = (name: string): boolean => !own.some((mine) => mine.includes(name) || name.includes(mine));
  return {
    key,
    sex,
    age,
    speciality,
    main,
    others,
    denied: shuffled(condition.denied.filter(absent), random),
    family: shuffled(condition.family, random),
  };
}

function fallIll(condition: Condition, age: number, random: Random): Illness {
  const earliest = Math.max(2017, 2026 - Math.max(1, age - (condition.ages?.[0] ?? 18)));
  return {
    condition,
    treatments: chooseTreatments(condition, random),
    year: between(Math.min(earliest, 2024), 2024, random),
  };
}

function secondIllnesses(
  speciality: Speciality,
  main: Condition,
  age: number,
  sex: 'f' | 'm',
  random: Random,
): Condition[] {
  const fitting = COMMON.filter((candidate) => {
    const [youngest, oldest] = candidate.ages ?? [18, 88];
    const allowed = speciality.comorbidities?.includes(candidate.name) ?? !speciality.conditions.includes(candidate);
    return allowed && age >= youngest && age <= oldest && (candidate.sex ?? sex) === sex && !clash(main, candidate);
  });
  const [first, ...more] = pickSome(fitting, fitting.length, random);
  if (!first) return [];
  const second = more.find((candidate) => !clash(first, candidate));
  return second && chance(0.5, random) ? [first, second] : [first];
}

function clash(a: Condition, b: Condition): boolean {
  const avoids = (one: Condition, other: Condition): boolean =>
    (one.avoid ?? []).some((name) => namesOf(other).includes(name.toLowerCase()));
  return avoids(a, b) || avoids(b, a) || sharesDrug(a, b);
}

/** The same drug for two illnesses, or two of one class, would read oddly. */
function sharesDrug(a: Condition, b: Condition): boolean {
  const drugsOf = ({ drugs }: Condition): string[] =>
    drugs.flatMap((entry) => entry.split(' ~ ').map((text) => text.split(': ')[0] ?? ''));
  const mine = new Set(drugsOf(a));
  return drugsOf(b).some((name) => mine.has(name));
}

function namesOf({ name, short, also = [] }: Condition): string[] {
  return [name, ...(short ? [short] : []), ...also].map((text) => text.toLowerCase());
}
