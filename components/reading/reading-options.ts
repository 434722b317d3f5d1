'use client';

import { useState } from 'react';
import { useChosenModel } from '@/lib/client/at-start';
import { usePreference } from '@/lib/client/preferences';
import type { DatasetVersion } from '@/lib/domain/data/dataset';
import type { Label } from '@/lib/domain/text/span';
import type { ReadingChoice, ReadingLayer } from '@/workers/pipeline-api';

/** One array for all renders, so that what depends on it is not computed anew. */
const NONE_HIDDEN: readonly string[] = [];

/** What the reader chose to see, and how to change it. */
export interface ReadingOptions {
  readonly query: string;
  readonly setQuery: (query: string) => void;
  readonly minimum: number;
  readonly setMinimum: (minimum: number) => void;
  readonly hidden: readonly Label[];
  readonly setHidden: (labels: readonly Label[]) => void;
  readonly includeUnaffirmed: boolean;
  readonly setIncludeUnaffirmed: (include: boolean) => void;
  readonly layer: ReadingLayer;
  readonly setLayer: (layer: ReadingLayer) => void;
  /** There is something to choose between: gold marks and a model. */
  readonly canChooseLayer: boolean;
  /** What to ask for; `none`: no marks to show, neither gold nor a model; undefined while loading. */
  readonly choice: ReadingChoice | 'none' | undefined;
  readonly modelNumber: number | undefined;
}

/** The query stays in this view (it may name a patient's disease); the rest is kept in this browser. */
export function useReadingOptions(dataset: DatasetVersion | undefined): ReadingOptions {
  const [query, setQuery] = useState('');
  const [minimum, setMinimum] = usePreference<number>('read.minimum', 0);
  const [hidden, setHidden] = usePreference('read.hidden-labels', NONE_HIDDEN);
  const [includeUnaffirmed, setIncludeUnaffirmed] = usePreference<boolean>('read.include-unaffirmed', false);
  const [preferred, setLayer] = usePreference<ReadingLayer>('read.layer', 'both');
  const chosen = useChosenModel();

  const labelled = dataset?.labelled === true;
  const model = chosen?.model;
  const layer: ReadingLayer = !labelled ? 'model' : model === undefined ? 'gold' : preferred;
  let choice: ReadingOptions['choice'];
  if (dataset !== undefined && chosen !== undefined) {
    choice =
      !labelled && model === undefined
        ? 'none'
        : { modelId: layer === 'gold' ? undefined : model?.id, layer, includeUnaffirmed };
  }
  return {
    query,
    setQuery,
    minimum,
    setMinimum,
    hidden,
    setHidden,
    includeUnaffirmed,
    setIncludeUnaffirmed,
    layer,
    setLayer,
    canChooseLayer: labelled && model !== undefined,
    choice,
    modelNumber: model?.number,
  };
}
