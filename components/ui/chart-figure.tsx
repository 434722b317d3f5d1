'use client';

import { type ReactNode, useId, useState } from 'react';
import { type LineLook, lineStyle } from './line-style';
import { Table, Td, Th } from './table';

export interface ChartTable {
  readonly columns: readonly string[];
  /** The first column holds words, which may be equal in several rows. */
  readonly named?: boolean;
  /** One row a list, as long as `columns`, formatted. */
  readonly rows: readonly (readonly string[])[];
}

/** A chart with its title, its unit and the table that says the same. */
export function ChartFigure({
  title,
  note,
  description,
  table,
  asTable,
  asChart,
  legend,
  children,
  height = 200,
  className = '',
}: {
  readonly title: string;
  /** Unit and axis, small after the title. */
  readonly note?: string;
  /** What the picture shows, for those who do not see it. */
  readonly description: string;
  readonly table: ChartTable;
  /** Words of the button that exchanges picture and table. */
  readonly asTable: string;
  readonly asChart: string;
  readonly legend?: ReactNode;
  readonly children: ReactNode;
  /** Pixels of picture and table alike, so that nothing jumps. */
  readonly height?: number;
  readonly className?: string;
}) {
  const [tabular, setTabular] = useState(false);
  const titleId = useId();
  return (
    <figure className={`min-w-0 ${className}`} aria-labelledby={titleId}>
      <div className="mb-2 flex items-baseline gap-x-2">
        <h3 id={titleId}>
          {title} {note !== undefined && <span className="ml-0.5 font-normal text-caption text-fg-2">{note}</span>}
        </h3>
        <button
          type="button"
          className="ml-auto min-h-6 whitespace-nowrap rounded-mark font-medium text-accent text-caption underline underline-offset-2"
          aria-pressed={tabular}
          aria-label={`${tabular ? asChart : asTable}, ${title}`}
          onClick={() => setTabular(!tabular)}
        >
          {tabular ? asChart : asTable}
        </button>
      </div>
      {tabular ? (
        <div className="overflow-y-auto" style={{ height }}>
          <Table caption={`${title}${note === undefined ? '' : `, ${note}`}`}>
            <thead>
              <tr>
                {table.columns.map((column, at) => (
                  <Th key={column} num={!(table.named && at === 0)}>
                    {column}
                  </Th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map((row, at) => (
                <tr key={table.named ? `${row[0]} ${at}` : row[0]}>
                  {row.map((cell, column) => (
                    <Td key={table.columns[column]} num={!(table.named && column === 0)}>
                      {cell}
                    </Td>
                  ))}
                </tr>
              ))}
            </tbody>
          </Table>
        </div>
      ) : (
        <div role="img" aria-label={description} style={{ height }}>
          {children}
        </div>
      )}
      {legend !== undefined && !tabular && (
        <figcaption className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-caption text-fg-2">{legend}</figcaption>
      )}
    </figure>
  );
}

/** One entry of a legend: the line as it is drawn, and its name. */
export function LineKey({ look, children }: { readonly look: LineLook; readonly children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <svg width="20" height="8" aria-hidden="true">
        <line x1="0" x2="20" y1="4" y2="4" {...lineStyle(look)} />
      </svg>
      {children}
    </span>
  );
}
