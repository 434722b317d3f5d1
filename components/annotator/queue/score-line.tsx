'use client';

import { RefreshCw } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { ProgressBar } from '@/components/ui/progress-bar';
import type { Learner } from '@/lib/domain/annotation/project';
import { panels } from '@/lib/messages/annotate-panels';
import { workErrorMessage } from '@/lib/messages/errors';
import type { scoreState } from './queue-rows';
import type { Scoring } from './use-scoring';

const { queue: words } = panels;

/** What stands behind the order by uncertainty: said only where it is not what one thinks. */
export function ScoreLine({
  state,
  scoring,
  learner,
}: {
  readonly state: ReturnType<typeof scoreState>;
  readonly scoring: Scoring;
  readonly learner: Learner | undefined;
}) {
  if (scoring.running) {
    return (
      <ProgressBar
        label={words.scoring}
        value={scoring.job?.done ?? 0}
        total={scoring.job?.total ?? 0}
        msLeft={scoring.job?.msLeft}
        onCancel={scoring.cancel}
      />
    );
  }
  const failure = scoring.failure && workErrorMessage(scoring.failure);
  if (state === 'fresh' && !failure) return null;
  const text = failure
    ? `${words.scoreFailed} ${failure.next}`
    : state === 'no-model'
      ? words.noModel
      : state === 'none'
        ? words.noScores
        : words.stale(learner?.round ?? 0);
  return (
    <div className="score-line" role="status">
      <span>{text}</span>
      {state !== 'no-model' && (
        <Button size="small" icon={RefreshCw} onClick={scoring.run}>
          {state === 'none' ? words.orderNow : words.again}
        </Button>
      )}
    </div>
  );
}
