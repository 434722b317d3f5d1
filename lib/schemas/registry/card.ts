import { z } from '../zod';
import { evaluationSchema } from './evaluation';
import { strictFeatureSetSchema, strictSettingsSchema } from './feature-set';
import { gateCurveSchema, gateReportSchema } from './gate-report';
import { REGISTRY_LIMITS } from './limits';
import {
  countSchema,
  durationSchema,
  fractionSchema,
  idSchema,
  labelsSchema,
  lineSchema,
  sha256Schema,
  textSchema,
  timeSchema,
} from './parts';

/** A file on the server, by its content. */
export const contentSchema = z.strictObject({
  sha256: sha256Schema,
  sizeBytes: z.number().int().positive().max(REGISTRY_LIMITS.modelBytesMax),
});

/** Null where the engine gives none. */
const curvePointSchema = z.strictObject({
  fit: z.enum(['dev', 'final']),
  iteration: countSchema,
  lossNatsPerSentence: z.number(),
  gradientNorm: z.number().nullable(),
  activeFeatures: countSchema,
  devF1: fractionSchema.nullable(),
  seconds: durationSchema,
});

/** The run's facts (lib/domain/model/run-facts.ts): all of them, or the version is refused. */
const runSchema = z.strictObject({
  id: z.string().regex(/^[\w-]{1,64}$/),
  /** In the author's browser. */
  number: z.number().int().positive(),
  startedAt: timeSchema,
  finishedAt: timeSchema,
  trainSeconds: durationSchema,
  settings: strictSettingsSchema,
  curve: z.array(curvePointSchema).min(1).max(REGISTRY_LIMITS.iterationsMax),
  datasetHash: sha256Schema,
  splitHash: sha256Schema,
  /** Of the test notes: versions that share it can be compared. */
  judgedHash: sha256Schema,
  tokenizerHash: sha256Schema,
  engineSha256: sha256Schema,
  appVersion: z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/),
  trainNotes: countSchema,
});

/** What a model version is, sent by its author's browser; the server adds who, when, number and state. */
export const modelCardSchema = z.strictObject({
  version: z.literal(1),
  /** Made by the browser: the same card sent twice is one model version. */
  id: idSchema,
  /** The shared model's file: weights, FeatureSet, labels, lexicon, self-test in one. */
  model: contentSchema,
  run: runSchema,
  labels: labelsSchema,
  /** sha256 of `JSON.stringify(labels)`. */
  labelSetHash: sha256Schema,
  featureSet: strictFeatureSetSchema,
  /** sha256 of `JSON.stringify(featureSet)`. */
  featureSetHash: sha256Schema,
  datasetName: lineSchema(REGISTRY_LIMITS.nameMax),
  /** Of the gated model, as it is sent. */
  evaluation: z.strictObject({ split: z.enum(['train', 'dev', 'test']), scores: evaluationSchema }),
  gate: gateReportSchema,
  gateCurve: gateCurveSchema.nullable(),
  /** The registry's model version it was trained to follow; null: none. */
  parentId: idSchema.nullable(),
  note: textSchema(REGISTRY_LIMITS.noteOfAuthorMax),
});
export type ModelCard = z.infer<typeof modelCardSchema>;
