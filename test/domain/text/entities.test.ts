import { describe, expect, it } from 'vitest';
import { entitiesOfTypes, spansOfEntities, typesOfEntities } from '@/lib/domain/text/entities';

describe('entitiesOfTypes', () => {
  it('takes a maximal run of one label as one entity', () => {
    expect(entitiesOfTypes(['D', 'D', 'T', 'O', 'D', 'T', 'T'])).toEqual([
      { start: 0, end: 2, label: 'D' },
      { start: 2, end: 3, label: 'T' },
      { start: 4, end: 5, label: 'D' },
      { start: 5, end: 7, label: 'T' },
    ]);
    expect(entitiesOfTypes([])).toEqual([]);
    expect(entitiesOfTypes(['O', 'O'])).toEqual([]);
  });

  it('is undone by typesOfEntities', () => {
    const types = ['O', 'T', 'T', 'D', 'O', 'O', 'D'];
    expect(typesOfEntities(entitiesOfTypes(types), types.length)).toEqual(types);
  });
});

describe('spansOfEntities', () => {
  it('takes the offsets of first and last token', () => {
    const tokens = [
      { start: 11, end: 13 },
      { start: 14, end: 18 },
      { start: 18, end: 19 },
    ];
    expect(spansOfEntities(tokens, [{ start: 1, end: 3, label: 'T' }])).toEqual([{ start: 14, end: 19, label: 'T' }]);
  });
});
