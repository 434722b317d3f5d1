import type { Random } from '../random';
import { DISEASE, type Label, TREATMENT } from '../text/span';
import { capitalised } from './grammar';
import { chance, pick } from './pick';
import type { Piece, Slots } from './slots';

/** A note in the making: text, and entities with their offsets in it (UTF-16). */
export interface NoteWriter {
  write(pieces: readonly Piece[]): void;
  words(): number;
  finish(): { text: string; entities: { start: number; end: number; label: Label }[] };
}

const TYPOS: readonly (readonly [string, string])[] = [
  [' the ', ' teh '],
  ['because', 'becuase'],
  ['treatment', 'treatmnet'],
  ['received', 'recieved'],
  ['weeks', 'weks'],
  ['diagnosed', 'diagnosd'],
  ['without', 'wihtout'],
  ['practice', 'pratice'],
  ['continue', 'contiune'],
  ['normal', 'nromal'],
];

/** @param typos whether one word outside the entities may be mistyped, as happens in about one note of eight */
export function createNoteWriter(random: Random, typos: boolean): NoteWriter {
  const entities: { start: number; end: number; label: Label }[] = [];
  let text = '';
  let typoLeft = typos && chance(0.13, random);
  return {
    write(pieces) {
      for (const piece of pieces) {
        // "500 mg b.i.d." closes its sentence with the period it has.
        const joined = text.endsWith('.') && piece.text.startsWith('.') ? piece.text.slice(1) : piece.text;
        const written = typoLeft && !piece.label ? mistyped(joined) : joined;
        if (written !== joined) typoLeft = false;
        if (piece.label) entities.push({ start: text.length, end: text.length + written.length, label: piece.label });
        text += written;
      }
    },
    words: () => text.split(/\s+/u).filter((word) => word !== '').length,
    finish: () => ({ text, entities }),
  };
}

function mistyped(text: string): string {
  const typo = TYPOS.find(([right]) => text.includes(right));
  return typo ? text.replace(typo[0], typo[1]) : text;
}

const PARTS = /(\{[^}]+\}|\[[dt]\|[^\]]+\])/u;

/** The names in braces. */
function slotsIn(template: string): string[] {
  return [...template.matchAll(/\{([^}]+)\}/gu)].map((match) => match[1] ?? '');
}

/**
 * Fills a template's slots. "[d|…]" and "[t|…]" mark entities written out in it.
 * The first letter is a capital unless the line keeps its own case.
 */
function fillTemplate(template: string, slots: Slots, keepCase: boolean): readonly Piece[] {
  const pieces = template.split(PARTS).flatMap((part): readonly Piece[] => {
    const slot = /^\{(.+)\}$/u.exec(part)?.[1];
    if (slot !== undefined) return slots.fill(slot);
    const [, kind, name] = /^\[([dt])\|(.+)\]$/u.exec(part) ?? [];
    if (name !== undefined) return [{ text: name, label: kind === 'd' ? DISEASE : TREATMENT }];
    return part === '' ? [] : [{ text: part }];
  });
  const [first, ...rest] = pieces;
  return first && !keepCase ? [{ ...first, text: startOfSentence(first.text) }, ...rest] : pieces;
}

/** "eGFR" keeps its small letter. */
function startOfSentence(text: string): string {
  return /^\p{Ll}\p{Lu}/u.test(text) ? text : capitalised(text);
}

/** A sentence from a template that can be filled and has not stood in this note; undefined when none is left. */
export function takeSentence(
  templates: readonly string[],
  used: Set<string>,
  slots: Slots,
  random: Random,
  keepCase = false,
): readonly Piece[] | undefined {
  const left = templates.filter((template) => !used.has(template) && slots.has(slotsIn(template)));
  if (left.length === 0) return undefined;
  const template = pick(left, random);
  used.add(template);
  const pieces = fillTemplate(template, slots, keepCase);
  slots.sentenceDone(slotsIn(template));
  return pieces;
}
