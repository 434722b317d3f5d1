import { intervalScale } from '@/components/experiments/interval-scale';
import { formatFraction } from '@/components/ui/format';
import { Range } from '@/components/ui/range';
import { Section } from '@/components/ui/section';
import { Table, Td, Th } from '@/components/ui/table';
import type { AgreementFigure, AgreementReport } from '@/lib/domain/annotation/agreement';
import type { LabelDefinition } from '@/lib/domain/annotation/project';
import { layerName, panels } from '@/lib/messages/annotate-panels';
import { definitionOf } from '../side/entity-rows';

const { agreement: words } = panels;

const shown = (figure: AgreementFigure | undefined) =>
  figure === undefined ? words.none : formatFraction(figure.value);

/** Agreement over all notes and by label, each figure with its interval. */
export function AgreementFigures({
  report,
  annotators,
  labels,
}: {
  readonly report: AgreementReport;
  readonly annotators: readonly [string, string];
  readonly labels: readonly LabelDefinition[];
}) {
  const main = [
    { name: words.exact, figure: report.exact, help: words.exactHelp },
    { name: words.overlap, figure: report.overlap, help: words.overlapHelp },
    { name: words.kappa, figure: report.kappa, help: words.kappaHelp },
  ];
  const rows = Object.entries(report.perLabel);
  const figures = rows.flatMap(([, { exact, overlap }]) => [exact, overlap].flatMap((figure) => figure ?? []));
  const scale = intervalScale(figures);
  const drawn = [scale.min, scale.max] as const;
  return (
    <Section
      title={words.figures}
      note={`${words.notes(report.notes)}; ${words.spans(layerName(annotators[0]), report.spansFirst, layerName(annotators[1]), report.spansSecond)}`}
    >
      <dl className="agreement-figures">
        {main.map(({ name, figure, help }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="agreement-figure">{shown(figure)}</dd>
            {figure && (
              <dd className="text-caption text-fg-2 tabular-nums">
                {report.notes > 1
                  ? words.interval(formatFraction(figure.low), formatFraction(figure.high))
                  : words.noInterval}
              </dd>
            )}
            <dd className="text-caption text-fg-2">{help}</dd>
          </div>
        ))}
      </dl>
      {rows.length > 0 && (
        <Table caption={words.table} className="mt-4 max-w-[56rem]">
          <thead>
            <tr>
              <Th>{words.label}</Th>
              <Th num>{words.exact}</Th>
              <Th>
                <span className="sr-only">{words.exact}</span>
              </Th>
              <Th num>{words.overlap}</Th>
              <Th>
                <span className="sr-only">{words.overlap}</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([label, { exact, overlap }]) => {
              const { name, look } = definitionOf(labels, label);
              return (
                <tr key={label}>
                  <th scope="row">
                    <mark data-swatch data-look={look}>
                      {name}
                    </mark>
                  </th>
                  <FigureCells figure={exact} scale={drawn} />
                  <FigureCells figure={overlap} scale={drawn} />
                </tr>
              );
            })}
          </tbody>
        </Table>
      )}
    </Section>
  );
}

function FigureCells({
  figure,
  scale,
}: {
  readonly figure: AgreementFigure | undefined;
  readonly scale: readonly [number, number];
}) {
  return (
    <>
      <Td num>{shown(figure)}</Td>
      <Td className="min-w-24">{figure && <Range {...figure} scale={scale} />}</Td>
    </>
  );
}
