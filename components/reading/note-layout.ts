import type { CharRange, TextStructure } from '@/lib/domain/text/note';

/** A stretch of one line: a sentence (or the part of it that stands on this line), or the space between two. */
export interface LinePart extends CharRange {
  /** Index into the structure's sentences; undefined between sentences. */
  readonly sentence: number | undefined;
  /** The number in the margin, where the sentence begins here; headings are not counted. */
  readonly number: number | undefined;
}

export interface NoteLine extends CharRange {
  readonly parts: readonly LinePart[];
}

export interface NotePart {
  /** Without its colon; undefined before the first heading. */
  readonly heading: (CharRange & { readonly sentence: number | undefined }) | undefined;
  readonly lines: readonly NoteLine[];
}

/** Where a sentence is found by eye: its heading and its number in the margin. */
export interface SentencePlace {
  readonly heading: CharRange | undefined;
  /** Undefined for a heading itself. */
  readonly number: number | undefined;
}

export interface NoteLayout {
  readonly parts: readonly NotePart[];
  /** By index of sentence. */
  readonly places: readonly SentencePlace[];
}

/**
 * How a note is set on the page: sections, their lines, the sentences in them, numbered from 1 through the note.
 * @param text the note's; offsets are UTF-16 code units into it
 */
export function layoutOf(text: string, structure: TextStructure): NoteLayout {
  const { sentences, sections } = structure;
  const headingStarts = new Set(sections.flatMap((section) => (section.heading ? [section.heading.start] : [])));
  const places: SentencePlace[] = [];
  let section = 0;
  let number = 0;
  for (const sentence of sentences) {
    while (section + 1 < sections.length && (sections[section + 1]?.start ?? 0) <= sentence.start) section++;
    const isHeading = headingStarts.has(sentence.start);
    places.push({ heading: sections[section]?.heading, number: isHeading ? undefined : ++number });
  }

  let next = 0;
  const parts = sections.map((one): NotePart => {
    let from = one.start;
    let heading: NotePart['heading'];
    if (one.heading) {
      while (next < sentences.length && (sentences[next]?.start ?? 0) < one.heading.start) next++;
      const own = sentences[next]?.start === one.heading.start ? next : undefined;
      heading = { ...one.heading, sentence: own };
      from = Math.max(one.heading.end, own === undefined ? 0 : (sentences[own]?.end ?? 0));
      // A colon that is no part of the heading's sentence would open the text under it.
      if (text[from] === ':') from++;
      if (own !== undefined) next = own + 1;
    }
    const lines: NoteLine[] = [];
    for (const line of linesWithText(text, from, one.end)) {
      const lineParts: LinePart[] = [];
      let at = line.start;
      while (next < sentences.length && (sentences[next]?.end ?? 0) <= line.start) next++;
      for (let i = next; i < sentences.length; i++) {
        const sentence = sentences[i];
        if (sentence === undefined || sentence.start >= line.end) break;
        const start = Math.max(sentence.start, line.start);
        const end = Math.min(sentence.end, line.end);
        if (start > at) lineParts.push({ start: at, end: start, sentence: undefined, number: undefined });
        const begins = sentence.start >= line.start;
        lineParts.push({ start, end, sentence: i, number: begins ? places[i]?.number : undefined });
        at = end;
      }
      if (at < line.end) lineParts.push({ start: at, end: line.end, sentence: undefined, number: undefined });
      lines.push({ ...line, parts: lineParts });
    }
    return { heading, lines };
  });
  return { parts, places };
}

/** Lines of [start, end) that hold more than space, trimmed of it. */
function linesWithText(text: string, start: number, end: number): CharRange[] {
  const lines: CharRange[] = [];
  const body = text.slice(start, end);
  for (const match of body.matchAll(/[^\r\n\u2028\u2029]+/gu)) {
    const line = match[0];
    const trimmed = line.trim();
    if (trimmed === '') continue;
    const from = start + match.index + line.indexOf(trimmed);
    lines.push({ start: from, end: from + trimmed.length });
  }
  return lines;
}
