import { type DBCoreTable, type DBCoreTransaction, Dexie } from 'dexie';

/**
 * Does work outside of IndexedDB and comes back in a turn in which the transaction takes requests. A transaction ends by
 * itself when it has nothing to do, so it is given reads of nothing meanwhile; where it is over already, the work is
 * waited for all the same. Encryption is a fraction of a millisecond: one or two reads.
 * The work runs outside of Dexie's zones and the reads go through its core: Dexie follows `await` by counting turns, and
 * turns of the work among them would leave a caller outside of its transaction after its next return.
 */
export function keptOpen<T>(table: DBCoreTable, trans: DBCoreTransaction, work: () => Promise<T>): Promise<T> {
  let settled: (() => T) | undefined;
  const whole = Dexie.ignoreTransaction(() => {
    const begun = work();
    begun.then(
      (value) => {
        settled = () => value;
      },
      (error: unknown) => {
        settled = () => {
          throw error;
        };
      },
    );
    return begun;
  });
  const turn = (): T | PromiseLike<T> => {
    if (settled) return settled();
    // Nothing can be asked any more: then nobody waits for a turn of it either.
    return table.get({ trans, key: Number.NEGATIVE_INFINITY }).then(turn, () => whole);
  };
  return Dexie.Promise.resolve(undefined).then(turn) as unknown as Promise<T>;
}
