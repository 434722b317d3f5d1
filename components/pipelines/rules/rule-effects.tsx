'use client';

import { useDeferredValue, useMemo } from 'react';
import { formatDateTime } from '@/components/ui/format';
import { Table, Td, Th } from '@/components/ui/table';
import { useFirings, useWindows } from '@/lib/client/monitoring';
import { totalOf } from '@/lib/domain/monitoring/counts';
import { effectOfRules, type PastEvent, type PastWindow } from '@/lib/domain/monitoring/replay';
import type { Firing } from '@/lib/domain/monitoring/trigger-events';
import type { TriggerRules } from '@/lib/domain/monitoring/trigger-rules';
import { RULE_WORDS, rules as words } from '@/lib/messages/pipelines';

/** The change replayed: which firings of past windows it would add and which it would leave out. */
export function RuleEffects({ now, proposed }: { readonly now: TriggerRules; readonly proposed: TriggerRules }) {
  const windows = useWindows();
  const firings = useFirings();
  const asked = useDeferredValue(JSON.stringify(proposed));
  const effect = useMemo(() => {
    if (!windows || !firings) return undefined;
    const past = windows.map(
      ({ at, report, summary, windowNumber }): PastWindow => ({
        ...{ at, report, windowNumber, modelVersionId: summary.modelVersionId },
        notes: totalOf(Int32Array.from(summary.counts), 'notes'),
      }),
    );
    const events = firings.flatMap(({ event }): PastEvent[] => (event.kind === 'window' ? [] : [event]));
    return effectOfRules(past, events, now, JSON.parse(asked) as TriggerRules);
  }, [windows, firings, now, asked]);
  if (!effect || !windows) return null;
  const { added, gone } = effect;
  const rows = [
    ...added.map((firing) => [words.dialog.more, firing] as const),
    ...gone.map((firing) => [words.dialog.less, firing] as const),
  ].sort(([, a], [, b]) => a.at - b.at);
  return (
    <section aria-label={words.dialog.effectTitle} className="grid gap-2">
      <h3 className="text-body">{words.dialog.effectTitle}</h3>
      <p className="text-table" role="status">
        {windows.length === 0
          ? words.dialog.noWindows
          : rows.length === 0
            ? words.dialog.unchanged(windows.length)
            : words.dialog.changed(windows.length, added.length, gone.length)}
      </p>
      {rows.length > 0 && (
        <>
          <Table caption={words.dialog.effectCaption}>
            <thead>
              <tr>
                <Th>{words.dialog.columns.change}</Th>
                <Th>{words.dialog.columns.rule}</Th>
                <Th>{words.dialog.columns.at}</Th>
                <Th num>{words.dialog.columns.window}</Th>
              </tr>
            </thead>
            <tbody>
              {rows.map(([change, firing]) => (
                <tr key={`${change} ${firing.key}`}>
                  <Td>{change}</Td>
                  <Td>{RULE_WORDS[firing.rule]}</Td>
                  <Td>{formatDateTime(new Date(firing.at).toISOString())}</Td>
                  <Td num>{windowOf(firing)}</Td>
                </tr>
              ))}
            </tbody>
          </Table>
          <p className="text-caption text-fg-2">{words.dialog.limit}</p>
        </>
      )}
    </section>
  );
}

const windowOf = ({ event }: Firing) => (event.kind === 'window' ? event.windowNumber : undefined);
