'use client';

import { type ReactNode, useState } from 'react';
import { ChartFigure } from '@/components/ui/chart-figure';
import { formatFraction, formatSetting } from '@/components/ui/format';
import { ParallelLines } from '@/components/ui/parallel-lines';
import { ScatterChart } from '@/components/ui/scatter-chart';
import { Segmented } from '@/components/ui/segmented';
import { ALGORITHM_WORDS } from '@/lib/messages/experiments';
import { AXIS_NAMES, SEARCH_FIELDS, settingWords, search as words } from '@/lib/messages/search';
import { placeOnAxis, type SettingAxis, type TrialView, valuesOf, variedSettings } from './trial-view';

/** Share of the configurations that are drawn in colour, at least one. */
const STRONG = 0.1;

const written = (value: number | undefined) => (value === undefined ? '' : formatSetting(value));

/** F1 against a setting, and all settings together. */
export function TrialPictures({ views, folds }: { readonly views: readonly TrialView[]; readonly folds: number }) {
  const axes = variedSettings(views.map(({ trial }) => trial));
  const [chosen, setChosen] = useState<SettingAxis>();
  const axis = chosen && axes.includes(chosen) ? chosen : axes[0];
  if (axis === undefined || views.length < 2) return null;
  const points = views.flatMap(({ trial: { settings }, score }) => {
    const x = settings[axis];
    return x === undefined ? [] : [{ x, score, settings }];
  });
  const rows = points.map(({ x, score }) => [formatSetting(x), formatFraction(score.f1), String(score.folds)]);
  const title = `${words.picture} ${SEARCH_FIELDS[axis].label}`;
  return (
    <div className="grid gap-x-10 gap-y-6 desk:grid-cols-2">
      <div className="grid content-start gap-2">
        <ChartFigure
          title={title}
          note={words.pictureNote}
          description={words.description(title)}
          asTable={words.asTable}
          asChart={words.asChart}
          height={220}
          legend={<PointKeys />}
          table={{ columns: [SEARCH_FIELDS[axis].label, words.columns.f1, words.columns.folds], rows }}
        >
          <ScatterChart
            points={points.map(({ x, score, settings }) => ({
              x,
              y: score.f1,
              about: aboutTrial(settings, score.f1),
              full: score.folds === folds,
            }))}
            scale={axis === 'minFrequency' ? 'linear' : 'log'}
            formatX={(value) => formatSetting(Number(value.toPrecision(2)))}
            formatY={(value) => formatFraction(value)}
          />
        </ChartFigure>
        {axes.length > 1 && (
          <Segmented
            className="w-fit"
            label={words.picture}
            value={axis}
            options={axes.map((value) => ({ value, label: SEARCH_FIELDS[value].label }))}
            onChange={setChosen}
          />
        )}
      </div>
      <LinesFigure views={views} axes={axes} />
    </div>
  );
}

function PointKeys() {
  return (
    <>
      <PointKey full>{words.fullFolds}</PointKey>
      <PointKey full={false}>{words.fewFolds}</PointKey>
    </>
  );
}

function PointKey({ full, children }: { readonly full: boolean; readonly children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <svg width="10" height="10" aria-hidden="true">
        <circle
          cx="5"
          cy="5"
          r="3.5"
          fill={full ? 'var(--chart-a)' : 'var(--surface)'}
          stroke={full ? 'none' : 'var(--chart-rest)'}
          strokeWidth="1.5"
        />
      </svg>
      {children}
    </span>
  );
}

function aboutTrial(settings: TrialView['trial']['settings'], f1: number): string[] {
  return [`F1 ${formatFraction(f1)}`, ALGORITHM_WORDS[settings.algorithm].name, ...settingWords(settings)];
}

function LinesFigure({ views, axes }: { readonly views: readonly TrialView[]; readonly axes: readonly SettingAxis[] }) {
  const trials = views.map(({ trial }) => trial);
  const f1 = views.map(({ score }) => score.f1);
  const [low, high] = [Math.min(...f1), Math.max(...f1)];
  return (
    <ChartFigure
      title={words.lines}
      note={words.linesNote}
      description={words.description(words.lines)}
      asTable={words.asTable}
      asChart={words.asChart}
      height={220}
      table={{
        columns: [...axes.map((axis) => SEARCH_FIELDS[axis].label), words.columns.f1],
        rows: views.map(({ trial, score }) => [
          ...axes.map((axis) => written(trial.settings[axis])),
          formatFraction(score.f1),
        ]),
      }}
    >
      <ParallelLines
        axes={[
          ...axes.map((axis) => ({
            name: AXIS_NAMES[axis],
            low: formatSetting(Math.min(...valuesOf(trials, axis))),
            high: formatSetting(Math.max(...valuesOf(trials, axis))),
          })),
          { name: words.columns.f1, low: formatFraction(low), high: formatFraction(high) },
        ]}
        lines={views.map(({ trial, score, place }) => ({
          id: trial.index,
          places: [
            ...axes.map((axis) => {
              const value = trial.settings[axis];
              return value === undefined ? undefined : placeOnAxis(value, valuesOf(trials, axis));
            }),
            high > low ? (score.f1 - low) / (high - low) : 1,
          ],
          strong: place <= Math.max(1, Math.ceil(views.length * STRONG)),
        }))}
      />
    </ChartFigure>
  );
}
