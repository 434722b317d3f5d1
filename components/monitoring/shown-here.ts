import type { FiringRow, WindowRow } from '@/lib/client/monitoring';
import type { FleetDrift, FleetFiring, Kpis } from '@/lib/client/registry/fleet';
import { placeOf } from '@/lib/domain/monitoring/counts';
import type { KpiReading } from '@/lib/domain/monitoring/kpi';
import type { KpiView } from '@/lib/domain/monitoring/kpi-trend';
import { causeOf, type FiringCause, type ShownFiring } from '@/lib/domain/monitoring/shown-firing';
import type { ShownModel, ShownWindow } from '@/lib/domain/monitoring/shown-window';

/** A window of this browser, as the page shows windows. */
export function windowShown({ windowNumber, at, summary, report, f1 }: WindowRow): ShownWindow {
  const of = (part: 'notes' | 'sentences') => summary.counts[placeOf(part).from] ?? 0;
  return {
    id: String(windowNumber),
    number: windowNumber,
    at,
    modelId: summary.modelVersionId,
    notes: of('notes'),
    sentences: of('sentences'),
    report,
    f1,
  };
}

export function firingShown({ key, at, rule, to, event, actions, outcome, noDrift = false }: FiringRow): ShownFiring {
  return {
    id: key,
    at,
    rule,
    to,
    cause: causeOf(event),
    actions: actions.map((action) =>
      action.do === 'queue-notes' ? { do: action.do, notes: action.uncertain + action.random } : { do: action.do },
    ),
    outcome,
    noDrift,
  };
}

/** Windows of all browsers, oldest model first: one after another, as versions took over. */
export function fleetWindows({ models }: FleetDrift): ShownWindow[] {
  return [...models].reverse().flatMap(({ modelVersionId, windows }) =>
    windows.map((window) => ({
      id: `${modelVersionId}/${window.number}`,
      number: window.number,
      at: Date.parse(`${window.to}T12:00:00Z`),
      dayOnly: true,
      modelId: modelVersionId,
      notes: window.notes,
      sentences: window.sentences,
      report: window.report ?? undefined,
      f1: window.f1 === null ? undefined : { f1: window.f1 },
    })),
  );
}

export function fleetModels({ models }: FleetDrift): ShownModel[] {
  return models.map(({ modelVersionId, modelVersionNumber, thresholds, windowSentences }) => ({
    id: modelVersionId,
    number: modelVersionNumber,
    // A p that no resample says is reached at no distance.
    thresholds: thresholds
      ? {
          warning: thresholds.warning ?? Number.POSITIVE_INFINITY,
          critical: thresholds.critical ?? Number.POSITIVE_INFINITY,
        }
      : undefined,
    windowSentences: windowSentences ?? undefined,
  }));
}

export function fleetFiringShown({ id, at, rule, to, event, actions, outcome }: FleetFiring): ShownFiring {
  const cause: FiringCause = event;
  return {
    id,
    at: Date.parse(at),
    rule,
    to,
    cause,
    actions: actions.map((name) => ({ do: name })),
    outcome,
    noDrift: false,
  };
}

/** The server's figures as the page shows figures; what is not known is null there. */
export function fleetKpiView(now: Kpis, before: Kpis | undefined): KpiView {
  const readings = now.readings.map(readingShown);
  return {
    readings,
    before: before?.readings.map(readingShown) ?? [],
    trends: Object.fromEntries(
      readings.map(({ id }) => [
        id,
        now.days.map(({ readings: day }) => day.find((one) => one.id === id)?.value ?? undefined),
      ]),
    ),
  };
}

function readingShown({ value, perLabel, target, ...rest }: Kpis['readings'][number]): KpiReading {
  return {
    ...rest,
    value: value ?? undefined,
    target: target ?? undefined,
    perLabel: Object.fromEntries(Object.entries(perLabel ?? {}).map(([label, one]) => [label, one ?? undefined])),
  };
}
