import { type Browser, expect, type Page, test } from '@playwright/test';
import { seededRandom } from '@/lib/domain/random';
import { outboxRow } from '@/lib/domain/sync/outbox-row';
import { KPI_WORDS } from '@/lib/messages/en/kpis';
import { monitor } from '@/lib/messages/en/monitor';
import { pipelines, rules } from '@/lib/messages/en/pipelines';
import { approved, deployTo } from '../registry/test-model';
import { summaryOf, toldReference } from '../registry/test-monitoring';
import { visitorOn } from './api-visitor';
import { faultsInBothThemes } from './axe';
import { account, invite, join, setUp, signIn } from './registry-steps';
import { startServers } from './servers';
import { storedRows, storeRows } from './stored-rows';

/** Rules are asked for every half minute. */
const FOLLOW_MS = 60_000;
/** Share of words in each window that nobody knows. */
const FOREIGN = [0, 0, 0, 0, 0.06, 0.1];
const FIGURE = 'correction-rate';

/** Full windows of a browser, on their way to the site as the app itself puts them there. */
async function sendWindows(page: Page, versionId: string, seed: number, foreign: readonly number[]): Promise<void> {
  const site = await storedRows<{ key: string; value: unknown }>(page, 'site');
  const browserId = site.find(({ key }) => key === 'browser-id')?.value ?? crypto.randomUUID();
  const last = Math.max(0, ...(await storedRows<{ seq: number }>(page, 'outbox')).map(({ seq }) => seq));
  const random = seededRandom(seed);
  const rows = foreign.map((share, at) => {
    const target = `${browserId}.${versionId}.${at + 1}`;
    const draft = {
      ...{ id: crypto.randomUUID(), kind: 'drift-summary' as const, key: crypto.randomUUID() },
      ...{ subject: `drift-summary/${target}`, target, createdAt: new Date().toISOString() },
      body: JSON.stringify(summaryOf(random, share)),
    };
    return outboxRow(draft, last + at + 1);
  });
  await storeRows(page, 'outbox', rows);
  // Sent at the next start, as after a kill.
  await page.reload();
  const left = async () =>
    (await storedRows<{ kind: string; state: string }>(page, 'outbox')).filter(
      ({ kind, state }) => kind === 'drift-summary' && state !== 'sent',
    ).length;
  await expect.poll(left, { timeout: FOLLOW_MS }).toBe(0);
}

async function openRules(page: Page) {
  await page.goto('/pipelines');
  const section = page.getByRole('region', { name: rules.title });
  await expect(section).toBeVisible();
  return section;
}

async function site(browser: Browser, origin: string, setupToken: string) {
  const pageHere = async () =>
    (await browser.newContext({ baseURL: origin, viewport: { width: 1280, height: 900 } })).newPage();
  const [reviewer, clinician, doctor] = await Promise.all([pageHere(), pageHere(), pageHere()]);
  const [ada, cleo, dora] = [account('Ada Reviewer'), account('Cleo Clinician'), account('Dora Doctor')];
  await setUp(reviewer, setupToken, ada);
  await signIn(reviewer, ada);
  await join(clinician, await invite(reviewer, cleo, ['clinician']), cleo);
  await join(doctor, await invite(reviewer, dora, ['doctor']), dora);
  await signIn(clinician, cleo);
  await signIn(doctor, dora);
  return { reviewer, clinician, doctor };
}

test('a reviewer sees what all browsers tell together, and sets the target and the rule that they follow', {
  tag: '@more',
}, async ({ browser }) => {
  test.setTimeout(300_000);
  const servers = await startServers(1);
  try {
    const [origin = ''] = servers.origins;
    const { reviewer, clinician, doctor } = await site(browser, origin, servers.setupToken);
    const [author, decider] = [visitorOn(clinician, origin), visitorOn(reviewer, origin)];
    const versionId = await approved(author, decider);
    const told = await author.call('tellReference', { params: { modelVersionId: versionId }, body: toldReference() });
    expect(told.status).toBe(200);
    expect((await deployTo(decider, versionId)).status).toBe(201);

    await test.step('windows of two browsers are one window of the fleet', async () => {
      // As usual at first, then both read notes with words that nobody knows.
      await sendWindows(clinician, versionId, 41, FOREIGN);
      await sendWindows(doctor, versionId, 42, FOREIGN);
      await reviewer.goto('/monitor');
      await expect(reviewer.getByRole('button', { name: monitor.scope.fleet(2) })).toBeVisible();
      await expect(reviewer.getByRole('figure', { name: new RegExp(`^${monitor.drift.title}`) })).toBeVisible();
      // Twelve told windows, two and two of them.
      const table = reviewer.getByRole('button', { name: /^As table, Drift/ });
      await table.click();
      await expect(reviewer.getByRole('table', { name: /^Drift/ }).getByRole('row')).toHaveCount(1 + 6);
      await reviewer.getByRole('button', { name: /^As chart, Drift/ }).click();
      await expect(reviewer.getByRole('main').getByRole('status')).toContainText(/^(?:Warning|Critical) since .+: .+/);
      expect(await faultsInBothThemes(reviewer, 'the fleet')).toEqual([]);
    });

    await test.step('a target that the reviewer sets is everybody’s to see and nobody else’s to change', async () => {
      const { name } = KPI_WORDS[FIGURE];
      await reviewer.getByRole('button', { name: /^All \d+ figures and targets$/ }).click();
      await reviewer.getByRole('spinbutton', { name: monitor.figures.targetOf(name) }).fill('27');
      await reviewer.getByRole('button', { name: monitor.figures.save, exact: true }).click();
      await expect(reviewer.getByText(monitor.figures.saved)).toBeVisible();
      await doctor.goto('/monitor');
      await doctor.getByRole('button', { name: /^All \d+ figures and targets$/ }).click();
      const row = doctor.getByRole('row').filter({ hasText: name });
      await expect(row).toContainText('27');
      await expect(doctor.getByText(monitor.figures.readOnly)).toBeVisible();
      await expect(doctor.getByRole('button', { name: monitor.figures.save, exact: true })).toHaveCount(0);
    });

    await test.step('a rule that the reviewer sets is followed by a browser that was there before', async () => {
      const before = await openRules(doctor);
      await expect(before).toContainText(rules.origin.site);
      await expect(before).toContainText(rules.labels.value(50, 0.1));
      await doctor.getByRole('button', { name: pipelines.rulesButton, exact: true }).click();
      await expect(doctor.getByText(rules.dialog.readOnly)).toBeVisible();
      await expect(doctor.getByRole('button', { name: /^Save/ })).toHaveCount(0);
      await doctor.keyboard.press('Escape');
      await openRules(reviewer);
      await reviewer.getByRole('button', { name: pipelines.rulesButton, exact: true }).click();
      const [label] = rules.dialog.fields.retrainNotes;
      await reviewer.getByLabel(label).fill('70');
      await reviewer.getByRole('button', { name: rules.dialog.saveSite, exact: true }).click();
      await expect(reviewer.getByRole('dialog')).toHaveCount(0);
      await expect(reviewer.getByRole('region', { name: rules.title })).toContainText(rules.labels.value(70, 0.1));
      // Without a reload: the doctor's tab asks by itself.
      await expect(before).toContainText(rules.labels.value(70, 0.1), { timeout: FOLLOW_MS });
      await expect(before).toContainText(rules.origin.site);
    });
  } finally {
    await servers.stop();
  }
});
