/**
 * What sealing rows on the disk costs, in a real browser: the same stores over the app's database and over one without
 * sealing, turn by turn in one run.
 *   npm run build && npx tsx test/bench/at-rest.ts [--notes 10000] [--rounds 200] [--url http://…]
 *   import:      all notes of a dataset stored in one transaction, strictly durable
 *   note, long:  one note with its marks read by its id; 50,000 words
 *   list:        the notes' titles and keys; all: every note with its text
 */
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { buildSync } from 'esbuild';
import type { AtRestFigures } from './at-rest-page';
import { inBuiltApp } from './built-app';

const { values } = parseArgs({
  options: {
    notes: { type: 'string', default: '10000' },
    rounds: { type: 'string', default: '200' },
    url: { type: 'string' },
  },
});
const notes = Number(values.notes);
const rounds = Number(values.rounds);

async function measure(page: Page): Promise<void> {
  await page.goto('/read');
  const [built] = buildSync({
    entryPoints: ['test/bench/at-rest-page.ts'],
    bundle: true,
    format: 'iife',
    write: false,
  }).outputFiles;
  await page.evaluate(built?.text ?? '');
  const figures = await page.evaluate<AtRestFigures, readonly [number, number]>(
    ([count, turns]) => globalThis.measureAtRest(count, turns),
    [notes, rounds] as const,
  );
  const ms = (value: number) => (value < 100 ? value.toFixed(2) : value.toFixed(0)).padStart(9);
  console.log(
    `${notes} notes of about ${figures.characters} characters; one of ${figures.longWords} words; milliseconds`,
  );
  console.log(`${''.padEnd(24)}${'plain'.padStart(9)}${'sealed'.padStart(9)}${'more'.padStart(9)}`);
  for (const { what, plain, sealed } of figures.rows) {
    console.log(`${what.padEnd(24)}${ms(plain)}${ms(sealed)}${ms(sealed - plain)}`);
  }
}

await inBuiltApp(values.url, measure);
