import { addMark, relabelMark, removeMark, resizeMark, restoreTo, setStatus } from '@/lib/domain/annotation/commands';
import type { Edit } from '@/lib/domain/annotation/edit';
import type { NoteStatus, Suggestion } from '@/lib/domain/annotation/mark';
import { lastStanding, type NoteLayer, nextUndone } from '@/lib/domain/annotation/note-layer';
import { isFinished, stateWhenFinished } from '@/lib/domain/annotation/note-state';
import type { FinishedState, NoteState } from '@/lib/domain/annotation/project';
import { closedTo, type Drafted, type StepContext } from '@/lib/domain/annotation/step-context';
import {
  acceptSuggestionAs,
  acceptSuggestions,
  applyToRanges,
  rejectSuggestions,
  type Source,
} from '@/lib/domain/annotation/suggestion-commands';
import { fail, ok } from '@/lib/domain/result';
import type { CharRange } from '@/lib/domain/text/note';
import type { Label } from '@/lib/domain/text/span';
import { storeFailureCode } from '@/lib/store/failure-code';
import type { WorkErrorCode } from '@/workers/pipeline-api';
import { SessionQueue } from './session-queue';
import {
  type NoteActions,
  type NoteSessionState,
  type SessionClock,
  type SessionNote,
  type StepOutcome,
  stateAfter,
  UNREAD,
} from './session-state';
import type { SessionStep } from './session-steps';
import type { SessionStore } from './session-store';
import { SessionTime } from './session-time';

/** One person's work on one note in this tab. Nothing happens before `start`. */
export class NoteSession implements NoteActions {
  private readonly queue: SessionQueue;
  private readonly listeners = new Set<() => void>();
  private state = UNREAD;
  private labels: readonly Label[] | undefined;
  private readonly time = new SessionTime();
  private stale = false;
  /** Highest revision heard of since the last reading. */
  private heard = 0;
  private timeDue = false;
  private running: Promise<void> | undefined;
  private failure: WorkErrorCode | undefined;
  private savedAt: string | undefined;
  private stopWatching: (() => void) | undefined;

  constructor(
    private readonly store: SessionStore,
    private readonly key: readonly [projectId: string, annotator: string, noteId: string],
    private readonly labelled: SessionNote,
    private readonly clock: SessionClock,
  ) {
    this.queue = new SessionQueue(store, key, clock.newId);
  }

  readonly getState = (): NoteSessionState => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Labels of the project's label set: others are refused. */
  setLabels(labels: readonly Label[]): void {
    this.labels = labels;
  }

  start(): void {
    if (this.stopWatching) return;
    this.stale = true;
    this.stopWatching = this.store.watch(
      [...this.key],
      (revision) => this.changedOutside(revision),
      (error) => this.failed(error),
    );
    this.run();
  }

  /** Steps on their way are still written. */
  stop(): void {
    this.pause();
    this.stopWatching?.();
    this.stopWatching = undefined;
  }

  /** Resolves when nothing is under way: all written, or failed. */
  async settled(): Promise<void> {
    while (this.running) await this.running;
  }

  add(range: CharRange, label: Label): StepOutcome {
    return this.make((context) => addMark(context, range, label));
  }

  remove(markId: string): StepOutcome {
    return this.make((context) => removeMark(context, markId));
  }

  relabel(markId: string, label: Label): StepOutcome {
    return this.make((context) => relabelMark(context, markId, label));
  }

  resize(markId: string, range: CharRange): StepOutcome {
    return this.make((context) => resizeMark(context, markId, range));
  }

  accept(suggestions: readonly Suggestion[], source: Source): StepOutcome {
    return this.make((context) => acceptSuggestions(context, suggestions, source));
  }

  acceptAs(suggestion: Suggestion, label: Label, source: Source): StepOutcome {
    return this.make((context) => acceptSuggestionAs(context, suggestion, label, source));
  }

  reject(suggestions: readonly Suggestion[], source: Source): StepOutcome {
    return this.make((context) => rejectSuggestions(context, suggestions, source));
  }

  restore(seq: number): StepOutcome {
    return this.make((context, layer) => restoreTo(context, layer, seq));
  }

  setStatus(
    status: NoteStatus,
    suggested?: NoteState['suggested'],
    corrections?: FinishedState['corrections'],
  ): StepOutcome {
    this.active();
    return this.make(
      (context) => setStatus(context, status),
      (context, after) =>
        isFinished(after)
          ? stateWhenFinished(
              { ...context.work, activeMs: context.activeMs },
              after,
              context.now,
              suggested,
              corrections,
            )
          : undefined,
    );
  }

  applyTo(hits: readonly (CharRange & { readonly noteId: string })[], label: Label): StepOutcome {
    const layer = this.queue.layer();
    const context = layer && this.context(layer);
    if (!context) return fail({ code: 'not-loaded' });
    const refused = closedTo(context);
    if (refused) return fail(refused);
    const group = this.clock.newId();
    const here = hits.filter((hit) => hit.noteId === context.work.noteId);
    const others = byNote(hits.filter((hit) => hit.noteId !== context.work.noteId));
    const drafted = here.length > 0 || others.length === 0 ? applyToRanges(context, here, label, group) : undefined;
    // Marks that stand here already do not keep the other notes from getting theirs.
    if (drafted && !drafted.ok && (others.length === 0 || drafted.error.code !== 'already-marked')) return drafted;
    if (!context.labels.includes(label)) return fail({ code: 'label-unknown', label });
    const draft = drafted?.ok ? drafted.value : undefined;
    return this.take({ kind: 'apply', draft, others, label, group, at: context.now });
  }

