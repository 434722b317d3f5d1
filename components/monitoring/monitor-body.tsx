'use client';

import { type ReactNode, useState } from 'react';
import { Section } from '@/components/ui/section';
import type { BinDistance } from '@/lib/domain/monitoring/bin-distances';
import type { ShownFiring } from '@/lib/domain/monitoring/shown-firing';
import { monitor } from '@/lib/messages/monitor';
import { DriftFigure } from './drift-figure';
import { F1Figure } from './f1-figure';
import type { AuditPoint } from './f1-plot';
import { kpiFigure } from './figure-words';
import { FiguresDialog } from './figures-dialog';
import { FiredTable } from './fired-table';
import { FiringsDialog } from './firings-dialog';
import { KpiTiles } from './kpi-tiles';
import { SignalsPart } from './signals-part';
import type { MonitorView } from './use-monitor';
import { shortDayOf } from './window-axis';

const { fired, drift } = monitor;
/** Rows on the page itself; all of them behind the link. */
const FIRED_SHOWN = 6;

/** Figures, charts and firings below the state: the same of one browser and of all. */
export function MonitorBody({
  view,
  thresholdsNote,
  bins,
  audits,
  audit,
  onNoDrift,
}: {
  readonly view: MonitorView;
  /** How thresholds came about. */
  readonly thresholdsNote: ReactNode;
  readonly bins: readonly BinDistance[] | undefined;
  readonly audits: readonly AuditPoint[];
  readonly audit: { readonly open: () => void; readonly underWay: boolean } | undefined;
  readonly onNoDrift: ((firing: ShownFiring) => void) | undefined;
}) {
  const [open, setOpen] = useState<'figures' | 'firings'>();
  const close = () => setOpen(undefined);
  const { windows, models, kpis, firings, allFirings, allWindows, days } = view;
  const judged = windows.filter(({ report }) => report !== undefined);
  const falseAlarms = kpis?.readings.find(({ id }) => id === 'false-alarms')?.value;
  return (
    <>
      {kpis && <KpiTiles view={kpis} onMore={() => setOpen('figures')} />}
      {judged.length > 0 && (
        <div className="monitor-two">
          <div className="min-w-0">
            <DriftFigure windows={windows} models={models} />
            <p className="mt-2 text-caption text-fg-2">
              {thresholdsNote}{' '}
              {falseAlarms !== undefined && <b>{drift.falseAlarms(kpiFigure(falseAlarms, 'per-1000-notes'))}</b>}
            </p>
          </div>
          <SignalsPart window={judged.at(-1)} bins={bins} />
        </div>
      )}
      {(judged.length > 0 || allFirings.length > 0) && (
        <div className="monitor-two" data-even>
          <F1Figure windows={windows} audits={audits} audit={audit} />
          <Section
            title={fired.title}
            note={fired.note(firings.length, shortDayOf(days.from))}
            actions={
              allFirings.length > 0 && (
                <button type="button" className="link-button" onClick={() => setOpen('firings')}>
                  {fired.all}
                </button>
              )
            }
          >
            {firings.length === 0 ? (
              <p className="text-fg-2">{fired.none}</p>
            ) : (
              <FiredTable
                firings={firings.slice(0, FIRED_SHOWN)}
                all={allFirings}
                windows={allWindows}
                onNoDrift={onNoDrift}
              />
            )}
          </Section>
        </div>
      )}
      {open === 'figures' && kpis && <FiguresDialog readings={kpis.readings} onClose={close} />}
      {open === 'firings' && (
        <FiringsDialog firings={allFirings} windows={allWindows} onNoDrift={onNoDrift} onClose={close} />
      )}
    </>
  );
}
