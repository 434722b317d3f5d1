import { useCallback, useState } from 'react';
import { callErrorOf } from '@/lib/client/registry/call';

/**
 * For what wants a recent sign-in: where the server says so, the person is asked and the same thing is done again.
 * @returns `run` with the intent, and the state of the dialog
 */
export function useWithSignIn() {
  const [pending, setPending] = useState<() => void>();
  const run = useCallback((work: () => Promise<unknown>) => {
    const attempt = () => {
      work().catch((error: unknown) => {
        if (callErrorOf(error).code === 'sign-in-again') setPending(() => attempt);
      });
    };
    attempt();
  }, []);
  return {
    run,
    dialog: {
      open: pending !== undefined,
      onOpenChange: (open: boolean) => {
        if (!open) setPending(undefined);
      },
      onSignedIn: () => pending?.(),
    },
  };
}
