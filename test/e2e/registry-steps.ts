import { expect, type Locator, type Page } from '@playwright/test';
import type { Role } from '@/lib/domain/person';
import { experiments } from '@/lib/messages/en/experiments';
import { models, share } from '@/lib/messages/en/models';
import { people, ROLE_NAMES, session } from '@/lib/messages/en/session';
import { shell } from '@/lib/messages/en/shell';
import { rowOfRun } from './steps';

/** What a journey does with a server, by the names people read. */

export interface Account {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export const account = (name: string): Account => ({
  name,
  email: `${name.toLowerCase().replace(/\W+/g, '.')}@example.org`,
  password: `a long password of ${name}`,
});

const WORK_MS_MAX = 150_000;

export async function signIn(page: Page, { email, password, name }: Account): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel(session.email).fill(email);
  await page.getByLabel(session.password).fill(password);
  await page.getByRole('main').getByRole('button', { name: session.signIn, exact: true }).click();
  await expect(personMenu(page, name)).toBeVisible();
}

export function personMenu(page: Page, name: string): Locator {
  return page.getByRole('banner').getByRole('button', { name: new RegExp(name) });
}

export async function signOut(page: Page, { name }: Account): Promise<void> {
  await personMenu(page, name).click();
  await page.getByRole('menuitem', { name: session.signOut }).click();
  await expect(page.getByRole('banner').getByRole('link', { name: session.signIn })).toBeVisible();
}

/** By the link of the terminal. */
export async function setUp(page: Page, token: string, { name, email, password }: Account): Promise<void> {
  await page.goto(`/join#setup=${token}`);
  await page.getByLabel(session.name).fill(name);
  await page.getByLabel(session.email).fill(email);
  await page.getByLabel(session.password).fill(password);
  await page.getByRole('button', { name: session.join.setupSubmit }).click();
  await expect(page.getByText(session.join.done)).toBeVisible();
}

/** @returns the path of the link, token and all */
export async function invite(page: Page, { email }: Account, roles: readonly Role[]): Promise<string> {
  await page.goto('/people');
  await page.getByLabel(session.email).fill(email);
  for (const role of ['clinician', 'doctor', 'reviewer'] as const) {
    await page.getByRole('checkbox', { name: new RegExp(`^${ROLE_NAMES[role]}`) }).setChecked(roles.includes(role));
  }
  await page.getByRole('button', { name: people.make }).click();
  await expect(page.getByText(people.linkMade(email))).toBeVisible();
  const link = (await page.getByTestId('invitation-link').textContent()) ?? '';
  const { pathname, hash } = new URL(link.trim());
  return `${pathname}${hash}`;
}

export async function join(page: Page, path: string, { name, password }: Account): Promise<void> {
  await page.goto(path);
  await page.getByLabel(session.name).fill(name);
  await page.getByLabel(session.password).fill(password);
  await page.getByRole('button', { name: session.join.submit, exact: true }).click();
  await expect(page.getByText(session.join.done)).toBeVisible();
}

/** Run 1 through the gate and into the outbox. @returns once it has arrived */
export async function shareRun(page: Page, k: number, note: string): Promise<void> {
  await page.goto('/experiments');
  const open = rowOfRun(page, 1).getByRole('button', { name: experiments.open(1), exact: true });
  if ((await open.getAttribute('aria-pressed')) !== 'true') await open.click();
  await page.getByRole('button', { name: share.open, exact: true }).click();
  const dialog = page.getByRole('dialog', { name: share.title(1) });
  await dialog.getByLabel(share.k).selectOption(String(k));
  await dialog.getByRole('button', { name: share.run }).click();
  await expect(dialog.getByText(share.report.title)).toBeVisible({ timeout: WORK_MS_MAX });
  // People say what the site may know of the data; nothing is told for them.
  await dialog.getByLabel(share.dataset).fill('Sample notes');
  await dialog.getByLabel(share.author).fill(note);
  await dialog.getByRole('button', { name: share.submit, exact: true }).click();
  await expect(dialog.getByText(share.shared, { exact: true })).toBeVisible();
  await dialog.getByRole('link', { name: share.toModels }).click();
}

/** Compares, looks at every place, asks for the review. */
export async function requestReview(page: Page, version: number): Promise<void> {
  await openVersion(page, version);
  await page
    .getByRole('button', {
      name: new RegExp(`^(?:${models.review.compare}|${models.review.compareFirst}|${models.review.compareAgain})$`),
    })
    .click();
  await expect(page.getByLabel(models.review.reason)).toBeVisible({ timeout: WORK_MS_MAX });
  const neither = page.getByRole('button', { name: models.disagreements.neither, exact: true });
  const left = page.getByText(/^\d+ disagreements? (?:is|are) not looked at yet/);
  for (let looked = 0; looked < 500 && (await left.isVisible()); looked++) {
    const before = Number.parseInt((await left.textContent()) ?? '', 10);
    await neither.click();
    // The line goes with the last one.
    await expect(before === 1 ? left : page.getByText(models.review.left(before))).toBeHidden();
  }
  await page.getByLabel(models.review.reason).fill(`Version ${version} reads treatments better.`);
  await page.getByRole('button', { name: models.review.request }).click();
  await expect(stateOf(page, version)).toContainText('in review', { timeout: 60_000 });
}

export async function openVersion(page: Page, version: number): Promise<void> {
  await page.goto('/models');
  await expect(async () => {
    const list = page.getByRole('button', { name: models.all, exact: true });
    if (await list.isVisible()) await list.click();
    await page.getByRole('button', { name: models.open(version), exact: true }).click({ timeout: 2_000 });
  }).toPass({ timeout: 60_000 });
  await expect(page.getByRole('heading', { name: new RegExp(`\\bv${version}$`) }).first()).toBeVisible();
}

/** The row of a version in the open list. */
export function stateOf(page: Page, version: number): Locator {
  return page.getByRole('row').filter({ has: page.getByRole('button', { name: models.open(version), exact: true }) });
}

export async function approve(page: Page, version: number): Promise<void> {
  await openVersion(page, version);
  await page
    .getByLabel(models.decision.reason)
    .last()
    .fill('Every gate passes, and the places where they part are fine.');
  await page.getByRole('button', { name: models.decision.approve, exact: true }).click();
  await expect(page.getByRole('heading', { name: models.deploy.title(version) })).toBeVisible();
}

export async function deployToAll(page: Page, version: number): Promise<void> {
  await page.getByRole('button', { name: models.deploy.percent(100), exact: true }).click();
  await page.getByLabel(models.decision.reason).first().fill(`For everybody: v${version}.`);
  await page.getByRole('button', { name: models.deploy.submit, exact: true }).click();
  await expect(page.getByText(models.production.inUse(models.name(version)))).toBeVisible();
}

export async function rollBackTo(page: Page, version: number): Promise<void> {
  const name = models.name(version);
  await page.getByRole('button', { name: models.production.rollBackTo(name) }).click();
  const dialog = page.getByRole('dialog', { name: models.production.rollBackTitle(name) });
  await dialog.getByLabel(models.decision.reason).fill('Marks doses as treatments.');
  await dialog.getByRole('button', { name: models.production.rollBack, exact: true }).click();
  await expect(page.getByText(models.production.inUse(name))).toBeVisible();
}

/** The model in the top bar, handed out by the site. */
export function modelInUse(page: Page, version: number): Locator {
  return page.getByRole('banner').getByRole('button', { name: new RegExp(`${shell.model.word} v${version}, since`) });
}
