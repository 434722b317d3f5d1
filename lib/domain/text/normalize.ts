/** Composed (NFC), lower-case in every locale alike, every decimal digit as 0: "Type-2" and "type-9" are one key. */
export function normalizeWord(word: string): string {
  return word
    .normalize('NFC')
    .toLowerCase()
    .replace(/\p{Nd}/gu, '0');
}
