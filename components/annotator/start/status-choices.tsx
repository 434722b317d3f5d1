'use client';

import { Checkbox } from '@/components/ui/checkbox';
import type { NoteStatus } from '@/lib/domain/annotation/mark';
import { NOTE_STATUSES } from '@/lib/messages/annotate-panels';

const STATUSES: readonly NoteStatus[] = ['done', 'reviewed-empty', 'in-progress', 'not-started'];

/** Which notes of a layer, by status; a count stands at each where it is known. */
export function StatusChoices({
  legend,
  value,
  counts,
  onChange,
}: {
  readonly legend: string;
  readonly value: readonly NoteStatus[];
  readonly counts: Readonly<Record<NoteStatus, number>> | undefined;
  readonly onChange: (statuses: readonly NoteStatus[]) => void;
}) {
  return (
    <fieldset className="form-field">
      <legend className="look-legend">{legend}</legend>
      <div className="flex flex-wrap gap-x-5 gap-y-1">
        {STATUSES.map((status) => (
          <Checkbox
            key={status}
            checked={value.includes(status)}
            onChange={(on) => onChange(on ? [...value, status] : value.filter((one) => one !== status))}
            label={
              <>
                {NOTE_STATUSES[status]}
                {counts && <span className="text-fg-2 tabular-nums"> {counts[status]}</span>}
              </>
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
