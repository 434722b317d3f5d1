import type { DriftLevel } from '@/lib/domain/monitoring/drift';

/** A window's point: its level by shape and by colour. */
export function levelShape(level: DriftLevel, cx: number, cy: number, key?: string) {
  const edge = { stroke: 'var(--surface)', strokeWidth: 1 };
  switch (level) {
    case 'critical':
      return <rect key={key} x={cx - 4.5} y={cy - 4.5} width={9} height={9} fill="var(--critical-line)" {...edge} />;
    case 'warning':
      return (
        <path
          key={key}
          d={`M${cx} ${cy - 5.5}l5 9.5h-10Z`}
          fill="var(--warning-line)"
          {...edge}
          strokeLinejoin="round"
        />
      );
    case 'ok':
      return <circle key={key} cx={cx} cy={cy} r={2.8} fill="var(--chart-a)" />;
    case 'not-enough-data':
      return (
        <circle key={key} cx={cx} cy={cy} r={2.8} fill="var(--surface)" stroke="var(--chart-rest)" strokeWidth={1.5} />
      );
  }
}

/** The same in a legend. */
export function LevelKey({ level, children }: { readonly level: DriftLevel; readonly children: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <svg width="12" height="12" aria-hidden="true">
        {levelShape(level, 6, 6)}
      </svg>
      {children}
    </span>
  );
}
