import { describe, expect, it } from 'vitest';
import { layoutOf } from '@/components/reading/note-layout';
import { structureOf } from '@/lib/domain/text/structure';

const layout = (text: string, tokenizer: 'clinical-1' | 'given-1' = 'clinical-1') => {
  const structure = structureOf({ text, tokenizer });
  return { structure, ...layoutOf(text, structure) };
};

const NOTE = [
  'Seen in clinic today.',
  '',
  'History:',
  'Asthma since 2019. Uses salbutamol 😀 daily.',
  'Café au lait patch.',
  '',
  'Plan: Continue salbutamol. Review in May.',
].join('\r\n');

describe('layoutOf', () => {
  it('numbers sentences through the note and leaves headings out', () => {
    const { parts, structure } = layout(NOTE);
    const numbered = parts.flatMap((part) => part.lines.flatMap((line) => line.parts)).filter((part) => part.number);
    expect(numbered.map((part) => [part.number, NOTE.slice(part.start, part.end)])).toEqual([
      [1, 'Seen in clinic today.'],
      [2, 'Asthma since 2019.'],
      [3, 'Uses salbutamol 😀 daily.'],
      [4, 'Café au lait patch.'],
      [5, 'Continue salbutamol.'],
      [6, 'Review in May.'],
    ]);
    expect(structure.sentences.length).toBe(8);
  });

  it('gives each sentence the heading it stands under, and none before the first', () => {
    const { places } = layout(NOTE);
    const headings = places.map((place) => place.heading && NOTE.slice(place.heading.start, place.heading.end));
    expect(headings).toEqual([undefined, 'History', 'History', 'History', 'History', 'Plan', 'Plan', 'Plan']);
    expect(places.map((place) => place.number)).toEqual([1, undefined, 2, 3, 4, undefined, 5, 6]);
  });

  it('shows every character that is not space, once, in order, except the colon of a heading', () => {
    for (const text of [NOTE, 'One line only', '  \n\n  e\u0301tat  febrile \n', 'A: b\n\nC:\nd']) {
      const { parts } = layout(text);
      const shown = parts
        .flatMap((part) => [...(part.heading ? [part.heading] : []), ...part.lines.flatMap((line) => line.parts)])
        .map((range) => text.slice(range.start, range.end))
        .join('');
      const squeezed = (words: string) => words.replaceAll(/[\s:]/gu, '');
      expect(squeezed(shown)).toBe(squeezed(text));
    }
  });

  it('numbers a sentence that is wrapped over two lines on its first line alone', () => {
    const text = 'The patient was seen for a long while by the team on the ward and\nwent home well. She returned.';
    const { parts } = layout(text);
    const numbers = parts.flatMap((part) => part.lines.map((line) => line.parts.map((one) => one.number)));
    expect(numbers[0]).toEqual([1]);
    expect(numbers[1]?.filter((number) => number !== undefined)).toEqual([2]);
  });

  it('numbers every line of text that came with its own tokens', () => {
    const { places, parts } = layout('Hypertension was treated .\nPlan : none .', 'given-1');
    expect(places.map((place) => place.number)).toEqual([1, 2]);
    expect(parts).toHaveLength(1);
  });

  it('has nothing to show of an empty note', () => {
    expect(layout('').parts).toEqual([]);
    expect(layout(' \r\n\t').parts.flatMap((part) => part.lines)).toEqual([]);
  });
});
