import type { Page } from '@playwright/test';
import type { MonitoredWeeks } from '../fixtures/monitored-weeks';
import { openStored } from './stored-rows';

type Tables = Readonly<Record<string, readonly object[]>>;

/** Writes rows into the page's own database. Typed arrays do not pass from the test to the page by themselves. */
export async function putRows(page: Page, tables: Tables): Promise<void> {
  await openStored(page);
  const text = JSON.stringify(tables, (_, value: unknown) => {
    if (value instanceof Float64Array) return { floats: [...value] };
    if (value instanceof Int32Array) return { integers: [...value] };
    return value;
  });
  await page.evaluate(async (given) => {
    const revived = JSON.parse(given, (_, value: { floats?: number[]; integers?: number[] } | null) => {
      if (Array.isArray(value?.floats)) return Float64Array.from(value.floats);
      if (Array.isArray(value?.integers)) return Int32Array.from(value.integers);
      return value;
    }) as Record<string, object[]>;
    const db = globalThis.storedInTests;
    const tables = Object.keys(revived).map((name) => db?.table(name) as import('dexie').Table);
    // Together: the app's own worker would judge windows whose situation is not there yet.
    await db?.transaction('rw', tables, async () => {
      for (const table of tables) await table.bulkPut(revived[table.name] ?? []);
    });
  }, text);
}

export function rowsOf({ watched, references, windows, firings, situation, kpiDays }: MonitoredWeeks): Tables {
  return {
    windows,
    firings,
    kpiDays,
    monitoring: [
      ...watched.map((model) => ({ key: `watched/${model.modelVersionId}`, value: model })),
      ...references.map(({ modelId, reference }) => ({ key: `reference/${modelId}`, value: reference })),
      { key: 'situation', value: situation },
    ],
  };
}
