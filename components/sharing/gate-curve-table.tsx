import { formatCount, formatFraction, formatPoints } from '@/components/ui/format';
import { Range } from '@/components/ui/range';
import { Table, Td, Th } from '@/components/ui/table';
import type { GateCurve } from '@/lib/domain/model/gate-report';
import { models, share as words } from '@/lib/messages/models';
import { intervalScale } from '../experiments/interval-scale';

/** F1 against k, a row each, the intervals on one scale: picture and table in one. */
export function GateCurveTable({ curve }: { readonly curve: GateCurve }) {
  const rows = [
    { k: 1, f1: curve.withoutGate.f1, difference: undefined, attributes: curve.withoutGate.attributes, gate: false },
    ...curve.points.map((point) => ({ ...point, gate: true })),
  ];
  const scale = intervalScale(rows.map(({ f1 }) => f1));
  return (
    <section>
      <h3 className="mb-1">
        {words.curveTitle} <span className="font-normal text-caption text-fg-2">{words.curveNote}</span>
      </h3>
      <Table caption={`${words.curveTitle}, ${words.curveNote}`}>
        <thead>
          <tr>
            <Th num>{models.columns.k}</Th>
            <Th num>{models.columns.f1}</Th>
            <Th>{models.columns.interval}</Th>
            <Th num>{words.report.cost}</Th>
            <Th num>{words.report.attributes}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ k, f1, difference, attributes, gate }) => (
            <tr key={gate ? k : 'none'}>
              <Td num>{gate ? k : words.noGate}</Td>
              <Td num>{formatFraction(f1.value)}</Td>
              <Td>
                <Range {...f1} scale={[scale.min, scale.max]} series={gate ? 'a' : 'rest'} className="min-w-24" />
              </Td>
              <Td num>{difference && formatPoints(difference.value)}</Td>
              <Td num>{formatCount(Math.round(attributes))}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}
