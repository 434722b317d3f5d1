import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { Database } from '@/lib/store/database';
import { DexieDatasetStore } from '@/lib/store/dataset-store';
import {
  addSignIn,
  type ProtectionOutcome,
  removeWay,
  renewRecoveryCode,
  setPassphrase,
} from '@/lib/store/sealing/protection';
import { isRecoveryCode, newRecoveryCode, recoveryBytesOf } from '@/lib/store/sealing/recovery-code';
import { triedWrongly } from '@/lib/store/sealing/vault';
import { waysOf } from '@/lib/store/sealing/vault-rows';
import { unwrap } from '@/lib/store/sealing/wraps';
import { datasetFixture, noteFixture } from '../fixtures/stored';

const FIRST = 'four words of a person';
const SECOND = 'four other words of one';
const NOW = '2026-03-01T08:00:00.000Z';
const DEVICE = { kind: 'device' } as const;
const passphrase = (words: string) => ({ kind: 'passphrase', passphrase: words }) as const;
let databases = 0;

async function filled(): Promise<Database> {
  const db = new Database(`ring-${++databases}`);
  await new DexieDatasetStore(db).put(datasetFixture('d'), [noteFixture('d:a')], {
    issues: [],
    quarantine: [],
    files: [],
  });
  return db;
}

/** The same database in a tab that was opened afterwards. */
function later(db: Database): Database {
  db.close();
  const next = new Database(db.name);
  void next.open().catch(() => undefined);
  return next;
}

const locked = (db: Database) => expect.poll(() => db.ring.state().kind).toBe('locked');
const text = (db: Database) => db.notes.get('d:a').then((note) => note?.text);
const codeOf = (outcome: ProtectionOutcome): string => {
  if (outcome.kind !== 'changed' || outcome.code === undefined) throw new Error('no code was made');
  return outcome.code;
};

describe('the ways to the data', () => {
  it('are the browser’s own key at first, and the passphrase and the code once one is set', async () => {
    const db = await filled();
    expect(waysOf(await db.vault.get('data-key'))).toEqual(['device']);
    const before = await db.vault.get('data-key');
    const code = codeOf(await setPassphrase(db, DEVICE, FIRST, NOW));
    expect(waysOf(await db.vault.get('data-key'))).toEqual(['passphrase', 'recovery']);
    // The old row's own key is gone with it: what is left opens by nothing else.
    expect(await unwrap((await db.vault.get('data-key'))?.wraps ?? [], DEVICE)).toBeUndefined();
    expect(before?.wraps.length).toBe(1);

    const tab = later(db);
    await locked(tab);
    expect(tab.ring.state()).toMatchObject({ ways: ['passphrase', 'recovery'] });
    let read = false;
    const reading = text(tab).then((found) => {
      read = true;
      return found;
    });
    expect(await tab.ring.unlock(passphrase(SECOND))).toBe('wrong');
    expect(read).toBe(false);
    expect(await tab.ring.unlock(passphrase(FIRST))).toBe('open');
    expect(await reading).toBe(noteFixture('d:a').note.text);

    const third = later(tab);
    await locked(third);
    expect(await third.ring.unlock({ kind: 'recovery', code: code.toLowerCase() })).toBe('open');
    expect(await text(third)).toBe(noteFixture('d:a').note.text);
    third.close();
  });

  it('change without touching the rows; old ones open nothing from then on', async () => {
    const db = await filled();
    const code = codeOf(await setPassphrase(db, DEVICE, FIRST, NOW));
    const rows = () =>
      new Promise<unknown>((resolve) => {
        const request = db.backendDB().transaction('notes').objectStore('notes').getAll();
        request.onsuccess = () => resolve(request.result);
      });
    const before = await rows();
    expect(await setPassphrase(db, passphrase('a guess of mine'), SECOND, NOW)).toEqual({ kind: 'wrong' });
    expect(await setPassphrase(db, passphrase(FIRST), SECOND, NOW)).toEqual({ kind: 'changed', code: undefined });
    expect(await rows()).toEqual(before);
    const renewed = codeOf(await renewRecoveryCode(db, passphrase(SECOND), NOW));
    const { wraps = [] } = (await db.vault.get('data-key')) ?? {};
    expect(await unwrap(wraps, passphrase(FIRST))).toBeUndefined();
    expect(await unwrap(wraps, { kind: 'recovery', code })).toBeUndefined();
    expect(await unwrap(wraps, { kind: 'recovery', code: renewed })).toBeDefined();
    expect(await removeWay(db, passphrase(SECOND), 'passphrase')).toEqual({ kind: 'changed', code: undefined });
    const tab = later(db);
    expect(await text(tab)).toBe(noteFixture('d:a').note.text);
    expect(waysOf(await tab.vault.get('data-key'))).toEqual(['device']);
    tab.close();
  });

  it('hold a sign-in of one person: nobody else’s opens', async () => {
    const db = await filled();
    const given = new Uint8Array(32).fill(5);
    const code = codeOf(await addSignIn(db, DEVICE, { personId: 'p1', given, now: NOW }));
    expect(isRecoveryCode(code)).toBe(true);
    const tab = later(db);
    await locked(tab);
    const way = { kind: 'sign-in', personId: 'p1', given } as const;
    expect(await tab.ring.unlock({ ...way, personId: 'p2' })).toBe('wrong');
    expect(await tab.ring.unlock({ ...way, given: new Uint8Array(32).fill(6) })).toBe('wrong');
    expect(await tab.ring.unlock(way)).toBe('open');
    expect(await text(tab)).toBe(noteFixture('d:a').note.text);
    tab.close();
  });

  it('are slow to guess: 600,000 rounds at least', async () => {
    const db = await filled();
    await setPassphrase(db, DEVICE, FIRST, NOW);
    const wrap = (await db.vault.get('data-key'))?.wraps.find(({ kind }) => kind === 'passphrase');
    expect(wrap).toMatchObject({ kind: 'passphrase' });
    if (wrap?.kind === 'passphrase') expect(wrap.iterations).toBeGreaterThanOrEqual(600_000);
    db.close();
  });
});

