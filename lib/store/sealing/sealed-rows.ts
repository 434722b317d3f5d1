import { type DataKeys, openBytes, SealBroken, sealBytes } from './cipher';
import { rowOfBytes, rowToBytes } from './row-bytes';
import { isSealedName, type SealedNames } from './sealed-names';

export type Row = Readonly<Record<string, unknown>>;

/** Field of a stored row that holds all of it, sealed. */
export const SEALED = '$sealed';

/** A stored row: the fields of its keys, and everything sealed. */
export interface SealedRow extends Row {
  readonly [SEALED]: Uint8Array<ArrayBuffer>;
}

/** A row that was changed outside of the app, or by a fault of the disk. */
export class RowDamaged extends Error {
  override readonly name = 'RowDamaged';
  constructor(readonly table: string) {
    super('row-damaged');
  }
}

/** What must be known of a table. */
export interface TableShape {
  readonly name: string;
  /** Fields of its keys and indexes, in clear. */
  readonly clear: readonly string[];
  /** Those of them that hold names. */
  readonly secret: readonly string[];
  /** The key that IndexedDB counts up: not known when a row is sealed. */
  readonly counted: string | undefined;
}

export function isSealedRow(row: unknown): row is SealedRow {
  return typeof row === 'object' && row !== null && (row as Row)[SEALED] instanceof Uint8Array;
}

/** Seals and opens rows of one table under one set of keys. */
export class SealedRows {
  constructor(
    private readonly shape: TableShape,
    private readonly keys: DataKeys,
    private readonly names: SealedNames,
  ) {}

  async seal(row: Row): Promise<SealedRow> {
    const stored: Record<string, unknown> = {};
    for (const field of this.shape.clear) {
      if (row[field] !== undefined) stored[field] = await this.sealField(field, row[field]);
    }
    return { ...stored, [SEALED]: await sealBytes(this.keys.rows, rowToBytes(row), this.placeOf(stored)) };
  }

  /** Throws RowDamaged. A row that was never sealed comes back as it is. */
  async open(stored: unknown): Promise<unknown> {
    if (!isSealedRow(stored)) return stored;
    const { counted } = this.shape;
    try {
      const row = rowOfBytes(await openBytes(this.keys.rows, stored[SEALED], this.placeOf(stored))) as Row;
      return counted === undefined ? row : { ...row, [counted]: stored[counted] };
    } catch (error) {
      throw error instanceof SealBroken ? new RowDamaged(this.shape.name) : error;
    }
  }

  /**
   * A key, or a bound of a range of them, as it is stored.
   * @param path of the index: one field, or several of a compound one
   */
  async sealKey(path: string | readonly string[], key: unknown): Promise<unknown> {
    if (typeof path === 'string') return this.sealField(path, key);
    if (!Array.isArray(key)) return key;
    return Promise.all(key.map((part: unknown, at) => this.sealField(path[at] ?? '', part)));
  }

  async openKey(key: unknown): Promise<unknown> {
    if (Array.isArray(key)) return Promise.all(key.map((part) => this.openKey(part)));
    return isSealedName(key) ? this.names.open(key) : key;
  }

  private async sealField(field: string, value: unknown): Promise<unknown> {
    // Addresses hold names as they are sealed: rows are found by that form as well.
    if (typeof value !== 'string' || !this.shape.secret.includes(field) || isSealedName(value)) return value;
    return this.names.known(value) ?? this.names.seal(value);
  }

  /** Rows open where they were sealed alone: table, key and all indexes are authenticated with them. */
  private placeOf(stored: Row): string {
    const { name, clear, counted } = this.shape;
    return JSON.stringify([name, ...clear.filter((field) => field !== counted).map((field) => stored[field] ?? null)]);
  }
}
