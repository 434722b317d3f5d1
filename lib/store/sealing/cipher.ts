/** Keys under which this browser's rows are kept; none can be read out by script, nor by us. */
export interface DataKeys {
  /** AES-GCM-256 over whole rows. */
  readonly rows: CryptoKey;
  /** AES-GCM-256 over names that are part of a key. */
  readonly names: CryptoKey;
  /** HMAC-SHA-256: gives each name its nonce. */
  readonly nameNonces: CryptoKey;
}

/** Bytes that are not what was sealed under this key and this place. */
export class SealBroken extends Error {
  override readonly name = 'SealBroken';
  constructor() {
    super('seal-broken');
  }
}

const FORMAT = 1;
const NONCE_BYTES = 12;
/** Of the secret that all keys follow from. */
export const SECRET_BYTES = 32;

const utf8 = new TextEncoder();

/** HKDF-SHA-256 (RFC 5869), one key a purpose. @param secret 32 random bytes */
export async function dataKeysOf(secret: Uint8Array<ArrayBuffer>): Promise<DataKeys> {
  const base = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const from = (purpose: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: new Uint8Array(),
    info: utf8.encode(`behealthy/1/${purpose}`),
  });
  const aes = { name: 'AES-GCM', length: 256 };
  const hmac = { name: 'HMAC', hash: 'SHA-256', length: 256 };
  const [rows, names, nameNonces] = await Promise.all([
    crypto.subtle.deriveKey(from('rows'), base, aes, false, ['encrypt', 'decrypt']),
    crypto.subtle.deriveKey(from('names'), base, aes, false, ['encrypt', 'decrypt']),
    crypto.subtle.deriveKey(from('name-nonces'), base, hmac, false, ['sign']),
  ]);
  return { rows, names, nameNonces };
}

export function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}

/**
 * AES-GCM: format (1 byte), nonce (12), ciphertext with its tag (16).
 * @param place what the bytes belong to: they open nowhere else
 * @param nonce never twice under one key for different bytes
 */
export async function sealBytes(
  key: CryptoKey,
  plain: Uint8Array<ArrayBuffer>,
  place: string,
  nonce: Uint8Array<ArrayBuffer> = randomBytes(NONCE_BYTES),
): Promise<Uint8Array<ArrayBuffer>> {
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: nonce, additionalData: utf8.encode(place) },
    key,
    plain,
  );
  const all = new Uint8Array(1 + NONCE_BYTES + sealed.byteLength);
  all[0] = FORMAT;
  all.set(nonce, 1);
  all.set(new Uint8Array(sealed), 1 + NONCE_BYTES);
  return all;
}

/** Throws SealBroken: another key, another place, or a changed byte. */
export async function openBytes(
  key: CryptoKey,
  sealed: Uint8Array<ArrayBuffer>,
  place: string,
): Promise<Uint8Array<ArrayBuffer>> {
  if (sealed[0] !== FORMAT) throw new SealBroken();
  const iv = sealed.subarray(1, 1 + NONCE_BYTES);
  try {
    const additionalData = utf8.encode(place);
    const plain = await crypto.subtle.decrypt(
      { name: 'AES-GCM', iv, additionalData },
      key,
      sealed.subarray(1 + NONCE_BYTES),
    );
    return new Uint8Array(plain);
  } catch {
    throw new SealBroken();
  }
}