describe('locking', () => {
  it('holds back what is asked of the database, and nothing is lost by it', async () => {
    const db = await filled();
    await setPassphrase(db, DEVICE, FIRST, NOW);
    db.ring.ofPage({ mayGive: () => false, lockAsked: () => db.ring.forget() });
    db.ring.lockEverywhere();
    expect(db.ring.state().kind).toBe('locked');
    expect(() => db.ring.dataKeys()).toThrow('locked');
    const writing = db.preferences.put({ key: 'while', value: 'locked' });
    await expect.poll(() => db.ring.state()).toMatchObject({ kind: 'locked', ways: ['passphrase', 'recovery'] });
    expect(await db.ring.unlock(passphrase(FIRST))).toBe('open');
    await writing;
    expect((await db.preferences.get('while'))?.value).toBe('locked');
    db.close();
  });

  it('another tab gets the keys while the first may give them, and both forget them together', async () => {
    const db = await filled();
    await setPassphrase(db, DEVICE, FIRST, NOW);
    let mayGive = true;
    db.ring.ofPage({ mayGive: () => mayGive, lockAsked: () => db.ring.forget() });
    const second = new Database(db.name);
    second.ring.ofPage({ mayGive: () => false, lockAsked: () => second.ring.forget() });
    expect(await text(second)).toBe(noteFixture('d:a').note.text);
    expect(second.ring.openedAtMs()).toBe(db.ring.openedAtMs());
    mayGive = false;
    const third = new Database(db.name);
    third.ring.ofPage({ mayGive: () => false, lockAsked: () => undefined });
    void third.open().catch(() => undefined);
    await locked(third);
    second.ring.lockEverywhere();
    await expect.poll(() => [db, second].map(({ ring }) => ring.state().kind)).toEqual(['locked', 'locked']);
    for (const one of [db, second, third]) one.close();
  });

  it('slows tries down from the fourth on, to a minute', () => {
    const vault = { id: 'data-key', wraps: [], allSealed: true, failures: 0, failedAtMs: 0 } as const;
    const waits = [0, 2, 3, 4, 5, 30].map((failures) => {
      const { waitUntilMs } = triedWrongly({ ...vault, failures }, 1_000_000);
      return waitUntilMs === 0 ? 0 : waitUntilMs - 1_000_000;
    });
    expect(waits).toEqual([0, 0, 1000, 2000, 4000, 60_000]);
  });
});

it('a recovery code has 160 bits, and is read as people write it', () => {
  const code = newRecoveryCode();
  expect(code).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(recoveryBytesOf(code)?.length).toBe(20);
  const zeros = '0000-0000-0000-0000-0000-0000-0000-0001';
  expect(recoveryBytesOf(zeros.replaceAll('0', 'o').replace('1', 'l'))).toEqual(recoveryBytesOf(zeros));
  expect(recoveryBytesOf(` ${code.toLowerCase().replaceAll('-', ' ')} `)).toEqual(recoveryBytesOf(code));
  expect(new Set(Array.from({ length: 50 }, newRecoveryCode)).size).toBe(50);
  for (const odd of ['', code.slice(1), `${code}0`, code.replace(/^./, 'U')]) expect(isRecoveryCode(odd)).toBe(false);
});
