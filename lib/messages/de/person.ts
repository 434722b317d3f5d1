import { UNNAMED } from '@/lib/domain/annotation/mark';
import { loop as english } from '../en/loop';
import type * as englishPerson from '../en/person';
import type { Translated } from '../language';
import { loop } from './loop';

export const personName: Translated<typeof englishPerson.personName> = (name) => {
  if (name === UNNAMED) return 'Ich';
  return name === english.actor ? loop.actor : name;
};
