import { uncertaintyOfNats } from '../domain/annotation/uncertainty';
import { closeNote, type NoteSums } from '../domain/monitoring/count-note';
import type { CountedNote } from '../domain/monitoring/count-readings';
import { addCounts, type Counts, emptyCounts } from '../domain/monitoring/counts';
import { assessWindow, type DriftRule } from '../domain/monitoring/drift';
import { estimateF1 } from '../domain/monitoring/f1-estimate';
import { type Reference, strayingOf } from '../domain/monitoring/reference';
import { firstSituation, stepTrigger, type TriggerSituation } from '../domain/monitoring/trigger';
import type { TriggerEvent } from '../domain/monitoring/trigger-events';
import type { TriggerRules } from '../domain/monitoring/trigger-rules';
import { addNote, isFull, openWindow, summarise } from '../domain/monitoring/window';
import type { Act, JudgedWindow, JudgeWindow, SummaryStore, TriggerStore } from './monitoring-ports';

export interface MonitoringPorts {
  readonly summaries: SummaryStore;
  readonly triggers: TriggerStore;
  readonly act: Act;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** The model that reads, and what its windows are compared with. */
export interface Watched {
  readonly modelVersionId: string;
  readonly reference: Reference;
}

export interface Monitoring {
  /**
   * Counts a note that was read; when the window is full it is judged, and what follows from it is started.
   * @returns the window that this note filled
   */
  noteRead(note: Pick<CountedNote, 'counts' | 'certainty'>): Promise<JudgedWindow | undefined>;
}

/**
 * The monitoring pipeline: count -> compare -> estimate -> decide -> act. What is open of a window lives here, and is
 * lost with the tab: its notes are counted in no window then, never in two.
 */
export function createMonitoring(watched: Watched, rules: TriggerRules, ports: MonitoringPorts): Monitoring {
  const { reference, modelVersionId } = watched;
  let window = openWindow();
  return {
    async noteRead({ counts, certainty }) {
      addNote(window, counts, certainty);
      if (!isFull(window, reference.windowSentences)) return undefined;
      const full = window;
      window = openWindow();
      const earlier = await ports.summaries.windows();
      const before = earlier.findLast(({ summary }) => summary.modelVersionId === modelVersionId);
      const readings = { modelVersionId, window: full };
      const judge = judgeWindow(rules.drift, ports.now());
      const judged = judge(readings, (earlier.at(-1)?.summary.windowNumber ?? 0) + 1, reference, before);
      await ports.summaries.put(judged);
      await handleEvent(windowEvent(judged), rules, ports);
      return judged;
    },
  };
}

/** What is told of a full window. @param at epoch milliseconds */
export function judgeWindow(rule: DriftRule, at: number): JudgeWindow {
  return ({ modelVersionId, window }, windowNumber, reference, before) => {
    const summary = summarise(window, modelVersionId, windowNumber);
    if (!summary.ok) throw new Error(`a full window has too few notes: ${summary.error.notes}`);
    return {
      summary: summary.value,
      // Judged by what was counted, not by what may be told: joined cells would look like drift.
      report: assessWindow(window.counts, reference, before?.report, rule),
      f1: estimateF1(window.certainty, strayingOf(reference)),
      at,
    };
  };
}

/** A note that was read, ready to be counted. @param print of its text @param sums of all its sentences */
export function countedNote({ noteId, print }: Pick<CountedNote, 'noteId' | 'print'>, sums: NoteSums): CountedNote {
  closeNote(sums);
  const { counts, predicted, right, expected, leastNats } = sums;
  return {
    noteId,
    print,
    counts,
    certainty: { predicted, right, expected },
    uncertainty: uncertaintyOfNats(leastNats),
  };
}

export function windowEvent({ summary, report, at }: JudgedWindow): TriggerEvent {
  const { modelVersionId, windowNumber } = summary;
  return { kind: 'window', at, modelVersionId, windowNumber, level: report.level, cause: report.cause, p: report.p };
}

/**
 * Decides on an event and starts what follows. A firing is logged before it is acted on, once under its key; one that
 * was logged and not acted on, as when the tab died, is acted on by `resume`.
 * @returns the situation that stands after it
 */
export async function handleEvent(
  event: TriggerEvent,
  rules: TriggerRules,
  { triggers, act }: Pick<MonitoringPorts, 'triggers' | 'act'>,
): Promise<TriggerSituation> {
  const now = (await triggers.situation()) ?? firstSituation(event.at);
  const { situation, firing } = stepTrigger(now, event, rules);
  if ((await triggers.commit(situation, firing)) === 'already-fired') return now;
  if (firing) await settle(firing, triggers, act);
  return situation;
}

/** Acts on what was logged and not finished, or failed: at the next start, or when a person asks for it again. */
export async function resume({ triggers, act }: Pick<MonitoringPorts, 'triggers' | 'act'>): Promise<number> {
  const open = (await triggers.firings()).filter(({ outcome }) => outcome !== 'acted');
  for (const firing of open) await settle(firing, triggers, act);
  return open.length;
}

async function settle(firing: Parameters<Act>[0], triggers: TriggerStore, act: Act): Promise<void> {
  try {
    await act(firing);
  } catch {
    // Logged as failed; what the action was about may be in the error's text.
    await triggers.settle(firing.key, 'failed');
    return;
  }
  await triggers.settle(firing.key, 'acted');
}

/** Counts of several windows as one, as the whole fleet's are. */
export function mergedCounts(windows: readonly Pick<JudgedWindow, 'summary'>[]): Counts {
  const counts = emptyCounts();
  for (const { summary } of windows) addCounts(counts, Int32Array.from(summary.counts));
  return counts;
}
