import {
  CircleCheck,
  Database,
  FileWarning,
  FlaskConical,
  type LucideIcon,
  OctagonAlert,
  Scale,
  TriangleAlert,
} from 'lucide-react';
import { StatePill, type StateTone } from '@/components/ui/state-pill';
import { endOf, type ShownFiring } from '@/lib/domain/monitoring/shown-firing';
import type { ShownWindow } from '@/lib/domain/monitoring/shown-window';
import type { TriggerRule } from '@/lib/domain/monitoring/trigger-events';
import { doneWords, endWords, RULE_NAMES, reasonWords } from '@/lib/messages/monitor';
import { signalShort } from '@/lib/messages/signals';
import { signalFigure, spanFigure } from './figure-words';

const LOOKS: Readonly<Record<TriggerRule, { readonly tone: StateTone; readonly icon: LucideIcon }>> = {
  'drift-warning': { tone: 'warning', icon: TriangleAlert },
  'drift-critical': { tone: 'critical', icon: OctagonAlert },
  'drift-cleared': { tone: 'ok', icon: CircleCheck },
  'new-labels': { tone: 'info', icon: Database },
  'challenger-ready': { tone: 'info', icon: FlaskConical },
  'training-failed': { tone: 'warning', icon: FlaskConical },
  'audit-fall': { tone: 'warning', icon: Scale },
  'wrong-format': { tone: 'info', icon: FileWarning },
};

export function RulePill({ rule }: { readonly rule: TriggerRule }) {
  const { tone, icon } = LOOKS[rule];
  return (
    <StatePill tone={tone} icon={icon}>
      {RULE_NAMES[rule]}
    </StatePill>
  );
}

/** What a row of a firing says, in words: for the table and for exports alike. */
export interface FiringWords {
  readonly reason: string;
  readonly done: string;
  readonly outcome: string;
}

export function firingWords(
  firing: ShownFiring,
  all: readonly ShownFiring[],
  windows: readonly ShownWindow[],
): FiringWords {
  return {
    reason: reasonWords(firing.cause, firing.rule, signalWords(firing, windows)),
    done: doneWords(firing.actions),
    outcome: endWords(endOf(firing, all), spanFigure),
  };
}

/** The signal of an alarm, with its figure where the window is here. */
function signalWords({ cause, at }: ShownFiring, windows: readonly ShownWindow[]): string {
  if (cause.kind !== 'window') return '';
  const name = signalShort(cause.cause);
  // Numbers of windows are one browser's: the time says whether it is the same.
  const window = windows.find((one) => one.number === cause.windowNumber && Math.abs(one.at - at) < 60_000);
  const signal = window?.report?.signals.find((one) => one.name === cause.cause);
  return signal ? `${name} ${signalFigure(signal.name, signal.value)}` : name;
}
