import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Scene } from './scenes';

export interface Looks {
  readonly folder: string;
  /** CSS px. */
  readonly widths: readonly number[];
  readonly themes: readonly ('light' | 'dark')[];
}

const HEIGHTS: Readonly<Record<number, number>> = { 390: 844 };
const HEIGHT = 800;
/** What is further down is more of the same. */
const HEIGHT_MAX = 2600;
/** Charts measure themselves again after a change of width. */
const SETTLE_MS = 350;
const REPAINT_MS = 80;

/** One scene in every width and theme. @returns how many pictures were taken */
export async function takePictures(page: Page, { name, path, show }: Scene, looks: Looks): Promise<number> {
  mkdirSync(looks.folder, { recursive: true });
  await page.setViewportSize({ width: 1280, height: HEIGHT });
  await page.goto(path);
  await page.locator('html:not([data-waking])').waitFor();
  await page.getByRole('heading').first().waitFor();
  await show?.(page);
  for (const width of looks.widths) {
    const height = HEIGHTS[width] ?? HEIGHT;
    await page.setViewportSize({ width, height });
    await page.waitForTimeout(SETTLE_MS);
    const tall = Math.min(HEIGHT_MAX, height + (await hiddenBelow(page)));
    if (tall > height) {
      await page.setViewportSize({ width, height: tall });
      await page.waitForTimeout(SETTLE_MS);
    }
    for (const theme of looks.themes) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.waitForTimeout(REPAINT_MS);
      await page.screenshot({ path: join(looks.folder, `${name}-${width}-${theme}.png`) });
    }
  }
  return looks.widths.length * looks.themes.length;
}

/** How much of the page one would have to scroll to, px; nothing while a dialog is over it. */
function hiddenBelow(page: Page): Promise<number> {
  return page.evaluate(() => {
    if (document.querySelector('[role=dialog], [role=menu]')) return 0;
    const main = document.querySelector('main');
    return main ? main.scrollHeight - main.clientHeight : 0;
  });
}
