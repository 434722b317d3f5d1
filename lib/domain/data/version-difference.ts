import type { Span } from '../text/span';
import type { LabelledNote } from './dataset';

/** What changed from one DatasetVersion to the next. */
export interface VersionDifference {
  readonly notesAdded: number;
  readonly notesRemoved: number;
  /** In both, with other spans or in another split. */
  readonly notesChanged: number;
  readonly spansAdded: number;
  readonly spansRemoved: number;
  /** The same range with another label; not counted as added or removed. */
  readonly spansRelabelled: number;
  /** Notes that left the test split, came to it, or changed in it: figures of the two versions cannot be compared. */
  readonly testChanged: number;
}

export function isUnchanged(difference: VersionDifference): boolean {
  return Object.values(difference).every((count) => count === 0);
}

/**
 * Compares by text and patient, not by id: a note copied into a new version is the same note. Of several notes with the
 * same text and patient the first goes with the first.
 */
export function differenceOf(before: readonly LabelledNote[], after: readonly LabelledNote[]): VersionDifference {
  const keyOf = ({ note }: LabelledNote): string => JSON.stringify([patientKeyOf(note), note.tokenizer, note.text]);
  const waiting = new Map<string, LabelledNote[]>();
  for (const each of before) {
    const key = keyOf(each);
    waiting.set(key, [...(waiting.get(key) ?? []), each]);
  }
  const out = {
    notesAdded: 0,
    notesRemoved: 0,
    notesChanged: 0,
    spansAdded: 0,
    spansRemoved: 0,
    spansRelabelled: 0,
    testChanged: 0,
  };
  const add = (spans: ReturnType<typeof spanDifference>) => {
    out.spansAdded += spans.added;
    out.spansRemoved += spans.removed;
    out.spansRelabelled += spans.relabelled;
  };
  for (const each of after) {
    const old = waiting.get(keyOf(each))?.shift();
    if (!old) {
      out.notesAdded++;
      out.spansAdded += each.gold.length;
      if (each.split === 'test') out.testChanged++;
      continue;
    }
    const spans = spanDifference(old.gold, each.gold);
    add(spans);
    const changed = spans.added + spans.removed + spans.relabelled > 0 || old.split !== each.split;
    if (!changed) continue;
    out.notesChanged++;
    if (old.split === 'test' || each.split === 'test') out.testChanged++;
  }
  for (const gone of [...waiting.values()].flat()) {
    out.notesRemoved++;
    out.spansRemoved += gone.gold.length;
    if (gone.split === 'test') out.testChanged++;
  }
  return out;
}

/** A note that is a patient of its own has its id for a key, which copying changes. */
function patientKeyOf(note: LabelledNote['note']): string | null {
  return note.patientKey === note.id ? null : note.patientKey;
}

function spanDifference(before: readonly Span[], after: readonly Span[]) {
  const rangeOf = ({ start, end }: Span) => `${start} ${end}`;
  const labelsBefore = labelsByRange(before, rangeOf);
  const labelsAfter = labelsByRange(after, rangeOf);
  let [added, removed, relabelled] = [0, 0, 0];
  for (const range of new Set([...labelsBefore.keys(), ...labelsAfter.keys()])) {
    const [left, right] = [[...(labelsBefore.get(range) ?? [])], [...(labelsAfter.get(range) ?? [])]];
    for (const label of [...left]) {
      const at = right.indexOf(label);
      if (at < 0) continue;
      right.splice(at, 1);
      left.splice(left.indexOf(label), 1);
    }
    const both = Math.min(left.length, right.length);
    relabelled += both;
    added += right.length - both;
    removed += left.length - both;
  }
  return { added, removed, relabelled };
}

function labelsByRange(spans: readonly Span[], rangeOf: (span: Span) => string): Map<string, string[]> {
  const labels = new Map<string, string[]>();
  for (const span of spans) labels.set(rangeOf(span), [...(labels.get(rangeOf(span)) ?? []), span.label]);
  return labels;
}
