import { Download } from 'lucide-react';
import { useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { SelectField } from '@/components/ui/select-field';
import { TextInput } from '@/components/ui/text-input';
import { createProject, saveLabelSet, useLabelSet, useProjects } from '@/lib/client/annotation';
import { useDatasets } from '@/lib/client/datasets';
import type { SharedBody } from '@/lib/client/registry/shared';
import { DEFAULT_KEYS } from '@/lib/domain/annotation/key-map';
import { defaultLabels } from '@/lib/domain/annotation/label-sets';
import { withSharedGuidelines, withSharedLabels } from '@/lib/domain/sharing/shared-labels';
import { LABEL_WORDS } from '@/lib/messages/label-words';
import { shared } from '@/lib/messages/shared';
import { LabelReader } from '../annotator/label-set/label-reader';

const words = shared.takeLabels;
const NEW = 'new';

/** A shared label set as a project's next version or in a new project; shared guidelines as a project's next version. */
export function TakeLabels({
  item,
  onClose,
}: {
  readonly item: Extract<SharedBody, { kind: 'label-sets' | 'guidelines' }>;
  readonly onClose: () => void;
}) {
  const projects = useProjects() ?? [];
  const datasets = useDatasets() ?? [];
  const mayBegin = item.kind === 'label-sets';
  const [target, setTarget] = useState<string>();
  const [datasetId, setDatasetId] = useState<string>();
  const [name, setName] = useState(item.name);
  const [state, setState] = useState<'open' | 'taking' | 'failed' | { readonly id: string; readonly name: string }>(
    'open',
  );
  const into = target ?? projects[0]?.id ?? NEW;
  const project = projects.find(({ id }) => id === into);
  const dataset = datasets.find(({ id }) => id === datasetId) ?? datasets[0];
  const current = useLabelSet(project?.id, project?.labelSetVersion);
  const own = project ? current?.labels : dataset && defaultLabels(dataset.labels, LABEL_WORDS);
  const taken =
    own &&
    (item.kind === 'label-sets'
      ? { labels: withSharedLabels(own, item.content.labels, DEFAULT_KEYS), left: [] }
      : withSharedGuidelines(own, item.content.labels));
  const possible = project !== undefined || (mayBegin && dataset !== undefined && name.trim() !== '');
  const take = async () => {
    if (!taken) return;
    setState('taking');
    if (project) {
      await saveLabelSet(project.id, taken.labels);
      setState({ id: project.id, name: project.name });
    } else if (dataset) {
      const made = await createProject(dataset.id, { name: name.trim(), startFrom: 'blank', labels: taken.labels });
      setState({ id: made.id, name: made.name });
    }
  };
  const done = typeof state === 'object' ? state : undefined;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={words.title(item.name)}
      description={words[item.kind === 'label-sets' ? 'labelSet' : 'guidelines']}
      footer={
        done ? (
          <ButtonLink href={`/annotate?${new URLSearchParams({ project: done.id })}`} variant="primary">
            {words.open}
          </ButtonLink>
        ) : (
          <>
            <Button onClick={onClose}>{shared.cancel}</Button>
            <Button
              variant="primary"
              icon={Download}
              disabled={!possible || !taken}
              busy={state === 'taking'}
              onClick={() => void take().catch(() => setState('failed'))}
            >
              {words.submit}
            </Button>
          </>
        )
      }
    >
      {done ? (
        <Notice tone="ok" title={words.done(done.name)} announce />
      ) : (
        <div className="grid gap-4">
          {projects.length === 0 && !mayBegin ? (
            <Notice tone="warning" title={words.noProject} />
          ) : (
            <Field label={words.into} className="max-w-96">
              <SelectField
                value={into}
                onChange={setTarget}
                options={[
                  ...projects.map(({ id, name: label }) => ({ value: id, label })),
                  ...(mayBegin ? [{ value: NEW, label: words.newProject }] : []),
                ]}
              />
            </Field>
          )}
          {mayBegin && !project && datasets.length === 0 && <Notice tone="warning" title={words.noDataset} />}
          {mayBegin && !project && dataset && (
            <>
              <Field label={words.dataset} className="max-w-96">
                <SelectField
                  value={dataset.id}
                  onChange={setDatasetId}
                  options={datasets.map(({ id, name: label }) => ({ value: id, label }))}
                />
              </Field>
              <Field label={words.projectName} className="max-w-96">
                <TextInput autoComplete="off" value={name} onChange={setName} />
              </Field>
            </>
          )}
          {taken && taken.left.length > 0 && <Notice tone="warning" title={words.left(taken.left.join(', '))} />}
          {state === 'failed' && <Notice tone="critical" title={shared.takeFailed} announce />}
          <LabelReader labels={taken?.labels ?? []} />
        </div>
      )}
    </Dialog>
  );
}
