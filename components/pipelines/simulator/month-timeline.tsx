import type { SimulationRequest } from '@/lib/client/simulation';
import type { TriggerState } from '@/lib/domain/monitoring/trigger-events';
import { bandsOf, type Moment } from '@/lib/domain/simulation/moment';
import { marksOf } from '@/lib/domain/simulation/month-marks';
import { changedShareOf } from '@/lib/domain/simulation/scenarios';
import { STATE_WORDS } from '@/lib/messages/pipelines';
import { simulator } from '@/lib/messages/simulator';
import { placeMarks, TIMELINE, xOf } from './timeline-layout';

const TONES: Readonly<Record<TriggerState, string>> = {
  insufficient: 'none',
  ok: 'ok',
  warning: 'warning',
  critical: 'critical',
  acknowledged: 'critical',
  remediating: 'info',
  recovering: 'info',
};
const LETTER = 6.6;
const EVERY_DAYS = 5;

/** The month so far: a band of states, what happened above and below it, and now. */
export function MonthTimeline({ moment, request }: { readonly moment: Moment; readonly request: SimulationRequest }) {
  const { scenario, settings } = request;
  const { days } = settings;
  const share = changedShareOf(scenario, settings);
  const marks = placeMarks(marksOf(moment), days, (mark) => simulator.mark(mark, scenario, share));
  const now = xOf(moment.day, days);
  const { top, band, width, height } = TIMELINE;
  const bottom = top + band;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="pipe-scroll" aria-label={simulator.timeline} tabIndex={0}>
      <svg className="pipe-month" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={simulator.timeline}>
        {bandsOf(moment).map(({ state, from, to }) => {
          const [x, end] = [xOf(from, days), xOf(to, days)];
          const words = STATE_WORDS[state];
          return (
            <g key={`${state} ${from}`} data-tone={TONES[state]}>
              <rect className="pipe-band" x={x} y={top} width={Math.max(0.5, end - x)} height={band} />
              {words.length * LETTER + 10 < end - x && (
                <text className="pipe-band-word" x={x + 6} y={top + 15}>
                  {words}
                </text>
              )}
            </g>
          );
        })}
        <rect className="pipe-ahead" x={now} y={top} width={Math.max(0, width - TIMELINE.right - now)} height={band} />
        {marks.map(({ what, day, x, y, words, anchor }) => (
          <g key={`${what} ${day}`}>
            <path className="pipe-mark" d={y < top ? `M${x} ${y + 3}V${top}` : `M${x} ${bottom}V${y - 11}`} />
            <text className="pipe-mark-word" x={anchor === 'start' ? x + 2 : x - 2} y={y} textAnchor={anchor}>
              {words}
            </text>
          </g>
        ))}
        {Array.from({ length: Math.floor(days / EVERY_DAYS) + 1 }, (_, at) => Math.max(1, at * EVERY_DAYS)).map(
          (day) => (
            <text key={day} x={xOf(day - 1, days) + (day === 1 ? 0 : 6)} y={height - 4}>
              {simulator.day(day)}
            </text>
          ),
        )}
        <path className="pipe-now" d={`M${now} ${top - 8}V${bottom + 8}`} />
        <circle className="pipe-now-dot" cx={now} cy={top - 8} r="4.5" />
        <text
          className="pipe-now-word"
          x={now > width - 90 ? now - 10 : now + 10}
          y={top - 5}
          textAnchor={now > width - 90 ? 'end' : 'start'}
        >
          {simulator.now(moment.day)}
        </text>
      </svg>
    </section>
  );
}
