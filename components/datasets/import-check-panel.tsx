'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { TextInput } from '@/components/ui/text-input';
import type { PatientSplit } from '@/lib/domain/data/split-by-patient';
import { versions } from '@/lib/messages/dataset-versions';
import { datasets } from '@/lib/messages/datasets';
import { workErrorMessage } from '@/lib/messages/errors';
import type { ImportCheck, WorkErrorCode } from '@/workers/pipeline-api';
import { ImportReport } from './import-report';
import { DEFAULT_SPLIT, SplitFields, sharesOf } from './split-fields';

const { check: words } = datasets;

/** Of fewer notes a test part says nothing. */
const SPLIT_FROM = 20;

/** What the files hold, and the question whether to keep it. */
export function ImportCheckPanel({
  check,
  failure,
  onStore,
  onDiscard,
  onOpen,
}: {
  readonly check: ImportCheck;
  readonly failure: WorkErrorCode | undefined;
  readonly onStore: (name: string, split: PatientSplit | undefined) => void;
  readonly onDiscard: () => void;
  readonly onOpen: (datasetId: string) => void;
}) {
  const [name, setName] = useState(check.suggestedName);
  const preview = check.preview;
  const canSplit = preview?.labelled === true && preview.splits.test === undefined;
  // Files that state some part may have their test part elsewhere.
  const unsplit = (preview && Object.keys(preview.splits).length === 0 && preview.unsplit?.notes) || 0;
  const [split, setSplit] = useState(canSplit && unsplit >= SPLIT_FROM);
  const [draft, setDraft] = useState(DEFAULT_SPLIT);
  const [asked, setAsked] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { alreadyStored, storable } = check;
  const problem = failure && workErrorMessage(failure);
  const shares = sharesOf(draft);
  const nameMissing = name.trim() === '';
  const add = () => {
    setAsked(true);
    if (nameMissing || (split && !shares)) return;
    onStore(name.trim(), split && shares ? { shares, seed: draft.seed } : undefined);
  };
  return (
    <section className="panel" aria-labelledby="import-check">
      <div className="panel-head">
        <h2 id="import-check" ref={heading} tabIndex={-1} className="focus-visible:shadow-none">
          {storable ? words.title : words.titleStopped}
        </h2>
        <span className="text-caption text-fg-2">{storable ? words.ready : words.stopped}</span>
        {!storable && (
          <div className="head-actions">
            <Button onClick={onDiscard}>{words.close}</Button>
          </div>
        )}
      </div>
      <div className="panel-body grid gap-5">
        {problem && (
          <Notice tone="critical" title={problem.what} announce>
            {problem.next}
          </Notice>
        )}
        {alreadyStored && (
          <Notice
            tone="info"
            title={words.already(alreadyStored.name)}
            actions={
              <Button size="small" onClick={() => onOpen(alreadyStored.datasetId)}>
                {words.openStored}
              </Button>
            }
          >
            {words.alreadyNext}
          </Notice>
        )}
        <ImportReport
          dataset={check.preview}
          issues={check.issues}
          quarantine={check.quarantine}
          files={check.files}
          name={check.suggestedName}
        />
      </div>
      {storable && (
        <form
          className="grid gap-5 border-line border-t p-4"
          onSubmit={(event) => {
            event.preventDefault();
            add();
          }}
        >
          {canSplit && (
            <div className="grid max-w-[72ch] gap-3">
              <div className="grid gap-1">
                <Checkbox checked={split} label={versions.split} onChange={setSplit} />
                <p className="form-hint">{versions.splitAtImport}</p>
              </div>
              {split && (
                <div className="grid gap-4 border-line border-l-2 pl-4">
                  <SplitFields draft={draft} onChange={setDraft} />
                </div>
              )}
            </div>
          )}
          <div className="flex flex-wrap items-end gap-3">
            <Field
              className="w-80 max-w-full"
              label={words.name}
              hint={words.nameHelp}
              error={asked && nameMissing ? words.nameEmpty : undefined}
            >
              <TextInput value={name} onChange={setName} autoComplete="off" maxLength={200} />
            </Field>
            <div className="ml-auto flex gap-2">
              <Button icon={Trash2} onClick={onDiscard}>
                {words.discard}
              </Button>
              <Button type="submit" variant={alreadyStored ? 'default' : 'primary'} icon={Plus}>
                {words.add}
              </Button>
            </div>
          </div>
        </form>
      )}
    </section>
  );
}
