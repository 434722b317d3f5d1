import type { DatasetVersion, LabelledNote } from '../domain/data/dataset';
import type { ImportIssue, QuarantinedNote } from '../domain/data/import-report';
import type { Algorithm } from '../domain/model/algorithms';
import type { ModelVersion, Run, SentenceError } from '../domain/model/run';
import type { Gazetteer, GazetteerRef } from '../domain/text/gazetteer';
import type { Note } from '../domain/text/note';

/** Reports progress of long work; `total` 0 means unknown. Called at most a few times a second. */
export type Progress = (step: string, done: number, total: number) => void;

export interface WorkOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: Progress;
}

/** Content of the lists of phrases that a FeatureSet names. */
export interface FitOptions extends WorkOptions {
  readonly gazetteers?: readonly Gazetteer[] | undefined;
}

export interface GazetteerStore {
  /** @returns undefined: one of the lists is not there */
  find(refs: readonly GazetteerRef[] | undefined): Promise<Gazetteer[] | undefined>;
}

export interface Clock {
  /** ISO 8601, UTC. */
  now(): string;
  /** Milliseconds on a clock that only rises. */
  elapsedMs(): number;
}

export type NewId = () => string;

/** sha256 as lower-case hex. */
export type Hash = (bytes: Uint8Array) => Promise<string>;

/** Thrown through a pipeline when `signal` fires; hosts turn it into `{ kind: 'cancelled' }`. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new Cancelled('cancelled');
}

/** A frozen dataset is stored whole or not at all. */
export interface DatasetStore {
  put(
    dataset: DatasetVersion,
    notes: readonly LabelledNote[],
    report: StoredImportReport,
    options?: WorkOptions,
  ): Promise<void>;
  get(datasetId: string): Promise<DatasetVersion | undefined>;
  findByHash(contentHash: string): Promise<DatasetVersion | undefined>;
  /** In the order of import. */
  notes(datasetId: string): Promise<LabelledNote[]>;
  note(noteId: string): Promise<LabelledNote | undefined>;
}

export interface StoredImportReport {
  readonly issues: readonly ImportIssue[];
  readonly quarantine: readonly QuarantinedNote[];
  readonly files: readonly { readonly name: string; readonly sizeBytes: number; readonly encoding: string }[];
}

export interface RunStore {
  /** Gives the run the next number and stores it. */
  start(run: Omit<Run, 'number'>): Promise<Run>;
  put(run: Run): Promise<void>;
  /** The curve alone, while the run trains. */
  putCurve(runId: string, curve: Run['curve']): Promise<void>;
  get(runId: string): Promise<Run | undefined>;
  /** Run, its errors and its model, in one transaction. */
  finish(run: Run, errors: readonly SentenceError[], model: ModelVersion): Promise<void>;
  /** Sentences where the run's model and gold differ, on the notes it was judged on. */
  errors(runId: string): Promise<readonly SentenceError[]>;
  model(modelId: string): Promise<ModelVersion | undefined>;
}

export interface Host {
  readonly clock: Clock;
  readonly newId: NewId;
  readonly hash: Hash;
  readonly appVersion: string;
}

/** What the pipelines need of the CRF engine; crfsuite-wasm's `Engine` has this shape. */
export interface Engine {
  readonly wasmBytes: Uint8Array;
  createTrainer(options: {
    algorithm: Algorithm;
    params: Readonly<Record<string, number | string | boolean>>;
  }): EngineTrainer;
  openTagger(bytes: Uint8Array): EngineTagger;
}

export interface EngineTrainer {
  /** Registers attributes that come together; gives the id `appendGroups` takes. */
  group(attributes: readonly string[]): number;
  /** A sentence as ids of attribute groups, shapes as in GroupedTokens; `group` sets sentences apart, as the holdout. */
  appendGroups(groups: Int32Array, starts: Int32Array, tags: readonly string[], group?: number): void;
  train(options: {
    signal?: AbortSignal | undefined;
    holdout?: number;
    /** A model's bytes to begin from: its weights for what this training has too; all others begin at 0. */
    from?: Uint8Array | undefined;
    onProgress?: (progress: EngineProgress) => void | Promise<void>;
  }): Promise<Uint8Array>;
}

