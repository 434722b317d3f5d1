'use client';

import { Sparkles, Square } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { formatFixed, formatFraction, formatTimeLeft } from '@/components/ui/format';
import { Popover } from '@/components/ui/popover';
import { annotate } from '@/lib/messages/annotate';
import { workErrorMessage } from '@/lib/messages/errors';
import { LearningCurve } from './learning-curve';
import type { Learning } from './use-learning';

const { foot } = annotate;

/** How well the model does on the notes it never learns from, and when it learns again; or the round under way. */
export function LearningPart({ learning, batchSize }: { readonly learning: Learning; readonly batchSize: number }) {
  const { learner, notesLeft, running, job, trouble, start, cancel } = learning;
  const points = learner?.points ?? [];
  if (running) {
    const percent = job && job.total > 0 ? Math.round((100 * job.done) / job.total) : undefined;
    return (
      <div className="foot-learning">
        <div className="min-w-0">
          {foot.learning}
          <div
            className="meter mt-1"
            role="progressbar"
            aria-label={foot.learning}
            aria-valuemin={0}
            aria-valuemax={100}
            aria-valuenow={percent}
            data-unknown={percent === undefined || undefined}
          >
            <span style={percent === undefined ? undefined : { width: `${percent}%` }} />
          </div>
          <small className="tabular-nums">{job?.msLeft === undefined ? '\u00a0' : formatTimeLeft(job.msLeft)}</small>
        </div>
        <Button variant="quiet" size="small" icon={Square} onClick={cancel}>
          {foot.cancel}
        </Button>
      </div>
    );
  }
  const latest = points.at(-1);
  return (
    <Popover
      label={foot.detail}
      trigger={
        <button type="button" className="foot-learning foot-button">
          <span className="whitespace-nowrap text-left">
            <span className="foot-wide-inline">{foot.f1}</span>
            <span className="foot-narrow">
              {foot.f1Short} {latest?.f1 === undefined ? '' : formatFraction(latest.f1, 2)}
            </span>
            <small>{points.length === 0 ? foot.learnsFirst(notesLeft) : foot.learnsIn(notesLeft)}</small>
          </span>
          <LearningCurve points={points} />
        </button>
      }
    >
      <p className="font-semibold">{foot.detail}</p>
      <p className="text-fg-2">{foot.detailText(batchSize)}</p>
      {points.length > 0 && (
        <div className="max-h-60 overflow-auto">
          <table className="sheet" aria-label={foot.tableLabel}>
            <thead>
              <tr>
                <th scope="col">{foot.round}</th>
                <th scope="col" className="text-right">
                  {foot.notes}
                </th>
                <th scope="col" className="text-right">
                  {foot.figure}
                </th>
                <th scope="col" className="text-right">
                  {foot.seconds}
                </th>
              </tr>
            </thead>
            <tbody className="tabular-nums">
              {points.map((point) => (
                <tr key={point.round}>
                  <td>{point.round}</td>
                  <td className="text-right">{point.trainingNotes}</td>
                  <td className="text-right">{point.f1 === undefined ? foot.noF1 : formatFraction(point.f1, 3)}</td>
                  <td className="text-right">{formatFixed(point.seconds, 1)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {trouble && (
        <p className="text-fg-2" role="status">
          {trouble.kind === 'too-few'
            ? foot.tooFew(trouble.needed)
            : trouble.kind === 'cancelled'
              ? foot.cancelled
              : `${workErrorMessage(trouble.code).what} ${workErrorMessage(trouble.code).next}`}
        </p>
      )}
      <Button icon={Sparkles} onClick={start}>
        {foot.learnNow}
      </Button>
    </Popover>
  );
}
