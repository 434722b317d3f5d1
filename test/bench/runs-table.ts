/**
 * How long it takes to filter and sort the rows of 10,000 runs.
 *
 *     npx tsx test/bench/runs-table.ts [--runs 10000]
 *
 * The page's whole time, drawing included, is printed by test/e2e/runs.spec.ts.
 */
import { parseArgs } from 'node:util';
import { parseRunFilter } from '@/lib/domain/model/run-filter';
import { type RunSummary, summaryOf } from '@/lib/domain/model/run-summary';
import { type RunSortKey, sortRuns } from '../../components/experiments/sort-runs';
import { manyRuns } from '../experiments/many-runs';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '10000' } } });
const runs: RunSummary[] = manyRuns(Number(values.runs)).map(summaryOf);
const ROUNDS = 9;

function medianMs(work: () => unknown): string {
  work();
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return `${times
    .sort((a, b) => a - b)
    [Math.floor(ROUNDS / 2)]?.toFixed(1)
    .padStart(7)} ms`;
}

const filters = ['c2 < 1, dataset v7', 'disease > .6', 'started > 2026-06-01, state finished', 'ward', 'run != 5'];
const keys: RunSortKey[] = ['number', 'f1', 'dataset', 'startedAt', 'label:DISEASE', 'state'];
console.log(`${runs.length} runs, ${(JSON.stringify(runs).length / 1e6).toFixed(1)} MB of light rows`);
for (const text of filters) {
  const apply = () => runs.filter(parseRunFilter(text, ['DISEASE', 'TREATMENT']).matches);
  console.log(`filter ${text.padEnd(38)} ${medianMs(apply)}  ${apply().length} left`);
}
for (const key of keys) console.log(`sort by ${key.padEnd(37)} ${medianMs(() => sortRuns(runs, key, 'descending'))}`);
