import { formatFraction } from '@/components/ui/format';
import type { LearningPoint } from '@/lib/domain/annotation/project';
import { annotate } from '@/lib/messages/annotate';

const WIDTH = 88;
const TOP = 8;
const BOTTOM = 28;

/** F1 of the rounds so far, small; the figures stand in the table behind it. Nothing below two measured rounds. */
export function LearningCurve({ points }: { readonly points: readonly LearningPoint[] }) {
  const figures = points.flatMap(({ f1 }) => f1 ?? []);
  const first = figures[0];
  const last = figures.at(-1);
  if (first === undefined || last === undefined) return null;
  const low = Math.min(...figures);
  const high = Math.max(...figures);
  const x = (at: number) => 4 + (figures.length === 1 ? WIDTH : (at * WIDTH) / (figures.length - 1));
  const y = (f1: number) => (high === low ? (TOP + BOTTOM) / 2 : BOTTOM - ((f1 - low) * (BOTTOM - TOP)) / (high - low));
  const line = figures.map((f1, at) => `${x(at).toFixed(1)} ${y(f1).toFixed(1)}`);
  const words = annotate.foot.curve(formatFraction(first, 2), formatFraction(last, 2), figures.length);
  return (
    <svg
      className="learning-curve foot-wide"
      width="136"
      height="36"
      viewBox="0 0 136 36"
      role="img"
      aria-label={words}
    >
      <path className="learning-base" d={`M4 32H${WIDTH + 4}`} />
      <path className="learning-line" d={`M${line.join('L')}`} />
      {figures.map((f1, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rounds are numbered and only added to
        <circle key={at} cx={x(at)} cy={y(f1)} r="2" />
      ))}
      <text className="learning-last" x={WIDTH + 12} y={last >= first ? 12 : 32}>
        {formatFraction(last, 2)}
      </text>
      {figures.length > 1 && (
        <text x={WIDTH + 12} y={last >= first ? 32 : 12}>
          {formatFraction(first, 2)}
        </text>
      )}
    </svg>
  );
}
