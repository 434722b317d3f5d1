'use client';

import { useMemo } from 'react';
import { kpiFigure } from '@/components/monitoring/figure-words';
import { Table, Td, Th } from '@/components/ui/table';
import { useKpiDays } from '@/lib/client/kpi';
import { useKpiTargets } from '@/lib/client/registry/fleet';
import { KPIS, type KpiDefinition, type KpiUnit } from '@/lib/domain/monitoring/kpi';
import { addKpiCounts, noKpiCounts } from '@/lib/domain/monitoring/kpi-counts';
import { KPI_FORMULAS } from '@/lib/domain/monitoring/kpi-formulas';
import { ROLES } from '@/lib/domain/person';
import { guide } from '@/lib/messages/guide';
import { KPI_WORDS } from '@/lib/messages/kpis';
import { KPI_GROUP, type KpiGroup } from './kpi-groups';
import { KPI_PROOFS } from './proofs';
import { ProofList } from './statement';

const { kpis: words } = guide;
const GROUPS: readonly KpiGroup[] = ['business', 'model'];

/** Every key figure as the rules define it, with what this browser counted. */
export function KpiSection() {
  const { targets } = useKpiTargets();
  const days = useKpiDays();
  const counts = useMemo(() => (days ?? []).reduce((sum, day) => addKpiCounts(sum, day.counts), noKpiCounts()), [days]);
  return (
    <>
      <p className="guide-text">{words.intro(KPIS.length)}</p>
      {GROUPS.map((group) => (
        <div key={group} className="mt-4">
          <h3 className="mb-1">{words.groups[group]}</h3>
          <Table caption={words.caption(words.groups[group])} className="guide-table">
            <thead>
              <tr>
                <Th>{words.columns.figure}</Th>
                <Th>{words.columns.formula}</Th>
                <Th>{words.columns.target}</Th>
                <Th num>{words.columns.now}</Th>
                <Th>{words.columns.who}</Th>
              </tr>
            </thead>
            <tbody>
              {KPIS.filter(({ id }) => KPI_GROUP[id] === group).map((kpi) => {
                const { value } = KPI_FORMULAS[kpi.id](counts);
                const target = targets[kpi.id] ?? kpi.target;
                return (
                  <tr key={kpi.id}>
                    <th scope="row">
                      {KPI_WORDS[kpi.id].name}
                      <p className="font-normal text-caption text-fg-2">{KPI_WORDS[kpi.id].definition}</p>
                    </th>
                    <Td>{KPI_WORDS[kpi.id].formula}</Td>
                    <Td className="whitespace-nowrap">
                      {target === undefined ? '–' : words.better[kpi.better](figureOf(target, kpi.unit))}
                    </Td>
                    <Td num>{value === undefined ? words.noData : figureOf(value, kpi.unit)}</Td>
                    <Td>{audienceOf(kpi)}</Td>
                  </tr>
                );
              })}
            </tbody>
          </Table>
        </div>
      ))}
      <p className="guide-text mt-3">{words.where}</p>
      <ProofList proofs={KPI_PROOFS} />
    </>
  );
}

function figureOf(value: number, unit: KpiUnit): string {
  const figure = kpiFigure(value, unit);
  return unit === 'per-1000-notes' || unit === 'notes-an-hour' ? `${figure} ${words.units[unit]}` : figure;
}

function audienceOf({ audience }: KpiDefinition): string {
  if (ROLES.every((role) => audience.includes(role))) return words.everybody;
  return audience.map((role) => words.roles[role]).join(', ');
}
