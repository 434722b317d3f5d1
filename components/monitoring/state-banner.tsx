'use client';

import { CircleCheck, Hourglass, OctagonAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { NoticeTone } from '@/components/ui/notice';
import type { ShownWindow } from '@/lib/domain/monitoring/shown-window';
import type { TriggerState } from '@/lib/domain/monitoring/trigger-events';
import { movedSentence } from '@/lib/messages/signals';
import { signalFigure } from './figure-words';

const SHAPES = { info: Hourglass, ok: CircleCheck, warning: TriangleAlert, critical: OctagonAlert } as const;

export const STATE_TONES: Readonly<Record<TriggerState, NoticeTone>> = {
  insufficient: 'info',
  ok: 'ok',
  warning: 'warning',
  critical: 'critical',
  acknowledged: 'critical',
  remediating: 'critical',
  recovering: 'warning',
};

/** The present state on top of the page: title, what follows, and what to do, which wraps below where it is narrow. */
export function StateBanner({
  tone,
  title,
  children,
  actions,
}: {
  readonly tone: NoticeTone;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}) {
  const Shape = SHAPES[tone];
  return (
    <div className="notice state-banner" data-tone={tone} role="status">
      <Shape aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="font-semibold">{title}</p>
        {children !== undefined && <p>{children}</p>}
      </div>
      {actions !== undefined && <div className="state-banner-actions">{actions}</div>}
    </div>
  );
}

/** What moved in a window, as words go on after a colon; undefined where it was not judged. */
export function movedWords(window: ShownWindow | undefined): string | undefined {
  const report = window?.report;
  const signal = report?.signals.find(({ name }) => name === report.cause);
  if (!signal) return undefined;
  const { name, usual, value } = signal;
  return movedSentence(name, signalFigure(name, usual), signalFigure(name, value), value > usual);
}
