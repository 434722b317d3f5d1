'use client';

import { useId, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ChartFigure } from '@/components/ui/chart-figure';
import { formatCount, formatFixed, formatFraction } from '@/components/ui/format';
import { onDemand, useNeeded } from '@/components/ui/on-demand';
import { adjustModel } from '@/lib/client/insight';
import type { ModelSummary } from '@/lib/client/models';
import type { CrossCheck, RecallPoint } from '@/lib/domain/model/cross-check';
import { bestPoint, placeOf, scoresOf } from '@/lib/domain/model/recall-curve';
import { insight } from '@/lib/messages/insight';
import { SERIES } from './recall-series';

const chart = onDemand(() => import('./recall-chart'));
const { recall: words, confidence } = insight;

/** What more recall costs, and the choice of how readily the model marks when it reads. */
export function RecallTab({
  check: { recall },
  model,
}: {
  readonly check: CrossCheck;
  /** Undefined: it is gone. */
  readonly model: ModelSummary | undefined;
}) {
  const used = model?.outsideBias ?? 0;
  const [moved, setMoved] = useState<number>();
  const sliderId = useId();
  const picture = useNeeded(chart, true);
  const place = moved ?? placeOf(recall, used);
  const point = recall[place];
  const best = bestPoint(recall);
  if (!point) return null;
  const { precision, recall: found, f1 } = scoresOf(point);
  const [p, r] = [formatFraction(precision), formatFraction(found)];
  return (
    <div className="grid gap-x-8 gap-y-4 desk:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <ChartFigure
        title={words.figure}
        note={words.note}
        description={words.description}
        asTable={words.asTable}
        asChart={words.asChart}
        height={300}
        table={{ columns: words.columns, rows: recall.map(rowOf) }}
        legend={SERIES.map(({ key, ...look }) => (
          <span key={key} className="inline-flex items-center gap-1.5">
            <svg width="20" height="8" aria-hidden="true">
              <line x1="0" x2="20" y1="4" y2="4" {...look} />
            </svg>
            {words[key]}
          </span>
        ))}
      >
        {picture && (
          <picture.RecallChart rows={recall.map((one) => ({ bias: one.bias, ...scoresOf(one) }))} at={point.bias} />
        )}
      </ChartFigure>
      <div className="grid content-start gap-4">
        <p className="text-fg-2">{words.intro}</p>
        <div className="grid gap-1">
          <label htmlFor={sliderId} className="font-semibold">
            {words.slider}
          </label>
          <input
            id={sliderId}
            type="range"
            className="w-full accent-accent"
            min={0}
            max={recall.length - 1}
            step={1}
            value={place}
            onChange={(event) => setMoved(Number(event.target.value))}
            aria-valuetext={words.value(nats(point), p, r)}
          />
          <span className="flex justify-between text-caption text-fg-2">
            <span>{words.more}</span>
            <span>{words.less}</span>
          </span>
        </div>
        <p className="tabular-nums">{words.here(steps(point.bias), p, r, formatFraction(f1))}</p>
        {best && <p className="text-caption text-fg-2 tabular-nums">{words.best(steps(best.bias))}</p>}
        {model === undefined ? (
          <p className="text-fg-2">{confidence.noModel}</p>
        ) : (
          <div className="grid justify-items-start gap-2">
            <p aria-live="polite">{used === 0 ? words.plain : words.using(steps(used))}</p>
            <div className="flex flex-wrap gap-2">
              <Button
                variant="primary"
                disabled={point.bias === used}
                onClick={() => void adjustModel(model.id, { outsideBias: point.bias === 0 ? undefined : point.bias })}
              >
                {words.use}
              </Button>
              <Button
                disabled={used === 0}
                onClick={() => {
                  setMoved(undefined);
                  void adjustModel(model.id, { outsideBias: undefined });
                }}
              >
                {words.reset}
              </Button>
            </div>
          </div>
        )}
      </div>
    </div>
  );
}

function rowOf(point: RecallPoint): string[] {
  const { precision, recall, f1 } = scoresOf(point);
  const marks = point.truePositives + point.falsePositives;
  return [nats(point), formatFraction(precision), formatFraction(recall), formatFraction(f1), formatCount(marks)];
}

const nats = ({ bias }: RecallPoint): string => signed(bias);

/** "−0.750". */
function signed(bias: number): string {
  return `${bias > 0 ? '+' : ''}${formatFixed(bias, 3).replace('-', '−')}`;
}

const steps = (bias: number): string => words.nats(signed(bias));
