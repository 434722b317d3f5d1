import { openBytes, randomBytes, SECRET_BYTES, SealBroken, sealBytes } from './cipher';
import { recoveryBytesOf } from './recovery-code';
import type { Wrap, WrapKind } from './vault-rows';

type Secret = Uint8Array<ArrayBuffer>;
type WrapOf<K extends WrapKind> = Extract<Wrap, { kind: K }>;

/** OWASP, Password Storage Cheat Sheet 2023, for PBKDF2-HMAC-SHA-256. */
export const ITERATIONS = 600_000;
const SALT_BYTES = 16;
const utf8 = new TextEncoder();
const AES = { name: 'AES-GCM', length: 256 };
const placeOf = (kind: WrapKind) => `data-key/${kind}`;

export function newSecret(): Secret {
  return randomBytes(SECRET_BYTES);
}

export async function wrapForDevice(secret: Secret): Promise<WrapOf<'device'>> {
  const key = await crypto.subtle.generateKey(AES, false, ['encrypt', 'decrypt']);
  return { kind: 'device', key, sealed: await sealBytes(key, secret, placeOf('device')) };
}

export async function wrapByPassphrase(
  secret: Secret,
  passphrase: string,
  iterations = ITERATIONS,
): Promise<WrapOf<'passphrase'>> {
  const salt = randomBytes(SALT_BYTES);
  const key = await passphraseKey(passphrase, salt, iterations);
  return { kind: 'passphrase', salt, iterations, sealed: await sealBytes(key, secret, placeOf('passphrase')) };
}

export async function wrapByCode(secret: Secret, code: string, createdAt: string): Promise<WrapOf<'recovery'>> {
  const salt = randomBytes(SALT_BYTES);
  const bytes = recoveryBytesOf(code);
  if (!bytes) throw new Error('not a recovery code of ours');
  const sealed = await sealBytes(await strongKey(bytes, salt, 'recovery'), secret, placeOf('recovery'));
  return { kind: 'recovery', salt, sealed, createdAt };
}

/** @param given the server's secret for this person */
export async function wrapBySignIn(secret: Secret, personId: string, given: Secret): Promise<WrapOf<'sign-in'>> {
  const salt = randomBytes(SALT_BYTES);
  const key = await strongKey(given, salt, `sign-in/${personId}`);
  return { kind: 'sign-in', personId, salt, sealed: await sealBytes(key, secret, placeOf('sign-in')) };
}

export type Way =
  | { readonly kind: 'passphrase'; readonly passphrase: string }
  | { readonly kind: 'recovery'; readonly code: string }
  | { readonly kind: 'sign-in'; readonly personId: string; readonly given: Secret };

/** The secret, by one of the ways; undefined: not by this one. */
export async function unwrap(
  wraps: readonly Wrap[],
  way: Way | { readonly kind: 'device' },
): Promise<Secret | undefined> {
  for (const wrap of wraps) {
    const key = await keyFor(wrap, way);
    const secret = key && (await opened(key, wrap));
    if (secret) return secret;
  }
  return undefined;
}

async function keyFor(wrap: Wrap, way: Way | { readonly kind: 'device' }): Promise<CryptoKey | undefined> {
  if (wrap.kind === 'device' && way.kind === 'device') return wrap.key;
  if (wrap.kind === 'passphrase' && way.kind === 'passphrase')
    return passphraseKey(way.passphrase, wrap.salt, wrap.iterations);
  if (wrap.kind === 'recovery' && way.kind === 'recovery') {
    const bytes = recoveryBytesOf(way.code);
    return bytes && strongKey(bytes, wrap.salt, 'recovery');
  }
  if (wrap.kind === 'sign-in' && way.kind === 'sign-in' && wrap.personId === way.personId)
    return strongKey(way.given, wrap.salt, `sign-in/${wrap.personId}`);
  return undefined;
}

async function opened(key: CryptoKey, wrap: Wrap): Promise<Secret | undefined> {
  try {
    return await openBytes(key, wrap.sealed, placeOf(wrap.kind));
  } catch (error) {
    if (error instanceof SealBroken) return undefined;
    throw error;
  }
}

/** Slow on purpose: a passphrase can be guessed. The same words typed on another keyboard are the same (NFKC). */
export async function passphraseKey(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', utf8.encode(passphrase.normalize('NFKC')), 'PBKDF2', false, [
    'deriveKey',
  ]);
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, base, AES, false, [
    'encrypt',
    'decrypt',
  ]);
}

/** From bytes that nobody can guess. */
async function strongKey(bytes: Secret, salt: Uint8Array<ArrayBuffer>, purpose: string): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveKey']);
  const info = utf8.encode(`behealthy/1/${purpose}`);
  return crypto.subtle.deriveKey({ name: 'HKDF', hash: 'SHA-256', salt, info }, base, AES, false, [
    'encrypt',
    'decrypt',
  ]);
}
