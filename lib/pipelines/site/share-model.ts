import type { Evaluation } from '../../domain/model/evaluation';
import type { GateCurve, GateReport } from '../../domain/model/gate-report';
import type { Run } from '../../domain/model/run';
import { missingFacts, type RunFact } from '../../domain/model/run-facts';
import { fail, ok, type Result } from '../../domain/result';
import type { OutboxDraft } from '../../domain/sync/outbox-row';
import type { Host } from '../ports';

/** A model that passed the gate, with what its author says of it. */
export interface ShareInput {
  readonly run: Run;
  /** The whole file that the gate made. */
  readonly file: Uint8Array;
  readonly labelSetHash: string;
  readonly featureSetHash: string;
  readonly tokenizerHash: string;
  readonly report: GateReport;
  readonly evaluation: Evaluation;
  readonly curve: GateCurve | undefined;
  readonly datasetName: string;
  readonly note: string;
  /** The registry's version in use when it was made; undefined: none. */
  readonly parentId: string | undefined;
}

export interface OutboxContent {
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

export interface Share {
  /** What the registry will call it. */
  readonly versionId: string;
  readonly modelSha256: string;
  readonly contents: readonly OutboxContent[];
  /** In the order in which they are to go out. */
  readonly drafts: readonly OutboxDraft[];
}

export type ShareError =
  | { readonly code: 'run-facts-missing'; readonly facts: readonly RunFact[] }
  /** Only figures on test notes can be compared with other versions'. */
  | { readonly code: 'not-judged-on-test' };

/**
 * What goes out of a shared model: the file that the gate made, and the card. All that is sent is in these drafts and
 * contents, and nothing else.
 */
export async function shareDrafts(input: ShareInput, host: Host): Promise<Result<Share, ShareError>> {
  const { run, report } = input;
  const facts = missingFacts(run);
  if (facts.length > 0) return fail({ code: 'run-facts-missing', facts });
  if (report.f1.split !== 'test' || run.judgedHash === undefined) return fail({ code: 'not-judged-on-test' });
  const model = { sha256: await host.hash(input.file), bytes: input.file };
  const versionId = host.newId();
  const card = cardOf(input, versionId, { sha256: model.sha256, sizeBytes: model.bytes.byteLength });
  const draft = (kind: OutboxDraft['kind'], target: string, body: string): OutboxDraft => ({
    id: host.newId(),
    kind,
    key: host.newId(),
    subject: versionId,
    target,
    body,
    createdAt: host.clock.now(),
  });
  return ok({
    versionId,
    modelSha256: model.sha256,
    contents: [model],
    drafts: [draft('model-bytes', model.sha256, ''), draft('model-version', versionId, JSON.stringify(card))],
  });
}

interface ContentFacts {
  readonly sha256: string;
  readonly sizeBytes: number;
}

function cardOf(input: ShareInput, id: string, model: ContentFacts) {
  const { run, report, evaluation, curve } = input;
  return {
    version: 1,
    id,
    model,
    run: {
      id: run.id,
      number: run.number,
      startedAt: run.startedAt,
      finishedAt: run.finishedAt,
      trainSeconds: run.trainSeconds ?? 0,
      settings: run.settings,
      curve: run.curve.map((point) => ({
        fit: point.fit,
        iteration: point.iteration,
        lossNatsPerSentence: point.lossNatsPerSentence,
        gradientNorm: Number.isFinite(point.gradientNorm) ? point.gradientNorm : null,
        activeFeatures: point.activeFeatures,
        devF1: point.devF1 ?? null,
        seconds: point.seconds,
      })),
      datasetHash: run.datasetHash,
      splitHash: run.splitHash,
      judgedHash: run.judgedHash,
      tokenizerHash: input.tokenizerHash,
      engineSha256: run.wasmHash,
      appVersion: run.appVersion,
      trainNotes: report.notes,
    },
    labels: run.labels,
    labelSetHash: input.labelSetHash,
    featureSet: run.featureSet,
    featureSetHash: input.featureSetHash,
    datasetName: input.datasetName,
    evaluation: { split: 'test', scores: evaluation },
    gate: report,
    gateCurve: curve ?? null,
    parentId: input.parentId ?? null,
    note: input.note,
  };
}
