'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { TextInput } from '@/components/ui/text-input';
import { deriveVersion } from '@/lib/client/data';
import type { DatasetVersion } from '@/lib/domain/data/dataset';
import type { DeriveStep } from '@/lib/domain/data/derive-version';
import { versions as words } from '@/lib/messages/dataset-versions';
import type { DeriveOutcome } from '@/workers/pipeline-api';
import { DEFAULT_SPLIT, SplitFields, sharesOf } from '../split-fields';
import { useJobWork } from '../use-job-work';
import { VersionWork } from './version-work';

/** Steps chosen and carried out as one: a version with all of them, or none. */
export function VersionDialog({
  dataset,
  proposed,
  open,
  onClose,
  onMade,
}: {
  readonly dataset: DatasetVersion;
  /** Name to begin with. */
  readonly proposed: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onMade: (datasetId: string) => void;
}) {
  const hasTest = dataset.splits.test !== undefined;
  const [name, setName] = useState(proposed);
  const [deduplicate, setDeduplicate] = useState(true);
  const [split, setSplit] = useState(Object.keys(dataset.splits).length === 0);
  const [draft, setDraft] = useState(DEFAULT_SPLIT);
  const [keepTest, setKeepTest] = useState(hasTest);
  const work = useJobWork<DeriveOutcome>();
  const shares = sharesOf(draft);
  const wrong = split && shares === undefined;
  const steps: DeriveStep[] = [
    ...(deduplicate ? [{ kind: 'deduplicate' } as const] : []),
    ...(split && shares ? [{ kind: 'split', shares, seed: draft.seed, keepTest } as const] : []),
  ];
  const make = () =>
    work.run(async (jobId) => {
      const outcome = await deriveVersion(jobId, { datasetId: dataset.id, steps, name });
      if (outcome.kind === 'stored') onMade(outcome.datasetId);
      return outcome;
    });
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      title={words.title}
      description={words.intro(dataset.name)}
      footer={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          <Button
            variant="primary"
            disabled={steps.length === 0 || wrong || name.trim() === ''}
            busy={work.running}
            onClick={make}
          >
            {words.make}
          </Button>
        </>
      }
    >
      <div className="grid gap-5">
        <Field label={words.name} hint={words.nameHelp}>
          <TextInput value={name} maxLength={200} autoComplete="off" onChange={setName} />
        </Field>
        <div className="grid gap-1">
          <Checkbox checked={deduplicate} label={words.deduplicate} onChange={setDeduplicate} />
          <p className="form-hint">{words.deduplicateHelp}</p>
        </div>
        <div className="grid gap-1">
          <Checkbox checked={split} label={words.split} onChange={setSplit} />
          <p className="form-hint">{words.splitHelp}</p>
        </div>
        {split && (
          <div className="grid gap-4 border-line border-l-2 pl-4">
            <SplitFields draft={draft} fixed={keepTest ? 'test' : undefined} onChange={setDraft} />
            {hasTest && (
              <div className="grid gap-1">
                <Checkbox checked={keepTest} label={words.keepTest} onChange={setKeepTest} />
                <p className="form-hint">{words.keepTestHelp}</p>
                {!keepTest && <Notice className="mt-2" tone="warning" title={words.newTest} />}
              </div>
            )}
          </div>
        )}
        {steps.length === 0 && <p className="form-hint">{words.nothingChosen}</p>}
        <VersionWork work={work} />
      </div>
    </Dialog>
  );
}
