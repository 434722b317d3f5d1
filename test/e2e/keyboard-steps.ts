import { expect, type Locator, type Page } from '@playwright/test';

/** What a journey does without a mouse: Tab and Shift+Tab to what is wanted, and a look at each stop on the way. */

const STOPS_MAX = 150;

interface Stop {
  readonly name: string;
  /** The ring or outline is drawn, at the element or at the control around it. */
  readonly seen: boolean;
  /** Not under something else, and inside the window. */
  readonly free: boolean;
  /** It stands behind the stop before it in the page. */
  readonly after: boolean;
}

/** @returns undefined on the way from the page's end to its beginning */
function stopNow(page: Page): Promise<Stop | undefined> {
  return page.evaluate(() => {
    const element = document.activeElement;
    const before = globalThis.stopBefore;
    globalThis.stopBefore = element;
    if (!element || element === document.body) return undefined;
    const probe = document.createElement('i');
    probe.style.color = 'var(--focus)';
    document.body.append(probe);
    const ring = getComputedStyle(probe).color;
    probe.remove();
    // At the element, or at what it stands in: the box of a field, the sheet of a note.
    let drawn = getComputedStyle(element).outlineStyle !== 'none';
    for (let at: Element | null = element; at && !drawn; at = at.parentElement) {
      drawn = getComputedStyle(at).boxShadow.includes(ring);
    }
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2];
    const hit = document.elementFromPoint(x, y);
    return {
      name: `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}"`,
      seen: drawn,
      free:
        hit !== null &&
        (element.contains(hit) || hit.contains(element) || Boolean(hit.closest('label, .control')?.contains(element))),
      after:
        !before?.isConnected || Boolean(before.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING),
    };
  });
}

declare global {
  var stopBefore: Element | null | undefined;
}

/** Presses Tab (or Shift+Tab) until the target has the focus; every stop on the way is seen, free and in the page's order. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const forward = key === 'Tab';
  await page.evaluate(() => {
    globalThis.stopBefore = undefined;
  });
  const hidden: string[] = [];
  for (let stops = 0; stops < STOPS_MAX; stops++) {
    if (await isFocused(target)) {
      expect(hidden).toEqual([]);
      return;
    }
    await page.keyboard.press(key);
    const stop = await stopNow(page);
    if (!stop) continue;
    if (!stop.seen) hidden.push(`${stop.name}: no ring`);
    if (!stop.free) hidden.push(`${stop.name}: covered`);
    if (forward && !stop.after) hidden.push(`${stop.name}: out of order`);
  }
  throw new Error(`${STOPS_MAX} stops, and not one is ${target}`);
}

async function isFocused(target: Locator): Promise<boolean> {
  return (await target.count()) > 0 && target.first().evaluate((element) => element === document.activeElement);
}

/** A dialog keeps the focus inside however often Tab is pressed; Escape closes it and gives back the focus. */
export async function expectTrapAndReturn(page: Page, opener: Locator): Promise<void> {
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  const inside = () => dialog.evaluate((element) => element.contains(document.activeElement));
  await expect.poll(inside).toBe(true);
  const stops = await dialog
    .locator('a[href], button:enabled, input:enabled, select:enabled, textarea:enabled')
    .count();
  for (let stop = 0; stop < stops + 2; stop++) {
    await page.keyboard.press('Tab');
    expect(await inside()).toBe(true);
  }
  await page.keyboard.press('Shift+Tab');
  expect(await inside()).toBe(true);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(opener).toBeFocused();
}
