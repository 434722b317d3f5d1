import type { NoteFaultCode } from '@/lib/domain/data/contract';
import { quantileOfSorted } from '@/lib/domain/model/evaluate-bootstrap';
import type { Host } from '@/lib/pipelines/ports';
import type { StepFacts, StepLog } from '@/lib/pipelines/step-log';
import { ASKED, type Began } from './step-follow';

/** Readings of single notes within so long are one record: the log stays small, and every reading is in it. */
const TOGETHER_MS = 60_000;

/** What reading one note was: refused, or its marks and pairs and how long each step took. */
export type NoteRead =
  | { readonly refused: NoteFaultCode; readonly checkMs: number }
  | {
      readonly refused: undefined;
      readonly checkMs: number;
      readonly tagMs: number;
      readonly pairMs: number;
      readonly marks: number;
      readonly pairs: number;
    };

export interface ReadingSteps {
  add(read: NoteRead): void;
  /** Of all notes so far. */
  write(): Promise<void>;
  readonly refused: ReadonlyMap<NoteFaultCode, number>;
}

/** Counts readings for the four steps of inference. @param facts which model and notes */
export function readingSteps(
  steps: StepLog,
  { clock, newId }: Host,
  facts: StepFacts,
  began: Began = ASKED,
  tagId = newId(),
): ReadingSteps {
  const startedAt = Date.parse(clock.now());
  const ids = { check: newId(), tag: tagId, pair: newId(), show: newId() };
  const refused = new Map<NoteFaultCode, number>();
  const tagTimes: number[] = [];
  const sums = { notes: 0, marks: 0, pairs: 0, checkMs: 0, pairMs: 0 };
  const { reason, attempt } = began;
  return {
    refused,
    add(read) {
      sums.notes++;
      sums.checkMs += read.checkMs;
      if (read.refused !== undefined) {
        refused.set(read.refused, (refused.get(read.refused) ?? 0) + 1);
        return;
      }
      tagTimes.push(read.tagMs);
      sums.marks += read.marks;
      sums.pairs += read.pairs;
      sums.pairMs += read.pairMs;
    },
    async write() {
      const read = tagTimes.length;
      const common = { startedAt, reason, attempt, outcome: 'ok' as const };
      const [code] = [...refused].sort(([, a], [, b]) => b - a)[0] ?? [];
      await steps.record('inference/check', {
        ...{ ...common, id: ids.check, tookMs: sums.checkMs, countIn: sums.notes, countOut: read, code },
        outcome: code === undefined ? 'ok' : read === 0 ? 'refused' : 'look',
        facts: { ...facts, ...Object.fromEntries([...refused].map(([one, count]) => [`refused.${one}`, count])) },
      });
      if (read === 0) return;
      const tagMs = tagTimes.reduce((sum, ms) => sum + ms, 0);
      const p95Ms =
        Math.round(
          100 *
            quantileOfSorted(
              tagTimes.toSorted((a, b) => a - b),
              0.95,
            ),
        ) / 100;
      await steps.record('inference/tag', {
        ...{ ...common, id: ids.tag, tookMs: tagMs, countIn: read, countOut: sums.marks, facts: { ...facts, p95Ms } },
      });
      await steps.record('inference/pair', {
        ...{ ...common, id: ids.pair, tookMs: sums.pairMs, countIn: sums.marks, countOut: sums.pairs, facts },
      });
      await steps.record('inference/show', {
        ...{
          ...common,
          id: ids.show,
          tookMs: tagMs + sums.pairMs + sums.checkMs,
          countIn: read,
          countOut: read,
          facts,
        },
      });
    },
  };
}

/** Single notes, one record a minute for each model. */
export function singleReadings(steps: StepLog, host: Host) {
  let open: { readonly key: string; readonly since: number; readonly count: ReadingSteps } | undefined;
  let writing: Promise<void> | undefined;
  return (read: NoteRead, facts: StepFacts): void => {
    const key = JSON.stringify(facts);
    const now = host.clock.elapsedMs();
    if (open?.key !== key || now - open.since >= TOGETHER_MS) {
      open = { key, since: now, count: readingSteps(steps, host, facts) };
    }
    const { count } = open;
    count.add(read);
    // Readings may come faster than the disk writes: what is waiting is written with the next.
    const before = writing ?? Promise.resolve();
    const mine: Promise<void> = before.then(() => (writing === mine ? count.write() : undefined));
    writing = mine;
  };
}
