import {
  decimal,
  formatCount,
  formatDate,
  formatDateTime,
  formatFixed,
  formatFraction,
  formatPercent,
} from '@/components/ui/format';
import type { KpiUnit } from '@/lib/domain/monitoring/kpi';
import type { ShownWindow } from '@/lib/domain/monitoring/shown-window';
import type { SignalName } from '@/lib/domain/monitoring/signals';
import { monitor } from '@/lib/messages/monitor';

const words = monitor.kpi;

/** When a window was full, as exactly as it is known. */
export function windowTime({ at, dayOnly }: Pick<ShownWindow, 'at' | 'dayOnly'>): string {
  const time = new Date(at).toISOString();
  return dayOnly ? formatDate(time) : formatDateTime(time);
}

/** Number and unit apart, so that a tile can set the unit small. */
export interface FigureParts {
  readonly number: string;
  readonly unit: string;
}

/** A key figure in its unit. */
export function kpiParts(value: number, unit: KpiUnit): FigureParts {
  switch (unit) {
    case 'share':
      return { number: fewDigits(100 * value), unit: '%' };
    case 'score':
      return { number: formatFraction(value, 2), unit: '' };
    case 'seconds':
      return { number: fewDigits(value), unit: 's' };
    case 'hours':
      return value >= 72
        ? { number: fewDigits(value / 24), unit: words.days }
        : { number: fewDigits(value), unit: 'h' };
    case 'ms':
      return { number: fewDigits(value), unit: 'ms' };
    case 'notes-an-hour':
      return { number: fewDigits(value), unit: '' };
    case 'per-1000-notes':
      return { number: fewDigits(value), unit: '' };
  }
}

export function kpiFigure(value: number, unit: KpiUnit): string {
  const { number, unit: suffix } = kpiParts(value, unit);
  return suffix === '' ? number : `${number} ${suffix}`;
}

/** Difference of two figures of a unit, with its sign; shares in points. */
export function kpiChange(change: number, unit: KpiUnit): string {
  const size = kpiParts(Math.abs(change), unit).number;
  return change < 0 ? `−${size}` : `+${size}`;
}

/** What a signal reads: shares in percent, nats with a digit, distances as fractions. */
export function signalFigure(name: SignalName, value: number): string {
  switch (name) {
    case 'unknown-words':
    case 'low-confidence':
      return formatPercentDigit(value);
    case 'rare-words':
    case 'surprise':
      return formatFixed(value, 2);
    default:
      return formatFraction(value, 3);
  }
}

/** A distance with a digit; what is beyond any scale as a power of ten. */
export function distanceFigure(distance: number): string {
  // From a thousand on a tenth says nothing, and no longer fits beside the picture.
  if (distance < 100_000) return formatFixed(distance, distance < 1000 ? 1 : 0);
  return distance.toExponential(0).replace('e+', 'e');
}

/** Calibrated p: never nought, as no number of resamples could say so. */
export function formatP(p: number): string {
  return p < 0.001 ? `<${decimal('0.001')}` : formatFraction(p, p < 0.1 ? 3 : 2);
}

/** Seconds as "41 s" or "1 min 48 s". */
export function timeFigure(seconds: number): string {
  if (seconds < 60) return `${fewDigits(seconds)} s`;
  const whole = Math.round(seconds);
  return whole % 60 === 0 ? `${whole / 60} min` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** Milliseconds as "40 min", "5 h" or "8 days". */
export function spanFigure(ms: number): string {
  const hours = ms / 3_600_000;
  if (hours < 1) return `${Math.max(1, Math.round(hours * 60))} min`;
  return hours < 48 ? `${Math.round(hours)} h` : `${Math.round(hours / 24)} ${words.days}`;
}

/** 61, 14.2, 7.8, .12: as many digits as say something. */
function fewDigits(value: number): string {
  if (value >= 100) return formatCount(Math.round(value));
  if (value >= 20) return String(Math.round(value));
  if (value === 0) return '0';
  return decimal(String(Number(value.toFixed(value < 1 ? 2 : 1))));
}

function formatPercentDigit(share: number): string {
  const percent = 100 * share;
  return percent >= 99.95 || percent === 0 ? formatPercent(share) : `${formatFixed(percent, 1)} %`;
}
