'use client';

import { formatBytes, formatDateTime } from '@/components/ui/format';
import { MenuCaption, MenuChoices, MenuRule } from '@/components/ui/menu';
import type { ChosenModel, SiteState } from '@/lib/client/at-start';
import { chooseModel, followOthers, type ModelSummary, useModels } from '@/lib/client/models';
import { refusalWords } from '@/lib/messages/registry-errors';
import { shell } from '@/lib/messages/shell';
import { shortNameOf } from './model-name';

const words = shell.model;
/** Among the choices: no model of its own, but whichever the site hands out. */
const FOLLOW = 'follow-the-site';

function nameOf(model: Pick<ModelSummary, 'number' | 'versionId' | 'fileName'>): string {
  const name = shortNameOf(model);
  if (model.fileName !== undefined) return words.ofFile(name);
  return model.versionId === undefined ? name : words.ofSite(name);
}

/** The rows of the model's menu: which there are, and why this one reads. */
export function ModelChoices({
  chosen,
  refusal,
}: {
  readonly chosen: ChosenModel;
  readonly refusal: SiteState['refusal'];
}) {
  const models = useModels() ?? [];
  const { model, why, deployment } = chosen;
  const choices = [
    ...(deployment ? [{ value: FOLLOW, label: words.follow, note: words.followNote }] : []),
    ...models.map((one) => ({
      value: one.id,
      label: `${words.word} ${nameOf(one)}`,
      note: words.made(formatDateTime(one.createdAt), formatBytes(one.sizeBytes)),
    })),
  ];
  return (
    <>
      <MenuCaption>{words.menuTitle}</MenuCaption>
      <MenuChoices
        value={why === 'site' ? FOLLOW : model.id}
        onChange={(id) => void (id === FOLLOW ? followOthers() : chooseModel(id))}
        choices={choices}
      />
      <MenuRule />
      <MenuCaption>{reasonOf(chosen)}</MenuCaption>
      {refusal && <MenuCaption>{words.refused(refusal.number, refusalWords(refusal.code))}</MenuCaption>}
    </>
  );
}

function reasonOf({ why, deployment, model }: ChosenModel): string {
  if (why === 'newest') return words.whyNewest;
  if (why === 'site' && deployment) {
    const { since, kind, reason, approvals, number } = deployment;
    return [
      words.whySite(formatDateTime(since), kind, reason),
      `${words.pointer(number)}, ${words.approvedBy(approvals.length)}.`,
    ].join(' ');
  }
  const other = deployment && deployment.modelVersionId !== model.id;
  return other ? `${words.whyChosen} ${words.siteHas(words.name(deployment.versionNumber))}` : words.whyChosen;
}
