import { createHash, randomUUID } from 'node:crypto';
import { writeModel } from 'crfsuite-wasm';
import type { PromotionEvidence } from '@/lib/domain/model/promotion-evidence';
import { SMALL } from '@/lib/domain/text/feature-set';
import { writeModelFile } from '@/lib/formats/model-file';
import type { ModelCard } from '@/lib/schemas/registry/card';
import { REGISTRY_LIMITS } from '@/lib/schemas/registry/limits';
import type { Answered, Visitor } from './test-server';

export const sha = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');
export const LABELS = ['DISEASE', 'TREATMENT'];
/** Without a lexicon: the weights are all there is. */
export const FEATURE_SET = { ...SMALL, id: 'test', parts: { ...SMALL.parts, lexicon: null } };

/** A real CRFsuite file of two attributes, made without training. @param attributes beside them */
export function weightsOf(attributes: readonly string[] = [], tags = ['O', 'U-DISEASE', 'U-TREATMENT']): Uint8Array {
  const names = ['w[0]=asthma', 'w[0]=insulin', ...attributes];
  return writeModel({
    labels: tags,
    attributes: names,
    featureType: new Uint8Array(names.length),
    featureSource: Uint32Array.from(names.keys()),
    featureTarget: Uint32Array.from(names, (_, at) => (at % (tags.length - 1)) + 1),
    featureWeight: Float64Array.from(names, (_, at) => 0.25 * (at + 1)),
  });
}

/** @param extra beside what every file describes */
export function fileOf(weights: Uint8Array, featureSet: object = FEATURE_SET, labels = LABELS, extra: object = {}) {
  const selfTest = { id: 'behealthy-self-test-1', tags: [['O', 'U-DISEASE']], logProbabilities: [-0.5] };
  const described = {
    format: 'behealthy-model-1',
    labels,
    featureSet,
    lexicon: null,
    spanChanceMin: null,
    tokenizers: ['clinical-1'],
    selfTest,
    ...extra,
  };
  return writeModelFile(described as Parameters<typeof writeModelFile>[0], weights);
}

const estimate = { value: 0.6, low: 0.5, high: 0.7 };
const scores = {
  truePositives: 6,
  falsePositives: 4,
  falseNegatives: 4,
  precision: estimate,
  recall: estimate,
  f1: estimate,
};
const spans = { overall: scores, perLabel: { DISEASE: scores, TREATMENT: scores } };
const tokens = { precision: 0.9, recall: 0.8, f1: 0.85, support: 120 };
const none = { date: 0, id: 0, digits: 0, 'few-notes': 3, 'few-patients': 1 };
export const JUDGED = sha('test notes');

export interface SharedModel {
  readonly file: Uint8Array;
  readonly card: ModelCard;
}

/** @param seed another one: another model */
export function sharedModel(
  seed = 'a',
  change: Partial<ModelCard> = {},
  weights = weightsOf([`w[1]=${seed}`]),
): SharedModel {
  const file = fileOf(weights);
  const featureSetHash = sha(JSON.stringify(FEATURE_SET));
  const card: ModelCard = {
    version: 1,
    id: randomUUID(),
    model: { sha256: sha(file), sizeBytes: file.byteLength },
    run: {
      id: 'run-7',
      number: 7,
      startedAt: '2026-03-04T05:06:07.000Z',
      finishedAt: '2026-03-04T05:07:07.000Z',
      trainSeconds: 12.5,
      settings: {
        algorithm: 'lbfgs',
        c1: 0.05,
        c2: 1,
        maxIterations: 60,
        minFrequency: 0,
        possibleTransitions: false,
        seed: 7,
        devShare: 0.1,
        bootstrapResamples: 1000,
      },
      curve: [
        {
          fit: 'final',
          iteration: 1,
          lossNatsPerSentence: 9.5,
          gradientNorm: 3,
          activeFeatures: 3,
          devF1: null,
          seconds: 0.1,
        },
      ],
      datasetHash: sha('dataset'),
      splitHash: sha('split'),
      judgedHash: JUDGED,
      tokenizerHash: sha('tokenizer'),
      engineSha256: sha('engine'),
      appVersion: '0.1.0',
      trainNotes: 312,
    },
    labels: LABELS,
    labelSetHash: sha(JSON.stringify(LABELS)),
    featureSet: FEATURE_SET,
    featureSetHash,
    datasetName: 'Ward 7, spring',
    evaluation: {
      split: 'test',
      scores: {
        notes: 40,
        exact: spans,
        overlap: spans,
        token: {
          perLabel: { DISEASE: tokens, TREATMENT: tokens, O: tokens },
          weightedF1: 0.93,
          weightedF1WithoutO: 0.8,
          macroF1: 0.8,
          classes: ['DISEASE', 'O'],
          confusion: [
            [3, 1],
            [2, 9],
          ],
        },
        bootstrap: { resamples: 1000, seed: 7 },
      },
    },
    gate: {
      rules: 'behealthy-gate-1',
      method: 'retrain',
      k: 5,
      notes: 312,
      copies: 0,
      patients: 200,
      patientKeys: 'all',
      attributes: { inNotes: { before: 9000, after: 2000 }, inModel: { before: 1000, after: 3 }, dropped: none },
      lexicon: null,
      f1: {
        split: 'test',
        notes: 40,
        before: estimate,
        after: estimate,
        difference: { value: 0, low: -0.01, high: 0.01, p: 0.5 },
      },
      versions: {
        app: '0.1.0',
        engineSha256: sha('engine'),
        featureSetSha256: featureSetHash,
        beforeSha256: sha('before'),
        afterSha256: sha(weights),
      },
      at: '2026-03-04T05:08:07.000Z',
    },
    gateCurve: null,
    parentId: null,
    note: 'Sixty more notes.',
    ...change,
  };
  return { file, card };
}

