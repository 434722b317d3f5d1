'use client';

import { Box, Check } from 'lucide-react';
import { Button, ButtonLink } from '@/components/ui/button';
import { formatDateTime } from '@/components/ui/format';
import { Switch } from '@/components/ui/switch';
import { taskDone, useLoopWork, useTasks } from '@/lib/client/monitoring';
import { ONLY_WHILE_IDLE } from '@/lib/client/monitoring-loop';
import { usePreference } from '@/lib/client/preferences';
import type { TriggerRule } from '@/lib/domain/monitoring/trigger-events';
import { driftNotice } from '@/lib/messages/drift-notice';

const { tasks: words } = driftNotice;
const WHATS: Readonly<Partial<Record<TriggerRule, string>>> = words.whats;
/** Where the next step is another page's. */
const ON_MODELS: ReadonlySet<TriggerRule> = new Set(['challenger-ready', 'audit-fall']);

/** What rules leave to a person, and what they started by themselves and is not over. */
export function TasksPart() {
  const tasks = useTasks() ?? [];
  const work = (useLoopWork() ?? []).filter(({ state }) => state !== 'done');
  const [onlyIdle, setOnlyIdle] = usePreference<boolean>(ONLY_WHILE_IDLE, false);
  if (tasks.length === 0 && work.length === 0) return null;
  return (
    <section className="mt-4 grid gap-2" aria-label={words.title}>
      <h2 className="text-[14px] font-semibold">{words.title}</h2>
      <ul className="grid gap-2 text-table">
        {tasks.map(({ key, rule, at }) => (
          <li key={key} className="flex flex-wrap items-center gap-2">
            <span className="min-w-0 flex-1">
              {WHATS[rule]} <span className="text-fg-3">{formatDateTime(new Date(at).toISOString())}</span>
            </span>
            {ON_MODELS.has(rule) && (
              <ButtonLink size="small" icon={Box} href="/models">
                {words.models}
              </ButtonLink>
            )}
            <Button
              size="small"
              icon={Check}
              aria-label={words.doneNamed(WHATS[rule] ?? rule)}
              onClick={() => void taskDone(key)}
            >
              {words.done}
            </Button>
          </li>
        ))}
        {work.map(({ key, kind, state }) => (
          <li key={key} className="text-fg-2">
            {words.kinds[kind]}: {words.states[state]}
          </li>
        ))}
      </ul>
      <Switch checked={onlyIdle} onChange={setOnlyIdle}>
        {words.onlyIdle}
      </Switch>
    </section>
  );
}
