'use client';
import type { WorkOptions } from '@/lib/pipelines/ports';
import { Cancelled } from '@/lib/pipelines/ports';
import type { BackupHeader } from '@/lib/schemas/backup';
import { type BackupError, BackupRefused } from '@/lib/store/backup-file';
import { database } from '@/lib/store/database';
import { storeFailureCode } from '@/lib/store/failure-code';
import { makeBackup as make } from '@/lib/store/make-backup';
import {
  checkBackup as check,
  discardBackup,
  type RestorePlan,
  restoreBackup as restore,
  type TablePlan,
} from '@/lib/store/restore-backup';
import { isSealedBackup } from '@/lib/store/sealed-backup';
import type { CancelledOutcome, Failed } from '@/workers/pipeline-api';

export type { BackupError, BackupHeader, RestorePlan, TablePlan };
export { isSealedBackup };

export type MakeBackupOutcome =
  | { readonly kind: 'made'; readonly file: Blob; readonly name: string; readonly header: BackupHeader }
  | CancelledOutcome
  | Failed;

export type CheckBackupOutcome =
  /** Nothing is stored yet: `restoreBackup(plan)` or `discardChecked()`. */
  | { readonly kind: 'checked'; readonly plan: RestorePlan }
  | { readonly kind: 'refused'; readonly error: BackupError }
  /** Another tab is restoring a backup. */
  | { readonly kind: 'busy' }
  | CancelledOutcome
  | Failed;

export type RestoreBackupOutcome = { readonly kind: 'restored'; readonly added: number } | CancelledOutcome | Failed;

/**
 * All that this browser keeps as one file, for download, encrypted under the passphrase.
 * @param options progress steps: `read` (rows), then `write` (lines)
 */
export async function makeBackup(passphrase: string, options: WorkOptions = {}): Promise<MakeBackupOutcome> {
  const now = new Date().toISOString();
  return outcomeOf(async () => {
    const { file, header } = await make(database(), now, options, passphrase);
    const name = `behealthy-${now.slice(0, 16).replaceAll(':', '').replace('T', '-')}.backup`;
    return { kind: 'made', file, name, header };
  });
}

const LOCK = 'behealthy.restore';
let letGo: (() => void) | undefined;

/**
 * Reads and checks a backup whole, and says what restoring it would add.
 * @param passphrase of a file that is encrypted @param options progress step: `check`
 */
export async function checkBackup(
  file: Blob,
  passphrase: string | undefined,
  options: WorkOptions = {},
): Promise<CheckBackupOutcome> {
  letGo?.();
  // Lines of a checked backup are put by in the database: one tab at a time.
  if (!(await holdLock())) return { kind: 'busy' };
  const outcome = await outcomeOf<CheckBackupOutcome>(async () => {
    try {
      return { kind: 'checked', plan: await check(database(), file, options, passphrase) };
    } catch (error) {
      if (error instanceof BackupRefused) return { kind: 'refused', error: error.error };
      throw error;
    }
  });
  if (outcome.kind !== 'checked') letGo?.();
  return outcome;
}

/** Adds what the checked backup has and this browser has not; all of it, or nothing. */
export async function restoreBackup(plan: RestorePlan, options: WorkOptions = {}): Promise<RestoreBackupOutcome> {
  const outcome = await outcomeOf<RestoreBackupOutcome>(async () => ({
    kind: 'restored',
    added: await restore(database(), plan, options),
  }));
  await discardChecked();
  return outcome;
}

/** Lets go of a checked backup that is not restored. */
export async function discardChecked(): Promise<void> {
  await discardBackup(database()).catch(() => undefined);
  letGo?.();
}

function holdLock(): Promise<boolean> {
  return new Promise((held) => {
    void navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => {
      held(lock !== null);
      if (lock === null) return undefined;
      return new Promise<void>((resolve) => {
        letGo = () => {
          letGo = undefined;
          resolve();
        };
      });
    });
  });
}

async function outcomeOf<T>(work: () => Promise<T>): Promise<T | CancelledOutcome | Failed> {
  try {
    return await work();
  } catch (error) {
    return error instanceof Cancelled ? { kind: 'cancelled' } : { kind: 'failed', code: storeFailureCode(error) };
  }
}
