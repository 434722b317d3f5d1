'use client';

import { Play, SlidersHorizontal } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { SelectField } from '@/components/ui/select-field';
import type { DatasetVersion } from '@/lib/domain/data/dataset';
import { experiments } from '@/lib/messages/experiments';

/** Which dataset, which settings, go: one press with good defaults. */
export function StartControls({
  datasets,
  datasetId,
  onDataset,
  settingsId,
  settingsOpen,
  onSettings,
  changed,
  canStart,
  starting,
  onStart,
}: {
  readonly datasets: readonly DatasetVersion[];
  readonly datasetId: string;
  readonly onDataset: (id: string) => void;
  readonly settingsId: string;
  readonly settingsOpen: boolean;
  readonly onSettings: (open: boolean) => void;
  /** Settings that differ from the defaults. */
  readonly changed: number;
  readonly canStart: boolean;
  readonly starting: boolean;
  readonly onStart: () => void;
}) {
  return (
    <>
      <SelectField
        className="w-56 max-w-full"
        caption={<>{experiments.dataset}&nbsp;</>}
        aria-label={experiments.dataset}
        value={datasetId}
        onChange={onDataset}
        options={datasets.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <Button
        icon={SlidersHorizontal}
        aria-expanded={settingsOpen}
        aria-controls={settingsOpen ? settingsId : undefined}
        onClick={() => onSettings(!settingsOpen)}
      >
        {experiments.settings}
        {changed > 0 && <span className="font-normal text-fg-2">{experiments.settingsChanged(changed)}</span>}
      </Button>
      <Button variant="primary" data-tour="train" icon={Play} disabled={!canStart} busy={starting} onClick={onStart}>
        {starting ? experiments.starting : experiments.start}
      </Button>
    </>
  );
}
