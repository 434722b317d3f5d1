import { type DataKeys, openBytes, sealBytes } from './cipher';

/** Before every sealed name; no id of ours begins with it. */
const PREFIX = '~1.';
const PLACE = 'name';
/** Names kept both ways: an import meets each note's several times. */
const KEPT_MAX = 50_000;

const utf8 = new TextEncoder();
const fromUtf8 = new TextDecoder();

/**
 * Names that are parts of keys (a file's name in a note's id, a person's on a layer), sealed so that equal names stay
 * equal: they can be looked up, and nothing but their equality shows. The nonce is a keyed hash of the name, so it comes
 * again only with the same name (the idea of SIV, RFC 5297). Order is lost: only equality and beginnings of compound
 * keys can be asked for.
 */
export class SealedNames {
  private readonly sealed = new Map<string, string>();

  constructor(private readonly keys: DataKeys) {}

  /** What is known already, without waiting. */
  known(name: string): string | undefined {
    return this.sealed.get(name);
  }

  async seal(name: string): Promise<string> {
    const known = this.sealed.get(name);
    if (known !== undefined) return known;
    const bytes = utf8.encode(name);
    const nonce = new Uint8Array(await crypto.subtle.sign('HMAC', this.keys.nameNonces, bytes)).slice(0, 12);
    const made = PREFIX + toText(await sealBytes(this.keys.names, bytes, PLACE, nonce));
    if (this.sealed.size >= KEPT_MAX) this.sealed.clear();
    this.sealed.set(name, made);
    return made;
  }

  /** A key that was never sealed comes back as it is. */
  async open(sealed: string): Promise<string> {
    if (!isSealedName(sealed)) return sealed;
    return fromUtf8.decode(await openBytes(this.keys.names, fromText(sealed.slice(PREFIX.length)), PLACE));
  }
}

export function isSealedName(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith(PREFIX);
}

function toText(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromText(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
