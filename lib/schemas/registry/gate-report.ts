import type { GateCurve, GateReport } from '../../domain/model/gate-report';
import { GATE_RULES } from '../../domain/model/privacy-gate';
import { z } from '../zod';
import {
  countSchema,
  differenceEstimateSchema,
  estimateSchema,
  fractionSchema,
  sha256Schema,
  timeSchema,
} from './parts';

const beforeAfter = z.strictObject({ before: countSchema, after: countSchema });
const dropped = z.strictObject({
  date: countSchema,
  id: countSchema,
  digits: countSchema,
  'few-notes': countSchema,
  'few-patients': countSchema,
});
const difference = differenceEstimateSchema.extend({ p: fractionSchema });
const k = z.number().int().min(1).max(1000);
const method = z.enum(['prune', 'retrain']);

/** What the privacy gate did, in counts; made in the browser, where the notes are (lib/domain/model/gate-report.ts). */
export const gateReportSchema: z.ZodType<GateReport> = z.strictObject({
  rules: z.literal(GATE_RULES),
  method,
  k,
  notes: countSchema,
  copies: countSchema,
  patients: countSchema,
  patientKeys: z.enum(['all', 'some', 'none']),
  attributes: z.strictObject({ inNotes: beforeAfter, inModel: beforeAfter, dropped }),
  lexicon: z
    .strictObject({
      parts: z.strictObject({
        words: beforeAfter,
        phrases: beforeAfter,
        stems: beforeAfter,
        pairs: beforeAfter,
        topics: beforeAfter,
        lists: beforeAfter,
      }),
      dropped,
    })
    .nullable(),
  f1: z.strictObject({
    split: z.enum(['test', 'dev']),
    notes: countSchema,
    before: estimateSchema,
    after: estimateSchema,
    difference,
  }),
  versions: z.strictObject({
    app: z.string().regex(/^[0-9A-Za-z.+-]{1,40}$/),
    engineSha256: sha256Schema,
    featureSetSha256: sha256Schema,
    beforeSha256: sha256Schema,
    /** Of the weights, CRFsuite's own format: the server refuses a report of others than those that are sent. */
    afterSha256: sha256Schema,
  }),
  at: timeSchema,
});

/** F1 against k, cross-validated; null in a card: nobody drew it. */
export const gateCurveSchema: z.ZodType<GateCurve> = z.strictObject({
  folds: countSchema,
  seed: countSchema,
  notes: countSchema,
  withoutGate: z.strictObject({ f1: estimateSchema, attributes: z.number().nonnegative() }),
  points: z
    .array(z.strictObject({ k, method, f1: estimateSchema, difference, attributes: z.number().nonnegative() }))
    .max(20),
});
