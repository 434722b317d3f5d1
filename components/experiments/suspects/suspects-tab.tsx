'use client';

import { useMemo, useState } from 'react';
import { useJobWork } from '@/components/datasets/use-job-work';
import { VersionWork } from '@/components/datasets/versions/version-work';
import { Button, ButtonLink } from '@/components/ui/button';
import { formatCount } from '@/components/ui/format';
import { SegmentedMany } from '@/components/ui/segmented';
import { VirtualList } from '@/components/ui/virtual-list';
import { useProjectsOf } from '@/lib/client/annotation';
import { deriveVersion } from '@/lib/client/data';
import { useDatasets } from '@/lib/client/datasets';
import { nextVersionName } from '@/lib/domain/data/version-name';
import type { CrossCheck, Suspect } from '@/lib/domain/model/cross-check';
import { ERROR_KINDS, type ErrorKind } from '@/lib/domain/model/error-kinds';
import { changesOfSuspects, suspectKey } from '@/lib/domain/model/suspect-changes';
import type { Label } from '@/lib/domain/text/span';
import { insight } from '@/lib/messages/insight';
import type { DeriveOutcome } from '@/workers/pipeline-api';
import { SuspectRow } from './suspect-row';

const { suspects: words } = insight;
const ROW_PX = 108;

/** Doubtful labels, each with a way to its place; chosen ones are put right in a new version of the dataset. */
export function SuspectsTab({
  check,
  datasetId,
  labels,
  onWhy,
}: {
  readonly check: CrossCheck;
  readonly datasetId: string;
  readonly labels: readonly Label[];
  readonly onWhy: ((suspect: Suspect) => void) | undefined;
}) {
  const { suspects, suspectsFound } = check;
  const [kinds, setKinds] = useState<ErrorKind[]>([]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const datasets = useDatasets() ?? [];
  const dataset = datasets.find(({ id }) => id === datasetId);
  const projectId = useProjectsOf(datasetId)?.at(-1)?.id;
  const work = useJobWork<DeriveOutcome>();
  const shown = useMemo(
    () => suspects.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind)),
    [suspects, kinds],
  );
  if (suspects.length === 0) return <p className="text-fg-2">{words.none}</p>;
  const choose = (key: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(key);
    else next.delete(key);
    setChosen(next);
  };
  const apply = () =>
    work.run((jobId) =>
      deriveVersion(jobId, {
        datasetId,
        steps: [{ kind: 'relabel', changes: changesOfSuspects(suspects.filter((one) => chosen.has(suspectKey(one)))) }],
        name: nextVersionName(
          dataset?.name ?? '',
          datasets.map(({ name }) => name),
        ),
      }),
    );
  return (
    <div className="grid gap-3">
      <p className="max-w-[80ch] text-fg-2">
        {words.intro} <span className="tabular-nums">{words.found(suspects.length, suspectsFound)}</span>
      </p>
      <SegmentedMany
        className="justify-self-start"
        label={words.kind}
        values={kinds}
        onChange={setKinds}
        options={ERROR_KINDS.map((kind) => ({
          value: kind,
          label: words.kinds[kind],
          count: formatCount(suspects.filter((one) => one.kind === kind).length),
        }))}
      />
      {shown.length > 0 && (
        <VirtualList
          key={kinds.join(' ')}
          count={shown.length}
          estimateHeight={ROW_PX}
          height={560}
          label={words.list}
          renderRow={(index) => {
            const suspect = shown[index];
            if (!suspect) return null;
            const key = suspectKey(suspect);
            return (
              <SuspectRow
                suspect={suspect}
                labels={labels}
                projectId={projectId}
                chosen={chosen.has(key)}
                onChoose={(on) => choose(key, on)}
                onWhy={onWhy && (() => onWhy(suspect))}
              />
            );
          }}
        />
      )}
      <div className="flex flex-wrap items-center gap-3">
        <Button variant="primary" disabled={chosen.size === 0 || !dataset} busy={work.running} onClick={apply}>
          {words.apply}
        </Button>
        <Button onClick={() => setChosen(new Set([...chosen, ...shown.map(suspectKey)]))}>{words.chooseShown}</Button>
        <Button disabled={chosen.size === 0} onClick={() => setChosen(new Set())}>
          {words.clear}
        </Button>
        <span className="text-fg-2 tabular-nums" aria-live="polite">
          {words.chosen(chosen.size)}
        </span>
      </div>
      <VersionWork work={work} />
      {work.outcome?.kind === 'stored' && (
        <ButtonLink
          className="justify-self-start"
          href={`/datasets?dataset=${encodeURIComponent(work.outcome.datasetId)}`}
        >
          {words.made}
        </ButtonLink>
      )}
    </div>
  );
}
