import type { Counts } from '@/lib/domain/monitoring/counts';
import { addNote, isFull, openWindow, summarise } from '@/lib/domain/monitoring/window';
import type { Random } from '@/lib/domain/random';
import { countNote } from '../../fixtures/plain-count';

/** A vocabulary as skewed as that of text: the n-th word 1/n as often as the first. */
const WORDS = Array.from({ length: 900 }, (_, at) => {
  const stem = `${'bcdfglmnprst'[at % 12]}${'aeiou'[at % 5]}${(at * 7919).toString(36)}`;
  return at % 17 === 0 ? stem.toUpperCase() : at % 13 === 0 ? `${at}.5` : stem;
});
const drawWord = (random: Random) => WORDS[Math.floor(WORDS.length ** random()) - 1] as string;

export function noteOf(random: Random, sentences: number, foreign = 0): Counts {
  return countNote(
    Array.from({ length: sentences }, () => {
      const words = Array.from({ length: 5 + Math.floor(20 * random()) }, () =>
        random() < foreign ? `Zx${Math.floor(random() * 90)}` : drawWord(random),
      );
      return {
        words,
        unknown: words.map((word) => word.startsWith('Zx') || random() < 0.06),
        rarityNats: words.reduce((sum, word) => sum + (word.startsWith('Zx') ? 9 : 4 + random()), 0),
        surpriseNats: words.length * 0.2 * random(),
        entities: words.flatMap((word) =>
          word.length > 5 && random() < 0.5
            ? [{ label: random() < 0.6 ? 'DISEASE' : 'TREATMENT', tokens: 1, confidence: 0.4 + 0.6 * random() }]
            : [],
        ),
      };
    }),
    ['DISEASE', 'TREATMENT'],
  );
}

/** A browser's window, as it was counted and as it is told. */
export function browserWindow(random: Random, sentencesANote: number, windowSentences: number, foreign = 0) {
  const window = openWindow();
  while (!isFull(window, windowSentences))
    addNote(window, noteOf(random, sentencesANote, foreign), { predicted: 2, right: 1.5, expected: 1.7 });
  const summary = summarise(window, '0f8fad5b-d9cb-469f-a165-70867728950e', 12);
  if (!summary.ok) throw new Error(summary.error.code);
  return { counted: window.counts, summary: summary.value };
}
