'use client';

import { Check, Minus, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { CallProblem } from '@/components/account/call-problem';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { formatCount } from '@/components/ui/format';
import { NumberField } from '@/components/ui/number-field';
import { StatePill } from '@/components/ui/state-pill';
import { Table, Td, Th } from '@/components/ui/table';
import { type Targets, useKpiTargets, useSaveKpiTargets } from '@/lib/client/registry/fleet';
import { hasRole, useSession } from '@/lib/client/registry/session';
import { KPIS, type KpiDefinition, type KpiReading, type KpiVerdict } from '@/lib/domain/monitoring/kpi';
import { KPI_WORDS } from '@/lib/messages/kpis';
import { monitor } from '@/lib/messages/monitor';
import { kpiFigure, kpiParts } from './figure-words';

const { figures: words, kpi } = monitor;
const VERDICTS: Readonly<Record<KpiVerdict, readonly ['ok' | 'warning' | 'none', typeof Check]>> = {
  met: ['ok', Check],
  missed: ['warning', TriangleAlert],
  'no-data': ['none', Minus],
  'no-target': ['none', Minus],
};

/** All figures that may be seen, with what they are; targets where somebody may set them. */
export function FiguresDialog({
  readings,
  onClose,
}: {
  readonly readings: readonly KpiReading[];
  readonly onClose: () => void;
}) {
  const session = useSession();
  const { targets, revision } = useKpiTargets();
  const save = useSaveKpiTargets();
  const [draft, setDraft] = useState<Targets>();
  // Signed out this browser's own hold; on a site they are a reviewer's.
  const may = session === null || hasRole(session, 'reviewer');
  const standing = draft ?? targets;
  return (
    <Dialog
      open
      width="wide"
      onOpenChange={(open) => !open && onClose()}
      title={words.title}
      description={words.description}
      footer={
        <>
          <p className="mr-auto text-caption text-fg-2" role="status">
            {save.isSuccess && draft === undefined
              ? words.saved
              : may
                ? session === null
                  ? words.own
                  : words.site
                : words.readOnly}
          </p>
          {may && (
            <Button
              variant="primary"
              disabled={draft === undefined}
              busy={save.isPending}
              onClick={() =>
                draft && save.mutate({ targets: draft, revision }, { onSuccess: () => setDraft(undefined) })
              }
            >
              {words.save}
            </Button>
          )}
        </>
      }
    >
      <CallProblem error={save.error} className="mb-3" />
      <Table caption={words.caption} className="[&_.sheet]:min-w-[560px]">
        <thead>
          <tr>
            <Th>{words.columns.figure}</Th>
            <Th num>{words.columns.value}</Th>
            <Th>{words.columns.target}</Th>
            <Th>{words.columns.verdict}</Th>
          </tr>
        </thead>
        <tbody>
          {readings.map((reading) => {
            const definition = KPIS.find(({ id }) => id === reading.id);
            if (!definition) return null;
            const { id, unit } = definition;
            const target = standing[id] ?? definition.target;
            const [tone, icon] = VERDICTS[reading.verdict];
            return (
              <tr key={id} className="align-top">
                <th scope="row" className="max-w-[26rem]">
                  {KPI_WORDS[id].name}
                  <p className="font-normal text-caption text-fg-2">{KPI_WORDS[id].definition}</p>
                  <p className="font-normal text-caption text-fg-2">
                    {words.formula} {KPI_WORDS[id].formula}
                  </p>
                </th>
                <Td num>
                  <b>{reading.value === undefined ? '–' : kpiFigure(reading.value, unit)}</b>
                  {perLabelOf(reading, definition).map((label) => (
                    <p key={label} className="text-caption text-fg-2">
                      {label}
                    </p>
                  ))}
                  <p className="text-caption text-fg-2">
                    {kpi.details.cases(formatCount(reading.cases), KPI_WORDS[id].cases)}
                  </p>
                </Td>
                <td>
                  {may ? (
                    <TargetField
                      definition={definition}
                      target={target}
                      onChange={(value) => setDraft({ ...standing, [id]: value })}
                    />
                  ) : (
                    target !== undefined && kpiFigure(target, unit)
                  )}
                </td>
                <td>
                  <StatePill tone={tone} icon={icon}>
                    {kpi.verdicts[reading.verdict]}
                  </StatePill>
                </td>
              </tr>
            );
          })}
        </tbody>
      </Table>
    </Dialog>
  );
}

function perLabelOf({ perLabel }: KpiReading, { unit, perLabel: told }: KpiDefinition): string[] {
  if (!told) return [];
  return Object.entries(perLabel ?? {}).flatMap(([label, value]) =>
    value === undefined ? [] : [words.perLabel(label, kpiFigure(value, unit))],
  );
}

/** Shares in percent, as they are shown. */
function TargetField({
  definition: { id, unit },
  target,
  onChange,
}: {
  readonly definition: KpiDefinition;
  readonly target: number | undefined;
  readonly onChange: (value: number) => void;
}) {
  const factor = unit === 'share' ? 100 : 1;
  const shown = Number(((target ?? 0) * factor).toFixed(3));
  const { unit: suffix } = kpiParts(0, unit);
  const max = unit === 'share' ? 100 : unit === 'score' ? 1 : 1_000_000;
  return (
    <NumberField
      aria-label={words.targetOf(KPI_WORDS[id].name)}
      className="w-28"
      value={shown}
      min={0}
      max={max}
      {...(suffix === '' ? {} : { suffix })}
      onChange={(value) => onChange(value / factor)}
    />
  );
}
