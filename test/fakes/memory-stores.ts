import type { DatasetVersion, LabelledNote } from '@/lib/domain/data/dataset';
import type { ModelVersion, Run, SentenceError } from '@/lib/domain/model/run';
import {
  type DatasetStore,
  type RunStore,
  type StoredImportReport,
  throwIfCancelled,
  type WorkOptions,
} from '@/lib/pipelines/ports';

/** DatasetStore in memory, held to the same contract as the browser's. */
export class MemoryDatasetStore implements DatasetStore {
  private readonly stored = new Map<string, { dataset: DatasetVersion; notes: readonly LabelledNote[] }>();

  async put(
    dataset: DatasetVersion,
    notes: readonly LabelledNote[],
    _report: StoredImportReport,
    options: WorkOptions = {},
  ): Promise<void> {
    throwIfCancelled(options.signal);
    const ids = new Set(notes.map((each) => each.note.id));
    if (this.stored.has(dataset.id) || ids.size < notes.length) throw new Error('id already stored');
    this.stored.set(dataset.id, structuredClone({ dataset, notes }));
    options.onProgress?.('store', notes.length, notes.length);
  }

  async get(datasetId: string): Promise<DatasetVersion | undefined> {
    return this.stored.get(datasetId)?.dataset;
  }

  async findByHash(contentHash: string): Promise<DatasetVersion | undefined> {
    return [...this.stored.values()].find((each) => each.dataset.contentHash === contentHash)?.dataset;
  }

  async notes(datasetId: string): Promise<LabelledNote[]> {
    return [...(this.stored.get(datasetId)?.notes ?? [])];
  }

  async note(noteId: string): Promise<LabelledNote | undefined> {
    return [...this.stored.values()].flatMap((each) => each.notes).find((each) => each.note.id === noteId);
  }
}

/** RunStore in memory, held to the same contract as the browser's. */
export class MemoryRunStore implements RunStore {
  private readonly runs = new Map<string, Run>();
  private readonly models = new Map<string, ModelVersion>();
  private readonly found = new Map<string, readonly SentenceError[]>();
  private last = 0;

  async start(run: Omit<Run, 'number'>): Promise<Run> {
    if (this.runs.has(run.id)) throw new Error('id already stored');
    const numbered = { ...run, number: ++this.last };
    this.runs.set(run.id, numbered);
    return numbered;
  }

  async put(run: Run): Promise<void> {
    this.runs.set(run.id, structuredClone(run));
  }

  async putCurve(runId: string, curve: Run['curve']): Promise<void> {
    const run = this.runs.get(runId);
    if (run) this.runs.set(runId, structuredClone({ ...run, curve }));
  }

  async get(runId: string): Promise<Run | undefined> {
    return this.runs.get(runId);
  }

  async finish(run: Run, errors: readonly SentenceError[], model: ModelVersion): Promise<void> {
    if (this.models.has(model.id)) throw new Error('id already stored');
    this.runs.set(run.id, structuredClone(run));
    this.models.set(model.id, structuredClone(model));
    this.found.set(run.id, structuredClone(errors));
  }

  async errors(runId: string): Promise<readonly SentenceError[]> {
    return this.found.get(runId) ?? [];
  }

  async model(modelId: string): Promise<ModelVersion | undefined> {
    return this.models.get(modelId);
  }
}
