import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';

export type SortOrder = 'ascending' | 'descending' | 'none';

/**
 * A table with a caption for screen readers; it scrolls sideways by itself, never the page. It holds what is placed inside
 * it: words for screen readers alone, far to the right, would else make the window as wide as they are.
 */
export function Table({
  caption,
  inset = false,
  className = '',
  children,
  ...rest
}: ComponentProps<'table'> & {
  readonly caption: string;
  /** Padding at both ends, for a table inside a panel or with selected rows. */
  readonly inset?: boolean;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className={`relative overflow-x-auto ${className}`} aria-label={caption} tabIndex={0}>
      <table {...rest} className="sheet" data-inset={inset || undefined}>
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </section>
  );
}

/** Next order when a column head is pressed: first press as given, then the other way round. */
export function nextSort(current: SortOrder, first: 'ascending' | 'descending' = 'ascending'): SortOrder {
  if (current === 'none') return first;
  return current === 'ascending' ? 'descending' : 'ascending';
}

export function SortIcon({ sort }: { readonly sort: SortOrder }) {
  if (sort === 'ascending') return <ArrowUp aria-hidden />;
  if (sort === 'descending') return <ArrowDown aria-hidden />;
  return <ChevronsUpDown aria-hidden />;
}

/** Column head. With `onSort` it is a button and carries aria-sort. */
export function Th({
  num = false,
  sort,
  onSort,
  children,
  ...rest
}: Omit<ComponentProps<'th'>, 'onClick'> & {
  readonly num?: boolean;
  readonly sort?: SortOrder;
  readonly onSort?: () => void;
}) {
  return (
    <th
      scope="col"
      {...rest}
      data-num={num || undefined}
      aria-sort={onSort === undefined ? undefined : (sort ?? 'none')}
    >
      {onSort === undefined ? (
        children
      ) : (
        <button
          type="button"
          className="sort-button"
          data-idle={sort === undefined || sort === 'none' || undefined}
          onClick={onSort}
        >
          {children}
          <SortIcon sort={sort ?? 'none'} />
        </button>
      )}
    </th>
  );
}

export function Td({ num = false, ...rest }: ComponentProps<'td'> & { readonly num?: boolean }) {
  return <td {...rest} data-num={num || undefined} />;
}

export function Tr({
  selected = false,
  children,
  ...rest
}: ComponentProps<'tr'> & { readonly selected?: boolean; readonly children: ReactNode }) {
  return (
    <tr {...rest} data-selected={selected || undefined}>
      {children}
    </tr>
  );
}
