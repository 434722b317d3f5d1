import type { DriftLevel, SignalReading } from './drift';
import type { SignalName } from './signals';
import type { Thresholds } from './thresholds';

/** A window as pages show it: one browser's, or several browsers' merged. */
export interface ShownWindow {
  readonly id: string;
  /** From 1; of this browser, or of the fleet's model. */
  readonly number: number;
  /** When it was full, epoch milliseconds. */
  readonly at: number;
  /** Of the fleet's no more than the day is told. */
  readonly dayOnly?: boolean | undefined;
  readonly modelId: string;
  readonly notes: number;
  readonly sentences: number;
  /** Undefined: it could not be judged. */
  readonly report:
    | {
        readonly level: DriftLevel;
        readonly cause: SignalName;
        readonly distance: number;
        readonly p: number;
        readonly signals: readonly SignalReading[];
      }
    | undefined;
  readonly f1:
    | { readonly f1: number; readonly low?: number | undefined; readonly high?: number | undefined }
    | undefined;
}

/** The first window of the row of windows, up to the last, that have its model and its level. */
export function sinceWindow(windows: readonly ShownWindow[]): ShownWindow | undefined {
  const judged = windows.filter(({ report }) => report !== undefined);
  const last = judged.at(-1);
  const other = judged.findLastIndex(
    ({ modelId, report }) => modelId !== last?.modelId || report?.level !== last.report?.level,
  );
  return judged[other + 1];
}

/** A model that windows are of. */
export interface ShownModel {
  readonly id: string;
  /** As people name it: 12 of "v12". */
  readonly number: number;
  readonly thresholds: Thresholds | undefined;
  readonly windowSentences: number | undefined;
}

/** A stretch of windows of one model, in which one pair of thresholds holds. Places are positions of windows from 0. */
export interface ThresholdStretch {
  readonly modelId: string;
  readonly from: number;
  readonly to: number;
  readonly thresholds: Thresholds | undefined;
}

/**
 * Where thresholds hold: they belong to a model and step where another takes over. Stretches meet halfway between the last
 * window of one model and the first of the next, so that each window lies within its own.
 */
export function thresholdStretches(
  windows: readonly Pick<ShownWindow, 'modelId'>[],
  models: readonly ShownModel[],
): ThresholdStretch[] {
  const out: ThresholdStretch[] = [];
  for (const [at, { modelId }] of windows.entries()) {
    const last = out.at(-1);
    if (last?.modelId === modelId) out[out.length - 1] = { ...last, to: at + 0.5 };
    else {
      const thresholds = models.find(({ id }) => id === modelId)?.thresholds;
      out.push({ modelId, from: at === 0 ? -0.5 : at - 0.5, to: at + 0.5, thresholds });
    }
  }
  return out;
}

/**
 * Distance up to which a chart is drawn: text that is wholly foreign lies a billion times as far off as anything usual,
 * and drawn to scale would hide the thresholds. @returns infinity where all of it can be drawn
 */
export function distanceShown(distances: readonly number[], stretches: readonly ThresholdStretch[]): number {
  const limits = stretches.flatMap(({ thresholds }) => (thresholds ? [thresholds.warning, thresholds.critical] : []));
  const known = limits.filter(Number.isFinite);
  // Without thresholds, what is usual stands for them.
  const usual = known.length > 0 ? Math.max(...known) : 2 * medianOf(distances);
  const cap = 4 * usual;
  return usual > 0 && distances.some((distance) => distance > cap) ? cap : Number.POSITIVE_INFINITY;
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}

/** Standard deviations that a bar of a signal reaches at most, and the usual band: 95 % of clean windows. */
export const Z_SHOWN = 6;
export const Z_USUAL = 2;
