import { createHmac } from 'node:crypto';
import { expect, type Page, test } from '@playwright/test';
import { RULE_WORDS } from '@/lib/messages/en/pipelines';
import { callErrorMessage } from '@/lib/messages/en/registry-errors';
import { webhooks as words } from '@/lib/messages/en/webhooks';
import { sha256Hex } from '@/lib/server/hash';
import { firingOf } from '../registry/test-monitoring';
import { receiver } from '../registry/webhook-receiver';
import { visitorOn } from './api-visitor';
import { faultsInBothThemes } from './axe';
import { account, setUp, signIn } from './registry-steps';
import { startServers } from './servers';

/** A failed try is made again within seconds, and the page asks every quarter of a minute. */
const TOLD_MS = 60_000;
const NAME = 'Ward pager';

const part = (page: Page) => page.getByRole('region', { name: words.title, exact: true });
const deliveryRow = (page: Page) =>
  page.getByRole('table', { name: words.deliveries.tableLabel }).getByRole('row').filter({ hasText: NAME });

test('a reviewer adds a webhook, sees what is refused and what was delivered, and removes it', async ({ browser }) => {
  test.setTimeout(240_000);
  const servers = await startServers(1, undefined, { BEHEALTHY_WEBHOOK_LOOPBACK: '1' });
  // Two tests, then a firing.
  const hook = await receiver((nth) => [202, 401, 503][nth - 1] ?? 204);
  const tests = () => hook.received.filter(({ headers }) => headers['behealthy-event'] === 'test');
  try {
    const [origin = ''] = servers.origins;
    const context = await browser.newContext({ baseURL: origin, viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const ada = account('Ada Reviewer');
    await setUp(page, servers.setupToken, ada);
    await signIn(page, ada);
    const api = visitorOn(page, origin);
    await page.goto('/people');
    await expect(part(page)).toContainText(words.none);
    const dialog = page.getByRole('dialog');
    let secret = '';

    await test.step('an address that cannot be one is told at its field, one of a private network by the server', async () => {
      await part(page).getByRole('button', { name: words.add }).click();
      const address = dialog.getByLabel(words.form.address);
      const add = dialog.getByRole('button', { name: words.form.add, exact: true });
      await add.click();
      await expect(dialog.getByText(words.problems.name.missing)).toBeVisible();
      await dialog.getByLabel(words.form.name, { exact: true }).fill(NAME);
      await address.fill('http://pager.example.org/hook');
      await expect(dialog.getByText(words.problems.address['not-https'])).toBeVisible();
      await address.fill('https://10.0.0.7/hook');
      await add.click();
      await expect(dialog.getByText(callErrorMessage('address-not-allowed').what)).toBeVisible();
      await expect(address).toHaveAttribute('aria-invalid', 'true');
      expect(await faultsInBothThemes(page, 'a refused webhook')).toEqual([]);
    });

    await test.step('its secret is shown once it is added, and not again', async () => {
      await dialog.getByLabel(words.form.address).fill(hook.address);
      await dialog.getByRole('button', { name: words.form.add, exact: true }).click();
      await expect(dialog).toHaveCount(0);
      secret = (await page.getByTestId('webhook-secret').textContent())?.trim() ?? '';
      expect(secret).toMatch(/^[\w-]{43}$/);
      await page.reload();
      await expect(part(page).getByText(hook.address)).toBeVisible();
      await expect(page.getByTestId('webhook-secret')).toHaveCount(0);
    });

    await test.step('a test goes out at once, signed under that secret and marked as one, and says what came of it', async () => {
      const send = part(page).getByRole('button', { name: words.test.sendNamed(NAME) });
      await send.click();
      const taken = part(page)
        .getByRole('status')
        .filter({ hasText: `${NAME} took the test: HTTP 202 after ` });
      await expect(taken).toBeVisible();
      expect(await faultsInBothThemes(page, 'a webhook that was tested')).toEqual([]);
      const [sent, ...more] = tests();
      if (!sent) throw new Error('nothing came');
      const { headers, body } = sent;
      expect(more).toEqual([]);
      const signed = createHmac('sha256', secret).update(`${headers['behealthy-timestamp']}.${body}`).digest('hex');
      expect(headers['behealthy-signature']).toBe(`v1=${signed}`);
      expect(JSON.parse(body)).toMatchObject({ event: 'test', test: true });
      await part(page).getByRole('button', { name: words.receiver.title }).click();
      for (const field of Object.keys(JSON.parse(body) as object)) await expect(part(page)).toContainText(`"${field}"`);
      await part(page).getByRole('button', { name: words.receiver.title }).click();
      await send.click();
      await expect(part(page).getByText(words.test.notTaken(NAME))).toBeVisible();
      await expect(part(page)).toContainText('It answered HTTP 401 after ');
      await expect(part(page)).toContainText(words.test.answers['let-nobody-in']);
      // No rule fired.
      await expect(part(page)).toContainText(words.deliveries.none);
      const { entries } = (await api.call('audit')).body;
      const tested = entries.filter(({ action }: { action: string }) => action === 'webhook-tested');
      expect(tested).toHaveLength(2);
    });

    await test.step('a firing is tried until it is taken, signed under that secret', async () => {
      const fired = await api.call('firing', { params: { id: sha256Hex('pager') }, body: firingOf() });
      expect(fired.status).toBeLessThan(300);
      const row = deliveryRow(page);
      await expect(row).toContainText(words.deliveries.delivered, { timeout: TOLD_MS });
      await expect(row).toContainText(RULE_WORDS['drift-critical']);
      await expect(row).toContainText(words.deliveries.status(204));
      expect(hook.received).toHaveLength(4);
      const taken = hook.received.at(-1);
      if (!taken) throw new Error('nothing came');
      const { headers, body } = taken;
      const signed = createHmac('sha256', secret).update(`${headers['behealthy-timestamp']}.${body}`).digest('hex');
      expect(headers['behealthy-signature']).toBe(`v1=${signed}`);
      await part(page).getByRole('button', { name: words.receiver.title }).click();
      for (const field of Object.keys(JSON.parse(body) as object)) await expect(part(page)).toContainText(`"${field}"`);
      for (const header of Object.keys(headers).filter((name) => name.startsWith('behealthy-')))
        await expect(part(page).getByText(new RegExp(`^${header}$`, 'i'))).toBeVisible();
      expect(await faultsInBothThemes(page, 'webhooks')).toEqual([]);
    });

    await test.step('a change of a list that somebody changed meanwhile is refused, and theirs is a press away', async () => {
      await part(page)
        .getByRole('button', { name: words.changeNamed(NAME) })
        .click();
      const { revision, webhooks } = (await api.call('webhooks')).body;
      const [{ waiting: _, failed: __, ...standing }] = webhooks;
      const theirs = { ...standing, active: false };
      expect((await api.call('changeWebhooks', { match: revision, body: { webhooks: [theirs] } })).status).toBe(200);
      await dialog.getByRole('button', { name: words.form.save, exact: true }).click();
      await expect(dialog.getByText(callErrorMessage('revision-differs').what)).toBeVisible();
      await dialog.getByRole('button', { name: words.reload }).click();
      await expect(dialog).toHaveCount(0);
      const row = page.getByRole('table', { name: words.tableLabel }).getByRole('row').filter({ hasText: NAME });
      await expect(row.getByText(words.off, { exact: true })).toBeVisible();
    });

    await test.step('without a network it is said, what was read stays, and it goes by itself', async () => {
      await context.setOffline(true);
      const away = part(page).getByText(callErrorMessage('unreachable').what);
      await expect(away).toBeVisible({ timeout: TOLD_MS });
      await expect(part(page).getByText(hook.address)).toBeVisible();
      await context.setOffline(false);
      await expect(away).toBeHidden({ timeout: TOLD_MS });
    });

    await test.step('it is removed after a second word; what it was told stays', async () => {
      await part(page)
        .getByRole('button', { name: words.removeNamed(NAME) })
        .click();
      await dialog.getByRole('button', { name: words.cancel }).click();
      await expect(part(page).getByText(hook.address)).toBeVisible();
      await part(page)
        .getByRole('button', { name: words.removeNamed(NAME) })
        .click();
      await dialog.getByRole('button', { name: words.remove, exact: true }).click();
      await expect(part(page).getByText(words.removed(NAME))).toBeVisible();
      await expect(part(page)).toContainText(words.none);
      await expect(part(page).getByRole('row').filter({ hasText: words.deliveries.gone })).toHaveCount(1);
      expect((await api.call('webhooks')).body.webhooks).toEqual([]);
    });
  } finally {
    await hook.close();
    await servers.stop();
  }
});
