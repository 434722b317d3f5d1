'use client';

import { Pause, Play, Square } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { formatCount } from '@/components/ui/format';
import { Notice } from '@/components/ui/notice';
import { Panel } from '@/components/ui/section';
import { endMonth, pauseMonth, resumeMonth, startMonth, useSimulatedMonth } from '@/lib/client/simulation';
import { simulator } from '@/lib/messages/simulator';
import { FIRST_DRAFT, requestOf, type SimulationDraft } from './draft';
import { MonthEvents } from './month-events';
import { MonthFigures } from './month-figures';
import { MonthTimeline } from './month-timeline';
import { SimulationForm } from './simulation-form';

/** A month of made-up notes under the rules of the product, in a worker of its own. */
export function Simulator() {
  const { status, moment, request } = useSimulatedMonth();
  const [draft, setDraft] = useState<SimulationDraft>(FIRST_DRAFT);
  const lives = status === 'preparing' || status === 'running' || status === 'paused';
  const start = () => void startMonth(requestOf(draft));
  const said = status === 'running' && moment?.doing ? simulator.status[moment.doing] : status;
  return (
    <Panel
      title={simulator.title}
      note={simulator.note}
      actions={
        <>
          {moment && (
            <span className="whitespace-nowrap text-caption text-fg-2 tabular-nums">
              {simulator.progress(formatCount(moment.notes), formatCount(moment.total))}
            </span>
          )}
          {!lives && (
            <Button variant="primary" icon={Play} onClick={start}>
              {status === 'none' ? simulator.start : simulator.again}
            </Button>
          )}
          {(status === 'running' || status === 'preparing') && (
            <Button icon={Pause} disabled={status === 'preparing'} onClick={pauseMonth}>
              {simulator.pause}
            </Button>
          )}
          {status === 'paused' && (
            <Button icon={Play} onClick={resumeMonth}>
              {simulator.resume}
            </Button>
          )}
          {lives && (
            <Button variant="quiet" icon={Square} onClick={endMonth}>
              {simulator.end}
            </Button>
          )}
        </>
      }
    >
      <div className="grid min-w-0 gap-4">
        <SimulationForm draft={draft} onChange={setDraft} disabled={lives} />
        {status === 'failed' ? (
          <Notice tone="critical" title={simulator.status.failed} announce>
            {simulator.status.failedNext}
          </Notice>
        ) : (
          <p className="min-h-5 text-fg-2 text-table" role="status">
            {statusWords(said)}
          </p>
        )}
        {moment && request && (
          <>
            <MonthTimeline moment={moment} request={request} />
            <MonthFigures moment={moment} over={status === 'over'} />
            <MonthEvents moment={moment} />
          </>
        )}
      </div>
    </Panel>
  );
}

/** While the month goes on its picture says all. */
function statusWords(said: string): string {
  const words: Readonly<Record<string, string>> = simulator.status;
  return words[said] ?? (said === 'running' ? '' : said);
}
