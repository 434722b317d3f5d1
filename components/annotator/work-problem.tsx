import { Notice } from '@/components/ui/notice';
import { workErrorMessage } from '@/lib/messages/errors';
import type { CancelledOutcome, Failed } from '@/workers/pipeline-api';

/** Why work came to nothing: cancelled, nothing to work on, or failed. */
export function WorkProblem({
  outcome,
  cancelled,
  nothing,
}: {
  /** `nothing`: there was nothing to work on; undefined: no problem. */
  readonly outcome: CancelledOutcome | Failed | 'nothing' | 'thrown' | undefined;
  readonly cancelled: string;
  readonly nothing: string;
}) {
  if (outcome === undefined) return null;
  if (outcome === 'nothing') return <Notice tone="warning" title={nothing} announce />;
  if (outcome !== 'thrown' && outcome.kind === 'cancelled') return <Notice tone="info" title={cancelled} announce />;
  const { what, next } = workErrorMessage(outcome === 'thrown' ? 'unexpected' : outcome.code);
  return (
    <Notice tone="critical" title={what} announce>
      {next}
    </Notice>
  );
}