  undo(): StepOutcome {
    return this.turn('undo', 'nothing-to-undo', lastStanding);
  }

  redo(): StepOutcome {
    return this.turn('redo', 'nothing-to-redo', nextUndone);
  }

  retry(): void {
    if (!this.stopWatching) return;
    // The watch ends with an error of its own when the browser closes the database.
    this.stopWatching();
    this.stopWatching = undefined;
    this.start();
  }

  dismissConflict(): void {
    this.queue.conflict = undefined;
    this.show();
  }

  active(): void {
    this.time.active(this.clock.elapsedMs());
  }

  pause(): void {
    this.time.pause();
    this.timeDue = true;
    this.run();
  }

  activeMs(): number {
    return (this.queue.base?.work.activeMs ?? 0) + this.time.unstoredMs();
  }

  private make(
    command: (context: StepContext, layer: NoteLayer) => Drafted,
    stateOf: (context: StepContext, status: NoteStatus) => FinishedState | undefined = () => undefined,
  ): StepOutcome {
    const layer = this.queue.layer();
    const context = layer && this.context(layer);
    if (!context) return fail({ code: 'not-loaded' });
    const drafted = command(context, layer);
    if (!drafted.ok) return drafted;
    const { status } = drafted.value;
    return this.take({ kind: 'step', draft: drafted.value, state: status && stateOf(context, status.after) });
  }

  private turn(
    kind: 'undo' | 'redo',
    nothing: 'nothing-to-undo' | 'nothing-to-redo',
    next: (edits: readonly Edit[]) => Edit | undefined,
  ): StepOutcome {
    const layer = this.queue.layer();
    if (!layer) return fail({ code: 'not-loaded' });
    const refused = closedTo({ work: layer.work, split: this.labelled.split });
    if (refused) return fail(refused);
    const step = next(layer.edits);
    return step ? this.take({ kind, editId: step.id, group: step.group }) : fail({ code: nothing });
  }

  private take(step: SessionStep): StepOutcome {
    this.queue.conflict = undefined;
    this.queue.add(step);
    this.show();
    this.run();
    return ok(undefined);
  }

  private context(layer: NoteLayer): StepContext | undefined {
    if (!this.labels) return undefined;
    return {
      work: layer.work,
      text: this.labelled.note.text,
      split: this.labelled.split,
      labels: this.labels,
      now: this.clock.now(),
      newId: this.clock.newId,
      activeMs: this.activeMs(),
    };
  }

  private changedOutside(revision: number): void {
    // 0 after another: the project is gone.
    if (revision === 0 && (this.queue.base?.work.revision ?? 0) > 0) this.stale = true;
    this.heard = Math.max(this.heard, revision);
    this.run();
  }

  /** Whether somebody else wrote since the base was read. Its own writes raise the base's revision with them. */
  private behind(): boolean {
    return this.stale || this.heard > (this.queue.base?.work.revision ?? 0);
  }

  /** One at a time: reading and writing in turn, so that what is read is never older than what was written. */
  private run(): void {
    this.running ??= this.work().finally(() => {
      this.running = undefined;
      if (this.failure === undefined && (this.behind() || this.queue.steps.length > 0)) this.run();
    });
  }

  private async work(): Promise<void> {
    try {
      if (this.failure !== undefined) await this.store.reopen();
      while (this.behind() || this.queue.steps.length > 0) {
        if (this.behind()) {
          this.stale = false;
          this.heard = 0;
          await this.queue.read();
        } else await this.write();
        this.failure = undefined;
        this.show();
      }
      if (this.timeDue) await this.writeTime();
    } catch (error) {
      this.failed(error);
    }
  }

  private async write(): Promise<void> {
    const ms = this.time.unstoredMs();
    if (await this.queue.writeNext(ms)) this.time.stored(ms);
    this.savedAt = this.clock.now();
  }

  private async writeTime(): Promise<void> {
    this.timeDue = false;
    const ms = this.time.unstoredMs();
    const base = this.queue.base;
    if (ms === 0 || !base || base.work.revision === 0) return;
    await this.store.addActiveTime(...this.key, ms);
    this.time.stored(ms);
    this.queue.base = { ...base, work: { ...base.work, activeMs: base.work.activeMs + ms } };
  }

  private failed(error: unknown): void {
    this.failure = storeFailureCode(error);
    // Where the project or the note was deleted there is nothing left to save the work to.
    if (this.failure === 'project-missing' || this.failure === 'note-missing') this.queue.clear();
    this.show();
  }

  private show(): void {
    const { failure, savedAt } = this;
    const { conflict, steps } = this.queue;
    this.state = stateAfter(this.state, this.queue.layer(), { failure, savedAt, conflict, waiting: steps.length });
    for (const listener of this.listeners) listener();
  }
}

function byNote(hits: readonly (CharRange & { readonly noteId: string })[]): { noteId: string; ranges: CharRange[] }[] {
  const notes = new Map<string, CharRange[]>();
  for (const { noteId, start, end } of hits) notes.set(noteId, [...(notes.get(noteId) ?? []), { start, end }]);
  return [...notes].map(([noteId, ranges]) => ({ noteId, ranges }));
}
