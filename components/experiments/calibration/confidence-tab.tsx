'use client';

import { Button } from '@/components/ui/button';
import { ChartFigure, LineKey } from '@/components/ui/chart-figure';
import { formatCount, formatFraction } from '@/components/ui/format';
import { onDemand, useNeeded } from '@/components/ui/on-demand';
import { adjustModel } from '@/lib/client/insight';
import type { ModelSummary } from '@/lib/client/models';
import { ALGORITHM_FACTS, type Algorithm } from '@/lib/domain/model/algorithms';
import type { ReliabilityBin } from '@/lib/domain/model/calibration';
import type { CalibrationCheck, CrossCheck } from '@/lib/domain/model/cross-check';
import { ALGORITHM_WORDS } from '@/lib/messages/experiments';
import { insight } from '@/lib/messages/insight';

const chart = onDemand(() => import('./reliability-chart'));
const { confidence: words, recall } = insight;

/** How far confidences can be trusted, and a button that puts them right. */
export function ConfidenceTab({
  check: { calibration },
  model,
  algorithm,
}: {
  readonly check: CrossCheck;
  /** Undefined: it is gone. */
  readonly model: ModelSummary | undefined;
  /** That the run learned by. */
  readonly algorithm: Algorithm;
}) {
  const { before, after, fit, marks } = calibration;
  const picture = useNeeded(chart, marks > 0);
  if (marks === 0) return <p className="text-fg-2">{words.none}</p>;
  const isOn = model?.calibration !== undefined;
  return (
    <div className="grid gap-x-8 gap-y-4 desk:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <ChartFigure
        title={words.figure}
        note={words.note}
        description={words.description}
        asTable={recall.asTable}
        asChart={recall.asChart}
        height={320}
        table={{ columns: words.columns, rows: rowsOf(calibration) }}
        legend={
          <>
            <LineKey look="rest-dashed">{words.before}</LineKey>
            <LineKey look="a">{words.after}</LineKey>
            <span>{words.asStated}</span>
          </>
        }
      >
        {picture && <picture.ReliabilityChart before={before.bins} after={after.bins} />}
      </ChartFigure>
      <div className="grid content-start gap-4">
        <p className="text-fg-2">{words.intro(marks)}</p>
        {!ALGORITHM_FACTS[algorithm].probabilistic && (
          <p className="text-fg-2">{words.notProbabilistic(ALGORITHM_WORDS[algorithm].name)}</p>
        )}
        <dl className="grid gap-3">
          <Figure
            name={words.error}
            help={words.errorHelp}
            value={words.from(formatFraction(before.expectedError), formatFraction(after.expectedError))}
          />
          <Figure
            name={words.brier}
            help={words.brierHelp}
            value={words.from(formatFraction(before.brier), formatFraction(after.brier))}
          />
        </dl>
        <p className="text-caption text-fg-2">{words.honest}</p>
        {model === undefined ? (
          <p className="text-fg-2">{words.noModel}</p>
        ) : (
          <div className="grid justify-items-start gap-2">
            <p aria-live="polite">{isOn ? words.on : words.off}</p>
            <Button
              variant={isOn ? 'default' : 'primary'}
              onClick={() => void adjustModel(model.id, { calibration: isOn ? undefined : fit })}
            >
              {isOn ? words.remove : words.apply}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

function Figure({ name, help, value }: { readonly name: string; readonly help: string; readonly value: string }) {
  return (
    <div>
      <dt className="text-caption text-fg-2">
        {name}, {help}
      </dt>
      <dd className="font-semibold tabular-nums">{value}</dd>
    </div>
  );
}

function rowsOf({ before, after }: CalibrationCheck): string[][] {
  return before.bins.map((bin, at) => {
    const put = after.bins[at];
    return [
      words.bin(formatFraction(bin.from, 1), formatFraction(bin.to, 1)),
      formatCount(bin.count),
      stated(bin),
      right(bin),
      bin.right ? words.bin(formatFraction(bin.right.low, 2), formatFraction(bin.right.high, 2)) : '',
      put ? stated(put) : '',
      put ? right(put) : '',
    ];
  });
}

const stated = (bin: ReliabilityBin): string => (bin.stated === undefined ? '' : formatFraction(bin.stated, 2));
const right = (bin: ReliabilityBin): string => (bin.right ? formatFraction(bin.right.share, 2) : '');
