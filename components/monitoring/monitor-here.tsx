'use client';

import { useMemo, useState } from 'react';
import { formatFraction } from '@/components/ui/format';
import { Skeleton } from '@/components/ui/skeleton';
import { useAudits } from '@/lib/client/audits';
import { markNoDrift } from '@/lib/client/kpi';
import { useOpenWindow, useSituation, useTriggerRules, useWatched, useWindows } from '@/lib/client/monitoring';
import type { ReferenceFacts } from '@/lib/client/references';
import { binDistances } from '@/lib/domain/monitoring/bin-distances';
import { DRIFT_RULE } from '@/lib/domain/monitoring/drift';
import { models as modelWords } from '@/lib/messages/models';
import { monitor } from '@/lib/messages/monitor';
import { AuditDialog } from './audit-dialog';
import { HereBanner } from './here-banner';
import { MonitorBody } from './monitor-body';
import { TasksPart } from './tasks-part';
import type { MonitorView } from './use-monitor';
import { NoModel, NotWatched } from './watch-states';

/** This browser: its windows, what they led to, and what a person can do about it. */
export function MonitorHere({
  view,
}: {
  readonly view: MonitorView & { readonly references: ReadonlyMap<string, ReferenceFacts> };
}) {
  const watched = useWatched();
  const situation = useSituation();
  const filling = useOpenWindow();
  const rules = useTriggerRules();
  const rows = useWindows();
  const audits = useAudits() ?? [];
  const [auditing, setAuditing] = useState(false);
  const lastId = view.windows.filter(({ report }) => report).at(-1)?.id;
  const bins = useMemo(() => {
    const row = rows?.find(({ windowNumber }) => String(windowNumber) === lastId);
    const facts = row && view.references.get(row.summary.modelVersionId);
    return facts && binDistances(Int32Array.from(row.summary.counts), facts.counts);
  }, [rows, lastId, view.references]);
  if (watched === undefined || situation === undefined) return <Skeleton className="mt-4" lines={8} />;
  const own = watched && audits.filter(({ modelId }) => modelId === watched.model.id);
  const resamples = [...view.references.values()].at(-1)?.resamples;
  const { warningP, criticalP } = rules?.rules.drift ?? DRIFT_RULE;
  const p = (value: number) => formatFraction(value, value < 0.01 ? 3 : 2);
  return (
    <>
      {watched === null ? (
        <NoModel />
      ) : watched.watched === undefined ? (
        <NotWatched modelId={watched.model.id} name={modelWords.name(watched.model.number)} />
      ) : (
        <HereBanner
          view={view}
          situation={situation}
          filling={filling}
          windowSentences={watched.watched.windowSentences}
        />
      )}
      <TasksPart />
      <MonitorBody
        view={view}
        thresholdsNote={resamples !== undefined && monitor.drift.thresholds(resamples, p(warningP), p(criticalP))}
        bins={bins}
        audits={audits.flatMap(({ id, result }) => (result ? [{ id, at: Date.parse(result.at), f1: result.f1 }] : []))}
        audit={
          watched?.watched && {
            open: () => setAuditing(true),
            underWay: own?.[0] !== undefined && own[0].result === undefined,
          }
        }
        onNoDrift={(firing) => void markNoDrift(firing.id)}
      />
      {auditing && watched && own && (
        <AuditDialog model={watched.model} audits={own} onClose={() => setAuditing(false)} />
      )}
    </>
  );
}
