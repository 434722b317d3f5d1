import type { OutboxDraft } from '../sync/outbox-row';
import type { DriftReport } from './drift';
import type { F1Estimate } from './f1-estimate';
import { toldWindow, toldWindowId } from './told-window';
import type { Firing, TriggerEvent } from './trigger-events';
import type { WindowSummary } from './window';

/** What a draft needs that is not in what it tells of. */
export interface DraftFacts {
  readonly browserId: string;
  readonly newId: () => string;
  /** ISO 8601, UTC. */
  readonly now: string;
}

/** A full window on its way to the site. */
export function windowDraft(
  {
    summary,
    report,
    f1,
  }: { readonly summary: WindowSummary; readonly report: DriftReport; readonly f1: F1Estimate | undefined },
  facts: DraftFacts,
): OutboxDraft {
  return draft('drift-summary', toldWindowId(facts.browserId, summary), toldWindow(summary, report, f1), facts);
}

/** A firing as it is told to the site. @param id sha256 of its key, hex */
export function firingDraft(
  firing: Firing & { readonly outcome: 'open' | 'acted' | 'failed' },
  id: string,
  facts: DraftFacts,
): OutboxDraft | undefined {
  const event = toldEvent(firing.event);
  if (!event) return undefined;
  const { rule, from, to, modelVersionId, actions, outcome } = firing;
  const body = {
    version: 1,
    browserId: facts.browserId,
    rule,
    at: new Date(firing.at).toISOString(),
    from,
    to,
    modelVersionId: modelVersionId ?? null,
    actions: actions.map((action) => action.do),
    event,
    outcome,
  };
  return draft('firing', id, body, facts);
}

/** Without names: who acknowledged is of no firing. */
function toldEvent(event: TriggerEvent): object | undefined {
  switch (event.kind) {
    case 'window': {
      const { kind, windowNumber, level, cause, p } = event;
      return { kind, windowNumber, level, cause, p };
    }
    case 'labelled': {
      const { kind, datasetVersionId, datasetNotes, newNotes } = event;
      return { kind, datasetVersionId, datasetNotes, newNotes };
    }
    case 'training-ended': {
      const { kind, runId, outcome } = event;
      return { kind, runId, outcome };
    }
    case 'audited': {
      const { kind, auditId, change, low, high } = event;
      return { kind, auditId, change, low, high };
    }
    case 'refused': {
      const { kind, code, count } = event;
      return { kind, code, count };
    }
    default:
      return undefined;
  }
}

function draft(kind: OutboxDraft['kind'], target: string, body: object, { newId, now }: DraftFacts): OutboxDraft {
  return {
    id: newId(),
    kind,
    key: newId(),
    subject: `${kind}/${target}`,
    target,
    body: JSON.stringify(body),
    createdAt: now,
  };
}
