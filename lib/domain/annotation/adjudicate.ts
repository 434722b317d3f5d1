import type { CharRange } from '../text/note';
import { compareSpans, type Span, sameSpan, spansOverlap } from '../text/span';
import type { MarkChange } from './edit';
import type { Annotator, WorkMark } from './mark';
import { standingMarks } from './suggestions';

/**
 * How two annotators' marks meet in one place. `agree`: same range and label. `label`: same range, other label.
 * `edges`: they overlap, with other borders, the labels equal or not. The others: the other side has nothing there.
 */
export type ChoiceKind = 'agree' | 'only-first' | 'only-second' | 'label' | 'edges';

/** One place to decide on. */
export interface Choice extends CharRange {
  readonly kind: ChoiceKind;
  /** Same for the same marks on either side: keeps a decision with its place. */
  readonly key: string;
  readonly first: readonly WorkMark[];
  readonly second: readonly WorkMark[];
}

/** `spans`: neither side had it right. */
export type Decision =
  | { readonly kind: 'first' | 'second' | 'both' | 'neither' }
  | { readonly kind: 'spans'; readonly spans: readonly Span[] };

/**
 * The places where two layers of one note have marks, in text order. Rejected suggestions are no marks. Each standing
 * mark is in exactly one choice. Marks that agree are set apart first; of the rest, those of different sides that
 * overlap, directly or through each other, are one choice.
 */
export function choicesOf(first: readonly WorkMark[], second: readonly WorkMark[]): Choice[] {
  const theirs = standingMarks(second);
  const ours: WorkMark[] = [];
  const choices: Choice[] = [];
  for (const mark of standingMarks(first)) {
    const at = theirs.findIndex((other) => sameSpan(other, mark));
    if (at < 0) ours.push(mark);
    else choices.push(choiceOf('agree', [mark], theirs.splice(at, 1)));
  }
  while (ours.length > 0 || theirs.length > 0) {
    const start = ours.length > 0 ? ours.splice(0, 1) : [];
    const group = { ours: start, theirs: start.length > 0 ? [] : theirs.splice(0, 1) };
    for (let grown = true; grown; ) {
      const more = taken(theirs, group.ours);
      const evenMore = taken(ours, [...group.theirs, ...more]);
      group.theirs.push(...more);
      group.ours.push(...evenMore);
      grown = more.length + evenMore.length > 0;
    }
    choices.push(choiceOf(kindOf(group.ours, group.theirs), group.ours, group.theirs));
  }
  return choices.sort((a, b) => a.start - b.start || b.end - a.end || (a.key < b.key ? -1 : 1));
}

/** Takes out of `marks` those that overlap one of `others`. */
function taken(marks: WorkMark[], others: readonly WorkMark[]): WorkMark[] {
  const out = marks.filter((mark) => others.some((other) => spansOverlap(mark, other)));
  for (const mark of out) marks.splice(marks.indexOf(mark), 1);
  return out;
}

function kindOf(first: readonly WorkMark[], second: readonly WorkMark[]): ChoiceKind {
  if (second.length === 0) return 'only-first';
  if (first.length === 0) return 'only-second';
  const [ours, theirs] = [first[0], second[0]];
  const alike = first.length === 1 && second.length === 1 && ours?.start === theirs?.start && ours?.end === theirs?.end;
  return alike ? 'label' : 'edges';
}

function choiceOf(kind: ChoiceKind, first: readonly WorkMark[], second: readonly WorkMark[]): Choice {
  const marks = [...first, ...second];
  const keyOf = (side: readonly WorkMark[]) =>
    [...side]
      .sort(compareSpans)
      .map(({ start, end, label }) => `${start}-${end}-${label}`)
      .join('+');
  return {
    kind,
    key: `${keyOf(first)}|${keyOf(second)}`,
    start: Math.min(...marks.map(({ start }) => start)),
    end: Math.max(...marks.map(({ end }) => end)),
    first: [...first].sort(compareSpans),
    second: [...second].sort(compareSpans),
  };
}

/** What a decision keeps of a choice. Of marks that agree, or are kept of both sides alike, one stands. */
export function spansOfDecision(choice: Choice, decision: Decision): Span[] {
  switch (decision.kind) {
    case 'neither':
      return [];
    case 'spans':
      return distinct(decision.spans);
    case 'both':
      return distinct([...choice.first, ...choice.second]);
    case 'first':
      return distinct(choice.first);
    case 'second':
      return distinct(choice.second);
  }
}

/**
 * The gold spans of a note. Marks that agree stand unless decided otherwise; other choices count only once decided.
 * @returns `open`: choices without a decision
 */
export function goldSpans(
  choices: readonly Choice[],
  decisions: ReadonlyMap<string, Decision>,
): { readonly spans: readonly Span[]; readonly open: readonly Choice[] } {
  const open: Choice[] = [];
  const spans: Span[] = [];
  for (const choice of choices) {
    const decision = decisions.get(choice.key) ?? (choice.kind === 'agree' ? { kind: 'both' as const } : undefined);
    if (decision) spans.push(...spansOfDecision(choice, decision));
    else open.push(choice);
  }
  return { spans: distinct(spans), open };
}

/**
 * The decision that a gold layer shows for a choice, for going on after a break.
 * @param settled the note's gold layer was called done: what is absent was decided against
 */
export function standingDecision(choice: Choice, gold: readonly WorkMark[], settled: boolean): Decision | undefined {
  const here = standingMarks(gold).filter((mark) => spansOverlap(mark, choice));
  if (here.length === 0) return settled ? { kind: 'neither' } : undefined;
  for (const kind of ['first', 'second', 'both'] as const) {
    const wanted = spansOfDecision(choice, { kind });
    const others = choice.kind === 'agree' ? [] : [...choice.first, ...choice.second];
    const unwanted = others.filter((mark) => !wanted.some((span) => sameSpan(span, mark)));
    const stands = (span: Span) => here.some((mark) => sameSpan(mark, span));
    if (wanted.length > 0 && wanted.every(stands) && !unwanted.some(stands)) return { kind };
  }
  return { kind: 'spans', spans: here.map(({ start, end, label }) => ({ start, end, label })) };
}

/** What the new marks of an edit carry. */
export interface Adjudicating {
  readonly newId: () => string;
  /** Who decides. */
  readonly by: Annotator;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly activeMs: number | undefined;
}

/**
 * The changes that make a gold layer hold exactly these spans: what already stands stays as it is, the rest is removed,
 * what is missing is added as `adjudicated`. Rejected suggestions in it stay. Empty when nothing is to be done.
 */
export function adjudicationChanges(
  gold: readonly WorkMark[],
  wanted: readonly Span[],
  { newId, by, at, activeMs }: Adjudicating,
): MarkChange[] {
  const missing = distinct(wanted);
  const changes: MarkChange[] = [];
  for (const mark of standingMarks(gold)) {
    const index = missing.findIndex((span) => sameSpan(span, mark));
    if (index >= 0) missing.splice(index, 1);
    else changes.push({ before: mark, after: undefined });
  }
  for (const { start, end, label } of missing) {
    const stamp = { state: 'set', origin: 'adjudicated', by, at, from: undefined, activeMs } as const;
    changes.push({ before: undefined, after: { id: newId(), start, end, label, ...stamp } });
  }
  return changes;
}

/** Sorted, equal ones once. */
function distinct(spans: readonly Span[]): Span[] {
  const sorted = spans.map(({ start, end, label }) => ({ start, end, label })).sort(compareSpans);
  return sorted.filter((span, at) => {
    const previous = sorted[at - 1];
    return !previous || !sameSpan(previous, span);
  });
}
