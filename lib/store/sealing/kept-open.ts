import { Dexie } from 'dexie';

/**
 * Waits for work outside of IndexedDB and comes back in a turn in which the transaction takes requests. A transaction
 * ends by itself when it has nothing to do, so it is given reads of nothing meanwhile (what Dexie.waitFor does); where it
 * is over already, the work is waited for all the same. Encryption is a fraction of a millisecond: one or two reads.
 */
export function keptOpen<T>(transaction: IDBTransaction, table: string, work: Promise<T>): Promise<T> {
  return new Dexie.Promise<T>((resolve, reject) => {
    let settle: (() => void) | undefined;
    work.then(
      (value) => {
        settle = () => resolve(value);
      },
      (error: unknown) => {
        settle = () => reject(error);
      },
    );
    // Nothing can be asked any more: then nobody waits for a turn of it either.
    const afterwards = () => void work.then(resolve, reject);
    const spin = () => {
      if (settle) return settle();
      try {
        const request = transaction.objectStore(table).get(Number.NEGATIVE_INFINITY);
        request.onsuccess = spin;
        request.onerror = (event) => {
          event.preventDefault();
          event.stopPropagation();
          reject(request.error);
        };
      } catch {
        afterwards();
      }
    };
    spin();
  }) as unknown as Promise<T>;
}
