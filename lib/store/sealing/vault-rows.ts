/** A way to the data key. All hold the same secret, each under a key of its own. */
export type Wrap =
  /** Under a key that this browser keeps and no script can read out: opens by itself. */
  | { readonly kind: 'device'; readonly key: CryptoKey; readonly sealed: Uint8Array<ArrayBuffer> }
  | {
      readonly kind: 'passphrase';
      readonly salt: Uint8Array<ArrayBuffer>;
      /** Of PBKDF2-SHA-256. */
      readonly iterations: number;
      readonly sealed: Uint8Array<ArrayBuffer>;
    }
  | {
      readonly kind: 'recovery';
      readonly salt: Uint8Array<ArrayBuffer>;
      readonly sealed: Uint8Array<ArrayBuffer>;
      readonly createdAt: string;
    }
  /** Under a secret that the server gives to that person alone, signed in. */
  | {
      readonly kind: 'sign-in';
      readonly personId: string;
      readonly salt: Uint8Array<ArrayBuffer>;
      readonly sealed: Uint8Array<ArrayBuffer>;
    };

export type WrapKind = Wrap['kind'];

/** The one row of the table `vault`. */
export interface VaultRow {
  readonly id: 'data-key';
  readonly wraps: readonly Wrap[];
  /** Rows of earlier versions are sealed too. */
  readonly allSealed: boolean;
  /** Wrong passphrases and codes in a row. */
  readonly failures: number;
  /** Of the last one; milliseconds since 1970. */
  readonly failedAtMs: number;
}

/** The ways to the data, each once. */
export function waysOf(vault: VaultRow | undefined): readonly WrapKind[] {
  return [...new Set((vault?.wraps ?? []).map(({ kind }) => kind))];
}
