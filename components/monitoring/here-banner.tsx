'use client';

import { BookOpen, Eye, List } from 'lucide-react';
import { useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { formatDateTime } from '@/components/ui/format';
import { actorName } from '@/lib/client/actor';
import { acknowledge, type TriggerSituation } from '@/lib/client/monitoring';
import { usePreference } from '@/lib/client/preferences';
import { isAlarm } from '@/lib/domain/monitoring/shown-firing';
import { monitor, STATE_TITLES } from '@/lib/messages/monitor';
import { movedWords, STATE_TONES, StateBanner } from './state-banner';
import type { MonitorView } from './use-monitor';
import { WordsDialog } from './words-dialog';

const { banner: words, empty } = monitor;

/** The state of this browser's alarms, what follows from it, and the words behind it. */
export function HereBanner({
  view,
  situation: { state, since },
  filling,
  windowSentences,
}: {
  readonly view: MonitorView;
  readonly situation: TriggerSituation;
  readonly filling: { readonly notes: number; readonly sentences: number } | undefined;
  readonly windowSentences: number;
}) {
  const [shown, showWords] = useState(false);
  const [seen, setSeen] = usePreference<string>('monitor.seen', '');
  const { allWindows, allFirings } = view;
  if (allWindows.length === 0 || state === 'insufficient') {
    const { sentences, notes } = filling ?? { sentences: 0, notes: 0 };
    return (
      <div className="mt-4">
        <StateBanner
          tone="info"
          title={`${STATE_TITLES.insufficient}: ${empty.filling(sentences, windowSentences)}`}
          actions={
            <ButtonLink href="/read" icon={BookOpen}>
              {empty.read}
            </ButtonLink>
          }
        >
          {empty.fillingMore(notes)}
        </StateBanner>
      </div>
    );
  }
  if (state === 'ok') {
    return (
      <div className="mt-4">
        <StateBanner tone="ok" title={words.ok(Math.max(1, allWindows.filter(({ at }) => at >= since).length))} />
      </div>
    );
  }
  const alarm = allFirings.find(isAlarm);
  const { cause } = alarm ?? {};
  const window =
    cause?.kind === 'window' ? allWindows.find(({ number }) => number === cause.windowNumber) : allWindows.at(-1);
  const title = words.since(STATE_TITLES[state], formatDateTime(new Date(since).toISOString()));
  const moved = movedWords(window);
  const queued = alarm?.actions.find(({ notes }) => notes !== undefined)?.notes;
  const { texts } = words;
  const see = () => {
    setSeen(alarm?.id ?? state);
    if (state === 'critical') void actorName().then(acknowledge);
  };
  return (
    <div className="mt-4">
      <StateBanner
        tone={STATE_TONES[state]}
        title={moved === undefined ? `${title}.` : words.and(title, moved)}
        actions={
          <>
            {window && (
              <Button icon={List} onClick={() => showWords(true)}>
                {words.words}
              </Button>
            )}
            {seen === (alarm?.id ?? state) ? (
              <span className="text-caption">{words.seenBy}</span>
            ) : (
              <Button icon={Eye} onClick={see}>
                {words.seen}
              </Button>
            )}
          </>
        }
      >
        {state === 'warning' ? texts.warning(queued) : texts[state]}
      </StateBanner>
      {shown && window && <WordsDialog windowNumber={window.number} onClose={() => showWords(false)} />}
    </div>
  );
}
