import { kit as words } from '@/lib/messages/kit';

const WIDTHS = ['92%', '100%', '78%', '96%', '64%'];

/** Grey lines while something loads; still, so that nothing moves. */
export function Skeleton({
  lines = 3,
  label = words.loading,
  className = '',
}: {
  readonly lines?: number;
  readonly label?: string;
  readonly className?: string;
}) {
  return (
    <div className={`grid gap-2 ${className}`} role="status">
      <span className="sr-only">{label}</span>
      {Array.from({ length: lines }, (_, line) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines are all the same and never move
        <span key={line} className="skeleton h-4" style={{ width: WIDTHS[line % WIDTHS.length] }} />
      ))}
    </div>
  );
}
