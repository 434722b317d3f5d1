import { Circle, CircleCheck, CircleSlash2, Contrast, type LucideIcon } from 'lucide-react';
import type { NoteStatus } from '@/lib/domain/annotation/mark';

const SHAPES: Readonly<Record<NoteStatus, LucideIcon>> = {
  'not-started': Circle,
  'in-progress': Contrast,
  'reviewed-empty': CircleSlash2,
  done: CircleCheck,
};

/** A status as a shape; its word stands beside it. */
export function StatusShape({ status }: { readonly status: NoteStatus }) {
  const Shape = SHAPES[status];
  return <Shape aria-hidden className="status-shape" data-status={status} />;
}
