import type { Random } from '../random';
import { between, pick } from './pick';

type Person = { readonly age: number; readonly sex: 'f' | 'm' };

/** Values a person of this age may show; drawn anew at each call. */
export function measure(name: string, { age, sex }: Person, random: Random): string | undefined {
  const child = age < 16;
  const woman = sex === 'f';
  const draw = (low: number, high: number): number => between(low, high, random);
  switch (name) {
    case 'bp':
      return child ? `${draw(88, 108)}/${draw(50, 68)}` : `${draw(108, 148)}/${draw(62, 92)}`;
    case 'pulse':
      return String(child ? draw(92, 132) : draw(62, 96));
    case 'breaths':
      return String(child ? draw(22, 34) : draw(12, 20));
    case 'temperature':
      return (draw(362, 376) / 10).toFixed(1);
    case 'weight':
      return String(child ? Math.round(8 + age * 2.6) + draw(-1, 2) : woman ? draw(54, 88) : draw(66, 104));
    case 'height':
      return String(child ? 74 + age * 6 + draw(-3, 3) : woman ? draw(156, 174) : draw(168, 189));
    case 'pain':
      return String(draw(1, 6));
    case 'weeks':
      return String(pick([2, 4, 6, 8, 12], random));
    case 'days':
      return String(draw(2, 9));
    case 'day':
      return pick(['two', 'three', 'four'], random);
    case 'hours':
      return String(pick([6, 12, 24, 36, 48], random));
    case 'weekday':
      return pick(['Monday', 'Tuesday', 'Thursday', 'Friday'], random);
    case 'month':
      return pick(['early spring', 'next month', 'the coming weeks', 'early summer'], random);
    case 'effect':
      return pick(['nausea', 'dizziness', 'tiredness', 'a dry mouth', 'loose stools', 'an itch'], random);
    case 'sibling':
      return pick(['sister', 'brother', 'cousin'], random);
    case 'oldage':
      return String(draw(52, 79));
    case 'units':
      return String(draw(2, 14));
    case 'packyears':
      return age < 35 ? undefined : String(draw(8, 40));
    case 'job':
      return child || age > 66 ? undefined : pick(JOBS, random);
    default:
      return undefined;
  }
}

const JOBS = [
  'a teacher',
  'a bus driver',
  'a baker',
  'an electrician',
  'a librarian',
  'a café owner',
  'a carer',
] as const;
