import type { WorkMark } from '@/lib/domain/annotation/mark';

/** A standing mark drawn by hand; `more` says what else it is. */
export function mark(start: number, end: number, label = 'DISEASE', more: Partial<WorkMark> = {}): WorkMark {
  return {
    id: `${start}-${end}-${label}`,
    start,
    end,
    label,
    state: 'set',
    origin: 'drawn',
    by: 'Ana',
    at: '2026-11-23T02:00:00.000Z',
    from: undefined,
    activeMs: undefined,
    ...more,
  };
}
