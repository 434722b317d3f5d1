import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '@/lib/domain/model/run';
import { parseRunFilter } from '@/lib/domain/model/run-filter';
import { type RunSummary, summaryOf } from '@/lib/domain/model/run-summary';
import { runFixture } from '../../experiments/run-fixture';

const runs: RunSummary[] = [
  runFixture(1, 0.61, { settings: { ...DEFAULT_SETTINGS, c2: 0.5 }, datasetName: 'Ward notes v7', actor: 'Amina' }),
  runFixture(2, undefined, { datasetName: 'Ward notes v70' }),
  runFixture(3, 0.655, { settings: { ...DEFAULT_SETTINGS, c1: 0.3, seed: 12 }, datasetName: 'Time series' }),
].map(summaryOf);

const found = (text: string) => {
  const { matches } = parseRunFilter(text, ['DISEASE']);
  return runs.filter(matches).map((run) => run.number);
};
const problems = (text: string) => parseRunFilter(text, ['DISEASE']).problems;

describe('parseRunFilter', () => {
  it('keeps all runs for an empty text and for stray commas', () => {
    expect(found(' , ,')).toEqual([1, 2, 3]);
  });

  it('reads the example of the field: a number and a word, both must hold', () => {
    expect(found('c2 < 1, dataset v7')).toEqual([1]);
    expect(found('c2 < 1, dataset series')).toEqual([]);
  });

  it.each([
    ['c2 < 1', [1]],
    ['c2<=1', [1, 2, 3]],
    ['c2 >= .5', [1, 2, 3]],
    ['c2 > 0.5', [2, 3]],
    ['C1 = 0.3', [3]],
    ['c1 0.3', [3]],
    ['c1 != 0.3', [1, 2]],
    ['seed != 7', [3]],
    ['run = 2', [2]],
    ['run 2', [2]],
    ['f1 >= 0.61', [1, 3]],
    ['f1 != 0.5', [1, 3]],
  ])('compares numbers: %s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('leaves out runs that have no such figure', () => {
    expect(found('f1 < 1')).toEqual([1, 3]);
    expect(found('time > 0')).toEqual([1, 3]);
  });

  it('asks for F1 of a label by its name', () => {
    // The fixture's DISEASE is .02 above the whole.
    expect(found('disease > .65')).toEqual([3]);
  });

  it('finds words from their beginning, numbers never in part', () => {
    expect(found('dataset WARD')).toEqual([1, 2]);
    expect(found('dataset = v7')).toEqual([1]);
    expect(found('dataset != v7')).toEqual([2, 3]);
    expect(found('dataset ard')).toEqual([]);
    expect(found('by amina')).toEqual([1]);
    expect(found('tags BILOU, state finished')).toEqual([1, 3]);
  });

  it('takes a day, a month or a year', () => {
    expect(found('started = 2026-03-02')).toEqual([2]);
    expect(found('started > 2026-03-01')).toEqual([2, 3]);
    expect(found('started <= 2026-03')).toEqual([1, 2, 3]);
  });

  it('looks for words alone in all of a run, a field’s name among them', () => {
    expect(found('cancelled')).toEqual([2]);
    expect(found('time series')).toEqual([3]);
    expect(found('notes v70')).toEqual([2]);
  });

  it('says what it cannot read and goes by the rest', () => {
    expect(problems('c3 < 1')).toEqual([{ code: 'unknown-field', part: 'c3 < 1', field: 'c3' }]);
    expect(problems('c2 <')).toEqual([{ code: 'value-missing', part: 'c2 <', field: 'c2' }]);
    expect(problems('c2 < one')).toEqual([{ code: 'not-a-number', part: 'c2 < one', field: 'c2', value: 'one' }]);
    expect(problems('dataset > v7')).toEqual([{ code: 'words-not-ordered', part: 'dataset > v7', field: 'dataset' }]);
    expect(problems('started > May')).toEqual([{ code: 'not-a-day', part: 'started > May', value: 'May' }]);
    expect(found('c3 < 1, run 2')).toEqual([2]);
    expect(problems('c2 < 1, time series, v7')).toEqual([]);
  });
});
