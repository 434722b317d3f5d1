'use client';

import { Square } from 'lucide-react';
import { kit as words } from '@/lib/messages/kit';
import { Button } from './button';
import { formatTimeLeft } from './format';

/** Long work: what is done, how far, how long still, and a way out. `total` 0: the end is not known yet. */
export function ProgressBar({
  value,
  total,
  label,
  msLeft,
  onCancel,
  cancelling = false,
  className = '',
}: {
  readonly value: number;
  readonly total: number;
  readonly label: string;
  readonly msLeft?: number | undefined;
  readonly onCancel?: () => void;
  readonly cancelling?: boolean;
  readonly className?: string;
}) {
  const known = total > 0;
  const percent = known ? Math.min(100, Math.round((100 * value) / total)) : 0;
  return (
    <div className={`flex flex-wrap items-center gap-x-3 gap-y-2 text-table ${className}`}>
      <span className="tabular-nums">{label}</span>
      <div
        className="meter min-w-24 flex-1"
        data-unknown={!known || undefined}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={known ? percent : undefined}
        aria-valuetext={known ? undefined : words.working}
      >
        <span style={known ? { width: `${percent}%` } : undefined} />
      </div>
      <span className="font-semibold tabular-nums">
        {msLeft !== undefined ? formatTimeLeft(msLeft) : known ? words.percentDone(percent) : words.working}
      </span>
      {onCancel !== undefined && (
        <Button icon={Square} onClick={onCancel} busy={cancelling}>
          {words.cancel}
        </Button>
      )}
    </div>
  );
}
