'use client';

import dynamic from 'next/dynamic';
import { useMemo } from 'react';
import { ChartFigure } from '@/components/ui/chart-figure';
import { formatCount } from '@/components/ui/format';
import {
  distanceShown,
  type ShownModel,
  type ShownWindow,
  thresholdStretches,
} from '@/lib/domain/monitoring/shown-window';
import { experiments } from '@/lib/messages/experiments';
import { models as modelWords } from '@/lib/messages/models';
import { monitor } from '@/lib/messages/monitor';
import { SIGNAL_NAMES } from '@/lib/messages/signals';
import { distanceFigure, formatP, windowTime } from './figure-words';
import { LevelKey } from './level-shape';

/** Charts come after the page: figures and tables do not wait for them. */
const DriftPlot = dynamic(() => import('./drift-plot'), { ssr: false });
const { drift: words, levels } = monitor;
const HEIGHT = 250;

/** Distance of each window from its model's own notes, over the thresholds of that model. */
export function DriftFigure({
  windows,
  models,
}: {
  /** Judged ones, oldest first; at least one. */
  readonly windows: readonly ShownWindow[];
  readonly models: readonly ShownModel[];
}) {
  const nameOf = useMemo(() => {
    const names = new Map(models.map(({ id, number }) => [id, modelWords.name(number)]));
    return (id: string) => names.get(id) ?? '–';
  }, [models]);
  const judged = useMemo(() => windows.filter(({ report }) => report !== undefined), [windows]);
  const stretches = thresholdStretches(judged, models);
  const edge = distanceShown(
    judged.map(({ report }) => report?.distance ?? 0),
    stretches,
  );
  const points = judged.map(({ at, dayOnly, modelId, report }, x) => ({
    x,
    at,
    time: windowTime({ at, dayOnly }),
    distance: report?.distance ?? 0,
    shown: Math.min(edge, report?.distance ?? 0),
    level: report?.level ?? ('not-enough-data' as const),
    model: nameOf(modelId),
  }));
  const beyond = points.filter(({ distance }) => distance > edge).length;
  const alarms = points.filter(({ level }) => level === 'warning' || level === 'critical').length;
  const sentences = models.find(({ id }) => id === judged.at(-1)?.modelId)?.windowSentences;
  return (
    <ChartFigure
      className="monitor-figure"
      title={words.title}
      note={words.note(sentences)}
      description={words.description(points.length, alarms)}
      height={HEIGHT}
      asTable={experiments.asTable}
      asChart={experiments.asChart}
      table={{
        columns: words.columns,
        rows: judged
          .map(({ number, modelId, notes, report, ...when }) => [
            formatCount(number),
            windowTime(when),
            nameOf(modelId),
            formatCount(notes),
            report ? distanceFigure(report.distance) : '',
            report ? formatP(report.p) : '',
            report ? levels[report.level] : '',
            report ? SIGNAL_NAMES[report.cause] : '',
          ])
          .reverse(),
      }}
      legend={
        <>
          <LevelKey level="ok">{words.legend.ok}</LevelKey>
          <LevelKey level="warning">{words.legend.warning}</LevelKey>
          <LevelKey level="critical">{words.legend.critical}</LevelKey>
          {beyond > 0 && <span>{words.beyond(beyond)}</span>}
        </>
      }
    >
      <DriftPlot points={points} stretches={stretches} nameOf={nameOf} height={HEIGHT} />
    </ChartFigure>
  );
}