export function evidenceOf(
  championVersionId: string | null,
  change: Partial<PromotionEvidence> = {},
): PromotionEvidence {
  const better = { value: 0.012, low: -0.003, high: 0.028 };
  const alone = championVersionId === null;
  return {
    championVersionId,
    testSplitHash: JUDGED,
    testNotes: 40,
    resamples: 2000,
    f1: alone ? null : better,
    recall: alone ? {} : { DISEASE: better, TREATMENT: better },
    shadow: { notes: 214, disagreements: 37, lookedAt: 37 },
    format: { readable: true, labelsAgree: true, featureSetKnown: true },
    latency: { notes: 40, p95Ms: 7.8 },
    privacy: { k: 5, broken: 0 },
    ...change,
  };
}

/** Sends a file piece by piece. @returns the last answer */
export async function upload(
  visitor: Visitor,
  file: Uint8Array,
  pieceBytes = REGISTRY_LIMITS.chunkBytesMax,
): Promise<Answered> {
  let last: Answered | undefined;
  for (let at = 0; at < file.byteLength; at += pieceBytes) {
    last = await sendPiece(visitor, file, at, pieceBytes);
    if (last.status !== 204) return last;
  }
  if (!last) throw new Error('an empty file has no pieces');
  return last;
}

export function sendPiece(
  visitor: Visitor,
  file: Uint8Array,
  at: number,
  pieceBytes: number,
  sha256 = sha(file),
): Promise<Answered> {
  return visitor.call('uploadPiece', {
    params: { sha256 },
    body: file.slice(at, at + pieceBytes),
    headers: { 'upload-offset': String(at), 'upload-length': String(file.byteLength) },
  });
}

/** Another word each time, without a digit: the gate would refuse it. */
const letters = () => randomUUID().replace(/[^a-f]/g, (digit) => String.fromCharCode(103 + (Number(digit) || 0)));

/** Uploads and registers. @returns the version's id */
export async function candidate(visitor: Visitor, model = sharedModel(letters())): Promise<string> {
  await upload(visitor, model.file);
  const made = await visitor.call('makeVersion', { body: model.card });
  if (made.status !== 201) throw new Error(`no candidate: ${JSON.stringify(made.body)}`);
  return model.card.id;
}

export async function step(
  visitor: Visitor,
  id: string,
  to: string,
  extra: object = {},
  reason = 'as agreed',
): Promise<Answered> {
  const { body } = await visitor.call('version', { params: { id } });
  return visitor.call('transition', { params: { id }, match: body.revision, body: { to, reason, ...extra } });
}

/** Candidate, in review, approved. @param champion what is in production */
export async function approved(author: Visitor, reviewer: Visitor, champion: string | null = null): Promise<string> {
  const id = await candidate(author);
  for (const answered of [
    await step(author, id, 'in_review', { evidence: evidenceOf(champion) }),
    await step(reviewer, id, 'approved'),
  ]) {
    if (answered.status !== 200) throw new Error(`not approved: ${JSON.stringify(answered.body)}`);
  }
  return id;
}

export async function deployTo(
  reviewer: Visitor,
  modelVersionId: string,
  kind: 'promote' | 'roll-back' = 'promote',
  stagePercent = 100,
): Promise<Answered> {
  const { body } = await reviewer.call('deployments');
  return reviewer.call('deploy', {
    match: body.pointer,
    body: { modelVersionId, kind, reason: 'as agreed', stagePercent },
  });
}
