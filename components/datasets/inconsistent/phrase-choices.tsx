'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { VirtualList } from '@/components/ui/virtual-list';
import { deriveVersion } from '@/lib/client/data';
import type { DatasetVersion } from '@/lib/domain/data/dataset';
import { inconsistent as words } from '@/lib/messages/dataset-versions';
import type { DeriveOutcome, PlacedPhrase } from '@/workers/pipeline-api';
import { useJobWork } from '../use-job-work';
import { VersionWork } from '../versions/version-work';
import { changesOf, type PhraseChoice } from './choose-labels';
import { PhraseRow } from './phrase-row';

const ROW_PX = 76;

/** The phrases with a choice each, and one press that makes a version of all choices. */
export function PhraseChoices({
  dataset,
  proposed,
  phrases,
  total,
  onMade,
}: {
  readonly dataset: DatasetVersion;
  /** Name of the version to make. */
  readonly proposed: string;
  readonly phrases: readonly PlacedPhrase[];
  readonly total: number;
  readonly onMade: (datasetId: string) => void;
}) {
  const [choices, setChoices] = useState<ReadonlyMap<string, PhraseChoice>>(new Map());
  const [includeTest, setIncludeTest] = useState(false);
  const work = useJobWork<DeriveOutcome>();
  const chosen = changesOf(phrases, choices, includeTest);
  const choose = (phrase: string, choice: PhraseChoice | undefined) => {
    const next = new Map(choices);
    if (choice) next.set(phrase, choice);
    else next.delete(phrase);
    setChoices(next);
  };
  const apply = () =>
    work.run(async (jobId) => {
      const steps = [{ kind: 'relabel', changes: chosen.changes }] as const;
      const outcome = await deriveVersion(jobId, {
        datasetId: dataset.id,
        steps,
        name: proposed,
      });
      if (outcome.kind === 'stored') onMade(outcome.datasetId);
      return outcome;
    });
  return (
    <div className="grid gap-4">
      <p className="text-fg-2">
        {words.intro} <span className="tabular-nums">{words.shown(phrases.length, total)}</span>
      </p>
      <VirtualList
        count={phrases.length}
        estimateHeight={ROW_PX}
        label={words.list}
        height={480}
        renderRow={(index) => {
          const phrase = phrases[index];
          return (
            phrase && (
              <PhraseRow
                phrase={phrase}
                labels={dataset.labels}
                choice={choices.get(phrase.phrase)}
                onChoose={(choice) => choose(phrase.phrase, choice)}
              />
            )
          );
        }}
      />
      <div className="grid gap-3 border-line border-t pt-4">
        {dataset.splits.test !== undefined && (
          <div className="grid gap-1">
            <Checkbox checked={includeTest} label={words.includeTest} onChange={setIncludeTest} />
            <p className="form-hint">{words.includeTestHelp}</p>
          </div>
        )}
        <div className="flex flex-wrap items-center gap-3">
          <Button variant="primary" disabled={chosen.changes.length === 0} busy={work.running} onClick={apply}>
            {words.apply}
          </Button>
          <Button disabled={choices.size === 0} onClick={() => setChoices(new Map())}>
            {words.clear}
          </Button>
          <p className="text-fg-2 tabular-nums" aria-live="polite">
            {words.changes(chosen.changes.length, chosen.phrases)}
            {chosen.skipped > 0 && `; ${words.skipped(chosen.skipped)}`}
          </p>
        </div>
        <VersionWork work={work} />
      </div>
    </div>
  );
}
