'use client';

import { CircleSlash, Info, type LucideIcon, OctagonAlert } from 'lucide-react';
import { useState } from 'react';
import type { ImportIssue, SourcePlace } from '@/lib/domain/data/import-report';
import { datasets } from '@/lib/messages/datasets';
import { importIssueMessage } from '@/lib/messages/import';

const SHAPES: Readonly<Record<ImportIssue['severity'], { icon: LucideIcon; colour: string }>> = {
  error: { icon: OctagonAlert, colour: 'text-critical' },
  rejected: { icon: CircleSlash, colour: 'text-warning' },
  notice: { icon: Info, colour: 'text-info' },
};
/** Places shown before one asks for the rest. */
const AT_FIRST = 3;

/** One entry a code: what was seen, what to do, and where. */
export function IssueList({ issues }: { readonly issues: readonly ImportIssue[] }) {
  return (
    <ul className="grid gap-2">
      {issues.map((issue, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one code may come twice, and a report never changes
        <IssueEntry key={i} issue={issue} />
      ))}
    </ul>
  );
}

function IssueEntry({ issue }: { readonly issue: ImportIssue }) {
  const { what, next } = importIssueMessage(issue);
  const { icon: Shape, colour } = SHAPES[issue.severity];
  return (
    <li className="flex max-w-[92ch] gap-2 text-table">
      <Shape aria-hidden className={`mt-0.5 ${colour}`} />
      <div className="grid min-w-0 gap-0.5">
        <p className="font-semibold">
          {what} <code className="font-mono font-normal text-caption text-fg-2">{issue.code}</code>
        </p>
        {next !== '' && <p className="text-fg-2">{next}</p>}
        <Places issue={issue} />
      </div>
    </li>
  );
}

function Places({ issue }: { readonly issue: ImportIssue }) {
  const [all, setAll] = useState(false);
  const { places, count } = issue;
  if (places.length === 0) return null;
  const shown = all ? places : places.slice(0, AT_FIRST);
  const hidden = places.length - shown.length;
  const unlisted = Math.max(0, count - places.length);
  return (
    <p className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 text-caption text-fg-2">
      {shown.map((place) => (
        <code key={placeWords(place)} className="break-all font-mono">
          {placeWords(place)}
        </code>
      ))}
      {hidden > 0 && (
        <button
          type="button"
          className="min-h-6 rounded-mark text-accent underline underline-offset-2"
          onClick={() => setAll(true)}
        >
          {datasets.placesShow(hidden)}
        </button>
      )}
      {hidden === 0 && unlisted > 0 && <span>{datasets.placesMore(unlisted)}</span>}
    </p>
  );
}

export function placeWords({ file, line, endLine, column }: SourcePlace): string {
  return datasets.place(file, line, endLine, column);
}
