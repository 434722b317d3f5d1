'use client';

import { ChevronDown, Tag, TriangleAlert } from 'lucide-react';
import Link from 'next/link';
import { formatBytes, formatDate, formatDateTime } from '@/components/ui/format';
import { Menu, MenuCaption, MenuChoices, MenuRule } from '@/components/ui/menu';
import {
  type ChosenModel,
  chooseModel,
  followOthers,
  type ModelSummary,
  useChosenModel,
  useModels,
} from '@/lib/client/models';
import { useSiteState } from '@/lib/client/registry/site';
import { refusalWords } from '@/lib/messages/registry-errors';
import { shell } from '@/lib/messages/shell';

const words = shell.model;
/** Among the choices: no model of its own, but whichever the site hands out. */
const FOLLOW = 'follow-the-site';

/** As it is called here, without where it is from. */
const shortNameOf = ({ number, fileName }: Pick<ModelSummary, 'number' | 'fileName'>) => fileName ?? words.name(number);

function nameOf(model: Pick<ModelSummary, 'number' | 'versionId' | 'fileName'>): string {
  const name = shortNameOf(model);
  if (model.fileName !== undefined) return words.ofFile(name);
  return model.versionId === undefined ? name : words.ofSite(name);
}

/** Which model reads here, why this one and since when; a menu to take another. */
export function ModelMenu() {
  const chosen = useChosenModel();
  const models = useModels();
  const refusal = useSiteState()?.refusal;
  if (chosen === undefined || models === undefined) return null;
  if (chosen === null) {
    return (
      <Link href="/experiments" className="top-state" title={words.noneHint}>
        <Tag aria-hidden />
        <span>{words.none}</span>
      </Link>
    );
  }
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
    <Menu
      trigger={
        <button type="button" className="top-state">
          {refusal ? <TriangleAlert aria-hidden /> : <Tag aria-hidden />}
          <span>
            {words.word} <b>{shortNameOf(model)}</b>
            <span className="top-detail">, {refusal ? words.refusedShort : detailOf(chosen)}</span>
          </span>
          <ChevronDown aria-hidden />
        </button>
      }
    >
      <MenuCaption>{words.menuTitle}</MenuCaption>
      <MenuChoices
        value={why === 'site' ? FOLLOW : model.id}
        onChange={(id) => void (id === FOLLOW ? followOthers() : chooseModel(id))}
        choices={choices}
      />
      <MenuRule />
      <MenuCaption>{reasonOf(chosen)}</MenuCaption>
      {refusal && <MenuCaption>{words.refused(refusal.number, refusalWords(refusal.code))}</MenuCaption>}
    </Menu>
  );
}

function detailOf({ model, why, deployment }: ChosenModel): string {
  if (why === 'site' && deployment) return words.sinceSite(formatDate(deployment.since));
  return why === 'newest' ? words.newest : words.chosen(formatDate(model.createdAt));
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
