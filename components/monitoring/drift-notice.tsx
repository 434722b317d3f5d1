'use client';

import { onDemand, useNeeded } from '@/components/ui/on-demand';
import { useAnyFiring } from '@/lib/client/any-firing';

const shown = onDemand(() => import('./shown-drift'));

/** The notice of a drift, where there was one: most browsers never had an alarm. */
export function DriftNotice({ projectId }: { readonly projectId?: string | undefined }) {
  const loaded = useNeeded(shown, useAnyFiring());
  return loaded && <loaded.ShownDrift projectId={projectId} />;
}
