import { expect, it } from 'vitest';
import { type Person, whyNotRemove } from '@/lib/domain/person';

const people: Person[] = [
  { id: 'rita', roles: ['reviewer'] },
  { id: 'first', roles: ['clinician', 'reviewer'] },
  { id: 'dora', roles: ['doctor'] },
];

it('lets a reviewer remove anybody but themselves', () => {
  expect(whyNotRemove(people, 'dora', 'rita')).toBeUndefined();
  expect(whyNotRemove(people, 'first', 'rita')).toBeUndefined();
  expect(whyNotRemove(people, 'rita', 'rita')).toBe('not-oneself');
});

it('keeps a reviewer, whoever asks', () => {
  const left = people.filter(({ id }) => id !== 'first');
  // By somebody who was a reviewer when the request came in, and no longer is.
  expect(whyNotRemove(left, 'rita', 'first')).toBe('last-reviewer');
  expect(whyNotRemove(left, 'dora', 'rita')).toBeUndefined();
});
