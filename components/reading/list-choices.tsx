'use client';

import { Segmented } from '@/components/ui/segmented';
import { Switch } from '@/components/ui/switch';
import { reading } from '@/lib/messages/reading';
import type { ReadingLayer } from '@/workers/pipeline-api';
import type { ReadingOptions } from './reading-options';

const LAYERS: readonly ReadingLayer[] = ['model', 'gold', 'both'];

/** Whose marks make the list, and whether denied and family mentions are in it. */
export function ListChoices({ options }: { readonly options: ReadingOptions }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      {options.canChooseLayer && (
        <Segmented
          label={reading.layer.label}
          value={options.layer}
          onChange={options.setLayer}
          options={LAYERS.map((layer) => ({ value: layer, label: reading.layer.names[layer] }))}
        />
      )}
      <Switch checked={options.includeUnaffirmed} onChange={options.setIncludeUnaffirmed}>
        {reading.unaffirmed}
      </Switch>
    </div>
  );
}
