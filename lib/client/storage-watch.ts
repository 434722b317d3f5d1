import { database } from '@/lib/store/database';
import { DATABASE_VERSION } from '@/lib/store/migrations';
import { raiseFault } from './faults';

/** Dexie multiplies, so that 1.5 would be a whole number to the browser. */
const VERSION_STEP = 10;

let watching = false;

/** Looks at each connection of this page to the database; once a page. */
export function watchStorage(): void {
  if (watching) return;
  watching = true;
  const db = database();
  db.on('versionchange', ({ newVersion }) => {
    // Null: somebody deletes it, and is heard of when it is opened again.
    if (newVersion !== null) raiseFault('newer-data');
  });
  const opened = () => {
    const connection = db.backendDB();
    // Told by the browser alone, and only when it closes by itself.
    connection.addEventListener('close', () => raiseFault('storage-closed'));
    if (connection.version > DATABASE_VERSION * VERSION_STEP) raiseFault('newer-data');
  };
  // At once too, where it is open already.
  db.on('ready', opened, true);
}

const KEPT = 'kept';

/** Whether the first dataset left its row in the database, and whether there is any now. */
export async function dataMark(): Promise<{ readonly kept: boolean; readonly any: boolean }> {
  const db = database();
  const [kept, datasets] = await Promise.all([db.preferences.get(KEPT), db.datasets.count()]);
  return { kept: kept !== undefined, any: datasets > 0 };
}

export async function keepDataMark(): Promise<void> {
  await database().preferences.put({ key: KEPT, value: true });
}
