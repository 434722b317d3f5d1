import type { Page } from '@playwright/test';
import { buildSync } from 'esbuild';
import type { Database } from '@/lib/store/database';

/** What tests read and write past the app's pages: the same database code, since rows are sealed on the disk. */
declare global {
  var storedInTests: Database | undefined;
}

let script: string | undefined;

/** The app's own database, opened once more in the page; its keys are this browser's. */
export async function openStored(page: Page): Promise<void> {
  script ??= buildSync({
    stdin: {
      contents: "import { Database } from './lib/store/database'; globalThis.storedInTests ??= new Database();",
      resolveDir: process.cwd(),
    },
    bundle: true,
    format: 'iife',
    write: false,
  }).outputFiles[0]?.text;
  await page.evaluate(script ?? '');
}

/** All rows of a table, opened. */
export async function storedRows<T>(page: Page, table: string): Promise<T[]> {
  await openStored(page);
  return page.evaluate(async (name) => (await globalThis.storedInTests?.table(name).toArray()) as T[], table);
}

export async function storeRows(page: Page, table: string, rows: readonly unknown[]): Promise<void> {
  await openStored(page);
  await page.evaluate(
    async ([name, values]) => {
      await globalThis.storedInTests?.table(name as string).bulkPut(values as unknown[]);
    },
    [table, rows] as const,
  );
}
