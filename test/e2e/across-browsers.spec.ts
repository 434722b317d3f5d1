import { type Browser, expect, type Page, test } from '@playwright/test';
import { models } from '@/lib/messages/en/models';
import { people } from '@/lib/messages/en/session';
import { shell } from '@/lib/messages/en/shell';
import { sync } from '@/lib/messages/en/sync';
import { startPostgres } from '../registry/postgres-cluster';
import { faultsInBothThemes } from './axe';
import {
  account,
  approve,
  deployToAll,
  invite,
  join,
  modelInUse,
  openVersion,
  requestReview,
  rollBackTo,
  setUp,
  shareRun,
  signIn,
} from './registry-steps';
import { type Servers, startServers } from './servers';
import { loadSample, marksOn, openFirstNote, train } from './steps';

/** A roll-back is to reach browsers that are online within 60 s. */
const REACH_MS = 60_000;

const STORAGES = [
  { name: 'SQLite, one process', processes: 1, postgres: false },
  { name: 'PostgreSQL, two processes', processes: 2, postgres: true },
] as const;

// The longest journeys, which mostly wait: by its name the file comes early, so that others run beside it.
for (const { name, processes, postgres } of STORAGES) {
  test(`a model goes from a clinician to a doctor by a reviewer, and back: ${name}`, {
    tag: postgres ? '@more' : '@core',
  }, async ({ browser }) => {
    test.setTimeout(600_000);
    const cluster = postgres ? await startPostgres() : undefined;
    test.skip(postgres && !cluster, 'PostgreSQL is not installed');
    let servers: Servers | undefined;
    try {
      servers = await startServers(processes, cluster?.database());
      const pages = await journey(browser, servers);
      // The pages are the same, whatever the server keeps its rows in.
      if (postgres) await expectAccessible(pages.reviewer, pages.clinician);
    } finally {
      await servers?.stop();
      await cluster?.stop();
    }
  });
}

async function journey(browser: Browser, { origins, setupToken }: Servers) {
  const [first = '', second = first] = origins;
  const pageAt = async (baseURL: string) =>
    (await browser.newContext({ baseURL, viewport: { width: 1280, height: 900 } })).newPage();
  const [reviewer, clinician, doctor] = await Promise.all([pageAt(first), pageAt(second), pageAt(first)]);
  const [ada, cleo, dora] = [account('Ada Reviewer'), account('Cleo Clinician'), account('Dora Doctor')];

  await setUp(reviewer, setupToken, ada);
  await signIn(reviewer, ada);
  await expect(reviewer).toHaveURL(/\/models$/);
  // She may review as well, which does not help her with models of her own.
  await join(clinician, await invite(reviewer, cleo, ['clinician', 'reviewer']), cleo);
  await join(doctor, await invite(reviewer, dora, ['doctor']), dora);
  await Promise.all([signIn(clinician, cleo), signIn(doctor, dora)]);
  await expect(doctor).toHaveURL(/\/read$/);

  await loadSample(clinician);
  await train(clinician);
  // What fewer notes know is dropped: the second one, with a lower k, is the better one.
  await shareRun(clinician, 8, 'First of this site.');
  await requestReview(clinician, 1);
  await expectRefusedOwnApproval(clinician);
  await expectInAudit(reviewer);

  await approve(reviewer, 1);
  await deployToAll(reviewer, 1);
  await loadSample(doctor);
  await comeBackTo(doctor);
  await expect(modelInUse(doctor, 1)).toBeVisible({ timeout: REACH_MS });
  await openFirstNote(doctor);
  await expect(marksOn(doctor).first()).toBeVisible();

  await shareRun(clinician, 5, 'Keeps more words.');
  await comeBackTo(clinician);
  await expect(modelInUse(clinician, 1)).toBeVisible({ timeout: REACH_MS });
  await requestReview(clinician, 2);
  await approve(reviewer, 2);
  await deployToAll(reviewer, 2);
  await comeBackTo(doctor);
  await expect(modelInUse(doctor, 2)).toBeVisible({ timeout: REACH_MS });

  const started = Date.now();
  await rollBackTo(reviewer, 1);
  await expect(modelInUse(doctor, 1)).toBeVisible({ timeout: REACH_MS });
  const reachedSeconds = Math.round((Date.now() - started) / 1000);
  await modelInUse(doctor, 1).click();
  await expect(doctor.getByText(/rolled back to it.*Marks doses as treatments/)).toBeVisible();
  await doctor.keyboard.press('Escape');
  await expect(marksOn(doctor).first()).toBeVisible();
  await expect(doctor.getByRole('banner').getByText(shell.sync.allSent)).toBeVisible();
  await expect(reviewer.getByText(/[1-9] browsers? ha(?:s|ve) it/)).toBeVisible({ timeout: REACH_MS });
  console.log(`The roll-back reached the doctor's open page after ${reachedSeconds} s.`);
  return { reviewer, clinician };
}

/** As when somebody comes back to the window: the site is asked at once. The roll-back waits for the page's own turn. */
const comeBackTo = (page: Page) => page.evaluate(() => window.dispatchEvent(new Event('focus')));

/** What only a site with models shows, in both themes, wide and narrow. */
async function expectAccessible(reviewer: Page, clinician: Page): Promise<void> {
  const found: string[] = [];
  for (const width of [1280, 800]) {
    await reviewer.setViewportSize({ width, height: 900 });
    await openVersion(reviewer, 2);
    await reviewer.getByRole('button', { name: models.card.title, exact: true }).click();
    found.push(...(await faultsInBothThemes(reviewer, `models at ${width}`)));
    await reviewer.goto('/people');
    await expect(reviewer.getByRole('table', { name: people.list.tableLabel })).toBeVisible();
    found.push(...(await faultsInBothThemes(reviewer, `people at ${width}`)));
    await clinician.setViewportSize({ width, height: 900 });
    await clinician.goto('/sync');
    await clinician.getByRole('button', { name: sync.lookNamed('Model file 1') }).click();
    await expect(clinician.getByText(/^bytes 1 to 4,096 of/)).toBeVisible();
    found.push(...(await faultsInBothThemes(clinician, `sync at ${width}`)));
  }
  expect(found).toEqual([]);
}

/** The author asks the server past the page, which offers no such button. */
async function expectRefusedOwnApproval(page: Page): Promise<void> {
  await openVersion(page, 1);
  await expect(page.getByRole('button', { name: models.decision.approve, exact: true })).toBeDisabled();
  const refused = await page.evaluate(async () => {
    const { versions } = await (await fetch('/api/model-versions')).json();
    const [{ id, revision }] = versions;
    const response = await fetch(`/api/model-versions/${id}/transitions`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
        'if-match': `"${revision}"`,
      },
      body: JSON.stringify({ to: 'approved', reason: 'Mine is best.' }),
    });
    return { status: response.status, code: (await response.json()).error.code };
  });
  expect(refused).toEqual({ status: 403, code: 'author-may-not-decide' });
}

async function expectInAudit(page: Page): Promise<void> {
  await page.goto('/models');
  await page.getByRole('button', { name: models.production.audit }).click();
  const dialog = page.getByRole('dialog', { name: models.audit.title });
  await expect(
    dialog.getByRole('row').filter({ hasText: 'refused' }).filter({ hasText: 'author-may-not-decide' }),
  ).toBeVisible();
  await dialog.getByRole('button', { name: models.audit.verify }).click();
  await expect(dialog.getByText(/^Sound: \d+ entries/)).toBeVisible();
  await page.keyboard.press('Escape');
}
