import type { ReactNode } from 'react';

/** A name and what it is; undefined: not known, and left out. */
export type Fact = readonly [name: string, value: ReactNode];

/** Names at the left, values at the right, a line under each. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] content-start gap-x-4 text-table">
      {facts
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => (
          <div key={name} className="col-span-2 grid grid-cols-subgrid border-line border-b py-1">
            <dt className="text-fg-2">{name}</dt>
            <dd className="text-right tabular-nums">{value}</dd>
          </div>
        ))}
    </dl>
  );
}
