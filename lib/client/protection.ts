'use client';
import type { Result } from '@/lib/domain/result';
import { database } from '@/lib/store/database';
import type { UnlockOutcome } from '@/lib/store/sealing/key-ring';
import {
  addSignIn,
  PASSPHRASE_LENGTH_MIN,
  type Proof,
  type ProtectionOutcome,
  removeWay,
  renewRecoveryCode,
  setPassphrase,
  withPassphrase,
} from '@/lib/store/sealing/protection';
import { isRecoveryCode } from '@/lib/store/sealing/recovery-code';
import { noteActivity } from './registry/activity';
import { callRegistry } from './registry/call';
import { type Session, type SignInError, signIn } from './registry/session';

export type { Proof, ProtectionOutcome, UnlockOutcome };
export { isRecoveryCode, PASSPHRASE_LENGTH_MIN };

const now = () => new Date().toISOString();

export function unlockByPassphrase(passphrase: string): Promise<UnlockOutcome> {
  noteActivity();
  return database().ring.unlock({ kind: 'passphrase', passphrase });
}

/** With the code that was printed; the passphrase nobody remembers is replaced. */
export function unlockByCode(code: string, passphrase: string): Promise<UnlockOutcome> {
  noteActivity();
  return database().ring.unlock({ kind: 'recovery', code }, (secret, vault) =>
    withPassphrase(secret, vault, passphrase),
  );
}

/** The server hands this person's secret to nobody else; the data stays here. */
export function unlockBySignIn(email: string, password: string): Promise<Result<Session, SignInError>> {
  return signIn(email, password, async ({ person }) => {
    const given = await personSecret();
    if (!given) return false;
    return (await database().ring.unlock({ kind: 'sign-in', personId: person.id, given })) === 'open';
  });
}

export function choosePassphrase(proof: Proof, passphrase: string): Promise<ProtectionOutcome> {
  // Nobody counted before: what is guarded from now on must not count as left alone.
  noteActivity();
  return setPassphrase(database(), proof, passphrase, now());
}

export function newRecoveryCode(proof: Proof): Promise<ProtectionOutcome> {
  return renewRecoveryCode(database(), proof, now());
}

export function removeProtection(proof: Proof, kind: 'passphrase' | 'sign-in'): Promise<ProtectionOutcome> {
  return removeWay(database(), proof, kind);
}

/** @returns undefined: the server did not answer */
export async function openBySignIn(proof: Proof, personId: string): Promise<ProtectionOutcome | undefined> {
  const given = await personSecret();
  noteActivity();
  return given && addSignIn(database(), proof, { personId, given, now: now() });
}

async function personSecret(): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const asked = await callRegistry('GET', '/api/session/key-secret', 'keySecretSchema');
  return asked.ok ? Uint8Array.from(atob(asked.value.value.secret), (letter) => letter.charCodeAt(0)) : undefined;
}
