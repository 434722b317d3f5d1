import { database } from '@/lib/store/database';
import { DexieDatasetStore } from '@/lib/store/dataset-store';

export function deleteDataset(id: string): Promise<void> {
  return new DexieDatasetStore(database()).delete(id);
}

export function renameDataset(id: string, name: string): Promise<void> {
  return new DexieDatasetStore(database()).rename(id, name);
}
