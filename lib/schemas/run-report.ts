import {
  ALGORITHMS,
  type Algorithm,
  flagsOf,
  NUMBER_PARAMETERS,
  type NumberRule,
  numbersOf,
} from '../domain/model/algorithms';
import type { RepeatFacts } from '../domain/model/repeat';
import type { TrainingSettings } from '../domain/model/run';
import type { FeatureSet } from '../domain/text/feature-set';
import { featureSetSchema } from './model-version';
import { z } from './zod';

const whole = (min: number, max: number) => z.number().int().min(min).max(max);
const hash = z.string();
const maybe = hash.optional();

const commonSettings = {
  maxIterations: whole(1, 100_000),
  minFrequency: z.number().min(0),
  possibleTransitions: z.boolean(),
  seed: whole(0, 4_294_967_295),
  devShare: z.number().min(0).max(0.5),
  bootstrapResamples: whole(0, 1_000_000),
  spanChanceMin: z.number().min(0).max(1).optional(),
};

function numberParameter({ min, whole: isWhole, above }: NumberRule) {
  const number = isWhole ? z.number().int() : z.number();
  return above ? number.gt(min) : number.min(min);
}

/** Of an algorithm its own parameters, none left out and none of another's. */
export function settingsShape(algorithm: Algorithm) {
  return {
    algorithm: z.literal(algorithm),
    ...Object.fromEntries(numbersOf(algorithm).map((name) => [name, numberParameter(NUMBER_PARAMETERS[name])])),
    ...Object.fromEntries(flagsOf(algorithm).map((name) => [name, z.boolean()])),
    ...commonSettings,
  };
}

export const trainingSettingsSchema: z.ZodType<TrainingSettings> = z.union(
  ALGORITHMS.map((algorithm) => z.object(settingsShape(algorithm))),
);

/** What repeating a run needs of its report. */
export interface RepeatOrder {
  readonly settings: TrainingSettings;
  readonly featureSet: FeatureSet;
  readonly facts: RepeatFacts;
}

/** report.json of the command line. */
const commandLineReport = z
  .object({
    dataset: z.object({ contentHash: hash, splitHash: maybe, tokenizerHash: maybe, labelSetHash: maybe }),
    model: z.object({ sha256: hash }),
    run: z.object({
      settings: trainingSettingsSchema,
      featureSet: featureSetSchema,
      featureSetHash: hash,
      wasmHash: hash,
      appVersion: z.string(),
    }),
  })
  .transform(({ dataset, model, run }): RepeatOrder => {
    const { settings, featureSet, featureSetHash, wasmHash, appVersion } = run;
    const { contentHash: datasetHash, ...hashes } = dataset;
    const facts = { datasetHash, ...hashes, featureSetHash, wasmHash, appVersion, settings, modelSha256: model.sha256 };
    return { settings, featureSet, facts };
  });

/** The report that Experiments downloads; see run-record.ts. */
const pageReport = z
  .object({
    format: z.literal('behealthy-run-report'),
    dataset: z.object({ contentHash: hash, splitHash: maybe, tokenizerHash: maybe, labelSetHash: maybe }),
    settings: trainingSettingsSchema,
    featureSet: featureSetSchema.and(z.object({ sha256: hash })),
    software: z.object({ appVersion: z.string(), engineSha256: hash }),
    model: z.object({ sha256: hash }),
  })
  .transform(({ dataset, settings, featureSet: { sha256, ...featureSet }, software, model }): RepeatOrder => {
    const { contentHash: datasetHash, ...hashes } = dataset;
    const { appVersion, engineSha256: wasmHash } = software;
    const facts = { ...hashes, datasetHash, featureSetHash: sha256, wasmHash, appVersion, settings };
    return { settings, featureSet, facts: { ...facts, modelSha256: model.sha256 } };
  });

/** A report of a finished run, of the page or of the command line. */
export const repeatOrderSchema = z.union([pageReport, commandLineReport]);
