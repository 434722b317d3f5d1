'use client';

import { useEffect } from 'react';
import { SelectField } from '@/components/ui/select-field';
import { continueInterrupted, useSearches } from '@/lib/client/search';
import { search as words } from '@/lib/messages/search';
import { AblationTable } from '../feature-sets/ablation-table';
import { SearchPanel } from './search-panel';
import type { TrialView } from './trial-view';

/** The search looked at, and the others by choice; one whose tab was closed goes on by itself. */
export function SearchSection({
  searchId,
  onChoose,
  canStart,
  onUse,
}: {
  readonly searchId: string | undefined;
  readonly onChoose: (searchId: string) => void;
  readonly canStart: boolean;
  readonly onUse: (view: TrialView, datasetId: string) => void;
}) {
  const searches = useSearches();
  useEffect(() => void continueInterrupted(), []);
  const shown = searches?.find(({ id }) => id === searchId) ?? searches?.[0];
  if (!searches || !shown) return null;
  return (
    <div className="grid gap-2">
      {searches.length > 1 && (
        <SelectField
          className="w-64 max-w-full"
          caption={<>{words.list}&nbsp;</>}
          aria-label={words.list}
          value={shown.id}
          onChange={onChoose}
          options={searches.map(({ id, number, datasetName }) => ({
            value: id,
            label: `${words.number(number)}, ${datasetName}`,
          }))}
        />
      )}
      <SearchPanel
        key={shown.id}
        search={shown}
        canStart={canStart}
        onUse={(view) => onUse(view, shown.plan.datasetId)}
      />
      <AblationTable key={`ablation ${shown.id}`} search={shown} />
    </div>
  );
}
