import { Notice } from '@/components/ui/notice';
import { callErrorOf } from '@/lib/client/registry/call';
import { callErrorMessage } from '@/lib/messages/registry-errors';

/** What the server refused, and what to do next; nothing while the person is asked to sign in again. */
export function CallProblem({ error, className }: { readonly error: unknown; readonly className?: string }) {
  if (error === null || error === undefined) return null;
  const { code } = callErrorOf(error);
  if (code === 'sign-in-again') return null;
  const { what, next } = callErrorMessage(code);
  return (
    <Notice tone={code === 'unreachable' ? 'warning' : 'critical'} title={what} announce className={className ?? ''}>
      {next}
    </Notice>
  );
}
