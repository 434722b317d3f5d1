/** Languages of the interface, by their own names. The command line speaks English. */
export const LANGUAGES = { en: 'English', de: 'Deutsch' } as const;
export type Language = keyof typeof LANGUAGES;

/** Exports of the modules of a language, by the module's name. */
export type Words = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Shape of a language's words: as English has them, with other texts. */
export type Translated<T> = T extends string
  ? string
  : T extends (...given: infer A) => infer R
    ? (...given: A) => Translated<R>
    : T extends readonly (infer I)[]
      ? readonly Translated<I>[]
      : T extends object
        ? { readonly [K in keyof T]: Translated<T[K]> }
        : T;

let language: Language = 'en';
let words: Words | undefined;
const listeners = new Set<() => void>();

/** English until another language's words are there. */
export function languageInUse(): Language {
  return language;
}

/** Words of the language in use; undefined: English, which the code holds already. */
export function wordsInUse(): Words | undefined {
  return words;
}

/** Another language costs its words: they are loaded when somebody chooses it. */
export async function speak(next: Language): Promise<void> {
  const loaded = next === 'de' ? (await import('./de')).german : undefined;
  if (next === language && loaded === words) return;
  language = next;
  words = loaded;
  for (const listener of listeners) listener();
}

/** @returns to stop listening */
export function onLanguageChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
