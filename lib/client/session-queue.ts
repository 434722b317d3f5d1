import { applyElsewhere } from '@/lib/domain/annotation/apply-elsewhere';
import type { EditDraft, EditKind } from '@/lib/domain/annotation/edit';
import { type NoteLayer, redoGroup, takeStep, undoGroup } from '@/lib/domain/annotation/note-layer';
import { layerWith, rebased, type SessionStep } from './session-steps';
import type { SessionStore } from './session-store';

/** A step that was not written because another tab had changed the same marks first. */
export interface StepConflict {
  readonly kind: EditKind | 'undo' | 'redo';
  /** Notes in which marks had changed. */
  readonly noteIds: readonly string[];
}

type StepOf<K extends SessionStep['kind']> = Extract<SessionStep, { kind: K }>;
type Key = readonly [projectId: string, annotator: string, noteId: string];

/**
 * Steps on their way to the disk, in the order they were made. A step leaves the queue when its transaction is
 * confirmed, and no sooner: what fails stays here and is tried again.
 */
export class SessionQueue {
  /** As stored; undefined before the first reading. */
  base: NoteLayer | undefined;
  steps: readonly SessionStep[] = [];
  conflict: StepConflict | undefined;

  constructor(
    private readonly store: SessionStore,
    private readonly key: Key,
    private readonly newId: () => string,
  ) {}

  /** The layer as the page shows it. */
  layer(): NoteLayer | undefined {
    return this.base && layerWith(this.base, this.steps);
  }

  add(step: SessionStep): void {
    this.steps = [...this.steps, step];
  }

  clear(): void {
    this.steps = [];
  }

  async read(): Promise<void> {
    this.base = await this.store.layer(...this.key);
  }

  /**
   * Writes the steps at the front: all single steps in one transaction, or one other. Throws what the store throws,
   * with the queue as it was.
   * @param activeMs time to store along @returns whether that time was stored
   */
  async writeNext(activeMs: number): Promise<boolean> {
    const [first] = this.steps;
    if (!first) return false;
    if (first.kind === 'step') return this.writeSteps(activeMs);
    const written = first.kind === 'apply' ? await this.writeApply(first, activeMs) : await this.writeTurn(first);
    this.steps = this.steps.slice(1);
    return written && first.kind === 'apply' && first.draft !== undefined;
  }

  private async writeSteps(activeMs: number): Promise<boolean> {
    const end = this.steps.findIndex((step) => step.kind !== 'step');
    const batch = (end < 0 ? this.steps : this.steps.slice(0, end)) as readonly StepOf<'step'>[];
    if (await this.commit(batch, activeMs)) {
      this.steps = this.steps.slice(batch.length);
      return true;
    }
    // One of them met a change of another tab: each by itself, so that the others are kept.
    let stored = false;
    for (const step of batch) {
      await this.read();
      const ready = this.base && rebased(step.draft, this.base);
      if (ready !== 'satisfied') {
        const written: boolean =
          ready !== undefined && (await this.commit([{ ...step, draft: ready }], stored ? 0 : activeMs));
        stored ||= written;
        if (!written) this.conflict = { kind: step.draft.kind, noteIds: [step.draft.noteId] };
      }
      this.steps = this.steps.slice(1);
    }
    return stored;
  }

  /** @returns false on conflict: nothing was written */
  private async commit(batch: readonly StepOf<'step'>[], activeMs: number): Promise<boolean> {
    const drafts = batch.map((step) => step.draft);
    const states = batch.flatMap((step) => (step.state ? [step.state] : []));
    // The last word on a note's state alone: two rows under one key would contradict each other.
    const outcome = await this.store.commit(drafts, activeMs, states.slice(-1));
    if (outcome.kind === 'conflict') return false;
    await this.advance(outcome.works, (base) => drafts.reduce<NoteLayer | undefined>(stepped, base));
    return true;
  }

  private async writeApply(step: StepOf<'apply'>, activeMs: number): Promise<boolean> {
    const [projectId, annotator] = this.key;
    const context = { group: step.group, now: step.at, newId: this.newId };
    const drafts: EditDraft[] = step.draft ? [step.draft] : [];
    for (const { noteId, ranges } of step.others) {
      const draft = applyElsewhere(await this.store.work(projectId, annotator, noteId), ranges, step.label, context);
      if (draft) drafts.push(draft);
    }
    const outcome = await this.store.commit(drafts, step.draft ? activeMs : 0);
    if (outcome.kind === 'conflict') {
      this.conflict = { kind: 'apply-same', noteIds: outcome.noteIds };
      await this.read();
      return false;
    }
    const { draft } = step;
    if (draft) await this.advance(outcome.works, (base) => stepped(base, draft));
    return true;
  }

  private async writeTurn(step: StepOf<'undo' | 'redo'>): Promise<boolean> {
    const turn = step.kind === 'undo' ? undoGroup : redoGroup;
    const outcome = await this.store[step.kind](...this.key, step.editId);
    if (!outcome || outcome.kind === 'conflict') {
      this.conflict = { kind: step.kind, noteIds: outcome?.noteIds ?? [this.key[2]] };
      await this.read();
      return false;
    }
    await this.advance(outcome.works, (base) => {
      const turned = turn(base, step.group);
      return turned.ok ? turned.value : undefined;
    });
    return true;
  }

  /** The base after a confirmed write, without reading it anew where nobody else wrote in between. */
  private async advance(
    works: readonly NoteLayer['work'][],
    to: (base: NoteLayer) => NoteLayer | undefined,
  ): Promise<void> {
    const next = this.base && to(this.base);
    const written = works.find((work) => work.noteId === this.key[2]);
    if (next && written && next.work.revision === written.revision) this.base = { ...next, work: written };
    else await this.read();
  }
}

function stepped(layer: NoteLayer | undefined, draft: EditDraft): NoteLayer | undefined {
  const next = layer && takeStep(layer, draft);
  return next?.ok ? next.value : undefined;
}
