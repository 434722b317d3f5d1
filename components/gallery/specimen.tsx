import type { ReactNode } from 'react';

/** One component in one state, under its name. */
export function Specimen({
  name,
  wide = false,
  children,
}: {
  readonly name: string;
  /** As wide as the page. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={wide ? 'col-span-full min-w-0' : 'min-w-0'}>
      <h3 className="mb-2 font-medium text-caption text-fg-2">{name}</h3>
      {children}
    </div>
  );
}

/** Specimens beside each other, as many as fit. */
export function Specimens({ children }: { readonly children: ReactNode }) {
  return (
    <div className="grid grid-cols-[repeat(auto-fill,minmax(min(240px,100%),1fr))] items-start gap-x-8 gap-y-6">
      {children}
    </div>
  );
}

/** As a control looks in focus, which only one at a time can have. */
export const FOCUSED = '[box-shadow:var(--focus-ring)]';
/** As a button looks under the pointer. */
export const POINTED = 'bg-hover!';
