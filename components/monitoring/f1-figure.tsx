'use client';

import dynamic from 'next/dynamic';
import { ChartFigure, LineKey } from '@/components/ui/chart-figure';
import { formatCount, formatDateTime, formatFraction } from '@/components/ui/format';
import { AUDIT_DEFAULTS } from '@/lib/domain/monitoring/audit';
import { mentionsToAudit } from '@/lib/domain/monitoring/f1-estimate';
import type { ShownWindow } from '@/lib/domain/monitoring/shown-window';
import { experiments } from '@/lib/messages/experiments';
import { monitor } from '@/lib/messages/monitor';
import type { AuditPoint } from './f1-plot';
import { windowTime } from './figure-words';

const F1Plot = dynamic(() => import('./f1-plot'), { ssr: false });
const { f1: words } = monitor;
const HEIGHT = 190;

/** F1 without labels, its blind spot, and the way to know better. */
export function F1Figure({
  windows,
  audits,
  audit,
}: {
  readonly windows: readonly ShownWindow[];
  readonly audits: readonly AuditPoint[];
  /** Undefined: notes are audited in the browser that has them, not over all. */
  readonly audit: { readonly open: () => void; readonly underWay: boolean } | undefined;
}) {
  const estimated = windows.filter(({ f1 }) => f1 !== undefined);
  const points = estimated.map(({ at, dayOnly, f1 }, x) => {
    const { f1: value = 0, low, high } = f1 ?? {};
    const band = low === undefined || high === undefined ? undefined : ([low, high] as const);
    return { x, at, time: windowTime({ at, dayOnly }), f1: value, band };
  });
  const { halfWidth } = AUDIT_DEFAULTS;
  // Unknown before the audit, so the share at which most mentions are needed.
  const mentions = mentionsToAudit(0.5, halfWidth);
  const banded = points.some(({ band }) => band !== undefined);
  const range = (low: number | undefined, high: number | undefined) =>
    low === undefined || high === undefined ? '' : `${formatFraction(low, 2)}–${formatFraction(high, 2)}`;
  const rows = [
    ...estimated.map(({ number, at, dayOnly, f1 }) => ({
      at,
      cells: [
        formatCount(number),
        windowTime({ at, dayOnly }),
        formatFraction(f1?.f1 ?? 0, 2),
        range(f1?.low, f1?.high),
        '',
      ],
    })),
    ...audits.map(({ at, f1 }) => ({
      at,
      cells: ['', formatDateTime(new Date(at).toISOString()), '', range(f1.low, f1.high), formatFraction(f1.value, 2)],
    })),
  ].sort((a, b) => b.at - a.at);
  return (
    <div>
      {points.length === 0 ? (
        <section className="monitor-figure" aria-label={words.title}>
          <h3>{words.title}</h3>
          <p className="mt-2 text-fg-2">{words.none}</p>
        </section>
      ) : (
        <ChartFigure
          className="monitor-figure"
          title={words.title}
          description={words.description(points.length, audits.length)}
          height={HEIGHT}
          asTable={experiments.asTable}
          asChart={experiments.asChart}
          table={{ columns: words.columns, named: true, rows: rows.map(({ cells }) => cells) }}
          legend={
            <>
              <LineKey look="a">{banded ? words.estimate : words.estimateAlone}</LineKey>
              {audits.length > 0 && (
                <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
                  <svg width="12" height="12" aria-hidden="true">
                    <circle cx="6" cy="6" r="3.5" fill="none" stroke="var(--text)" strokeWidth="1.5" />
                  </svg>
                  {words.audited}
                </span>
              )}
            </>
          }
        >
          <F1Plot points={points} audits={audits} />
        </ChartFigure>
      )}
      <p className="blind-spot">
        <b>{words.blind}</b> {words.blindText}{' '}
        {audit && (
          <button type="button" className="link-button" onClick={audit.open}>
            {audit.underWay ? words.auditGoes : words.audit(mentions, halfWidth)}
          </button>
        )}
      </p>
    </div>
  );
}
