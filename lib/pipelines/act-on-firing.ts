import { type ChosenNote, notesToQueue, type WindowNote } from '../domain/monitoring/notes-to-queue';
import type { SignalName } from '../domain/monitoring/signals';
import type { Firing, TriggerAction } from '../domain/monitoring/trigger-events';
import { seededRandom } from '../domain/random';
import { assertNever } from '../domain/result';
import type { Act, LoopWorkStore } from './monitoring-ports';

/** A note put first on the tagging queue. */
export interface QueuedNote extends ChosenNote {
  readonly firingKey: string;
  /** Smaller comes first. */
  readonly rank: number;
  /** The signal that the alarm was about. */
  readonly cause: SignalName;
  /** Epoch milliseconds. */
  readonly at: number;
}

export interface ActionPorts {
  readonly work: Pick<LoopWorkStore, 'ask'>;
  /** Notes counted in a window. */
  notesOf(windowNumber: number): Promise<readonly WindowNote[]>;
  /** Puts notes first; one that is there already gets the new place. */
  queue(notes: readonly QueuedNote[]): Promise<void>;
}

/**
 * Carries out what a firing starts. Every action is written under the firing's key or the note's id, so a second call
 * writes the same again: whoever dies in between is followed by somebody who calls once more.
 */
export function createAct(ports: ActionPorts): Act {
  return async (firing) => {
    for (const action of firing.actions) await carryOut(action, firing, ports);
  };
}

async function carryOut(action: TriggerAction, firing: Firing, { work, notesOf, queue }: ActionPorts): Promise<void> {
  const { key, event, at } = firing;
  switch (action.do) {
    case 'queue-notes':
    case 'queue-first': {
      if (event.kind !== 'window') return;
      const notes = await notesOf(event.windowNumber);
      const all = { uncertain: notes.length, random: 0 };
      const chosen = notesToQueue(notes, action.do === 'queue-first' ? all : action, seededRandom(event.windowNumber));
      // What is critical goes before what was a warning, and a newer alarm before an older one.
      const before = (action.do === 'queue-first' ? 1e9 : 0) + 1e4 * event.windowNumber;
      return queue(
        chosen.map((note, place) => ({ ...note, firingKey: key, rank: place - before, cause: event.cause, at })),
      );
    }
    case 'freeze-and-train':
      return work.ask({ key, kind: 'retrain', state: 'asked', at });
    case 'request-review':
      if (event.kind !== 'training-ended') return;
      return work.ask({ key, kind: 'review', state: 'asked', at, runId: event.runId });
    // These follow from the situation, which was kept with the firing: what pages show cannot differ from it.
    case 'show-banner':
    case 'hide-banner':
    case 'touchless-off':
    case 'touchless-on':
      return;
    // The firing's own row is the task, and its draft in the outbox tells the site.
    case 'tell-reviewer':
    case 'reviewer-task':
    case 'propose-roll-back':
    case 'tell-author':
      return;
    // The import set them aside before it was told.
    case 'quarantine':
      return;
    default:
      return assertNever(action);
  }
}
