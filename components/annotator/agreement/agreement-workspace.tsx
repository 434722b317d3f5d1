'use client';

import { ArrowLeft, Database, RefreshCw, Scale } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { ProgressBar } from '@/components/ui/progress-bar';
import { Section } from '@/components/ui/section';
import { SelectField } from '@/components/ui/select-field';
import { Skeleton } from '@/components/ui/skeleton';
import { useAnnotators, useNoteStates, useQueueNotes } from '@/lib/client/annotation';
import { agreement } from '@/lib/client/annotation-work';
import { useDataset } from '@/lib/client/datasets';
import { useJobOutcome } from '@/lib/client/job-outcome';
import { type Annotator, GOLD, IMPORTED } from '@/lib/domain/annotation/mark';
import { isFinished } from '@/lib/domain/annotation/note-state';
import type { AnnotationProject, LabelSet } from '@/lib/domain/annotation/project';
import { layerName, panels } from '@/lib/messages/annotate-panels';
import { workErrorMessage } from '@/lib/messages/errors';
import type { AgreementOutcome } from '@/workers/pipeline-api';
import { FreezeDialog } from '../start/freeze-dialog';
import { useNameParam } from '../use-name-param';
import { AgreementFigures } from './agreement-figures';
import { BiasSection } from './bias-section';
import { CompareNote } from './compare-note';
import { firstPair } from './compare-rules';
import { DifferingList } from './differing-list';

const { agreement: words } = panels;

/** Two layers against each other: figures, the notes that differ, and what is to stand in them. */
export function AgreementWorkspace({
  project,
  labelSet,
  annotator,
}: {
  readonly project: AnnotationProject;
  readonly labelSet: LabelSet;
  readonly annotator: Annotator;
}) {
  const [askedFirst, setFirst] = useNameParam('first');
  const [askedSecond, setSecond] = useNameParam('second');
  const [noteId, openNote] = useNameParam('note');
  const [freezing, setFreezing] = useState(false);
  const stored = useAnnotators(project.id);
  const dataset = useDataset(project.datasetId);
  const notes = useQueueNotes(project.id);
  const goldStates = useNoteStates(project.id, GOLD);
  const { run, running, cancel, job, outcome } = useJobOutcome<AgreementOutcome>();

  const people = useMemo(() => {
    const layers = (stored ?? []).filter((name) => name !== GOLD);
    return dataset?.labelled ? [...layers, IMPORTED] : layers;
  }, [stored, dataset]);
  const options = stored?.includes(GOLD) ? [...people, GOLD] : people;
  const pair = firstPair(options, annotator, [askedFirst, askedSecond]);
  const [first, second] = pair ?? [];
  useEffect(() => {
    if (first === undefined || second === undefined) return;
    run((jobId) => agreement(jobId, { projectId: project.id, annotators: [first, second] }));
  }, [run, project.id, first, second]);

  const titles = useMemo(() => new Map(notes?.map((note) => [note.noteId, note.title])), [notes]);
  if (stored === undefined || notes === undefined) return <Skeleton className="page-body" lines={8} />;
  const head = (
    <div className="flex flex-wrap items-center gap-3">
      <ButtonLink icon={ArrowLeft} href={`/annotate?project=${project.id}`}>
        {words.back}
      </ButtonLink>
      <h2 className="text-[16px]">
        {words.title}: {project.name}
      </h2>
    </div>
  );
  if (first === undefined || second === undefined) {
    return (
      <div className="page-body grid gap-6">
        {head}
        <EmptyState className="!mx-0 !px-0 !py-2" icon={Scale} title={words.needTwo}>
          {words.needTwoText}
        </EmptyState>
        <BiasSection projectId={project.id} own={annotator} />
      </div>
    );
  }

  const report = outcome !== 'thrown' && outcome?.kind === 'measured' ? outcome.report : undefined;
  const failure = outcome === 'thrown' ? 'unexpected' : outcome?.kind === 'failed' ? outcome.code : undefined;
  const settled = (id: string) => isFinished(goldStates?.get(id)?.status ?? 'not-started');
  const differing = report?.differing ?? [];
  const left = differing.filter((one) => !settled(one.noteId)).length;
  const shownNote = noteId !== undefined && titles.has(noteId) ? noteId : undefined;
  const next = () => {
    const from = differing.findIndex((one) => one.noteId === noteId);
    const rest = [...differing.slice(from + 1), ...differing.slice(0, Math.max(0, from))];
    openNote(rest.find((one) => !settled(one.noteId))?.noteId);
  };
  const layers = options.map((name) => ({ value: name, label: layerName(name) }));
  return (
    <div className="page-body grid gap-6">
      {head}
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand in one line with its fields */}
      <div className="flex flex-wrap items-center gap-2" role="group" aria-label={words.choose}>
        <SelectField
          caption={words.left}
          aria-label={words.left}
          value={first}
          onChange={setFirst}
          options={layers.map((one) => ({ ...one, disabled: one.value === second }))}
        />
        <SelectField
          caption={words.right}
          aria-label={words.right}
          value={second}
          onChange={setSecond}
          options={layers.map((one) => ({ ...one, disabled: one.value === first }))}
        />
        <Button
          icon={RefreshCw}
          disabled={running}
          onClick={() => run((jobId) => agreement(jobId, { projectId: project.id, annotators: [first, second] }))}
        >
          {words.measure}
        </Button>
      </div>
      {running && (
        <ProgressBar
          label={words.measuring}
          value={job?.done ?? 0}
          total={job?.total ?? 0}
          msLeft={job?.msLeft}
          onCancel={cancel}
        />
      )}
      {failure && (
        <Notice tone="critical" title={workErrorMessage(failure).what} announce>
          {workErrorMessage(failure).next}
        </Notice>
      )}
      {outcome !== 'thrown' && outcome?.kind === 'cancelled' && <Notice tone="info" title={words.cancelled} announce />}
      {report?.notes === 0 && (
        <Notice tone="info" title={words.noNotes}>
          {words.noNotesText}
        </Notice>
      )}
      {report !== undefined && report.notes > 0 && (
        <>
          <AgreementFigures report={report} annotators={[first, second]} labels={labelSet.labels} />
          <Section
            title={words.differing}
            note={differing.length === 0 ? undefined : words.differingCount(left, differing.length)}
            actions={
              stored.includes(GOLD) && (
                <Button icon={Database} onClick={() => setFreezing(true)}>
                  {words.makeGold}
                </Button>
              )
            }
          >
            {differing.length === 0 ? (
              <p className="text-fg-2">{words.allAgree}</p>
            ) : (
              <div className="adjudication">
                <DifferingList
                  differing={differing}
                  titles={titles}
                  settled={settled}
                  openId={shownNote}
                  onOpen={openNote}
                />
                {shownNote === undefined ? (
                  <p className="p-4 text-fg-2">{left === 0 ? words.allSettled : words.pick}</p>
                ) : (
                  <CompareNote
                    key={`${first} ${second} ${shownNote}`}
                    projectId={project.id}
                    annotators={[first, second]}
                    noteId={shownNote}
                    by={annotator}
                    labels={labelSet.labels}
                    onNext={next}
                  />
                )}
              </div>
            )}
          </Section>
        </>
      )}
      <BiasSection projectId={project.id} own={annotator} />
      {freezing && <FreezeDialog project={project} annotator={GOLD} onClose={() => setFreezing(false)} />}
    </div>
  );
}
