'use client';

import { Disclosure } from '@/components/ui/disclosure';
import { formatFixed, formatFraction } from '@/components/ui/format';
import { Section } from '@/components/ui/section';
import { Table, Td, Th } from '@/components/ui/table';
import type { BinDistance } from '@/lib/domain/monitoring/bin-distances';
import type { SignalReading } from '@/lib/domain/monitoring/drift';
import { type ShownWindow, Z_SHOWN, Z_USUAL } from '@/lib/domain/monitoring/shown-window';
import { monitor } from '@/lib/messages/monitor';
import { BIN_NAMES, SIGNAL_NAMES } from '@/lib/messages/signals';
import { formatP, signalFigure } from './figure-words';

const { signals: words } = monitor;

/** Signals of the last window, the farthest from usual first. */
export function SignalsPart({
  window,
  bins,
}: {
  /** The last one that was judged; undefined: none. */
  readonly window: ShownWindow | undefined;
  /** Undefined: what it is compared with is not here. */
  readonly bins: readonly BinDistance[] | undefined;
}) {
  const report = window?.report;
  if (!report) {
    return (
      <Section title={words.title}>
        <p className="text-fg-2">{words.none}</p>
      </Section>
    );
  }
  const { columns } = words;
  const alarmed = report.level === 'warning' || report.level === 'critical';
  const ordered = [...report.signals].sort((a, b) => Math.abs(b.z) - Math.abs(a.z));
  return (
    <Section title={words.title} note={words.note}>
      <Table caption={words.caption} className="signals">
        <thead>
          <tr>
            <Th>{columns.signal}</Th>
            <Th num>{columns.usual}</Th>
            <Th num>{columns.now}</Th>
            <th scope="col">
              <span className="signal-scale">
                <span>−{Z_SHOWN}</span>
                <span className="sr-only">{columns.z}</span>
                <span>+{Z_SHOWN}</span>
              </span>
            </th>
            <Th num>{columns.p}</Th>
          </tr>
        </thead>
        <tbody>
          {ordered.map((signal) => {
            const cause = alarmed && signal.name === report.cause;
            return (
              <tr key={signal.name} data-tone={cause ? report.level : undefined} data-cause={cause || undefined}>
                <th scope="row">{SIGNAL_NAMES[signal.name]}</th>
                <Td num>{signalFigure(signal.name, signal.usual)}</Td>
                <Td num>{signalFigure(signal.name, signal.value)}</Td>
                <td>
                  <ZBar signal={signal} strong={cause} />
                </td>
                <Td num>{formatP(signal.q)}</Td>
              </tr>
            );
          })}
        </tbody>
      </Table>
      {bins !== undefined && bins.length > 0 && <Bins bins={bins} />}
    </Section>
  );
}

/** Distance from usual on a scale of ±Z_SHOWN; what is farther off is drawn to the edge, with an arrow's end. */
function ZBar({ signal: { z }, strong }: { readonly signal: SignalReading; readonly strong: boolean }) {
  const [width, middle] = [120, 60];
  const at = (value: number) => middle + (middle * Math.max(-Z_SHOWN, Math.min(Z_SHOWN, value))) / Z_SHOWN;
  const [from, to] = z < 0 ? [at(z), middle] : [middle, at(z)];
  return (
    <svg
      className="z-bar"
      viewBox={`0 0 ${width} 16`}
      role="img"
      aria-label={words.bar(formatFixed(z, 1))}
      data-strong={strong || undefined}
    >
      <rect className="usual" x={at(-Z_USUAL)} y="1" width={at(Z_USUAL) - at(-Z_USUAL)} height="14" />
      <rect className="bar" x={from} y="5" width={Math.max(1, to - from)} height="6" />
      <path className="zero" d={`M${middle} 1V15`} />
    </svg>
  );
}

function Bins({ bins }: { readonly bins: readonly BinDistance[] }) {
  const { binColumns } = words;
  return (
    <Disclosure className="mt-2" title={words.bins} note={words.binsNote}>
      <Table caption={words.bins}>
        <thead>
          <tr>
            <Th>{binColumns.part}</Th>
            <Th num>{binColumns.bins}</Th>
            <Th num>{binColumns.jsd}</Th>
            <Th num>{binColumns.psi}</Th>
            <Th num>{binColumns.usual}</Th>
          </tr>
        </thead>
        <tbody>
          {bins.map(({ part, bins: count, jsd, psi, psiUsual }) => (
            <tr key={part}>
              <th scope="row">{BIN_NAMES[part]}</th>
              <Td num>{count}</Td>
              <Td num>{formatFraction(jsd)}</Td>
              <Td num>
                {formatFraction(psi)}
                {psi > psiUsual && <span className="text-fg-2"> {words.over}</span>}
              </Td>
              <Td num>{formatFraction(psiUsual)}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="mt-2 text-caption text-fg-2">{words.binsAbout}</p>
    </Disclosure>
  );
}
