import { type Random, shuffled } from '../random';
import { chance, pick } from './pick';
import type { Condition } from './vocabulary/condition';

export interface Drug {
  readonly name: string;
  readonly dose: string;
}

/** Which of a condition's treatments a patient has, had, will have and will not have. No name stands twice. */
export interface TreatmentChoice {
  readonly drug?: Drug | undefined;
  readonly drug2?: Drug | undefined;
  readonly newDrug?: Drug | undefined;
  readonly oldDrug?: Drug | undefined;
  readonly refusedDrug?: Drug | undefined;
  readonly procedure?: string | undefined;
  readonly newProcedure?: string | undefined;
  readonly refusedProcedure?: string | undefined;
  readonly care?: string | undefined;
  readonly newCare?: string | undefined;
}

export function chooseTreatments(condition: Condition, random: Random): TreatmentChoice {
  const classes = condition.drugs.map((entry) =>
    shuffled(
      entry.split(' ~ ').map((text) => drugOf(text, random)),
      random,
    ),
  );
  const [first, ...later] = classes;
  // The first class is what one would begin with, so it is what the patient has.
  const order = first ? [first, ...shuffled(later, random)] : [];
  const [current, second, third] = order;
  const alternatives = order.slice(0, 2).flatMap((drugs) => drugs.slice(1));
  const rest = [...alternatives, ...order.slice(3).flatMap((drugs) => drugs.slice(0, 1))];
  const procedures = shuffled(condition.procedures ?? [], random);
  const [doneOrPlanned, ...otherProcedures] = procedures;
  const done = chance(condition.course === 'chronic' ? 0.45 : 0.6, random);
  const [care, newCare] = shuffled(condition.care ?? [], random);
  return {
    drug: current?.[0],
    drug2: second?.[0],
    newDrug: third?.[0],
    oldDrug: rest[0],
    refusedDrug: rest[1],
    procedure: done ? doneOrPlanned : undefined,
    newProcedure: done ? otherProcedures[0] : doneOrPlanned,
    refusedProcedure: done ? otherProcedures[1] : otherProcedures[0],
    care,
    newCare,
  };
}

function drugOf(text: string, random: Random): Drug {
  const [name = '', doses = ''] = text.split(': ');
  return { name, dose: pick(doses.split(' | '), random) };
}
