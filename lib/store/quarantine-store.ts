import type { NoteFault } from '../domain/data/contract';
import type { Database } from './database';

/** Stored notes that were refused later, beside those that an import set aside. */
export class DexieQuarantineStore {
  constructor(private readonly db: Database) {}

  async setAside(notes: readonly { noteId: string; title: string; text: string; fault: NoteFault }[]): Promise<void> {
    const { db } = this;
    await db.transaction('rw', db.quarantine, db.notes, async () => {
      for (const { noteId, title, text, fault } of notes) {
        const datasetId = (await db.notes.get(noteId))?.datasetId;
        if (datasetId === undefined) continue;
        const { code, facts } = fault;
        const ofDataset = db.quarantine.where('datasetId').equals(datasetId);
        const known = await ofDataset.filter((row) => row.noteId === noteId && row.code === code).count();
        if (known > 0) continue;
        await db.quarantine.add({ datasetId, noteId, code, place: { file: title }, text, tags: undefined, facts });
      }
    });
  }
}
