import type { TokenizerId } from './note';
import { tokenize } from './tokenize';

/**
 * A text that meets every rule of `clinical-1` (numbers as in tokenize.ts), and what breaks other tokenizers: marks
 * that combine, emoji sequences, right-to-left, CRLF, characters without width. Part of the fingerprint: never changed.
 */
export const TOKENIZER_PROBE = [
  'Dr. Vega saw pt. e.g. b.i.d. in the U.S. vs. Ph.D. approx. 3rd.',
  "beta-blocker 5-FU R&D mg/kg/day w/o s/p N/V and/or HTN/DM O'Brien don't Crohn's 's",
  '2.5 1,000 10:30 5-10 118/72 2020-03-12 .5 7.',
  '2.5mg 10mg/day B12 2D 500IU x3',
  '... -- == ** __ ## ~~ `` \'\' +/- (a) [b] {c} <d> "e"; 50% 37°C ≥3 µg',
  'x'.repeat(205),
  'cafe\u0301 n\u0303a 👩‍⚕️ 👍🏽 🇫🇷🇪🇸 ❤️‍🩹 סוכרת \u200Bzero\u2060width soft\u00ADhyphen',
  'line one\r\nline two\n\ttab\u00A0hard',
].join('\n');

/**
 * What tells tokenizers apart, as text to be hashed: a JSON array of "behealthy-tokenizer-1" and, for each tokenizer in
 * alphabetical order, [id, the probe's tokens as [start, end] in UTF-16 code units]. The id names the rules as they are
 * written; the tokens show whether this build still follows them.
 */
export function tokenizerFingerprint(tokenizers: Iterable<TokenizerId>): string {
  const ids = [...new Set(tokenizers)].sort();
  const outputs = ids.map((id) => [id, tokenize(TOKENIZER_PROBE, id).map(({ start, end }) => [start, end])]);
  return JSON.stringify(['behealthy-tokenizer-1', ...outputs]);
}
