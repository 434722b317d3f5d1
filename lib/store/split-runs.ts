import type { EntityTable } from 'dexie';
import type { Run } from '../domain/model/run';
import { detailsOf, type RunSummary, summaryOf } from '../domain/model/run-summary';
import type { RunDetailsRow } from './rows';

/**
 * Takes the large parts out of rows of before version 4 of the database, one run at a time: curves of thousands of runs
 * at once would fill the memory. Rows that are split stay as they are.
 */
export async function splitRuns(
  runs: EntityTable<RunSummary, 'id'>,
  details: EntityTable<RunDetailsRow, 'id'>,
): Promise<void> {
  for (const id of await runs.toCollection().primaryKeys()) {
    const row = await runs.get(id);
    if (!row || !isWhole(row)) continue;
    await details.put({ id, ...detailsOf(row) });
    await runs.put(summaryOf(row));
  }
}

function isWhole(row: RunSummary | Run): row is Run {
  return 'curve' in row;
}
