'use client';

import { Scale } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { ProgressBar } from '@/components/ui/progress-bar';
import { useJob } from '@/lib/client/jobs';
import type { Annotator } from '@/lib/domain/annotation/mark';
import type { AnnotationProject } from '@/lib/domain/annotation/project';
import { layerName, panels } from '@/lib/messages/annotate-panels';
import { workErrorMessage } from '@/lib/messages/errors';
import { LayerCheckPanel } from './layer-check-panel';
import { type LayerFileProblem, useLayerFile } from './use-layer-file';

const { importLayer: words } = panels;

/** Another person's marks from a file into a layer of their own. Mounted only while it is open. */
export function ImportLayerDialog({
  project,
  annotator,
  onClose,
}: {
  readonly project: AnnotationProject;
  readonly annotator: Annotator;
  readonly onClose: () => void;
}) {
  const flow = useLayerFile(project.id);
  const { state } = flow;
  const jobId = state.step === 'checking' ? state.jobId : state.step === 'storing' ? state.check.jobId : undefined;
  const job = useJob(jobId);
  return (
    <Dialog
      open
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      width="wide"
      title={words.title}
      description={words.description}
    >
      <div className="grid gap-4">
        {'problem' in state && state.problem !== undefined && <Problem problem={state.problem} />}
        {state.step === 'idle' && <FileDrop onFiles={flow.check} />}
        {(state.step === 'checking' || state.step === 'storing') && (
          <ProgressBar
            label={state.step === 'checking' ? words.checking : words.storing}
            value={job?.done ?? 0}
            total={job?.total ?? 0}
            msLeft={job?.msLeft}
            onCancel={flow.cancel}
          />
        )}
        {state.step === 'checked' && (
          <LayerCheckPanel key={state.check.jobId} check={state.check} onStore={flow.store} onDiscard={flow.discard} />
        )}
        {state.step === 'stored' && (
          <Notice
            tone="ok"
            title={words.stored(layerName(state.annotator))}
            announce
            actions={
              <ButtonLink
                icon={Scale}
                href={`/annotate/agreement?${new URLSearchParams({ project: project.id, first: annotator, second: state.annotator })}`}
              >
                {words.compare}
              </ButtonLink>
            }
          >
            {words.storedText(state.notes, state.unchanged)}
          </Notice>
        )}
      </div>
    </Dialog>
  );
}

function Problem({ problem }: { readonly problem: LayerFileProblem }) {
  if (problem === 'cancelled') return <Notice tone="info" title={words.cancelled} announce />;
  if (problem === 'conflict') return <Notice tone="warning" title={words.conflict} announce />;
  if (problem === 'name-refused') {
    return <Notice tone="critical" title={words.nameRefused} announce />;
  }
  const { what, next } = workErrorMessage(problem);
  return (
    <Notice tone="critical" title={what} announce>
      {next}
    </Notice>
  );
}

function FileDrop({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (files: FileList | null | undefined) => {
    const given = [...(files ?? [])];
    if (given.length > 0) onFiles(given);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button is the first
    <div
      className="drop-zone"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <p className="font-semibold text-fg">{words.drop}</p>
      <p>{words.formats}</p>
      <Button onClick={() => input.current?.click()}>{words.choose}</Button>
      <input
        ref={input}
        type="file"
        multiple
        className="sr-only"
        tabIndex={-1}
        aria-label={words.choose}
        onChange={(event) => {
          const { files } = event.target;
          take(files);
          // The same files chosen again must count as a change.
          event.target.value = '';
        }}
      />
    </div>
  );
}
