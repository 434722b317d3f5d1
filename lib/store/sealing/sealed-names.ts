import { type DataKeys, openBytes, SealBroken, sealBytes } from './cipher';

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
  private readonly opened = new Map<string, string>();

  constructor(private readonly keys: DataKeys) {}

  /** The form of a name that was met before: without waiting. */
  known(name: string): string | undefined {
    return this.sealed.get(name);
  }

  /** The name of a form that was met before. */
  knownOf(form: string): string | undefined {
    return isSealedName(form) ? this.opened.get(form) : form;
  }

  async seal(name: string): Promise<string> {
    const known = this.sealed.get(name);
    if (known !== undefined) return known;
    const bytes = utf8.encode(name);
    const nonce = new Uint8Array(await crypto.subtle.sign('HMAC', this.keys.nameNonces, bytes)).slice(0, 12);
    const form = PREFIX + toText(await sealBytes(this.keys.names, bytes, PLACE, nonce));
    this.keep(name, form);
    return form;
  }

  /** A name that was never sealed comes back as it is. Throws SealBroken. */
  async open(form: string): Promise<string> {
    const known = this.knownOf(form);
    if (known !== undefined) return known;
    const name = fromUtf8.decode(await openBytes(this.keys.names, fromText(form.slice(PREFIX.length)), PLACE));
    this.keep(name, form);
    return name;
  }

  private keep(name: string, form: string): void {
    if (this.sealed.size >= KEPT_MAX) {
      this.sealed.clear();
      this.opened.clear();
    }
    this.sealed.set(name, form);
    this.opened.set(form, name);
  }
}

export function isSealedName(value: unknown): value is string {
  return typeof value === 'string' && value.startsWith(PREFIX);
}

/** Base 64 as addresses take it (RFC 4648, 5). */
function toText(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function fromText(text: string): Uint8Array<ArrayBuffer> {
  try {
    const letters = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  } catch {
    throw new SealBroken();
  }
}
