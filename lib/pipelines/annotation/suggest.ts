import { givenEntities } from '../../domain/annotation/given-entities';
import type { Suggestion, WorkMark } from '../../domain/annotation/mark';
import { openSuggestions } from '../../domain/annotation/suggestions';
import { fail, ok, type Result } from '../../domain/result';
import type { GroupedTokens } from '../../domain/text/grouped-features';
import type { CharRange, Note, TextStructure } from '../../domain/text/note';
import { structureOf } from '../../domain/text/structure';
import { openModel, type ReadableModel, type ReaderError } from '../inference';
import type { Engine } from '../ports';
import { suggestInSentence } from './suggest-sentence';

/** Notes whose sentences are kept: those one goes back and forth between. */
const NOTES_KEPT = 8;

/** A model that suggests marks, sentence by sentence; keeps what it found in the notes last asked for. */
export interface Suggester {
  /**
   * In text order. Only sentences whose marks changed since the last call are read again.
   * @param marks the note's, any order, rejected ones included
   * @param turn awaited between sentences
   */
  suggest(
    note: Pick<Note, 'id' | 'text' | 'tokenizer'>,
    marks: readonly WorkMark[],
    turn: () => Promise<void> | undefined,
  ): Promise<Suggestion[]>;
  /** Looks up the words of a note, most of what a note not seen before costs. @param turn awaited between sentences */
  meet(note: Pick<Note, 'id' | 'text' | 'tokenizer'>, turn: () => Promise<void> | undefined): Promise<void>;
  close(): void;
}

interface KeptSentence extends CharRange {
  readonly tokens: readonly CharRange[];
  /** As of the extractor, copied out of its arrays; undefined: not looked up yet. */
  attributes: GroupedTokens | undefined;
  /** The marks that `suggestions` answer to; undefined: not read yet. */
  answered: string | undefined;
  suggestions: readonly Suggestion[];
}

/** @param model its bytes are parsed at once */
export function openSuggester(model: ReadableModel, engine: Engine): Result<Suggester, ReaderError> {
  const opened = openModel(model, engine);
  if (!opened.ok) return fail(opened.error);
  const { tagger, extractor } = opened.value;
  /** Insertion order is order of use. */
  const notes = new Map<string, KeptSentence[]>();

  const keep = (note: Pick<Note, 'text' | 'tokenizer'>): KeptSentence[] => {
    const structure: TextStructure = structureOf(note);
    return structure.sentences.map(({ start, end, tokenStart, tokenEnd }) => ({
      start,
      end,
      tokens: structure.tokens.slice(tokenStart, tokenEnd),
      attributes: undefined,
      answered: undefined,
      suggestions: [],
    }));
  };
  const attributesOf = (sentence: KeptSentence, text: string): GroupedTokens => {
    if (!sentence.attributes) {
      const found = extractor.inference(sentence.tokens.map(({ start, end }) => text.slice(start, end)));
      sentence.attributes = { groups: found.groups.slice(), starts: found.starts.slice() };
    }
    return sentence.attributes;
  };

  const sentencesOf = (note: Pick<Note, 'id' | 'text' | 'tokenizer'>): KeptSentence[] => {
    const kept = notes.get(note.id) ?? keep(note);
    notes.delete(note.id);
    notes.set(note.id, kept);
    for (const id of notes.keys()) {
      if (notes.size <= NOTES_KEPT) break;
      notes.delete(id);
    }
    return kept;
  };

  return ok({
    async suggest(note, marks, turn) {
      const sentences = sentencesOf(note);
      const marksOf = marksBySentence(sentences, marks);
      const found: (readonly Suggestion[])[] = [];
      for (const [index, sentence] of sentences.entries()) {
        const own = marksOf.get(index) ?? [];
        const answered = own.map(({ start, end, label, state }) => `${start} ${end} ${state} ${label}`).join('\n');
        const known = sentence.answered === answered;
        if (!known) {
          const { groups, starts } = attributesOf(sentence, note.text);
          tagger.setGroups(groups, starts);
          const set = own.filter(({ state }) => state === 'set');
          const rejected = own.filter(({ state }) => state === 'rejected');
          const given = givenEntities(sentence.tokens, set);
          const all = suggestInSentence(opened.value, model, sentence.tokens, { given, rejected });
          // A mark that overlaps another one is not among the given.
          sentence.suggestions = openSuggestions(all, own);
          sentence.answered = answered;
        }
        found.push(sentence.suggestions);
        // Another call may read the same sentence meanwhile.
        if (!known) await turn();
      }
      return found.flat();
    },
    async meet(note, turn) {
      for (const sentence of sentencesOf(note)) {
        attributesOf(sentence, note.text);
        await turn();
      }
    },
    close: () => tagger.close(),
  });
}

/** Index of a sentence -> the marks that share a character with it. */
function marksBySentence(sentences: readonly CharRange[], marks: readonly WorkMark[]): Map<number, WorkMark[]> {
  const out = new Map<number, WorkMark[]>();
  for (const mark of marks) {
    for (let at = firstEndingAfter(sentences, mark.start); (sentences[at]?.start ?? mark.end) < mark.end; at++) {
      const own = out.get(at);
      if (own) own.push(mark);
      else out.set(at, [mark]);
    }
  }
  return out;
}

function firstEndingAfter(ranges: readonly CharRange[], offset: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
