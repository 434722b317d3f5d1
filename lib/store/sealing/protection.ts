import type { Database } from '../database';
import { newRecoveryCode } from './recovery-code';
import { withWrap } from './vault';
import type { VaultRow, Wrap } from './vault-rows';
import { unwrap, type Way, wrapByCode, wrapByPassphrase, wrapBySignIn, wrapForDevice } from './wraps';

/** What shows that whoever changes the protection may: the browser's own key while there is one, else a way in. */
export type Proof = Way | { readonly kind: 'device' };

export type ProtectionOutcome =
  /** `code`: a recovery code was made; it is shown this once. */
  { readonly kind: 'changed'; readonly code: string | undefined } | { readonly kind: 'wrong' };

export const PASSPHRASE_LENGTH_MIN = 12;

type Secret = Uint8Array<ArrayBuffer>;
interface Change {
  readonly wraps: readonly Wrap[];
  readonly code?: string | undefined;
}

/** Sets or changes the passphrase. The rows stay as they are: only the wrapping of their key changes. */
export function setPassphrase(db: Database, proof: Proof, passphrase: string, now: string): Promise<ProtectionOutcome> {
  return change(db, proof, async (secret, { wraps }) =>
    guarded(secret, withWrap(wraps, await wrapByPassphrase(secret, passphrase)), now),
  );
}

/** The vault with another passphrase; for who shows another way in, so that a printed code is there. */
export async function withPassphrase(secret: Secret, vault: VaultRow, passphrase: string): Promise<VaultRow> {
  return { ...vault, wraps: withWrap(vault.wraps, await wrapByPassphrase(secret, passphrase)) };
}

/** From now on a sign-in of this person opens the data as well. @param given the server's secret for that person */
export function addSignIn(
  db: Database,
  proof: Proof,
  { personId, given, now }: { readonly personId: string; readonly given: Secret; readonly now: string },
): Promise<ProtectionOutcome> {
  return change(db, proof, async (secret, { wraps }) =>
    guarded(secret, withWrap(wraps, await wrapBySignIn(secret, personId, given)), now),
  );
}

/** In place of the last one, which opens nothing from now on. */
export function renewRecoveryCode(db: Database, proof: Proof, now: string): Promise<ProtectionOutcome> {
  return change(db, proof, async (secret, { wraps }) => {
    const code = newRecoveryCode();
    return { wraps: withWrap(wraps, await wrapByCode(secret, code, now)), code };
  });
}

/** Without a passphrase and a sign-in the data opens by itself again, by this browser's own key. */
export function removeWay(db: Database, proof: Proof, kind: 'passphrase' | 'sign-in'): Promise<ProtectionOutcome> {
  return change(db, proof, async (secret, { wraps }) => {
    const left = wraps.filter((wrap) => wrap.kind !== kind);
    const stillGuarded = left.some((wrap) => wrap.kind === 'passphrase' || wrap.kind === 'sign-in');
    return { wraps: stillGuarded ? left : [await wrapForDevice(secret)] };
  });
}

/** The browser's own key goes: it would open what the others guard. */
async function guarded(secret: Secret, wraps: readonly Wrap[], now: string): Promise<Change> {
  const without = wraps.filter((wrap) => wrap.kind !== 'device');
  if (without.some((wrap) => wrap.kind === 'recovery')) return { wraps: without };
  const code = newRecoveryCode();
  return { wraps: withWrap(without, await wrapByCode(secret, code, now)), code };
}

async function change(
  db: Database,
  proof: Proof,
  next: (secret: Secret, vault: VaultRow) => Promise<Change>,
): Promise<ProtectionOutcome> {
  const vault = await db.vault.get('data-key');
  const secret = vault && (await unwrap(vault.wraps, proof));
  if (!vault || !secret) return { kind: 'wrong' };
  const { wraps, code } = await next(secret, vault);
  secret.fill(0);
  await db.vault.put({ ...vault, wraps, failures: 0 });
  return { kind: 'changed', code };
}
