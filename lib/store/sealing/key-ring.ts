import type { Dexie } from 'dexie';
import { type DataKeys, dataKeysOf } from './cipher';
import { KeyExchange } from './key-exchange';
import { sealExisting } from './seal-existing';
import { SealedNames } from './sealed-names';
import type { KeyHolder } from './sealing-core';
import { firstVault, readVault, triedWrongly, writeVault } from './vault';
import type { VaultRow, WrapKind } from './vault-rows';
import { unwrap, type Way } from './wraps';

/** The keys are not here. */
export class DatabaseLocked extends Error {
  override readonly name = 'DatabaseLocked';
}

export type RingState =
  | { readonly kind: 'opening' }
  /** Rows of an earlier version are being sealed. */
  | { readonly kind: 'sealing'; readonly done: number; readonly total: number }
  | { readonly kind: 'open' }
  | { readonly kind: 'locked'; readonly ways: readonly WrapKind[]; readonly waitUntilMs: number };

export type UnlockOutcome = 'open' | 'wrong' | 'too-soon';

type Secret = Uint8Array<ArrayBuffer>;

/** Other tabs answer within this time, or none does. */
const ANSWER_MS = 400;
/** A worker has nobody to ask but the tabs, and a tab may be busy. */
const ASK_AGAIN_MS = 1_000;

/** Holds the keys of one database in this tab or worker, in memory alone. */
export class KeyRing implements KeyHolder {
  private held: DataKeys | undefined;
  private heldNames: SealedNames | undefined;
  private openedAt = 0;
  private now: RingState = { kind: 'opening' };
  private db: Dexie | undefined;
  private mayGive: (() => boolean) | undefined;
  private opened: (() => void) | undefined;
  private readonly exchange: KeyExchange;
  private readonly listeners = new Set<() => void>();
  private damagedRows = 0;
  private lockAsked: (() => void) | undefined;

  constructor(databaseName: string) {
    this.exchange = new KeyExchange(databaseName, {
      held: () => (this.held && this.mayGive?.() ? { keys: this.held, openedAtMs: this.openedAt } : undefined),
      given: ({ keys, openedAtMs }) => {
        // A tab that forgot its keys on purpose asks for none.
        if (this.waiting) this.take(keys, openedAtMs);
      },
      opened: () => {
        if (this.waiting) this.exchange.ask();
      },
      lock: () => this.lockAsked?.(),
    });
  }

  private get waiting(): boolean {
    return this.opened !== undefined && this.held === undefined;
  }

  dataKeys(): DataKeys {
    if (!this.held) throw new DatabaseLocked('locked');
    return this.held;
  }

  names(): SealedNames {
    if (!this.heldNames) throw new DatabaseLocked('locked');
    return this.heldNames;
  }

  /** Without waiting, and without the keys: undefined. */
  knownForm(name: string): string | undefined {
    return this.heldNames?.known(name);
  }

  knownName(form: string): string | undefined {
    return this.heldNames?.knownOf(form);
  }

  foundDamaged(_table: string, rows: number): void {
    this.damagedRows = Math.max(this.damagedRows, rows);
    this.tell();
  }

  readonly state = (): RingState => this.now;
  /** The most rows that one list had to leave out. */
  readonly damaged = (): number => this.damagedRows;
  readonly openedAtMs = (): number => this.openedAt;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /**
   * A page gives the keys to other tabs and to workers while `mayGive` says so, and finishes what it writes before it
   * forgets them; workers give them to nobody, and end with their page.
   */
  ofPage(page: { readonly mayGive: () => boolean; readonly lockAsked: () => void }): void {
    this.mayGive = page.mayGive;
    this.lockAsked = page.lockAsked;
  }

  /** Before the database's first use: everything asked of it waits for this, and so for the keys. */
  async prepare(db: Dexie): Promise<void> {
    this.db = db;
    const vault = (await readVault(db)) ?? (await firstVault(db));
    const secret = await unwrap(vault.wraps, { kind: 'device' });
    if (secret) {
      this.openedAt ||= Date.now();
      this.hold(await dataKeysOf(secret));
      secret.fill(0);
    } else if (!this.held) await this.wait(vault);
    await this.sealRest(db);
    this.become({ kind: 'open' });
  }

  /**
   * Tries a way to the key. Every wrong one makes the next wait longer.
   * @param before writes what the way shows the right to, before anything opens: a lock in between would undo it
   */
  async unlock(way: Way, before?: (secret: Secret, vault: VaultRow) => Promise<VaultRow>): Promise<UnlockOutcome> {
    const { db } = this;
    const vault = db && (await readVault(db));
    if (!db || !vault) return 'wrong';
    if (this.now.kind === 'locked' && Date.now() < this.now.waitUntilMs) return 'too-soon';
    const secret = await unwrap(vault.wraps, way);
    if (!secret) {
      const tried = triedWrongly(vault, Date.now());
      await writeVault(db, tried.row);
      if (this.now.kind === 'locked') this.become({ ...this.now, waitUntilMs: tried.waitUntilMs });
      return 'wrong';
    }
    const next = before ? await before(secret, vault) : vault;
    if (next !== vault || vault.failures > 0) await writeVault(db, { ...next, failures: 0 });
    const keys = await dataKeysOf(secret);
    secret.fill(0);
    this.take(keys, Date.now());
    this.exchange.tellOpened();
    return 'open';
  }

  /** In every tab of the browser. */
  lockEverywhere(): void {
    this.exchange.tellLock();
    this.lockAsked?.();
  }

  /** Drops the keys; what is asked of the database from now on waits for them again. */
  forget(): void {
    if (!this.held) return;
    this.held = undefined;
    this.heldNames = undefined;
    this.openedAt = 0;
    this.db?.close({ disableAutoOpen: false });
    this.become({ kind: 'locked', ways: [], waitUntilMs: 0 });
  }

  private take(keys: DataKeys, openedAtMs: number): void {
    this.hold(keys);
    this.openedAt = openedAtMs;
    this.opened?.();
  }

  private hold(keys: DataKeys): void {
    this.held = keys;
    this.heldNames = new SealedNames(keys);
  }

  private async wait(vault: VaultRow): Promise<void> {
    const opened = new Promise<void>((resolve) => {
      this.opened = resolve;
    });
    this.exchange.ask();
    const answered = await Promise.race([opened.then(() => true), later(ANSWER_MS)]);
    if (!answered) {
      const ways = [...new Set(vault.wraps.map(({ kind }) => kind))];
      this.become({ kind: 'locked', ways, waitUntilMs: triedWrongly(vault, vault.failedAtMs, 0).waitUntilMs });
      const again = this.mayGive ? undefined : setInterval(() => this.exchange.ask(), ASK_AGAIN_MS);
      await opened;
      clearInterval(again);
    }
    this.opened = undefined;
  }

  private async sealRest(db: Dexie): Promise<void> {
    const work = async () => {
      const vault = await readVault(db);
      if (!vault || vault.allSealed) return;
      await sealExisting(db.backendDB(), this.dataKeys(), (done, total) =>
        this.become({ kind: 'sealing', done, total }),
      );
      await writeVault(db, { ...vault, allSealed: true });
    };
    if (typeof navigator === 'undefined' || !navigator.locks) return work();
    // One tab does it; the others wait, since rows that are not sealed yet stand under other keys.
    await navigator.locks.request(`${db.name}.sealing`, work);
  }

  private become(state: RingState): void {
    this.now = state;
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

function later(ms: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), ms));
}
