import { Check, Info, type LucideIcon, Minus, OctagonAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

export type StateTone = 'ok' | 'warning' | 'critical' | 'info' | 'none';

const SHAPES: Readonly<Record<StateTone, LucideIcon>> = {
  ok: Check,
  warning: TriangleAlert,
  critical: OctagonAlert,
  info: Info,
  none: Minus,
};

/** A state: its shape, its colour and its word. `boxed` sets it on its background. */
export function StatePill({
  tone,
  children,
  boxed = false,
  icon,
}: {
  readonly tone: StateTone;
  readonly children: ReactNode;
  readonly boxed?: boolean;
  /** Another shape where the state has one of its own. */
  readonly icon?: LucideIcon;
}) {
  const Shape = icon ?? SHAPES[tone];
  return (
    <span className="state" data-tone={tone} data-boxed={boxed || undefined}>
      <Shape aria-hidden />
      {children}
    </span>
  );
}
