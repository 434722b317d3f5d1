'use client';

import { Archive, BookOpen, FileUp, HardDriveDownload, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { FactList } from '@/components/ui/fact-list';
import { formatBytes, formatCount } from '@/components/ui/format';
import { Notice } from '@/components/ui/notice';
import { saveFile } from '@/components/ui/save-file';
import {
  chooseModel,
  exportModelFile,
  forgetKeptModel,
  keepModelFile,
  lookAtModel,
  type ModelLook,
  useModels,
} from '@/lib/client/models';
import { MODEL_USES, modelFile as words } from '@/lib/messages/model-file';

type State =
  | { readonly kind: 'empty' | 'looking' | 'unreadable' | 'failed' }
  | { readonly kind: 'looked'; readonly file: File; readonly look: ModelLook; readonly keptAs?: string };

/** Looks at a model file, says whether it reads notes here, and keeps it where it does. */
export function ModelFileDialog({ onClose }: { readonly onClose: () => void }) {
  const [state, setState] = useState<State>({ kind: 'empty' });
  const [busy, setBusy] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const kept = useModels()?.filter(({ fileName }) => fileName !== undefined) ?? [];
  const open = async (file: File) => {
    setState({ kind: 'looking' });
    const outcome = await lookAtModel(file);
    setState(outcome.kind === 'looked' ? { kind: 'looked', file, look: outcome.look } : { kind: 'unreadable' });
  };
  const keep = async (file: File, look: ModelLook) => {
    setBusy(true);
    const outcome = await keepModelFile(file, file.name);
    setBusy(false);
    setState(outcome.kind === 'kept' ? { kind: 'looked', file, look, keptAs: outcome.modelId } : { kind: 'failed' });
  };
  const handOn = async (file: File) => {
    setBusy(true);
    const outcome = await exportModelFile(file);
    setBusy(false);
    if (outcome.kind === 'exported') saveFile(words.exported, outcome.file, 'application/zip');
    else setState({ kind: 'unreadable' });
  };
  return (
    <Dialog open onOpenChange={onClose} title={words.title} description={words.body}>
      <div className="grid gap-4">
        <div>
          <input
            ref={input}
            type="file"
            className="sr-only"
            tabIndex={-1}
            aria-label={words.choose}
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              // The same file again is a new choice.
              target.value = '';
              if (file) void open(file);
            }}
          />
          <Button icon={FileUp} busy={state.kind === 'looking'} onClick={() => input.current?.click()}>
            {words.choose}
          </Button>
        </div>
        {state.kind === 'unreadable' && (
          <Notice tone="critical" title={words.unreadable.what} announce>
            {words.unreadable.next}
          </Notice>
        )}
        {state.kind === 'failed' && <Notice tone="critical" title={words.failed} announce />}
        {state.kind === 'looked' && (
          <Looked
            look={state.look}
            name={state.file.name}
            keptAs={state.keptAs}
            busy={busy}
            onKeep={() => void keep(state.file, state.look)}
            onExport={() => void handOn(state.file)}
          />
        )}
        {kept.length > 0 && (
          <section>
            <h3 className="mb-1">{words.list}</h3>
            <ul>
              {kept.map(({ id, fileName = '', sizeBytes }) => (
                <li key={id} className="flex items-center justify-between gap-2 border-line border-b py-1">
                  <span>
                    {fileName} <span className="text-caption text-fg-2">{formatBytes(sizeBytes)}</span>
                  </span>
                  <Button
                    size="small"
                    variant="quiet"
                    icon={Trash2}
                    aria-label={words.forgetNamed(fileName)}
                    onClick={() => void forgetKeptModel(id)}
                  >
                    {words.forget}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Dialog>
  );
}

function Looked({
  look,
  name,
  keptAs,
  busy,
  onKeep,
  onExport,
}: {
  readonly look: ModelLook;
  readonly name: string;
  /** Id of the model that it became. */
  readonly keptAs: string | undefined;
  readonly busy: boolean;
  readonly onKeep: () => void;
  readonly onExport: () => void;
}) {
  const use = MODEL_USES[look.use.kind];
  const reads = look.use.kind === 'reads-notes';
  const broken = look.broken.date + look.broken.id + look.broken.digits;
  return (
    <>
      <Notice tone={reads ? 'ok' : 'warning'} title={use.what} announce>
        {use.next}
      </Notice>
      <FactList
        facts={[
          [words.facts.file, name],
          [words.facts.size, formatBytes(look.sizeBytes)],
          [words.facts.labels, look.labels.join(', ')],
          [words.facts.attributes, formatCount(look.attributes)],
          [words.facts.features, words.facts.featuresOf(look.stateFeatures, look.transitions)],
          [words.facts.broken, words.facts.brokenOf(broken)],
        ]}
      />
      {keptAs !== undefined && <Notice tone="ok" title={words.kept(name)} announce />}
      <div className="flex flex-wrap gap-2">
        {reads && keptAs === undefined && (
          <Button variant="primary" icon={HardDriveDownload} busy={busy} onClick={onKeep}>
            {words.keep}
          </Button>
        )}
        {keptAs !== undefined && (
          <Button variant="primary" icon={BookOpen} onClick={() => void chooseModel(keptAs)}>
            {words.use}
          </Button>
        )}
        <Button icon={Archive} disabled={busy} onClick={onExport}>
          {words.export}
        </Button>
      </div>
    </>
  );
}
