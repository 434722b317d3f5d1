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
  const { alike, ours, theirs } = withoutAlike(standingMarks(first), standingMarks(second));
  const choices = alike.map(([one, other]) => choiceOf('agree', [one], [other]));
  const groups = linked(ours, theirs);
  for (const { first: mine, second: others } of groups) choices.push(choiceOf(kindOf(mine, others), mine, others));
  return choices.sort((a, b) => a.start - b.start || b.end - a.end || (a.key < b.key ? -1 : 1));
}

/** Marks of both sides with one range and label, in pairs, and the rest. */
function withoutAlike(first: readonly WorkMark[], second: readonly WorkMark[]) {
  const free = new Map<string, WorkMark[]>();
  for (const mark of second) free.set(placeOf(mark), [...(free.get(placeOf(mark)) ?? []), mark]);
  const alike: [WorkMark, WorkMark][] = [];
  const ours: WorkMark[] = [];
  for (const mark of first) {
    const other = free.get(placeOf(mark))?.shift();
    if (other) alike.push([mark, other]);
    else ours.push(mark);
  }
  return { alike, ours, theirs: [...free.values()].flat() };
}

const placeOf = ({ start, end, label }: Span): string => `${start}-${end}-${label}`;

/** Groups of marks in which those of different sides overlap, directly or through each other. */
function linked(ours: readonly WorkMark[], theirs: readonly WorkMark[]) {
  const second = [...theirs].sort(compareSpans);
  // Furthest end of all up to each mark: where the search for overlaps may stop.
  const ends: number[] = [];
  for (const [at, { end }] of second.entries()) ends.push(Math.max(end, ends[at - 1] ?? 0));
  const all = [...second, ...[...ours].sort(compareSpans)];
  const leader = all.map((_, at) => at);
  const find = (at: number): number => {
    let top = at;
    for (let next = leader[top]; next !== undefined && next !== top; next = leader[top]) top = next;
    leader[at] = top;
    return top;
  };
  for (let at = second.length; at < all.length; at++) {
    const mark = all[at] as WorkMark;
    for (let other = countBegunBefore(second, mark.end) - 1; other >= 0 && (ends[other] ?? 0) > mark.start; other--) {
      if (spansOverlap(second[other] as WorkMark, mark)) leader[find(at)] = find(other);
    }
  }
  const groups = new Map<number, { first: WorkMark[]; second: WorkMark[] }>();
  for (const [at, mark] of all.entries()) {
    const top = find(at);
    const group = groups.get(top) ?? { first: [], second: [] };
    groups.set(top, group);
    (at < second.length ? group.second : group.first).push(mark);
  }
  return [...groups.values()];
}

/** @param marks by start */
function countBegunBefore(marks: readonly CharRange[], place: number): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.start ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
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
  const keyOf = (side: readonly WorkMark[]) => [...side].sort(compareSpans).map(placeOf).join('+');
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
