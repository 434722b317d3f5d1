import { CircleCheck, Info, type LucideIcon, OctagonAlert, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

export type NoticeTone = 'info' | 'ok' | 'warning' | 'critical';

const SHAPES: Readonly<Record<NoticeTone, LucideIcon>> = {
  info: Info,
  ok: CircleCheck,
  warning: TriangleAlert,
  critical: OctagonAlert,
};

/** What happened and what to do next. `announce` for one that appears while the page is in use. */
export function Notice({
  tone,
  title,
  children,
  actions,
  announce = false,
  className = '',
}: {
  readonly tone: NoticeTone;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly announce?: boolean;
  readonly className?: string;
}) {
  const Shape = SHAPES[tone];
  const role = announce ? (tone === 'critical' ? 'alert' : 'status') : undefined;
  return (
    <div className={`notice ${className}`} data-tone={tone} role={role}>
      <Shape aria-hidden />
      <div className="grid min-w-0 flex-1 gap-1">
        <p className="font-semibold">{title}</p>
        {children !== undefined && <div className="text-table">{children}</div>}
        {actions !== undefined && <div className="mt-1 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
