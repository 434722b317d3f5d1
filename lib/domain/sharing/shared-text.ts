import { textReason } from '../model/gate-text';
import type { Quote } from './quoted-words';

/** Words that a person wrote and that would leave the browser. */
export interface WrittenText {
  /** What it is of, as people call it: "Disease". */
  readonly of: string;
  readonly text: string;
  /** UTF-16 code units. */
  readonly lengthMax: number;
}

export type SharedTextProblem =
  | { readonly code: 'too-long'; readonly of: string; readonly lengthMax: number }
  /** A date, an address, or a number as people, samples and telephones have: what no guideline needs. */
  | { readonly code: 'identifies'; readonly of: string; readonly reason: 'date' | 'id' }
  /** Words of a note of this browser: they may be shown here, to the person who wrote them, and go nowhere else. */
  | { readonly code: 'quotes-note'; readonly of: string; readonly words: string };

/**
 * What speaks against sharing texts; nothing that can be checked does where it is empty. That a text is about no patient
 * cannot be seen in it: that is asked of the person.
 * @param quotes of these texts, in notes of this browser
 */
export function sharedTextProblems(texts: readonly WrittenText[], quotes: readonly Quote[]): SharedTextProblem[] {
  return texts.flatMap(({ of, text, lengthMax }, at): SharedTextProblem[] => {
    if (text.length > lengthMax) return [{ code: 'too-long', of, lengthMax }];
    const reason = textReason(text);
    const quote = quotes.find((one) => one.text === at);
    return [
      ...(reason === 'date' || reason === 'id' ? [{ code: 'identifies' as const, of, reason }] : []),
      ...(quote ? [{ code: 'quotes-note' as const, of, words: text.slice(quote.start, quote.end) }] : []),
    ];
  });
}
