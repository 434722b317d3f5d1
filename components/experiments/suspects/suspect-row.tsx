'use client';

import { ArrowRight, CircleHelp } from 'lucide-react';
import { Button, ButtonLink } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { formatProbability } from '@/components/ui/format';
import { useNote } from '@/lib/client/datasets';
import { useSealedName } from '@/lib/client/sealed-names';
import type { RatedSpan, Suspect } from '@/lib/domain/model/cross-check';
import { contextOf } from '@/lib/domain/text/context';
import type { Label, Span } from '@/lib/domain/text/span';
import { insight } from '@/lib/messages/insight';
import { useReadHref } from '../errors/error-sentence';
import { MarkedText } from '../marked-text';

const { suspects: words } = insight;
/** Characters shown on either side. */
const CONTEXT = 70;

/** One doubtful place: what the dataset says, what the model says, and ways to put it right. */
export function SuspectRow({
  suspect,
  labels,
  projectId,
  chosen,
  onChoose,
  onWhy,
}: {
  readonly suspect: Suspect;
  readonly labels: readonly Label[];
  /** Of an annotation project over the dataset; undefined: there is none. */
  readonly projectId: string | undefined;
  readonly chosen: boolean;
  readonly onChoose: (chosen: boolean) => void;
  readonly onWhy: (() => void) | undefined;
}) {
  const { noteId, kind, gold, predicted } = suspect;
  const placed = useNote(noteId);
  const named = useSealedName(noteId);
  const readHref = useReadHref(
    placed ?? undefined,
    Math.min(gold?.start ?? Number.MAX_SAFE_INTEGER, predicted?.start ?? Number.MAX_SAFE_INTEGER),
  );
  if (placed === null) return <p className="px-4 py-3 text-fg-2">{words.gone}</p>;
  if (placed === undefined) return <div className="skeleton m-3 h-16" />;
  const { text, title } = placed.labelled.note;
  const start = Math.min(gold?.start ?? text.length, predicted?.start ?? text.length);
  const end = Math.max(gold?.end ?? 0, predicted?.end ?? 0);
  const { before, after } = contextOf(text, { start, end }, CONTEXT);
  const from = start - before.length;
  const to = end + after.length;
  const line = (span: RatedSpan | undefined, state: 'confirmed' | 'suggested') => {
    const spans: Span[] = span ? [{ start: span.start, end: span.end, label: span.label }] : [];
    return <MarkedText text={text} start={from} end={to} spans={spans} labels={labels} state={state} />;
  };
  return (
    <div className="grid gap-x-3 gap-y-1 px-4 py-3 tablet:grid-cols-[24px_64px_minmax(0,1fr)_auto]">
      <span className="self-start">
        <Checkbox
          checked={chosen}
          labelHidden
          label={words.choose(title, text.slice(start, end))}
          onChange={onChoose}
        />
      </span>
      <span className="text-caption text-fg-2 leading-[1.75rem]">{words.dataset}</span>
      <p className="leading-[1.75rem]" dir="auto">
        {line(gold, 'confirmed')}
      </p>
      <div className="row-span-3 flex flex-wrap gap-1 self-start">
        {onWhy && (
          <Button
            size="small"
            variant="quiet"
            icon={CircleHelp}
            aria-label={insight.errors.whyNamed(title)}
            onClick={onWhy}
          >
            {insight.errors.why}
          </Button>
        )}
        {projectId === undefined ? (
          <ButtonLink
            size="small"
            variant="quiet"
            iconAfter={ArrowRight}
            href={readHref}
            aria-label={words.readNamed(title)}
          >
            {words.read}
          </ButtonLink>
        ) : (
          <ButtonLink
            size="small"
            variant="quiet"
            iconAfter={ArrowRight}
            href={`/annotate?${new URLSearchParams({ project: projectId, ...(named ? { note: named } : {}) })}`}
            aria-label={words.annotateNamed(title)}
          >
            {words.annotate}
          </ButtonLink>
        )}
      </div>
      <span className="text-caption text-fg-2 leading-[1.75rem] tablet:col-start-2">{words.model}</span>
      <p className="leading-[1.75rem] tablet:col-start-3" dir="auto">
        {line(predicted, 'suggested')}
      </p>
      <p className="text-caption text-fg-2 tabular-nums tablet:col-start-3">
        <b className="font-semibold text-fg">{words.kinds[kind]}</b> {chances(suspect)}
      </p>
    </div>
  );
}

function chances({ gold, predicted, margin }: Suspect): string {
  const model = predicted?.probability ?? margin + (gold?.probability ?? 0);
  const dataset = gold?.probability ?? (predicted?.probability ?? 0) - margin;
  return words.chances(formatProbability(Math.min(1, model)), formatProbability(Math.max(0, dataset)));
}
