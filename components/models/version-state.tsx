import { CircleCheck, CircleX, Clock, FileCheck, type LucideIcon, Minus, Search } from 'lucide-react';
import { StatePill, type StateTone } from '@/components/ui/state-pill';
import type { VersionState as State } from '@/lib/client/registry/versions';
import { STATE_NAMES } from '@/lib/messages/models';

const LOOKS: Readonly<Record<State, readonly [StateTone, LucideIcon]>> = {
  draft: ['none', Minus],
  validating: ['info', Clock],
  candidate: ['info', FileCheck],
  in_review: ['warning', Search],
  approved: ['ok', FileCheck],
  rejected: ['none', CircleX],
  production: ['ok', CircleCheck],
  superseded: ['none', Minus],
  archived: ['none', Minus],
  revoked: ['critical', CircleX],
};

/** A version's state: its shape, its colour and its word. */
export function VersionStatePill({ state, boxed = false }: { readonly state: State; readonly boxed?: boolean }) {
  const [tone, icon] = LOOKS[state];
  return (
    <StatePill tone={tone} icon={icon} boxed={boxed}>
      {STATE_NAMES[state]}
    </StatePill>
  );
}
