import type { Page } from '@playwright/test';
import { experiments } from '@/lib/messages/en/experiments';
import { faultsInBothThemes } from './axe';
import { fillSite, openSite } from './full-site';
import { expect, test } from './guarded-test';
import { cutOff, moving, outOfReach, tooWide } from './reach';
import { PAGES_ALL, type Scene } from './scenes';
import { FULL_SCENES } from './scenes-at-work';
import { openedScenes } from './scenes-opened';
import { startServers } from './servers';
import { loadSample, noteOn, startTraining } from './steps';

/** A window of 1280 × 1024 at 200 % and at 400 %: WCAG 1.4.4 and 1.4.10. */
const ZOOMED = [
  { zoom: '200 %', width: 640, height: 512 },
  { zoom: '400 %', width: 320, height: 256 },
] as const;

/** Of the page that is not there. */
const NO_PAGE = /status of 404/;

test.use({ deviceScaleFactor: 2 });

async function open(page: Page, { path, show }: Scene): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(path);
  await expect(page.getByRole('heading').first()).toBeVisible();
  await show?.(page);
}

/** @returns one line for what is cut off, covered or too wide, at each zoom */
async function faultsZoomed(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  for (const { zoom, width, height } of ZOOMED) {
    await page.setViewportSize({ width, height });
    // Charts measure themselves again.
    await page.waitForTimeout(250);
    const faults = [...(await cutOff(page)), ...(await tooWide(page)), ...(await outOfReach(page))];
    found.push(...faults.map((line) => `${name} at ${zoom}: ${line}`));
  }
  return found;
}

test('empty pages can be read and operated at 200 % and 400 %', async ({ page, guard }) => {
  guard.expectError(NO_PAGE);
  const found: string[] = [];
  for (const scene of PAGES_ALL) {
    await open(page, scene);
    found.push(...(await faultsZoomed(page, scene.name)));
  }
  expect(found).toEqual([]);
});

test('with less motion asked for nothing moves, not while work goes on either', async ({ page, guard }) => {
  guard.expectError(NO_PAGE);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const found: string[] = [];
  const look = async (where: string) => {
    found.push(...(await moving(page)).map((line) => `${where}: ${line}`));
  };
  for (const scene of PAGES_ALL) {
    await open(page, scene);
    await look(scene.name);
  }
  await loadSample(page);
  await look('a note');
  await startTraining(page);
  await look('training');
  await page.getByRole('button', { name: experiments.settings, exact: true }).click();
  await look('settings');
  await page.goto('/read');
  await expect(noteOn(page)).toBeVisible();
  await look('reading');
  expect(found).toEqual([]);
});

test('every page at work, and all that opens on it, has no accessibility fault and is whole at 200 % and 400 %', {
  tag: '@more',
}, async ({ browser }) => {
  test.setTimeout(900_000);
  const servers = await startServers(1);
  try {
    const [baseURL = ''] = servers.origins;
    const context = await browser.newContext({ baseURL, deviceScaleFactor: 2 });
    const page = await context.newPage();
    await openSite(page, servers.setupToken);
    await fillSite(page, browser, baseURL, () => undefined);
    page.setDefaultTimeout(15_000);
    const found: string[] = [];
    for (const scene of [...FULL_SCENES, ...openedScenes()]) {
      try {
        await open(page, scene);
        found.push(...(await faultsInBothThemes(page, scene.name)));
        found.push(...(await faultsZoomed(page, scene.name)));
      } catch (error) {
        // Minutes have gone by: the others are looked at too.
        found.push(`${scene.name} is not shown: ${String(error).split('\n', 1)[0]}`);
      }
    }
    expect(found).toEqual([]);
  } finally {
    await servers.stop();
  }
});
