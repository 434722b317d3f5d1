import type { Note, SplitName } from '../text/note';
import { structureOf } from '../text/structure';
import type { LabelledNote, SplitCounts } from './dataset';
import type { Work } from './work';

interface Tally {
  notes: number;
  sentences: number;
  tokens: number;
  entities: number;
  readonly perLabel: Record<string, number>;
}

/** Counts of the whole list and of its parts; only parts that have notes are there. */
export interface DatasetCounts {
  readonly splits: Readonly<Partial<Record<SplitName, SplitCounts>>>;
  /** Notes without a split. */
  readonly unsplit: SplitCounts | undefined;
}

const NOTES_A_STEP = 64;

/**
 * Counts notes, sentences, tokens and entities by split. Tokens and sentences are those of `structureOf`.
 * @param sizes [notes] where they are known already, in the same order
 */
export function* countDataset(
  notes: readonly LabelledNote[],
  sizes?: readonly { readonly sentences: number; readonly tokens: number }[],
): Work<DatasetCounts> {
  const tallies = new Map<SplitName | undefined, Tally>();
  for (const [index, { note, gold, split }] of notes.entries()) {
    let tally = tallies.get(split);
    if (!tally) {
      tally = { notes: 0, sentences: 0, tokens: 0, entities: 0, perLabel: {} };
      tallies.set(split, tally);
    }
    const size = sizes?.[index] ?? sizeOf(note);
    tally.notes += 1;
    tally.sentences += size.sentences;
    tally.tokens += size.tokens;
    tally.entities += gold.length;
    for (const { label } of gold) tally.perLabel[label] = (tally.perLabel[label] ?? 0) + 1;
    if (index % NOTES_A_STEP === NOTES_A_STEP - 1) yield { done: index + 1, total: notes.length };
  }
  const splits: Partial<Record<SplitName, SplitCounts>> = {};
  for (const name of ['train', 'dev', 'test'] as const) {
    const tally = tallies.get(name);
    if (tally) splits[name] = tally;
  }
  return { splits, unsplit: tallies.get(undefined) };
}

function sizeOf(note: Note): { sentences: number; tokens: number } {
  const structure = structureOf(note);
  return { sentences: structure.sentences.length, tokens: structure.tokens.length };
}
