'use client';

import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useMemo, useState } from 'react';
import { labelName } from '@/components/reading/mark-look';
import { Button } from '@/components/ui/button';
import { formatCount } from '@/components/ui/format';
import { SegmentedMany } from '@/components/ui/segmented';
import { Skeleton } from '@/components/ui/skeleton';
import { useRunErrors } from '@/lib/client/runs';
import { ERROR_KINDS, type ErrorKind, labelsOfError, spanErrors } from '@/lib/domain/model/error-kinds';
import type { Label } from '@/lib/domain/text/span';
import { ERROR_KIND_NAMES, experiments } from '@/lib/messages/en/experiments';
import { ErrorSentence, type JudgedSentence } from './error-sentence';

const { errors: words } = experiments;
const PAGE = 20;

/** Sentences where model and dataset differ, by kind of error and label, a page at a time. */
export function ErrorList({ runId, labels }: { readonly runId: string; readonly labels: readonly Label[] }) {
  const stored = useRunErrors(runId);
  const [kinds, setKinds] = useState<ErrorKind[]>([]);
  const [chosenLabels, setChosenLabels] = useState<Label[]>([]);
  const [page, setPage] = useState(0);
  const sentences = useMemo<JudgedSentence[]>(
    () => (stored ?? []).map((sentence) => ({ sentence, errors: spanErrors(sentence.gold, sentence.predicted) })),
    [stored],
  );
  const counts = useMemo(() => countErrors(sentences), [sentences]);
  const shown = useMemo(
    () =>
      sentences.filter(({ errors }) =>
        errors.some(
          (error) =>
            (kinds.length === 0 || kinds.includes(error.kind)) &&
            (chosenLabels.length === 0 || labelsOfError(error).some((label) => chosenLabels.includes(label))),
        ),
      ),
    [sentences, kinds, chosenLabels],
  );
  if (stored === undefined) return <Skeleton lines={4} />;

  const pages = Math.max(1, Math.ceil(shown.length / PAGE));
  const current = Math.min(page, pages - 1);
  const from = current * PAGE;
  const visible = shown.slice(from, from + PAGE);
  return (
    <div>
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <h3>
          {words.title}
          <span className="ml-1.5 font-normal text-caption text-fg-2 tabular-nums">
            {words.count(sentences.length, counts.all)}
          </span>
        </h3>
        {sentences.length > 0 && (
          <div className="ml-auto flex flex-wrap gap-2">
            <SegmentedMany
              label={words.kind}
              values={kinds}
              onChange={(next) => {
                setKinds(next);
                setPage(0);
              }}
              options={ERROR_KINDS.map((kind) => ({
                value: kind,
                label: ERROR_KIND_NAMES[kind].name,
                count: formatCount(counts.kinds[kind]),
              }))}
            />
            {labels.length > 1 && (
              <SegmentedMany
                label={words.label}
                values={chosenLabels}
                onChange={(next) => {
                  setChosenLabels(next);
                  setPage(0);
                }}
                options={labels.map((label) => ({ value: label, label: labelName(label) }))}
              />
            )}
          </div>
        )}
      </div>
      {sentences.length === 0 && <p className="text-fg-2">{words.none}</p>}
      {sentences.length > 0 && visible.length === 0 && <p className="text-fg-2">{words.noneShown}</p>}
      <ul className="divide-y divide-line border-line border-y">
        {visible.map((judged) => (
          <ErrorSentence key={`${judged.sentence.noteId} ${judged.sentence.start}`} judged={judged} labels={labels} />
        ))}
      </ul>
      {shown.length > PAGE && (
        <div className="mt-3 flex items-center gap-3">
          <Button size="small" icon={ChevronLeft} disabled={current === 0} onClick={() => setPage(current - 1)}>
            {words.previous}
          </Button>
          <Button
            size="small"
            iconAfter={ChevronRight}
            disabled={current >= pages - 1}
            onClick={() => setPage(current + 1)}
          >
            {words.next}
          </Button>
          <span className="text-caption text-fg-2 tabular-nums" aria-live="polite">
            {words.range(from + 1, from + visible.length, shown.length)}
          </span>
        </div>
      )}
    </div>
  );
}

function countErrors(sentences: readonly JudgedSentence[]): { all: number; kinds: Record<ErrorKind, number> } {
  const kinds: Record<ErrorKind, number> = { missed: 0, spurious: 0, boundary: 0, label: 0 };
  let all = 0;
  for (const { errors } of sentences) {
    for (const error of errors) {
      kinds[error.kind] += 1;
      all += 1;
    }
  }
  return { all, kinds };
}
