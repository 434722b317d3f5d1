'use client';

import { CircleCheck, CircleX } from 'lucide-react';
import { formatPoints } from '@/components/ui/format';
import { Section } from '@/components/ui/section';
import { StatePill } from '@/components/ui/state-pill';
import { Table, Td, Th } from '@/components/ui/table';
import type { PromotionEvidence } from '@/lib/client/registry/review';
import type { Estimate } from '@/lib/domain/model/evaluation';
import { type GateResult, gateResults } from '@/lib/domain/model/promotion-evidence';
import type { Label } from '@/lib/domain/text/span';
import { GATE_NAMES, models } from '@/lib/messages/models';
import { LabelSwatch } from '../experiments/label-swatch';
import { PointsRange, pointsScale } from './points-range';

const words = models.gates;

/** The gates one by one: rule, what was measured, whether it passes. */
export function GatesTable({
  evidence,
  privacyK,
  labels,
}: {
  readonly evidence: PromotionEvidence | undefined;
  /** The site's least k. */
  readonly privacyK: number;
  readonly labels: readonly Label[];
}) {
  if (!evidence) {
    return (
      <Section title={words.title}>
        <p className="text-fg-2">{words.none}</p>
      </Section>
    );
  }
  const results = gateResults(evidence, { privacyK });
  const passing = results.filter(({ passed }) => passed).length;
  const scale = pointsScale([evidence.f1, ...Object.values(evidence.recall)].flatMap((one) => one ?? []));
  return (
    <Section
      title={words.title}
      note={
        <span className="flex flex-wrap gap-x-3">
          {passing < results.length && (
            <StatePill tone="critical" icon={CircleX}>
              {words.failing(results.length - passing)}
            </StatePill>
          )}
          <StatePill tone="ok" icon={CircleCheck}>
            {words.passing(passing)}
          </StatePill>
        </span>
      }
    >
      <Table caption={words.tableLabel} inset>
        <thead>
          <tr>
            <Th>{words.columns.gate}</Th>
            <Th>{words.columns.rule}</Th>
            <Th num>{words.columns.measured}</Th>
            <Th>
              {words.columns.scale}{' '}
              <span className="text-fg-3">{words.scale(formatPoints(scale[0]), formatPoints(scale[1]))}</span>
            </Th>
            <Th>{words.columns.result}</Th>
          </tr>
        </thead>
        <tbody>
          {results.map((result) => (
            <GateRow
              key={`${result.gate} ${result.label ?? ''}`}
              result={result}
              evidence={evidence}
              labels={labels}
              scale={scale}
            />
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

function GateRow({
  result,
  evidence,
  labels,
  scale,
}: {
  readonly result: GateResult;
  readonly evidence: PromotionEvidence;
  readonly labels: readonly Label[];
  readonly scale: readonly [number, number];
}) {
  const { gate, label, passed } = result;
  const difference = gate === 'f1' ? evidence.f1 : gate === 'recall' ? evidence.recall[label ?? ''] : undefined;
  const [rule, measured] = told(result, evidence, difference ?? undefined);
  return (
    <tr className={passed ? undefined : 'gate-fails'}>
      <th scope="row" className="!font-normal whitespace-nowrap">
        {GATE_NAMES[gate]}
        {label !== undefined && (
          <>
            , <LabelSwatch label={label} labels={labels} />
          </>
        )}
      </th>
      <Td className={`min-w-36 ${passed ? 'text-fg-2' : ''}`}>{rule}</Td>
      <Td num className={passed ? undefined : 'font-semibold'}>
        {measured}
      </Td>
      <Td>{difference && <PointsRange difference={difference} scale={scale} bad={!passed} />}</Td>
      <Td>
        <StatePill tone={passed ? 'ok' : 'critical'} icon={passed ? CircleCheck : CircleX}>
          {passed
            ? words.pass
            : gate === 'shadow-looked-at'
              ? words.left(result.limit - (result.measured ?? 0))
              : words.fail}
        </StatePill>
      </Td>
    </tr>
  );
}

/** The rule and what was measured, in words. */
function told(
  { gate, limit, measured = 0 }: GateResult,
  { latency, privacy }: PromotionEvidence,
  difference: Estimate | undefined,
): readonly [rule: string, measured: string] {
  switch (gate) {
    case 'f1':
    case 'recall':
      return [
        words.lowerBound(limit),
        difference
          ? `${formatPoints(difference.value)} (${models.interval(formatPoints(difference.low), formatPoints(difference.high))})`
          : words.notCompared,
      ];
    case 'shadow-notes':
      return [words.shadowNotes(limit), String(measured)];
    case 'shadow-looked-at':
      return [words.lookedAt, words.lookedAtMeasured(measured, limit)];
    case 'format':
      return [words.format, words.formatMeasured(measured)];
    case 'latency':
      return [words.latency(limit), words.latencyMeasured(latency.p95Ms)];
    case 'privacy':
      return [words.privacy(limit), words.privacyMeasured(privacy.k, privacy.broken)];
  }
}
