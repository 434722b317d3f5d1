import { describe, expect, it } from 'vitest';
import {
  checkLabels,
  freeLook,
  labelOfName,
  labelsEqual,
  namedLabels,
  newLabel,
  tidyLabels,
} from '@/components/annotator/label-set/label-draft';
import { DEFAULT_KEYS } from '@/lib/domain/annotation/key-map';
import type { LabelDefinition } from '@/lib/domain/annotation/project';

const label = (change: Partial<LabelDefinition> & { label: string }): LabelDefinition => ({
  name: change.label.toLowerCase(),
  look: 'disease',
  key: '1',
  description: '',
  guideline: '',
  ...change,
});
const DISEASE = label({ label: 'DISEASE' });
const TREATMENT = label({ label: 'TREATMENT', look: 'treatment', key: '2' });

describe('labelOfName', () => {
  it('gives capitals joined by low lines, letters of every script kept', () => {
    expect(labelOfName('Lab value', [])).toBe('LAB_VALUE');
    expect(labelOfName('  dose / route ', [])).toBe('DOSE_ROUTE');
    expect(labelOfName('Überweisung', [])).toBe('ÜBERWEISUNG');
    expect(labelOfName('دواء', [])).toBe('دواء');
  });

  it('never repeats a label and never gives an empty one', () => {
    expect(labelOfName('Dose', ['DOSE'])).toBe('DOSE_2');
    expect(labelOfName('Dose', ['DOSE', 'DOSE_2'])).toBe('DOSE_3');
    expect(labelOfName('🙂', [])).toBe('LABEL');
  });
});

describe('newLabel', () => {
  it('takes the first free digit and a look that no other label is near', () => {
    const third = newLabel([DISEASE, TREATMENT], 'Dose', DEFAULT_KEYS);
    expect(third).toMatchObject({ label: 'DOSE', key: '3', look: 'other-0' });
    // other-2 is near other-0, so it comes last.
    expect(freeLook(['disease', 'treatment', 'other-0'])).toBe('other-1');
    expect(freeLook(['disease', 'treatment', 'other-0', 'other-1'])).toBe('other-2');
    expect(freeLook(['disease', 'treatment', 'other-0', 'other-1', 'other-2', 'other-3'])).toBe('disease');
  });
});

describe('checkLabels', () => {
  const of = (labels: LabelDefinition[], which: string) => checkLabels(labels, DEFAULT_KEYS).get(which);

  it('finds nothing wrong with the two labels of the case study', () => {
    for (const check of checkLabels([DISEASE, TREATMENT], DEFAULT_KEYS).values()) {
      expect(check).toEqual({ problems: [], warnings: [] });
    }
  });

  it('wants a name that no other label has, whatever its capitals', () => {
    expect(of([{ ...DISEASE, name: ' ' }, TREATMENT], 'DISEASE')?.problems).toEqual([{ field: 'name', code: 'empty' }]);
    const twice = [DISEASE, { ...TREATMENT, name: ' Disease' }];
    expect(of(twice, 'TREATMENT')?.problems).toEqual([{ field: 'name', code: 'repeated' }]);
  });

  it('names who has the key: another label, an action, the browser', () => {
    const key = (value: string) => of([DISEASE, { ...TREATMENT, key: value }], 'TREATMENT')?.problems;
    expect(key('')).toEqual([]);
    expect(of([{ ...DISEASE, key: '' }], 'DISEASE')?.warnings).toEqual([{ code: 'no-key' }]);
    expect(key('1')).toEqual([{ field: 'key', code: 'taken', other: 'DISEASE' }]);
    expect(key('a')).toEqual([{ field: 'key', code: 'action' }]);
    for (const chord of ['Enter', 'Ctrl+W', 'ab']) expect(key(chord)).toEqual([{ field: 'key', code: 'unreadable' }]);
    expect(key('d')).toEqual([]);
  });

  it('warns once of each pair of looks that are the same or near', () => {
    const labels = [
      DISEASE,
      label({ label: 'A', look: 'other-0', key: '3' }),
      label({ label: 'B', look: 'other-2', key: '4' }),
      label({ label: 'C', look: 'disease', key: '5' }),
    ];
    const warnings = [...checkLabels(labels, DEFAULT_KEYS)].flatMap(([name, check]) =>
      check.warnings.flatMap((one) => ('other' in one ? [`${name} ${one.other} ${one.code}`] : [])),
    );
    expect(warnings).toContain('B A near-look');
    expect(warnings).toContain('C DISEASE same-look');
    expect(warnings).not.toContain('A B near-look');
  });
});

describe('namedLabels', () => {
  it('calls new labels after their names, stored ones as they are, and repeats none', () => {
    const draft = [
      { ...DISEASE, name: 'Illness' },
      label({ label: 'NEW_LABEL', name: 'Dose' }),
      label({ label: 'NEW_LABEL_2', name: 'dose' }),
      label({ label: 'NEW_LABEL_3', name: 'disease' }),
    ];
    const names = namedLabels(draft, [DISEASE]);
    expect([...names.values()]).toEqual(['DISEASE', 'DOSE', 'DOSE_2', 'DISEASE_2']);
    expect(tidyLabels(draft, names).map((one) => one.label)).toEqual([...names.values()]);
  });
});

describe('tidyLabels', () => {
  it('stores keys as the page compares them, so that spaces and capitals are no change', () => {
    const typed = [{ ...DISEASE, name: ' disease ', key: ' 1' }];
    expect(tidyLabels(typed)).toEqual([DISEASE]);
    expect(labelsEqual(typed, [DISEASE])).toBe(true);
    expect(tidyLabels([{ ...DISEASE, key: 'd' }])[0]?.key).toBe('D');
    expect(labelsEqual([DISEASE], [{ ...DISEASE, guideline: 'Mark the whole name.' }])).toBe(false);
  });
});
