import { quantileOfSorted } from '../model/evaluate-bootstrap';
import { type Random, seededRandom } from '../random';
import type { AgreementFigure } from './agreement';
import type { AnnotationProject, NoteState } from './project';

/**
 * Whether this note belongs to the random share that is tagged without suggestions. The same for every annotator, on
 * every machine, whatever other notes there are.
 */
export function hidesSuggestions(project: Pick<AnnotationProject, 'hiddenShare' | 'seed'>, noteId: string): boolean {
  return uniformOf(noteId, project.seed) < project.hiddenShare;
}

/** Uniform in [0, 1) from a name: 32-bit FNV-1a (Fowler, Noll, Vo) over its code units, seed first, then stirred. */
export function uniformOf(name: string, seed: number): number {
  let hash = 0x811c9dc5 ^ (seed | 0);
  for (let at = 0; at < name.length; at++) hash = Math.imul(hash ^ name.charCodeAt(at), 0x01000193);
  // FNV's high bits hardly move for names that differ in their last sign alone.
  return seededRandom(hash)();
}

/** A done note of one annotator, as the check on bias sees it. */
export interface BiasNote {
  /** Tagged without seeing suggestions. */
  readonly hidden: boolean;
  readonly entities: number;
  readonly tokens: number;
  readonly activeMs: number;
  /** Suggestions for the note, of a hidden note those withheld, and how many stand as suggested. */
  readonly shown: number;
  readonly right: number;
}

export interface BiasFigure {
  /** Undefined: nothing to divide by. */
  readonly withSuggestions: number | undefined;
  readonly without: number | undefined;
  /** With minus without, with its 95 % interval; undefined when one side is. */
  readonly difference: AgreementFigure | undefined;
}

export interface BiasReport {
  readonly notesWith: number;
  readonly notesWithout: number;
  readonly entitiesPerThousandTokens: BiasFigure;
  readonly secondsPerNote: BiasFigure;
  /** Share of the suggestions that stand as suggested, 0-1. */
  readonly shareRight: BiasFigure;
}

/** Notes that are done, with what the layer knows of them; notes that never had suggestions are left out. */
export function biasNotes(
  states: readonly NoteState[],
  sizeOf: (noteId: string) => { readonly entities: number; readonly tokens: number } | undefined,
): BiasNote[] {
  return states.flatMap(({ noteId, status, suggested, activeMs }) => {
    const size = sizeOf(noteId);
    if (!size || !suggested || (status !== 'done' && status !== 'reviewed-empty')) return [];
    return [{ ...size, activeMs, ...suggested }];
  });
}

/**
 * Whether suggestions change what people tag. The sides are compared by a percentile bootstrap of the difference:
 * whole notes drawn with replacement within each side (Efron & Tibshirani 1993, ch. 16), since what stands in one note
 * is not independent.
 */
export function biasReport(
  notes: readonly BiasNote[],
  options: { readonly resamples: number; readonly seed: number },
): BiasReport {
  const shown = notes.filter(({ hidden }) => !hidden);
  const hidden = notes.filter((note) => note.hidden);
  const figure = (above: (note: BiasNote) => number, below: (note: BiasNote) => number) =>
    compare(shown, hidden, above, below, options.resamples, seededRandom(options.seed));
  return {
    notesWith: shown.length,
    notesWithout: hidden.length,
    entitiesPerThousandTokens: figure(
      (note) => 1000 * note.entities,
      (note) => note.tokens,
    ),
    secondsPerNote: figure(
      (note) => note.activeMs / 1000,
      () => 1,
    ),
    shareRight: figure(
      (note) => note.right,
      (note) => note.shown,
    ),
  };
}

function compare(
  shown: readonly BiasNote[],
  hidden: readonly BiasNote[],
  above: (note: BiasNote) => number,
  below: (note: BiasNote) => number,
  resamples: number,
  random: Random,
): BiasFigure {
  const ratio = (notes: readonly BiasNote[]): number | undefined => {
    let numerator = 0;
    let denominator = 0;
    for (const note of notes) {
      numerator += above(note);
      denominator += below(note);
    }
    return denominator === 0 ? undefined : numerator / denominator;
  };
  const withSuggestions = ratio(shown);
  const without = ratio(hidden);
  if (withSuggestions === undefined || without === undefined)
    return { withSuggestions, without, difference: undefined };
  const draw = (notes: readonly BiasNote[]) => notes.map(() => notes[Math.floor(random() * notes.length)] as BiasNote);
  const drawn: number[] = [];
  for (let round = 0; round < resamples; round++) {
    const first = ratio(draw(shown));
    const second = ratio(draw(hidden));
    // A draw without anything to divide by says nothing.
    if (first !== undefined && second !== undefined) drawn.push(first - second);
  }
  const value = withSuggestions - without;
  drawn.sort((a, b) => a - b);
  const at = (p: number) => (drawn.length === 0 ? value : quantileOfSorted(drawn, p));
  return { withSuggestions, without, difference: { value, low: at(0.025), high: at(0.975) } };
}
