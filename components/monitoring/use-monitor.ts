'use client';

import { useMemo } from 'react';
import { useKpiDays } from '@/lib/client/kpi';
import { useModels } from '@/lib/client/models';
import { useFirings, useTriggerRules, useWindows } from '@/lib/client/monitoring';
import { type ReferenceFacts, useReferences } from '@/lib/client/references';
import { useFleetDrift, useFleetFirings, useFleetKpis, useKpiTargets } from '@/lib/client/registry/fleet';
import { DRIFT_RULE } from '@/lib/domain/monitoring/drift';
import { type KpiView, viewKpis } from '@/lib/domain/monitoring/kpi-trend';
import { type Days, daysBefore, daysOf, PERIODS, type Period, within } from '@/lib/domain/monitoring/periods';
import type { ShownFiring } from '@/lib/domain/monitoring/shown-firing';
import type { ShownModel, ShownWindow } from '@/lib/domain/monitoring/shown-window';
import type { Role } from '@/lib/domain/person';
import { firingShown, fleetFiringShown, fleetKpiView, fleetModels, fleetWindows, windowShown } from './shown-here';

/** What the page shows, of this browser or of all. */
export interface MonitorView {
  readonly days: Days;
  /** How many windows each choice of a period holds. */
  readonly windowsIn: (period: Period) => { readonly from: string; readonly windows: number };
  /** Of the period, oldest first. */
  readonly windows: readonly ShownWindow[];
  /** Of all time, oldest first. */
  readonly allWindows: readonly ShownWindow[];
  readonly models: readonly ShownModel[];
  /** Newest first. */
  readonly firings: readonly ShownFiring[];
  readonly allFirings: readonly ShownFiring[];
  /** Undefined: on its way, or the server did not answer. */
  readonly kpis: KpiView | undefined;
}

const localDay = (at: number): string => {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};
const newestFirst = (firings: readonly ShownFiring[]) => [...firings].sort((a, b) => b.at - a.at);

function viewOf(
  period: Period,
  windows: readonly ShownWindow[],
  firings: readonly ShownFiring[],
  firstDay: string | undefined,
): Omit<MonitorView, 'models' | 'kpis'> {
  const today = localDay(Date.now());
  const firsts = [firstDay, windows[0] && localDay(windows[0].at)].filter((one) => one !== undefined).sort();
  const daysFor = (one: Period) => daysOf(one, today, firsts[0]);
  const days = daysFor(period);
  const inDays = (at: number, part: Days) => within(localDay(at), part);
  return {
    days,
    windowsIn: (one) => {
      const part = daysFor(one);
      return { from: part.from, windows: windows.filter(({ at }) => inDays(at, part)).length };
    },
    windows: windows.filter(({ at }) => inDays(at, days)),
    allWindows: windows,
    firings: newestFirst(firings.filter(({ at }) => inDays(at, days))),
    allFirings: newestFirst(firings),
  };
}

/** Undefined while loading. */
export function useMonitorHere(
  period: Period,
  roles: readonly Role[],
): (MonitorView & { readonly references: ReadonlyMap<string, ReferenceFacts> }) | undefined {
  const rows = useWindows();
  const fired = useFirings();
  const rule = useTriggerRules()?.rules.drift ?? DRIFT_RULE;
  const kpiDays = useKpiDays();
  const models = useModels();
  const { targets } = useKpiTargets();
  const ids = useMemo(() => (rows ?? []).map(({ summary }) => summary.modelVersionId), [rows]);
  const references = useReferences(ids, rule);
  return useMemo(() => {
    if (!rows || !fired || !kpiDays || !models || !references) return undefined;
    const view = viewOf(period, rows.map(windowShown), fired.map(firingShown), kpiDays[0]?.day);
    const numbers = new Map(models.map(({ id, number }) => [id, number]));
    const shown = [...new Set(ids)].map((id): ShownModel => {
      const facts = references.get(id);
      const { thresholds, windowSentences } = facts ?? {};
      return { id, number: numbers.get(id) ?? 0, thresholds, windowSentences };
    });
    return { ...view, models: shown, kpis: viewKpis(kpiDays, view.days, roles, targets), references };
  }, [rows, fired, kpiDays, models, references, ids, period, roles, targets]);
}

/** All browsers, as the server has merged them. `error`: it did not answer, or said no. */
export function useMonitorFleet(
  period: Period,
  on: boolean,
): { readonly view: MonitorView | undefined; readonly browsers: number | undefined; readonly error: unknown } {
  const drift = useFleetDrift(on);
  const firings = useFleetFirings(on);
  const view = useMemo(() => {
    if (!drift.data || !firings.data) return undefined;
    return viewOf(period, fleetWindows(drift.data), firings.data.map(fleetFiringShown), undefined);
  }, [drift.data, firings.data, period]);
  const days = view?.days ?? daysOf(PERIODS[1], localDay(Date.now()), undefined);
  const now = useFleetKpis(days, on && view !== undefined);
  const before = useFleetKpis(daysBefore(days), on && view !== undefined);
  const whole = useMemo(
    () =>
      view &&
      drift.data && {
        ...view,
        models: fleetModels(drift.data),
        kpis: now.data && fleetKpiView(now.data, before.data),
      },
    [view, drift.data, now.data, before.data],
  );
  const browsers = drift.data && Math.max(0, ...drift.data.models.map((model) => model.browsers));
  return { view: whole, browsers, error: drift.error ?? firings.error ?? now.error };
}
