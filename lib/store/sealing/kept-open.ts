import { type DBCoreTable, type DBCoreTransaction, Dexie } from 'dexie';

/**
 * Does work outside of IndexedDB and comes back in a turn in which the transaction takes requests. A transaction ends by
 * itself when it has nothing to do, so it is given reads of nothing meanwhile; where it is over already, the work is
 * waited for all the same. Encryption is a fraction of a millisecond: one or two reads.
 * The work runs outside of Dexie's zones and the reads go through its core: Dexie follows `await` by counting turns, and
 * turns of the work among them would leave a caller outside of its transaction after its next return.
 */
export function keptOpen<T>(table: DBCoreTable, trans: DBCoreTransaction, work: () => Promise<T>): Promise<T> {
  return new Dexie.Promise<T>((resolve, reject) => {
    let settle: (() => void) | undefined;
    const whole = Dexie.ignoreTransaction(() => {
      const begun = work();
      begun.then(
        (value) => {
          settle = () => resolve(value);
        },
        (error: unknown) => {
          settle = () => reject(error);
        },
      );
      return begun;
    });
    // One promise settled at last, not one within another for each turn: a chain of hundreds, as where a busy machine lets
    // encryption wait, came to no end.
    const turn = (): void => {
      if (settle) settle();
      // Nothing can be asked any more: then nobody waits for a turn of it either.
      else table.get({ trans, key: Number.NEGATIVE_INFINITY }).then(turn, () => whole.then(resolve, reject));
    };
    turn();
  }) as unknown as Promise<T>;
}
