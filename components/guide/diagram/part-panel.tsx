'use client';

import { ArrowRight, Download } from 'lucide-react';
import { titledPageAt } from '@/components/shell/pages';
import { Button, ButtonLink } from '@/components/ui/button';
import { saveFile } from '@/components/ui/save-file';
import { diagram as words } from '@/lib/messages/guide-diagram';
import { RepositoryPath } from '../repository-path';
import { BOXES, type BoxId } from './drawing';
import { pdfFile } from './pdf-file';
import { svgFile } from './svg-file';

/** The chosen part in words, with the way to its page and its code; and the picture as files. */
export function PartPanel({ id }: { readonly id: BoxId }) {
  const { page, code } = BOXES[id];
  const { name, does } = words.boxes[id];
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-table">
      <p className="min-w-0 flex-[1_1_280px]" aria-live="polite">
        <b>{name}.</b> {does}
      </p>
      <span className="inline-flex items-center gap-2 text-fg-2">
        {words.code} <RepositoryPath path={code} />
      </span>
      <ButtonLink href={page} size="small" variant="primary" iconAfter={ArrowRight}>
        {words.live}: {titledPageAt(page)?.title()}
      </ButtonLink>
      <Button
        size="small"
        icon={Download}
        onClick={() => saveFile(`${words.fileName}.svg`, svgFile(words), 'image/svg+xml')}
      >
        {words.saveSvg}
      </Button>
      <Button
        size="small"
        icon={Download}
        onClick={() => saveFile(`${words.fileName}.pdf`, pdfFile(words), 'application/pdf')}
      >
        {words.savePdf}
      </Button>
    </div>
  );
}
