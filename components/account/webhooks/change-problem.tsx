import { Button } from '@/components/ui/button';
import { callErrorOf } from '@/lib/client/registry/call';
import { webhooks as words } from '@/lib/messages/webhooks';
import { CallProblem } from '../call-problem';

/** Why a change did not go through; where somebody else changed the list meanwhile, with the way to theirs. */
export function ChangeProblem({
  error,
  reloading,
  onReload,
}: {
  readonly error: unknown;
  readonly reloading: boolean;
  readonly onReload: () => void;
}) {
  if (error === null) return null;
  return (
    <div className="mt-3 grid justify-items-start gap-2">
      <CallProblem error={error} className="w-full" />
      {callErrorOf(error).code === 'revision-differs' && (
        <Button size="small" busy={reloading} onClick={onReload}>
          {words.reload}
        </Button>
      )}
    </div>
  );
}
