import type { ExchangeNote } from './exchange';
import { squeezed } from './match-notes';

/** Characters by which a project's notes are looked up. */
const KEY_LENGTH = 4;

/**
 * Puts sentences that a format made notes of their own together again: those in a row that make up, but for space, the
 * text of one of the project's notes. Others stay as they are. Each of the project's notes is made once.
 * @param texts of the project's notes
 */
export function joinSentences(sentences: readonly ExchangeNote[], texts: readonly string[]): ExchangeNote[] {
  const buckets = new Map<string, { readonly text: string; used: boolean }[]>();
  for (const each of texts) {
    const text = squeezed(each);
    const key = text.slice(0, KEY_LENGTH);
    buckets.set(key, [...(buckets.get(key) ?? []), { text, used: false }]);
  }
  const parts = sentences.map(({ text }) => squeezed(text));
  const joined: ExchangeNote[] = [];
  for (let at = 0; at < sentences.length; ) {
    const head = headOf(parts, at);
    // Whole notes shorter than the key are under themselves.
    const keys = Array.from({ length: KEY_LENGTH }, (_, cut) => head.slice(0, KEY_LENGTH - cut));
    const candidates = [...new Set(keys)].flatMap((key) => buckets.get(key) ?? []);
    let count = 1;
    for (const candidate of candidates) {
      const length = candidate.used ? 0 : partsOf(candidate.text, parts, at);
      if (length === 0) continue;
      candidate.used = true;
      count = length;
      break;
    }
    joined.push(joinedNote(sentences.slice(at, at + count)));
    at += count;
  }
  return joined;
}

function headOf(parts: readonly string[], at: number): string {
  let head = '';
  for (let next = at; next < parts.length && head.length < KEY_LENGTH; next++) head += parts[next] ?? '';
  return head.slice(0, KEY_LENGTH);
}

/** How many parts from `at` on make up the text; 0: they do not. */
function partsOf(text: string, parts: readonly string[], at: number): number {
  let offset = 0;
  for (let next = at; next < parts.length; next++) {
    const part = parts[next] ?? '';
    if (!text.startsWith(part, offset)) return 0;
    offset += part.length;
    if (offset === text.length) return next - at + 1;
  }
  return 0;
}

function joinedNote(parts: readonly ExchangeNote[]): ExchangeNote {
  const [first, ...others] = parts;
  if (!first) throw new Error('joinedNote: no parts');
  if (others.length === 0) return first;
  let text = '';
  const spans = parts.flatMap((part, index) => {
    if (index > 0) text += '\n';
    const offset = text.length;
    text += part.text;
    return part.spans.map((span) => ({ ...span, start: span.start + offset, end: span.end + offset }));
  });
  const status = parts.some((part) => part.status === 'in-progress') ? 'in-progress' : first.status;
  return { ...first, text, spans, status };
}
