import { lock } from '@/lib/messages/lock';
import { expect, press, storageMenu } from './scene-steps';
import type { Scene } from './scenes';

/** The passphrase set, its recovery code, the lock and its three ways; in a browser of its own, in this order. */
export const lockScenes = (): readonly Scene[] => [
  {
    name: 'recovery-code',
    path: '/sync',
    show: async (page) => {
      await storageMenu(page);
      await press(page, lock.protection.protect);
      for (const field of [lock.protection.first, lock.protection.again]) {
        await page.getByLabel(field).fill('four unrelated words here');
      }
      await press(page, lock.protection.set);
      await expect(page.getByRole('button', { name: lock.protection.kept })).toBeVisible({ timeout: 30_000 });
    },
  },
  {
    name: 'locked',
    path: '/read',
    show: async (page) => expect(page.getByRole('heading', { name: lock.title, exact: true })).toBeVisible(),
  },
  {
    name: 'locked-wrong-passphrase',
    path: '/read',
    show: async (page) => {
      await page.getByLabel(lock.passphrase, { exact: true }).fill('not this one');
      await page.keyboard.press('Enter');
      await expect(page.getByText(lock.wrongPassphrase.what)).toBeVisible();
    },
  },
  {
    name: 'locked-recovery',
    path: '/read',
    show: async (page) => press(page, lock.ways.recovery),
  },
];
