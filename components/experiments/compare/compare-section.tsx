'use client';

import { X } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { formatPoints } from '@/components/ui/format';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import { useRun } from '@/lib/client/runs';
import { type RunComparison, whyNotComparable } from '@/lib/domain/model/compare-runs';
import type { RunSummary } from '@/lib/domain/model/run-summary';
import { workErrorMessage } from '@/lib/messages/errors';
import { SPLIT_NAMES } from '@/lib/messages/experiments';
import { compareRefusal, compareWords as words } from '@/lib/messages/runs';
import type { CompareOutcome } from '@/workers/pipeline-api';
import { CurvesOverlaid } from './curves-overlaid';
import { DifferingSentences } from './differing-sentences';
import { FiguresByLabel } from './figures-by-label';
import { RunName } from './run-name';
import { SettingsDifference } from './settings-difference';
import { useComparison } from './use-comparison';

/** Two runs side by side: how far apart on the same notes, which settings differ, curves, labels, sentences. */
export function CompareSection({
  first,
  second,
  onClose,
}: {
  readonly first: RunSummary;
  readonly second: RunSummary;
  readonly onClose: () => void;
}) {
  const outcome = useComparison(first.id, second.id);
  const runs = [useRun(first.id), useRun(second.id)] as const;
  const [one, other] = runs;
  const comparison = outcome?.kind === 'compared' ? outcome.comparison : undefined;
  const problem = problemOf(outcome);
  const refused = whyNotComparable(first, second) !== undefined;
  const loaded = one?.id === first.id && other?.id === second.id ? { first: one, second: other } : undefined;
  return (
    <section className="panel section mt-6" aria-labelledby="compare-runs">
      <div className="panel-head">
        <h2 id="compare-runs">
          {words.run} <RunName number={first.number} series="a" /> {words.against}{' '}
          <RunName number={second.number} series="b" />
        </h2>
        {comparison && (
          <span className="text-caption text-fg-2">
            {words.same(comparison.difference.notes, SPLIT_NAMES[first.figures?.split ?? 'test'])}
          </span>
        )}
        <div className="head-actions">
          {comparison && <Gap comparison={comparison} />}
          <Button variant="quiet" icon={X} onClick={onClose} aria-label={words.closeNamed}>
            {words.close}
          </Button>
        </div>
      </div>
      <div className="divide-y divide-line *:p-4">
        {problem !== undefined && (
          <div>
            <Notice tone="warning" title={problem.what} announce>
              {problem.next}
            </Notice>
          </div>
        )}
        <div className="grid gap-8 desk:grid-cols-[minmax(0,5fr)_minmax(0,6fr)_minmax(0,7fr)]">
          {loaded ? (
            <>
              <SettingsDifference {...loaded} />
              <CurvesOverlaid {...loaded} />
              {/* Figures of different notes side by side would say what they cannot know. */}
              {!refused && <FiguresByLabel first={first} second={second} whole={loaded} />}
            </>
          ) : (
            <Skeleton lines={6} />
          )}
        </div>
        {outcome === undefined && (
          <div>
            <Skeleton lines={3} label={words.comparing} />
          </div>
        )}
        {comparison && (
          <DifferingSentences
            sentences={comparison.sentences}
            labels={[...new Set([...first.labels, ...second.labels])]}
            numbers={[first.number, second.number]}
          />
        )}
      </div>
    </section>
  );
}

/** F1 of the first minus the second, and whether that can be chance. */
function Gap({ comparison }: { readonly comparison: RunComparison }) {
  const { value, low, high } = comparison.difference.overall.f1;
  return (
    <span className="text-table tabular-nums" title={words.intervalHelp}>
      <b className="font-semibold">{words.gap(formatPoints(value))}</b>{' '}
      {words.interval(formatPoints(low), formatPoints(high))}
      {low <= 0 && high >= 0 && <span className="text-fg-2">, {words.maybeChance}</span>}
    </span>
  );
}

function problemOf(outcome: CompareOutcome | undefined): { what: string; next: string } | undefined {
  if (outcome?.kind === 'failed') return workErrorMessage(outcome.code);
  return outcome?.kind === 'refused' ? compareRefusal(outcome.error) : undefined;
}
