'use client';

import { List, ListTodo } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import {
  useFirings,
  useQueuedNotes,
  useQueuedPlace,
  useSituation,
  useTouchless,
  useWindows,
} from '@/lib/client/monitoring';
import { isAlarm } from '@/lib/domain/monitoring/shown-firing';
import { driftNotice as words } from '@/lib/messages/drift-notice';
import { firingShown, windowShown } from './shown-here';
import { movedWords, STATE_TONES, StateBanner } from './state-banner';
import { WordsDialog } from './words-dialog';

/**
 * On pages where notes are read and tagged: what changed, from a warning on; from a critical state on that marks must be
 * read before they are used. Nothing where all is as usual.
 */
export function ShownDrift({
  projectId,
}: {
  /** On Annotate: the project that is open. */
  readonly projectId?: string | undefined;
}) {
  const situation = useSituation();
  const firings = useFirings();
  const windows = useWindows();
  const queued = useQueuedNotes();
  const touchless = useTouchless();
  const place = useQueuedPlace();
  const [shown, showWords] = useState(false);
  const alarm = useMemo(() => firings?.findLast((firing) => isAlarm(firingShown(firing))), [firings]);
  const state = situation?.state;
  if (!alarm || !windows || state === undefined || state === 'ok' || state === 'insufficient') return null;
  const { event } = alarm;
  const row = event.kind === 'window' ? windows.find((one) => one.windowNumber === event.windowNumber) : undefined;
  const moved = movedWords(row && windowShown(row));
  const waiting = [...(queued?.values() ?? [])].filter(({ firingKey }) => firingKey === alarm.key).length;
  const here = place?.projectId !== undefined && place.projectId === projectId;
  return (
    <div className="drift-notice">
      <StateBanner
        tone={STATE_TONES[state]}
        title={words.title(moved)}
        actions={
          <>
            {row && (
              <Button size="small" icon={List} onClick={() => showWords(true)}>
                {words.examples}
              </Button>
            )}
            {place && waiting > 0 && !here && (
              <ButtonLink
                size="small"
                icon={ListTodo}
                href={
                  place.projectId === undefined
                    ? `/annotate?dataset=${encodeURIComponent(place.datasetId)}`
                    : `/annotate?project=${encodeURIComponent(place.projectId)}`
                }
              >
                {words.toQueue(waiting)}
              </ButtonLink>
            )}
          </>
        }
      >
        {touchless ? words.warning : words.critical} {here && waiting > 0 && words.queued(waiting)}
      </StateBanner>
      {shown && row && <WordsDialog windowNumber={row.windowNumber} onClose={() => showWords(false)} />}
    </div>
  );
}
