import type { Page } from '@playwright/test';

/** What a page does at the size in use, as people without a mouse, with large letters or with little patience meet it. */

/**
 * WCAG 1.4.10: a page scrolls in one direction.
 * @returns for each box that would scroll sideways (window, page, what is open over it), by how much and what reaches out furthest
 */
export function tooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const boxes = document.querySelectorAll('html, main, .dialog, .dialog-body, .menu, .popover');
    /** What scrolls by itself, or is cut off there, makes no other box wide. */
    const widens = (element: Element, box: Element) => {
      for (let around = element.parentElement; around && around !== box; around = around.parentElement) {
        if (getComputedStyle(around).overflowX !== 'visible') return false;
      }
      return true;
    };
    return [...boxes].flatMap((box) => {
      if (box.scrollWidth <= box.clientWidth) return [];
      const furthest = [...box.querySelectorAll('*')]
        .filter((element) => widens(element, box))
        .sort((one, other) => other.getBoundingClientRect().right - one.getBoundingClientRect().right)[0];
      const name = furthest ? `${furthest.tagName.toLowerCase()}.${furthest.getAttribute('class') ?? ''}` : '';
      return [`${box.tagName.toLowerCase()} is ${box.scrollWidth - box.clientWidth} px too wide, for ${name}`];
    });
  });
}

/**
 * What can be operated but not be reached: off the window's edge, or with something else over its middle, once it is
 * scrolled to. A tooltip is not in the way: Escape closes it, and it goes when the focus goes on (the keyboard's journey).
 * @returns one line each
 */
export function outOfReach(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const operable = 'a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, [tabindex="0"]';
    const over = [...document.querySelectorAll('[role=dialog], [role=menu]')].at(-1);
    const found: string[] = [];
    for (const element of (over ?? document).querySelectorAll<HTMLElement>(operable)) {
      if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      if (element.closest('[aria-hidden=true], [inert], .skip-link, .sr-only')) continue;
      element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
      // A control is as large as the box that takes its clicks.
      const box = element.closest('.control, .tick, label') ?? element;
      // Of a link that wraps, the first line.
      const rect = element.getClientRects()[0];
      if (!rect || rect.width < 2 || rect.height < 2) continue;
      const name = `${element.tagName.toLowerCase()} "${(element.getAttribute('aria-label') ?? element.textContent ?? '').trim().slice(0, 40)}"`;
      const [left, right] = [Math.max(0, rect.left), Math.min(innerWidth, rect.right)];
      const [top, bottom] = [Math.max(0, rect.top), Math.min(innerHeight, rect.bottom)];
      if (right - left < 1 || bottom - top < 1) {
        found.push(`${name} cannot be scrolled to`);
        continue;
      }
      if (rect.width <= innerWidth && right - left < rect.width - 1) {
        found.push(`${name} ends at ${Math.round(rect.left)} to ${Math.round(rect.right)} of ${innerWidth} px`);
        continue;
      }
      const hits = document.elementsFromPoint((left + right) / 2, (top + bottom) / 2);
      const hit = hits.find((one) => !one.closest('[role=tooltip]'));
      if (hit && !box.contains(hit) && !hit.contains(element)) {
        found.push(`${name} is under ${hit.tagName.toLowerCase()}.${hit.getAttribute('class') ?? ''}`);
      }
    }
    return [...new Set(found)];
  });
}

/**
 * What floats must be whole in the window, or scroll in itself: nobody can scroll to the rest of it. A tooltip is looked
 * at where what it tells of is in the middle of the window.
 * @returns one line for each that reaches out
 */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const found: string[] = [];
    for (const floating of document.querySelectorAll('.floating')) {
      if (!floating.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const told = floating.id === '' ? null : document.querySelector(`[aria-describedby~="${floating.id}"]`);
      told?.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
      await drawn();
      const { left, top, right, bottom } = floating.getBoundingClientRect();
      const out = Math.max(-left, -top, right - innerWidth, bottom - innerHeight);
      if (out > 1) found.push(`.${floating.getAttribute('class')} is cut off by ${Math.round(out)} px`);
    }
    return found;
  });
}

/** What moves, or would on its next change: animations that run, and transitions longer than a blink. @returns one line each */
export function moving(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const BLINK_MS = 1;
    const nameOf = (element: Element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`;
    const running = document.getAnimations().filter(({ playState, effect }) => {
      const { duration = 0 } = effect?.getComputedTiming() ?? {};
      return playState === 'running' && Number(duration) > BLINK_MS;
    });
    const seconds = (list: string) => Math.max(0, ...list.split(',').map((one) => Number.parseFloat(one)));
    const changing = [...document.querySelectorAll('body *')].filter(
      (element) => 1000 * seconds(getComputedStyle(element).transitionDuration) > BLINK_MS,
    );
    const smooth = [...document.querySelectorAll('*')].filter(
      (element) => getComputedStyle(element).scrollBehavior === 'smooth',
    );
    return [
      ...running.map(({ effect }) => {
        const target = effect instanceof KeyframeEffect ? effect.target : null;
        return `runs: ${target ? nameOf(target) : 'an animation'}`;
      }),
      ...changing.map((element) => `would move: ${nameOf(element)}`),
      ...smooth.map((element) => `would scroll by itself: ${nameOf(element)}`),
    ];
  });
}
