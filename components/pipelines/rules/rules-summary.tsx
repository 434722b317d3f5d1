'use client';

import { Button } from '@/components/ui/button';
import { Section } from '@/components/ui/section';
import type { KeptRules } from '@/lib/client/monitoring';
import { rules as words } from '@/lib/messages/pipelines';

/** What starts what, with the thresholds that stand. */
export function RulesSummary({ kept, onChange }: { readonly kept: KeptRules; readonly onChange: () => void }) {
  const { drift, queueUncertain, queueRandom, retrainNotes, retrainShare, auditFall } = kept.rules;
  const rows = [
    [words.warning.name, words.warning.value(drift.warningP), words.warning.effect(queueUncertain, queueRandom)],
    [words.critical.name, words.critical.value(drift.criticalP), words.critical.effect],
    [words.labels.name, words.labels.value(retrainNotes, retrainShare), words.labels.effect],
    [words.audit.name, words.audit.value(auditFall), words.audit.effect],
    [words.format.name, words.format.value, words.format.effect],
  ] as const;
  return (
    <Section
      title={words.title}
      note={words.origin[kept.origin]}
      actions={
        <Button size="small" variant="quiet" onClick={onChange}>
          {words.change}
        </Button>
      }
    >
      <dl className="pipe-rules">
        {rows.map(([name, value, effect]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="tabular-nums">{value}</dd>
            <dd className="pipe-rule-effect">{effect}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
