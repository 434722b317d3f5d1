import { fail, ok, type Result } from '../result';
import type { CharRange, SplitName } from '../text/note';
import { compareSpans, type Label, type Span } from '../text/span';
import type { LabelledNote } from './dataset';
import type { QuarantinedNote } from './import-report';
import { type SplitShares, splitByPatient } from './split-by-patient';

/** One place marked otherwise: `from` and `to` undefined mean no mark. */
export interface LabelChange extends CharRange {
  readonly noteId: string;
  readonly from: Label | undefined;
  readonly to: Label | undefined;
}

/** What makes a new DatasetVersion of an old one. */
export type DeriveStep =
  /** Takes later copies of a text out of train (and of notes without a split), and out of train what stands in dev or test. */
  | { readonly kind: 'deduplicate' }
  /** By patient; `keepTest`: the test split stays as it is, the others share what is left. */
  | { readonly kind: 'split'; readonly shares: SplitShares; readonly seed: number; readonly keepTest: boolean }
  | { readonly kind: 'relabel'; readonly changes: readonly LabelChange[] };

export type DeriveError =
  /** A change names a note, or a mark, that is not there (any more): by its place in `changes`. */
  | { readonly code: 'change-out-of-place'; readonly change: number }
  | { readonly code: 'shares-not-one' }
  | { readonly code: 'nothing-left' };

export interface DerivedNotes {
  readonly notes: readonly LabelledNote[];
  readonly setAside: readonly QuarantinedNote[];
}

/** Carries the steps out in their order; nothing of the parent is changed. */
export function deriveNotes(
  parent: readonly LabelledNote[],
  steps: readonly DeriveStep[],
): Result<DerivedNotes, DeriveError> {
  let notes = parent;
  const setAside: QuarantinedNote[] = [];
  for (const step of steps) {
    switch (step.kind) {
      case 'deduplicate': {
        const unique = withoutCopies(notes);
        notes = unique.notes;
        setAside.push(...unique.setAside);
        break;
      }
      case 'split': {
        const sum = step.shares.train + step.shares.dev + step.shares.test;
        if (Math.abs(sum - 1) > 1e-9) return fail({ code: 'shares-not-one' });
        notes = resplit(notes, step);
        break;
      }
      case 'relabel': {
        const relabelled = withChanges(notes, step.changes);
        if (!relabelled.ok) return relabelled;
        notes = relabelled.value;
        break;
      }
    }
  }
  return notes.length === 0 ? fail({ code: 'nothing-left' }) : ok({ notes, setAside });
}

function withoutCopies(notes: readonly LabelledNote[]): DerivedNotes {
  const heldOut = new Set(notes.filter(({ split }) => isHeldOut(split)).map(({ note }) => note.text));
  const seen = new Set<string>();
  const kept: LabelledNote[] = [];
  const setAside: QuarantinedNote[] = [];
  for (const each of notes) {
    const { note, split } = each;
    const code = isHeldOut(split) ? undefined : heldOut.has(note.text) ? 'train-in-test' : 'duplicate';
    if (code === undefined || (code === 'duplicate' && !seen.has(note.text))) kept.push(each);
    else setAside.push({ code, place: { file: note.title }, text: note.text, tags: undefined });
    if (!isHeldOut(split)) seen.add(note.text);
  }
  return { notes: kept, setAside };
}

const isHeldOut = (split: SplitName | undefined): boolean => split === 'test' || split === 'dev';

function resplit(notes: readonly LabelledNote[], step: Extract<DeriveStep, { kind: 'split' }>): LabelledNote[] {
  const frozen = step.keepTest && notes.some(({ split }) => split === 'test');
  if (!frozen) {
    const splits = splitByPatient(notes, step.shares, step.seed);
    return notes.map((each, at) => ({ ...each, split: splits[at] }));
  }
  // A patient with a note in test must not come to train or dev: the whole patient stays out of the draw.
  const tested = new Set(notes.filter(({ split }) => split === 'test').map(({ note }) => note.patientKey));
  const open = notes.filter(({ note }) => !tested.has(note.patientKey));
  const { train, dev } = step.shares;
  const rest = train + dev;
  const shares = rest === 0 ? { train: 1, dev: 0, test: 0 } : { train: train / rest, dev: dev / rest, test: 0 };
  const drawn = splitByPatient(open, shares, step.seed);
  const splitOf = new Map(open.map((each, at) => [each, drawn[at]]));
  return notes.map((each) => (splitOf.has(each) ? { ...each, split: splitOf.get(each) } : each));
}

function withChanges(
  notes: readonly LabelledNote[],
  changes: readonly LabelChange[],
): Result<readonly LabelledNote[], DeriveError> {
  const placeOf = new Map(notes.map(({ note }, at) => [note.id, at]));
  const out = [...notes];
  for (const [index, change] of changes.entries()) {
    const place = placeOf.get(change.noteId);
    const each = place === undefined ? undefined : out[place];
    if (place === undefined || !each || change.end > each.note.text.length || change.start >= change.end) {
      return fail({ code: 'change-out-of-place', change: index });
    }
    const at = each.gold.findIndex((span) => isAt(span, change) && span.label === change.from);
    const taken = change.from === undefined && each.gold.some((span) => overlaps(span, change));
    if (taken || (change.from !== undefined && at < 0)) return fail({ code: 'change-out-of-place', change: index });
    const gold = each.gold.filter((_, i) => i !== at);
    if (change.to !== undefined) gold.push({ start: change.start, end: change.end, label: change.to });
    out[place] = { ...each, gold: gold.sort(compareSpans) };
  }
  return ok(out);
}

const isAt = (span: Span, range: CharRange): boolean => span.start === range.start && span.end === range.end;
const overlaps = (a: CharRange, b: CharRange): boolean => a.start < b.end && b.start < a.end;
