'use client';

import { ChevronDown, Tag, TriangleAlert } from 'lucide-react';
import { formatDate } from '@/components/ui/format';
import { Menu } from '@/components/ui/menu';
import { onDemand, useLoaded } from '@/components/ui/on-demand';
import { PageLink } from '@/components/ui/page-link';
import { type ChosenModel, useChosenModel, useSiteState } from '@/lib/client/at-start';
import { shell } from '@/lib/messages/shell';
import { shortNameOf } from './model-name';

const words = shell.model;
const choices = onDemand(() => import('./model-choices'));

/** Which model reads here, why this one and since when; a menu to take another. */
export function ModelMenu() {
  const chosen = useChosenModel();
  const refusal = useSiteState()?.refusal;
  const loaded = useLoaded(choices);
  if (chosen === undefined) return null;
  if (chosen === null) {
    return (
      <PageLink href="/experiments" className="top-state" title={words.noneHint}>
        <Tag aria-hidden />
        <span>{words.none}</span>
      </PageLink>
    );
  }
  return (
    <Menu
      also={choices}
      trigger={
        <button type="button" className="top-state">
          {refusal ? <TriangleAlert aria-hidden /> : <Tag aria-hidden />}
          <span>
            {words.word} <b>{shortNameOf(chosen.model)}</b>
            <span className="top-detail">, {refusal ? words.refusedShort : detailOf(chosen)}</span>
          </span>
          <ChevronDown aria-hidden />
        </button>
      }
    >
      {loaded && <loaded.ModelChoices chosen={chosen} refusal={refusal} />}
    </Menu>
  );
}

function detailOf({ model, why, deployment }: ChosenModel): string {
  if (why === 'site' && deployment) return words.sinceSite(formatDate(deployment.since));
  return why === 'newest' ? words.newest : words.chosen(formatDate(model.createdAt));
}
