import type { NoteSession } from './session-core';
import type { SessionNote } from './session-state';

type Key = readonly [projectId: string, annotator: string, noteId: string];

interface Held {
  readonly session: NoteSession;
  readonly key: string;
  holders: number;
}

export interface Unsaved {
  /** Steps not confirmed by the disk. */
  readonly waiting: number;
  readonly failed: boolean;
}

/** One session a layer of a note: two views of one note must not queue their steps apart. */
export class SessionRegistry {
  /** By key: the one that views share. */
  private readonly held = new Map<string, Held>();
  /** Every session that is held or has steps to write, the replaced ones too: "saved" speaks of all of them. */
  private readonly live = new Set<Held>();
  private readonly known = new WeakMap<NoteSession, Held>();
  private readonly listeners = new Set<() => void>();
  private total: Unsaved = { waiting: 0, failed: false };

  constructor(private readonly open: (key: Key, note: SessionNote) => NoteSession) {}

  /** The session of a note, whether it is at work or not. */
  session(key: Key, note: SessionNote): NoteSession {
    const name = key.join('\n');
    const there = this.held.get(name);
    if (there) return there.session;
    const session = this.open(key, note);
    const held = { session, key: name, holders: 0 };
    this.held.set(name, held);
    this.live.add(held);
    this.known.set(session, held);
    session.subscribe(() => {
      // A step may still be made through a view that was just left.
      if (session.getState().waiting > 0) this.live.add(held);
      this.count();
    });
    return session;
  }

  /** Sets the session to work. @returns lets go of it: it ends when the last holder did and its steps are written */
  hold(session: NoteSession): () => void {
    const held = this.known.get(session);
    if (!held) throw new Error('a session of another registry');
    held.holders += 1;
    this.held.set(held.key, held);
    this.live.add(held);
    session.start();
    return () => {
      held.holders -= 1;
      if (held.holders > 0) return;
      session.pause();
      void this.end(held);
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  readonly unsaved = (): Unsaved => this.total;

  readonly retry = (): void => {
    for (const { session } of this.live) if (session.getState().failure) session.retry();
  };

  private async end(held: Held): Promise<void> {
    await held.session.settled();
    // Taken up again meanwhile, or not written: it stays, so that its steps can be tried again.
    if (held.holders > 0 || held.session.getState().waiting > 0) return;
    if (!this.live.delete(held)) return;
    if (this.held.get(held.key) === held) this.held.delete(held.key);
    held.session.stop();
  }

  private count(): void {
    let waiting = 0;
    let failed = false;
    for (const held of [...this.live]) {
      const state = held.session.getState();
      waiting += state.waiting;
      failed ||= state.saving === 'failed';
      // A note that was left, and could be written after all.
      if (held.holders === 0 && state.saving === 'saved') void this.end(held);
    }
    if (waiting === this.total.waiting && failed === this.total.failed) return;
    if (waiting > 0 !== this.total.waiting > 0) guardLeaving(waiting > 0);
    this.total = { waiting, failed };
    for (const listener of this.listeners) listener();
  }
}

/** The browser asks before a tab with unwritten steps is closed. */
function guardLeaving(on: boolean): void {
  if (typeof window === 'undefined') return;
  if (on) window.addEventListener('beforeunload', ask);
  else window.removeEventListener('beforeunload', ask);
}

function ask(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