export interface EngineProgress {
  readonly iteration: number;
  readonly loss: number;
  /** NaN: the algorithm computes none. */
  readonly gradientNorm: number;
  readonly activeFeatures: number;
  readonly seconds: number;
  /** Tags of the holdout group's sequences, in order of append, under the weights of this iteration. */
  readonly predictHoldout: (() => string[][]) | undefined;
}

export interface EngineTagger {
  labels(): string[];
  /** Registers attributes that come together; gives the id `setGroups` takes. */
  group(attributes: readonly string[]): number;
  /** The sentence that `tag` and `pathProbability` then speak of; shapes as in GroupedTokens. */
  setGroups(groups: Int32Array, starts: Int32Array): void;
  tag(): string[];
  /** The n best paths that the constraints leave, best first; throws when they leave none. */
  nBest(n: number, constraints: TagConstraints): readonly { readonly labels: readonly string[] }[];
  /** P(tags at start … start+n-1 are exactly these). */
  pathProbability(start: number, tags: readonly string[]): number;
  /** P(each of the positions start … end-1 has one of the tags given for it). */
  spanProbability(start: number, end: number, tags: SpanTags): number;
  /** P(the tag at each position), of all positions and tags in the order of `labels`: [T*L], row-major. */
  marginals(): Float64Array;
  /** Expected number of positions with one of the tags, each named once. */
  expectedCount(tags: readonly string[]): number;
  /** [L*L], row-major in the order of `labels`: expected number of each pair of neighbours. */
  expectedCounts(): { readonly transitions: Float64Array };
  /** log P(best path), in nats, at most 0. */
  bestPathLogProbability(): number;
  /** Adds to the score of a tag at every position, in nats, until changed; speaks of another distribution from then on. */
  setBias(tag: string, nats: number): void;
  /** Score of a whole path of the sentence last set: the sum of its weights and biases. */
  score(tags: readonly string[]): number;
  /** All weights of the model. */
  info(): ModelWeights;
  close(): void;
}

export interface ModelWeights {
  readonly transitions: readonly { readonly from: string; readonly to: string; readonly weight: number }[];
  readonly stateFeatures: readonly { readonly attribute: string; readonly label: string; readonly weight: number }[];
}

/** A model file's content; crfsuite-wasm's `CrfModel` has this shape. Ids are positions in `labels` and `attributes`. */
export interface ModelTable {
  readonly labels: readonly string[];
  readonly attributes: readonly string[];
  /** [K] 0 = state (attribute -> label), 1 = transition (label -> label). */
  readonly featureType: Uint8Array;
  /** [K] attribute id or label id. */
  readonly featureSource: Uint32Array;
  /** [K] label id. */
  readonly featureTarget: Uint32Array;
  /** [K] */
  readonly featureWeight: Float64Array;
}

/** Reads and writes CRFsuite's own files. */
export interface ModelFiles {
  /** Throws for bytes that are no model. */
  readModel(bytes: Uint8Array): ModelTable;
  writeModel(table: ModelTable): Uint8Array;
}

export interface TagConstraints {
  /** [T] the tag a token must have; undefined: any. */
  readonly fixed: readonly (string | undefined)[];
  /** Forbids paths that the scheme does. */
  readonly legal: 'BIO' | 'BILOU' | undefined;
}

/** Tags for the first position, the last, those between, for a range of one, and beside it; undefined: any. */
export interface SpanTags {
  readonly first: readonly string[];
  readonly inside: readonly string[];
  readonly last: readonly string[];
  readonly only: readonly string[];
  readonly before?: readonly string[] | undefined;
  readonly after?: readonly string[] | undefined;
}

export type { LabelledNote, Note };
