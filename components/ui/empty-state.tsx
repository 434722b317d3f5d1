import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** An empty page says what belongs here and holds the button that brings it. */
export function EmptyState({
  icon: Icon,
  title,
  children,
  actions,
  className = '',
}: {
  readonly icon?: LucideIcon;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly className?: string;
}) {
  return (
    <div className={`mx-auto grid max-w-[34rem] justify-items-start gap-3 px-4 py-12 ${className}`}>
      {Icon && (
        <span className="grid size-10 place-items-center rounded-panel bg-accent-soft text-accent">
          <Icon aria-hidden className="size-5" />
        </span>
      )}
      <h2 className="text-[16px]">{title}</h2>
      {children !== undefined && <div className="text-fg-2">{children}</div>}
      {actions !== undefined && <div className="mt-1 flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
