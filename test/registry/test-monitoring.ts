import { randomUUID } from 'node:crypto';
import { assessWindow } from '@/lib/domain/monitoring/drift';
import { calibrate, fleetCalibration } from '@/lib/domain/monitoring/reference';
import { encodeReference, tellable } from '@/lib/domain/monitoring/told-reference';
import { toldWindow } from '@/lib/domain/monitoring/told-window';
import { type Random, seededRandom } from '@/lib/domain/random';
import type { DriftSummary, ToldReference } from '@/lib/schemas/registry/monitoring';
import type { FiringBody } from '@/lib/schemas/registry/triggers';
import { browserWindow, noteOf } from '../domain/monitoring/made-windows';

export const WINDOW_SENTENCES = 40;
const random = seededRandom(5);
const notes = Array.from({ length: 220 }, () => noteOf(random, 1));
const options = { windowSentences: WINDOW_SENTENCES, resamples: 1200, seed: 3 };
export const REFERENCE = tellable(calibrate(notes, options), notes);
export const FLEET = tellable(calibrate(notes, fleetCalibration(options)), notes);

export const toldReference = (): ToldReference =>
  JSON.parse(
    JSON.stringify({
      version: 2,
      ...encodeReference(REFERENCE, FLEET),
      confidences: { x: [0, 1], y: [0.1, 0.9] },
      startsFactor: 1,
    }),
  );

export function summaryOf(draw: Random, foreign = 0): DriftSummary {
  const { counted, summary } = browserWindow(draw, 1, WINDOW_SENTENCES, foreign);
  return { ...toldWindow(summary, assessWindow(counted, REFERENCE, undefined), undefined) };
}

export function firingOf(browserId = randomUUID(), more: Partial<FiringBody> = {}): FiringBody {
  return {
    version: 1,
    browserId,
    rule: 'drift-critical',
    at: '2026-11-29T10:00:00.000Z',
    from: 'ok',
    to: 'critical',
    modelVersionId: null,
    actions: ['show-banner', 'touchless-off', 'queue-first', 'reviewer-task'],
    event: { kind: 'window', windowNumber: 7, level: 'critical', cause: 'unknown-words', p: 0.0005 },
    outcome: 'open',
    ...more,
  };
}
