'use client';

import { Check, CircleDashed, Minus, TriangleAlert } from 'lucide-react';
import { useId } from 'react';
import { formatCount } from '@/components/ui/format';
import { StatePill } from '@/components/ui/state-pill';
import { type Tile, type TileDetail, tilesOf } from '@/lib/domain/monitoring/kpi-tiles';
import type { KpiView } from '@/lib/domain/monitoring/kpi-trend';
import { KPI_WORDS } from '@/lib/messages/kpis';
import { monitor } from '@/lib/messages/monitor';
import { kpiChange, kpiFigure, kpiParts, timeFigure } from './figure-words';
import { Sparkline } from './sparkline';

const { kpi: words } = monitor;

/** The six figures of most use; all of them behind the button. */
export function KpiTiles({ view, onMore }: { readonly view: KpiView; readonly onMore: () => void }) {
  const id = useId();
  return (
    <section className="mt-4" aria-labelledby={id}>
      <h2 id={id} className="sr-only">
        {words.label}
      </h2>
      <ul className="kpi-tiles">
        {tilesOf(view).map((tile) => (
          <KpiTile key={tile.id} tile={tile} />
        ))}
      </ul>
      <p className="mt-1 text-right">
        <button type="button" className="link-button" onClick={onMore}>
          {words.more(view.readings.length)}
        </button>
      </p>
    </section>
  );
}

function KpiTile({ tile }: { readonly tile: Tile }) {
  const { id, value, unit, cases, trend } = tile;
  const { name } = KPI_WORDS[id];
  // Browsers are few enough to be counted.
  const counted = id === 'browsers-current' && value !== undefined;
  const parts = value === undefined ? undefined : kpiParts(value, unit);
  return (
    <li className="kpi-tile">
      <h3>{name}</h3>
      <div className="kpi-value">
        <b>
          {counted ? formatCount(Math.round(value * cases)) : (parts?.number ?? '–')}{' '}
          <small>{counted ? words.of(formatCount(cases)) : parts?.unit}</small>
        </b>
        <Sparkline
          points={trend}
          label={words.trend(
            name,
            trend.map((one) => kpiFigure(one, unit)),
          )}
        />
      </div>
      <Verdict tile={tile} />
      <p>{tile.detail === undefined ? (value === undefined ? words.noData : '') : detailWords(tile.detail)}</p>
    </li>
  );
}

function Verdict({ tile: { verdict, target, unit, id } }: { readonly tile: Tile }) {
  const said =
    target === undefined
      ? words.noTarget
      : id === 'browsers-current' && target >= 1
        ? words.targetAll
        : words.target(kpiFigure(target, unit));
  switch (verdict) {
    case 'met':
      return (
        <StatePill tone="ok" icon={Check}>
          <span className="sr-only">{words.verdicts.met}, </span>
          {said}
        </StatePill>
      );
    case 'missed':
      return (
        <StatePill tone="warning" icon={id === 'browsers-current' ? CircleDashed : TriangleAlert}>
          <span className="sr-only">{words.verdicts.missed}, </span>
          {said}
        </StatePill>
      );
    default:
      return (
        <StatePill tone="none" icon={Minus}>
          {said}
        </StatePill>
      );
  }
}

function detailWords(detail: TileDetail): string {
  const { details } = words;
  switch (detail.kind) {
    case 'reading-seconds':
      return details.readingSeconds(timeFigure(detail.value));
    case 'seconds-a-note':
      return details.secondsANote(timeFigure(detail.value));
    case 'median-ms':
      return details.median(kpiFigure(detail.value, 'ms'));
    case 'change':
      return details.change(kpiChange(detail.value, detail.unit));
    case 'browsers-behind':
      return details.behind(detail.value);
    case 'cases':
      return details.cases(formatCount(detail.value), KPI_WORDS[detail.id].cases);
  }
}
