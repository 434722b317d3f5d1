import type { ModelVersion, Run } from '../../domain/model/run';
import { runRecord } from '../../domain/model/run-record';
import type { ArchiveEntry } from './archive-entry';

/** A sentence nobody wrote, with the attributes and tags it has in this model: what a reader elsewhere must give too. */
export interface ExampleSentence {
  /** [T] */
  readonly words: readonly string[];
  /** [T][attributes of the token] */
  readonly attributes: readonly (readonly string[])[];
  /** [T] */
  readonly tags: readonly string[];
}

/**
 * One run as files: everything needed to load its model elsewhere, to judge it and to train it again. No text of any
 * note but what the model itself learned: its attributes and, in model.json, its lexicon hold words of training notes.
 * @param run finished @param readme text of README.md
 */
export function runFiles(run: Run, model: ModelVersion, example: ExampleSentence, readme: string): ArchiveEntry[] {
  const { bytes, ...described } = model;
  return [
    { name: 'README.md', content: readme },
    { name: 'environment.json', content: json(environmentOf(run)) },
    { name: 'example.json', content: json(example) },
    { name: 'model.crfsuite', content: bytes },
    { name: 'model.json', content: `${JSON.stringify(described)}\n` },
    { name: 'report.json', content: json(runRecord(run, model)) },
    { name: 'settings.json', content: json({ ...run.settings, featureSet: run.featureSet }) },
  ];
}

/** What trained the model; the machine is no part of it, since the same bytes come out on every one. */
function environmentOf(run: Run) {
  return {
    app: { name: 'BeHealthy', version: run.appVersion },
    engine: { name: 'crfsuite-wasm', sha256: run.wasmHash, modelFormat: 'CRFsuite 0.12 (lCRF)' },
    featureSet: { id: run.featureSet.id, version: run.featureSet.version, sha256: run.featureSetHash },
    tokenizerSha256: run.tokenizerHash,
    datasetSha256: run.datasetHash,
    splitSha256: run.splitHash,
    modelSha256: run.modelSha256,
    actor: run.actor,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
  };
}

const json = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;
