'use client';

import { CheckCheck } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { formatDate } from '@/components/ui/format';
import { ariaOfChord } from '@/lib/domain/annotation/key-map';
import type { LabelledNote } from '@/lib/domain/data/dataset';
import { annotate } from '@/lib/messages/annotate';
import { useAnnotate } from '../annotate-context';
import { KeyHint } from './key-hint';

/** Title, whose note it is, and how many suggestions wait. */
export function NoteHead({
  labelled,
  onSeveral,
  hasModel,
}: {
  readonly labelled: LabelledNote;
  readonly onSeveral: () => void;
  readonly hasModel: boolean | undefined;
}) {
  const { keyMap, suggestions, suggestionsHidden, readOnly } = useAnnotate();
  const { note, split } = labelled;
  const words = annotate.note;
  const facts = [
    note.date && !note.title.includes(note.date.slice(0, 4)) ? formatDate(note.date) : undefined,
    note.patientKey === note.id || note.title.includes(note.patientKey) ? undefined : words.patient(note.patientKey),
    split === 'test' ? words.testNote : undefined,
  ].filter((fact) => fact !== undefined);
  const [several] = keyMap['accept-visible'];
  return (
    <header className="note-head annotate-head">
      <h2>{note.title}</h2>
      <span className="text-caption text-fg-2">{facts.join(', ')}</span>
      {readOnly === undefined && (
        <span className="annotate-open text-caption text-fg-2">
          {suggestions.length > 0 ? (
            <>
              <span className="tabular-nums">
                {words.open(suggestions.length)} <KeyHint chord={keyMap['suggestion-next'][0]} /> {words.next}
              </span>
              <Button
                variant="quiet"
                size="small"
                icon={CheckCheck}
                onClick={onSeveral}
                aria-keyshortcuts={several && ariaOfChord(several)}
              >
                {words.several} <KeyHint chord={several} />
              </Button>
            </>
          ) : suggestionsHidden ? (
            words.hidden
          ) : hasModel === false ? (
            words.noModel
          ) : hasModel ? (
            words.none
          ) : null}
        </span>
      )}
    </header>
  );
}
