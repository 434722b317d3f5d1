'use client';

import { ChevronDown, Tag } from 'lucide-react';
import Link from 'next/link';
import { formatBytes, formatDate, formatDateTime } from '@/components/ui/format';
import { Menu, MenuCaption, MenuChoices } from '@/components/ui/menu';
import { chooseModel, useChosenModel, useModels } from '@/lib/client/models';
import { shell } from '@/lib/messages/en/shell';

/** Which model reads here, why this one and since when; a menu to take another. */
export function ModelMenu() {
  const chosen = useChosenModel();
  const models = useModels();
  if (chosen === undefined || models === undefined) return null;
  if (chosen === null) {
    return (
      <Link href="/experiments" className="top-state" title={shell.model.noneHint}>
        <Tag aria-hidden />
        <span>{shell.model.none}</span>
      </Link>
    );
  }
  const { model, why } = chosen;
  return (
    <Menu
      trigger={
        <button type="button" className="top-state">
          <Tag aria-hidden />
          <span>
            {shell.model.word} <b>{shell.model.name(model.number)}</b>
            <span className="top-detail">
              , {why === 'newest' ? shell.model.newest : shell.model.chosen(formatDate(model.createdAt))}
            </span>
          </span>
          <ChevronDown aria-hidden />
        </button>
      }
    >
      <MenuCaption>{shell.model.menuTitle}</MenuCaption>
      <MenuChoices
        value={model.id}
        onChange={(id) => void chooseModel(id)}
        choices={models.map((one) => ({
          value: one.id,
          label: `${shell.model.word} ${shell.model.name(one.number)}`,
          note: shell.model.made(formatDateTime(one.createdAt), formatBytes(one.sizeBytes)),
        }))}
      />
      <MenuCaption>{why === 'newest' ? shell.model.whyNewest : shell.model.whyChosen}</MenuCaption>
    </Menu>
  );
}
