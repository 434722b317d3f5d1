import { describe, expect, it } from 'vitest';
import { DEFAULT_KEYS } from '@/lib/domain/annotation/key-map';
import { defaultLabels } from '@/lib/domain/annotation/label-sets';
import type { LabelDefinition } from '@/lib/domain/annotation/project';
import {
  sharedGuidelines,
  sharedLabels,
  withSharedGuidelines,
  withSharedLabels,
} from '@/lib/domain/sharing/shared-labels';

const label = (name: string, rest: Partial<LabelDefinition> = {}): LabelDefinition => ({
  label: name,
  name: name.toLowerCase(),
  look: 'other-1',
  key: '',
  description: `what ${name} is`,
  guideline: `how to mark ${name}`,
  ...rest,
});

describe('what is shared of labels', () => {
  it('keeps guidelines apart from the set: each has a switch of its own', () => {
    const labels = [label('DOSE'), label('ROUTE', { guideline: ' ' })];
    expect(JSON.stringify(sharedLabels(labels))).not.toContain('how to mark');
    expect(sharedGuidelines(labels)).toEqual([{ label: 'DOSE', guideline: 'how to mark DOSE' }]);
  });
});

describe('a shared set taken into a project', () => {
  it('takes names, looks and descriptions as they came, and keeps own guidelines and own labels', () => {
    const own = [label('DOSE', { name: 'Dosis', guideline: 'ours' }), label('LAB')];
    const taken = withSharedLabels(
      own,
      sharedLabels([label('ROUTE'), label('DOSE', { look: 'other-3' })]),
      DEFAULT_KEYS,
    );
    expect(taken.map(({ label: one }) => one)).toEqual(['ROUTE', 'DOSE', 'LAB']);
    expect(taken[1]).toMatchObject({ name: 'dose', look: 'other-3', guideline: 'ours' });
    expect(taken[0]?.guideline).toBe('');
    expect(taken[2]).toEqual(own[1]);
  });
  it('gives no key to two labels, none that is an action’s, and none that is no key', () => {
    const shared = [
      label('A', { key: '3' }),
      label('B', { key: '3' }),
      label('C', { key: 'Tab' }),
      label('D', { key: '?' }),
    ];
    const taken = withSharedLabels(
      [label('E', { key: '3' }), label('F', { key: '4' })],
      sharedLabels(shared),
      DEFAULT_KEYS,
    );
    expect(taken.map(({ key }) => key)).toEqual(['3', '', '', '', '', '4']);
  });
  it('knows no other look than the page has', () => {
    const [taken] = withSharedLabels([], sharedLabels([label('A', { look: 'neon' })]), DEFAULT_KEYS);
    expect(taken?.look).toBe('other-0');
  });
  it('comes back as it went out', () => {
    const labels = defaultLabels(['DISEASE', 'TREATMENT', 'LAB_VALUE']);
    const taken = withSharedLabels([], sharedLabels(labels), DEFAULT_KEYS);
    expect(withSharedGuidelines(taken, sharedGuidelines(labels))).toEqual({ labels, left: [] });
  });
});

it('takes guidelines of the project’s own labels, and says which it left', () => {
  const own = [label('DOSE', { guideline: 'ours' }), label('LAB')];
  const { labels, left } = withSharedGuidelines(own, [
    { label: 'DOSE', guideline: 'theirs' },
    { label: 'ROUTE', guideline: 'by mouth' },
  ]);
  expect(labels.map(({ guideline }) => guideline)).toEqual(['theirs', 'how to mark LAB']);
  expect(left).toEqual(['ROUTE']);
});
