import type { Page } from '@playwright/test';
import type { MonitoredWeeks } from '../fixtures/monitored-weeks';

type Tables = Readonly<Record<string, readonly object[]>>;

/** Writes rows into the page's own database, which the app has made. */
export async function putRows(page: Page, tables: Tables): Promise<void> {
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
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const asked = indexedDB.open('behealthy');
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    const names = Object.keys(revived);
    await new Promise<void>((resolve, reject) => {
      const transaction = db.transaction(names, 'readwrite');
      for (const name of names) for (const row of revived[name] ?? []) transaction.objectStore(name).put(row);
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    db.close();
  }, text);
}

/** Rows of a table of the page's database. */
export async function rowsIn<T>(page: Page, table: string): Promise<T[]> {
  return page.evaluate(async (name) => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const asked = indexedDB.open('behealthy');
      asked.onsuccess = () => resolve(asked.result);
    });
    const rows = await new Promise<unknown[]>((resolve) => {
      const asked = db.transaction(name).objectStore(name).getAll();
      asked.onsuccess = () => resolve(asked.result);
    });
    db.close();
    return rows as never[];
  }, table);
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
