import { describe, expect, it } from 'vitest';
import { compareSettings } from '@/lib/domain/model/compare-settings';
import { DEFAULT_SETTINGS } from '@/lib/domain/model/run';
import { sentenceVerdict } from '@/lib/domain/model/sentence-verdict';
import { runFixture } from '../../experiments/run-fixture';

describe('compareSettings', () => {
  const first = runFixture(3, 0.6);

  it('puts what differs first, and finds two datasets of one name', () => {
    const settings = { ...DEFAULT_SETTINGS, c2: 0.25 };
    const rows = compareSettings(first, runFixture(4, 0.6, { settings, datasetHash: 'other' }));
    expect(rows.filter((row) => row.differs).map((row) => row.name)).toEqual(['dataset', 'c2']);
    expect(rows.slice(0, 2).every((row) => row.differs)).toBe(true);
    expect(rows[1]).toMatchObject({ first: 1, second: 0.25 });
    expect(rows.length).toBe(18);
  });

  it('finds nothing between a run and its repeat', () => {
    expect(compareSettings(first, { ...first, id: 'x', number: 9 }).every((row) => !row.differs)).toBe(true);
  });
});

describe('sentenceVerdict', () => {
  const span = (start: number, end: number, label = 'DISEASE') => ({ start, end, label });
  const gold = [span(10, 30)];

  it.each([
    [[span(10, 30)], 'right'],
    [[span(12, 30)], 'short'],
    [[span(8, 30)], 'long'],
    [[span(12, 33)], 'moved'],
    [[span(10, 30, 'TREATMENT')], 'label'],
    [[], 'missed'],
    [[span(10, 30), span(40, 44)], 'spurious'],
    [[span(12, 30), span(40, 44)], 'several'],
  ] as const)('says of %j: %s', (predicted, verdict) => {
    expect(sentenceVerdict(gold, predicted)).toBe(verdict);
  });
});
