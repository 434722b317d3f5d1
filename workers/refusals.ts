import type { NoteFault } from '@/lib/domain/data/contract';
import type { TriggerEvent } from '@/lib/domain/monitoring/trigger-events';
import type { Host } from '@/lib/pipelines/ports';

/** A stored note that breaks the contract, kept aside with its reason. */
export interface RefusedNote {
  readonly noteId: string;
  /** What a person calls it. */
  readonly title: string;
  readonly text: string;
  readonly fault: NoteFault;
}

export interface QuarantineStore {
  /** A note that is there for the same reason is not there twice. */
  setAside(notes: readonly RefusedNote[]): Promise<void>;
}

export interface RefusalParts {
  readonly host: Host;
  readonly quarantine?: QuarantineStore;
  readonly tell: (event: TriggerEvent) => Promise<void>;
}

/** Counts of each code, told to the triggers once for a batch. @param batchId an id of ours, never a name of the input */
export async function tellRefused(
  { host, tell }: Pick<RefusalParts, 'host' | 'tell'>,
  batchId: string,
  counts: Iterable<readonly [code: string, count: number]>,
): Promise<void> {
  const at = Date.parse(host.clock.now());
  // Who cannot be told is no reason to lose the work.
  for (const [code, count] of counts) {
    await tell({ kind: 'refused', at, batchId, code, count }).catch(() => undefined);
  }
}

/** A single note's batch: the same each time the note is opened, and nobody can tell the note from it. */
export async function batchOfNote(noteId: string, { hash }: Host): Promise<string> {
  return `note-${(await hash(new TextEncoder().encode(noteId))).slice(0, 16)}`;
}

export function countsOf<T>(items: readonly T[], code: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(code(item), (counts.get(code(item)) ?? 0) + 1);
  return counts;
}
