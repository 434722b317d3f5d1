'use client';

import { Activity } from 'lucide-react';
import { EmptyState } from '@/components/ui/empty-state';
import type { DriftLevel } from '@/lib/domain/monitoring/drift';
import { sinceWindow } from '@/lib/domain/monitoring/shown-window';
import type { TriggerState } from '@/lib/domain/monitoring/trigger-events';
import { monitor, STATE_TITLES } from '@/lib/messages/monitor';
import { windowTime } from './figure-words';
import { MonitorBody } from './monitor-body';
import { movedWords, STATE_TONES, StateBanner } from './state-banner';
import type { MonitorView } from './use-monitor';

const { banner: words, empty, drift } = monitor;
const STATE_OF: Readonly<Record<DriftLevel, TriggerState>> = {
  'not-enough-data': 'insufficient',
  ok: 'ok',
  warning: 'warning',
  critical: 'critical',
};

/** All browsers, merged by the server: counts alone. */
export function MonitorFleet({ view }: { readonly view: MonitorView }) {
  const last = view.allWindows.findLast(({ report }) => report !== undefined);
  const since = sinceWindow(view.allWindows);
  const state = STATE_OF[last?.report?.level ?? 'not-enough-data'];
  const moved = movedWords(last);
  const alarmed = state === 'warning' || state === 'critical';
  return (
    <>
      {since === undefined ? (
        <EmptyState icon={Activity} title={empty.fleet.title}>
          {empty.fleet.body}
        </EmptyState>
      ) : (
        <div className="mt-4">
          <StateBanner
            tone={STATE_TONES[state]}
            title={
              alarmed && moved !== undefined
                ? words.and(words.since(STATE_TITLES[state], windowTime(since)), moved)
                : words.ok(view.windows.length)
            }
          >
            {alarmed ? words.texts.fleet : undefined}
          </StateBanner>
        </div>
      )}
      <MonitorBody
        view={view}
        thresholdsNote={drift.thresholdsFleet}
        bins={undefined}
        audits={[]}
        audit={undefined}
        onNoDrift={undefined}
      />
    </>
  );
}
