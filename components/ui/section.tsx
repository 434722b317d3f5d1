import { type ReactNode, useId } from 'react';

interface HeadProps {
  readonly title: ReactNode;
  /** Small words after the title. */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
  readonly className?: string;
}

/** Part of a working page: a head and what follows, without a box. */
export function Section({ title, note, actions, children, className = '' }: HeadProps) {
  const id = useId();
  return (
    <section className={`section ${className}`} aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        {note !== undefined && <span className="text-caption text-fg-2 tabular-nums">{note}</span>}
        {actions !== undefined && <div className="head-actions">{actions}</div>}
      </div>
      {children}
    </section>
  );
}

/** A part with a hairline around it; never inside another panel. */
export function Panel({
  title,
  note,
  actions,
  children,
  className = '',
  padded = true,
}: HeadProps & { readonly padded?: boolean }) {
  const id = useId();
  return (
    <section className={`panel ${className}`} aria-labelledby={id}>
      <div className="panel-head">
        <h2 id={id}>{title}</h2>
        {note !== undefined && <span className="text-caption text-fg-2 tabular-nums">{note}</span>}
        {actions !== undefined && <div className="head-actions">{actions}</div>}
      </div>
      {children !== undefined && <div className={padded ? 'panel-body' : undefined}>{children}</div>}
    </section>
  );
}
