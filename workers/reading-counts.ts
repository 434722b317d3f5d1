import { type NoteSums, openNote } from '@/lib/domain/monitoring/count-note';
import type { CountedNote } from '@/lib/domain/monitoring/count-readings';
import type { CountsRoom } from '@/lib/domain/monitoring/counts';
import { notePrint } from '@/lib/domain/monitoring/note-print';
import { countedNote, judgeWindow } from '@/lib/pipelines/monitoring';
import type { JudgedWindow, WatchedModel } from '@/lib/pipelines/monitoring-ports';
import type { LabelledNote } from '@/lib/pipelines/ports';
import type { WorkParts } from './host-parts';
import { logWindow, monitoringDoor } from './monitoring-door';

/** The model that reads, where its readings are counted. */
export interface CountedModel {
  readonly watched: WatchedModel;
  /** Prints of the notes it learned from: they tell nothing of what is new. */
  readonly own: ReadonlySet<number>;
  /** Room for the counts of notes from when they are read until they are in the store. */
  readonly room: CountsRoom;
}

/** Notes to a transaction: each is flushed to the disk. */
export const COUNTED_TOGETHER = 100;

/** What a model that reads is counted by; undefined: it is not the one in use, or nobody watches it. */
export async function countedModel(
  { monitoring }: Pick<WorkParts, 'monitoring'>,
  modelId: string,
): Promise<WatchedModel | undefined> {
  if (!monitoring) return undefined;
  const [champion, watched] = await Promise.all([monitoring.champion(), monitoring.store.watched(modelId)]);
  return champion?.id === modelId ? watched : undefined;
}

/** Counts the notes of one reading, batch by batch; what fills a window is judged and told. */
export function readingCounts(parts: WorkParts, counted: CountedModel | undefined) {
  const door = monitoringDoor(parts);
  let waiting: CountedNote[] = [];
  let writing: Promise<void> = Promise.resolve();
  const write = async (notes: readonly CountedNote[]): Promise<void> => {
    const { monitoring, host } = parts;
    if (!monitoring || !counted || notes.length === 0) return;
    const { rules } = await monitoring.store.rules();
    const judge = judgeWindow(rules.drift, Date.parse(host.clock.now()));
    const full = await monitoring.store.count(counted.watched, notes, judge);
    counted.room.giveBack(notes.map(({ counts }) => counts));
    for (const window of full) await told(window);
  };
  const told = async (window: JudgedWindow) => {
    await logWindow(parts, window);
    await door.tellWindow(window);
    parts.site?.wakeSync();
  };
  const flush = (): Promise<void> => {
    const notes = waiting;
    waiting = [];
    writing = writing.then(() => write(notes)).catch(() => undefined);
    return writing;
  };
  return {
    /** @returns where what is counted of a note goes as it is read; undefined: it is not counted */
    sink({ note }: LabelledNote): { readonly sums: NoteSums; end(): void } | undefined {
      if (!counted) return undefined;
      const print = notePrint(note.text);
      if (counted.own.has(print)) return undefined;
      const sums = openNote(counted.room.take());
      return {
        sums,
        end: () => {
          waiting.push(countedNote({ noteId: note.id, print }, sums));
          if (waiting.length >= COUNTED_TOGETHER) void flush();
        },
      };
    },
    /** Reading never fails for counting: a note that could not be counted is counted when it is next read. */
    flush,
  };
}
