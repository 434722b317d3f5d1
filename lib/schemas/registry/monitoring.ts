import { COUNTS_TEXT_MAX, decodeCounts, isTellable } from '../../domain/monitoring/counts-code';
import type { DriftLevel } from '../../domain/monitoring/drift';
import { SIGNALS } from '../../domain/monitoring/signals';
import { VIEWS } from '../../domain/monitoring/views';
import { z } from '../zod';
import { countSchema, fractionSchema, idSchema, timeSchema } from './parts';

/** A day, UTC: 2026-11-29. */
export const daySchema = z.iso.date();
export const signalSchema = z.enum(SIGNALS);
export const driftLevelSchema = z.enum(['not-enough-data', 'ok', 'warning', 'critical'] satisfies DriftLevel[]);

/** `${browserId}.${modelVersionId}.${windowNumber}` */
export const driftSummaryIdSchema = z
  .string()
  .regex(/^[0-9a-f-]{36}\.[0-9a-f-]{36}\.[1-9]\d{0,8}$/)
  .refine((id) => id.split('.', 2).every((part) => idSchema.safeParse(part).success));

/** Numbers of a window's report, rounded by who sends them; a body stays under 1 kB. */
const numberSchema = z.number().min(-1e9).max(1e9);

/**
 * PUT /api/drift-summaries/{id}: a WindowSummary, with how the browser judged it. The address names browser, model version
 * and window; sending again replaces.
 */
export const driftSummarySchema = z.strictObject({
  version: z.literal(1),
  /** lib/domain/monitoring/counts-code.ts */
  counts: z
    .string()
    .max(COUNTS_TEXT_MAX)
    .refine((text) => {
      const counts = decodeCounts(text);
      return counts !== undefined && isTellable(counts);
    }),
  certainty: z.strictObject({ predicted: countSchema, rightMilli: countSchema, expectedMilli: countSchema }),
  report: z.strictObject({
    level: driftLevelSchema,
    cause: signalSchema,
    p: fractionSchema,
    distance: z.number().min(0).max(1e12),
    /** [SIGNALS], in their order. */
    z: z.array(numberSchema).length(SIGNALS.length),
  }),
  /** Null: no mark was made nor expected. */
  f1: z.strictObject({ f1: fractionSchema, low: fractionSchema, high: fractionSchema }).nullable(),
});
export type DriftSummary = z.infer<typeof driftSummarySchema>;
/** `replaced`: the server had one under this id. */
export const DRIFT_SUMMARY_BYTES_MAX = 1024;
export const driftSummarySavedSchema = z.strictObject({ replaced: z.boolean() });

/** base64url of numbers, four bytes each (IEEE 754, little-endian); lib/domain/monitoring/told-reference.ts says of what. */
const numbersSchema = z
  .string()
  .regex(/^[A-Za-z0-9_-]*$/)
  .max(64_000);

/** What windows of one size look like when nothing changed. */
export const toldThresholdsSchema = z.strictObject({
  windowSentences: z.number().int().positive().max(1_000_000),
  resamples: z.number().int().positive().max(100_000),
  distances: numbersSchema,
  /** [views] Absent in version 1. */
  spreads: z.array(z.number().positive().max(1e9)).max(VIEWS.length).optional(),
  /** [SIGNALS] */
  mean: z.array(numberSchema).length(SIGNALS.length),
  deviation: z.array(z.number().positive().max(1e9)).length(SIGNALS.length),
  scores: z.array(numbersSchema).length(SIGNALS.length),
});
/** PUT and GET /api/monitoring-references/{modelVersionId}: all that judging a window needs; counts and their moments. */
export const toldReferenceSchema = z
  .strictObject({
    /** 1: distances are of one view alone, and how far F1 strays was not measured. */
    version: z.literal([1, 2]),
    counts: z
      .string()
      .max(COUNTS_TEXT_MAX)
      .refine((text) => decodeCounts(text) !== undefined),
    factor: numbersSchema,
    /** Of one browser's window, as it was counted. */
    browser: toldThresholdsSchema,
    /** Of windows of the fleet: two of a browser's, as they are told. Null: too few notes to tell. */
    fleet: toldThresholdsSchema.nullable(),
    /** Isotonic fit that puts confidences right, and marks there are for each that P(start) promises. */
    confidences: z.strictObject({
      x: z.array(fractionSchema).max(500),
      y: z.array(fractionSchema).max(500),
    }),
    startsFactor: z.number().min(0).max(1000),
    /** Variance of F1 without labels, by that of independent marks. Absent in version 1. */
    f1Spread: z.number().min(0).max(1000).optional(),
  })
  .refine(({ version, browser, fleet, f1Spread }) =>
    [f1Spread, browser.spreads, ...(fleet ? [fleet.spreads] : [])].every(
      (part) => (part !== undefined) === (version === 2),
    ),
  );
export type ToldReference = z.infer<typeof toldReferenceSchema>;
export const REFERENCE_BYTES_MAX = 65_536;
export const referenceSavedSchema = z.strictObject({ modelVersionId: idSchema });

const fleetSignalSchema = z.strictObject({
  name: signalSchema,
  value: z.number(),
  usual: z.number(),
  z: z.number(),
  p: fractionSchema,
  q: fractionSchema,
});
/** Windows of several browsers as one; no row is one browser's window. */
export const fleetWindowSchema = z.strictObject({
  /** From 1, by the days of arrival. */
  number: z.number().int().positive(),
  from: daySchema,
  to: daySchema,
  /** Told windows that were merged, and browsers they came from. */
  windows: countSchema,
  browsers: countSchema,
  notes: countSchema,
  sentences: countSchema,
  /** Null: the author's browser has sent no reference for windows of the fleet. */
  report: z
    .strictObject({
      level: driftLevelSchema,
      cause: signalSchema,
      p: fractionSchema,
      distance: z.number(),
      signals: z.array(fleetSignalSchema),
    })
    .nullable(),
  /** Estimated without labels; null: no mark was made nor expected. */
  f1: fractionSchema.nullable(),
});
export type FleetWindow = z.infer<typeof fleetWindowSchema>;
/** GET /api/fleet-drift, models newest first. */
export const fleetDriftSchema = z.strictObject({
  models: z.array(
    z.strictObject({
      modelVersionId: idSchema,
      /** As people name it: version 7. */
      modelVersionNumber: z.number().int().positive(),
      browsers: countSchema,
      windowsReceived: countSchema,
      /** Sentences a window of the fleet has; null: no reference. */
      windowSentences: countSchema.nullable(),
      /**
       * Distances above which a window is a warning, and critical, under the rules that stand; null: no distance is, since
       * no resample is so rare.
       */
      thresholds: z.strictObject({ warning: z.number().nullable(), critical: z.number().nullable() }).nullable(),
      /** The newest 200. */
      windows: z.array(fleetWindowSchema),
      /** Of the newest window. */
      level: driftLevelSchema,
    }),
  ),
  /** Where another version took over, oldest first. */
  deployments: z.array(
    z.strictObject({ number: z.number().int().positive(), modelVersionId: idSchema, at: timeSchema }),
  ),
});
export type FleetDrift = z.infer<typeof fleetDriftSchema>;
