import { panels } from '@/lib/messages/en/annotate-panels';
import { experiments } from '@/lib/messages/en/experiments';
import { insight } from '@/lib/messages/en/insight';
import { reading } from '@/lib/messages/en/reading';
import { shell } from '@/lib/messages/en/shell';
import { namesOfMarks, textOf } from './annotate-steps';
import { expect, test } from './guarded-test';
import { expectTrapAndReturn, tabTo } from './keyboard-steps';
import { finishedFigure, marksOn, noteOn } from './steps';

test('from an empty browser to what a model learned without a mouse, the focus always in sight', async ({ page }) => {
  const link = (name: string) => page.getByRole('navigation').getByRole('link', { name, exact: true });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const go = async (name: string) => {
    await tabTo(page, link(name), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  };

  await test.step('past the bars into the page', async () => {
    await page.goto('/read');
    await expect(button(reading.empty.sample)).toBeVisible();
    await tabTo(page, page.getByRole('link', { name: shell.skip }));
    await page.keyboard.press('Enter');
    await tabTo(page, button(reading.empty.sample));
    await page.keyboard.press('Enter');
    await expect(noteOn(page)).toBeVisible({ timeout: 60_000 });
  });

  await test.step('tag three', async () => {
    await go(shell.pages.annotate);
    await tabTo(page, button(panels.start.create));
    await page.keyboard.press('Enter');
    await expect(textOf(page)).toBeVisible();
    await tabTo(page, textOf(page));
    for (let marks = 1; marks <= 3; marks++) {
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press(marks === 2 ? '2' : '1');
      await expect
        .poll(async () => (await namesOfMarks(page)).filter((name) => name.endsWith(', set')).length)
        .toBe(marks);
      await page.keyboard.press('ArrowRight');
    }
  });

  await test.step('train', async () => {
    await go(shell.pages.experiments);
    await tabTo(page, button(experiments.start));
    await page.keyboard.press('Enter');
    await finishedFigure(page);
  });

  await test.step('read, and look at a mark', async () => {
    await go(shell.pages.read);
    await expect(marksOn(page).first()).toBeVisible({ timeout: 30_000 });
    const mark = marksOn(page).first();
    await tabTo(page, mark);
    // What is known of it stands beside it for as long as it has the focus.
    await expect(page.getByRole('tooltip')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('tooltip')).toHaveCount(0);
    await expect(mark).toBeFocused();
  });

  await test.step('a dialog keeps the focus and gives it back', async () => {
    await tabTo(page, button(reading.paste), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expectTrapAndReturn(page, button(reading.paste));
  });

  await test.step('what was learned, and why', async () => {
    await go(shell.pages.experiments);
    await tabTo(page, page.getByRole('button', { name: experiments.open(1), exact: true }));
    await page.keyboard.press('Enter');
    await expect(button(experiments.close)).toBeVisible();
    const errors = page.getByRole('tab', { name: insight.tabs.errors });
    await tabTo(page, errors);
    await page.keyboard.press('ArrowRight');
    await expect(page.getByRole('tab', { name: insight.tabs.suspects })).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    const why = page
      .getByRole('list', { name: insight.errors.list })
      .getByRole('button', { name: /^Why the model marked / });
    await tabTo(page, why.first());
    await page.keyboard.press('Enter');
    await expectTrapAndReturn(page, why.first());
  });
});
