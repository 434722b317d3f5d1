import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** An icon and its words on one line. */
export function IconText({
  icon: Icon,
  children,
  className = '',
}: {
  readonly icon: LucideIcon;
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    <span className={`inline-flex items-center gap-1.5 ${className}`}>
      <Icon aria-hidden />
      <span>{children}</span>
    </span>
  );
}
