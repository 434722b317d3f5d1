/**
 * The bench's own template, about 27 attributes a token: bias; of the token itself its lower-cased form, prefixes and
 * suffixes of 2 and 3, shape, and three flags; of the tokens at -1 and +1 form, shape, suffix of 3, two flags; of those
 * at -2 and +2 form, shape, two flags; BOS-n and EOS-n beyond the borders.
 * @param words [T] @returns [T] attributes, weight 1
 */
export function itemsOf(words) {
  const facts = words.map(factsOf);
  return facts.map((own, at) => {
    const item = ['bias', ...own.affixes];
    for (const [name, value] of own.pairs) item.push(`+0.${name}=${value}`);
    for (const offset of [-1, 1, -2, 2]) {
      const neighbour = facts[at + offset];
      if (!neighbour) {
        item.push(`${offset < 0 ? 'BOS' : 'EOS'}${offset}`);
        continue;
      }
      const sign = offset > 0 ? `+${offset}` : `${offset}`;
      for (const [name, value] of neighbour.pairs) {
        if (name !== 'isdigit') item.push(`${sign}.${name}=${value}`);
      }
      if (Math.abs(offset) === 1) item.push(`${sign}.suf3=${neighbour.suffix}`);
    }
    return item;
  });
}

function factsOf(word) {
  const lower = word.toLowerCase();
  const characters = [...lower];
  const part = (start, end) => characters.slice(start, end).join('');
  const shape = word
    .replace(/\p{Lu}+/gu, 'X')
    .replace(/\p{Ll}+/gu, 'x')
    .replace(/\p{Nd}+/gu, '0');
  return {
    suffix: part(-3),
    affixes: [`suf3=${part(-3)}`, `suf2=${part(-2)}`, `pre3=${part(0, 3)}`, `pre2=${part(0, 2)}`],
    pairs: [
      ['lower', lower],
      ['shape', shape],
      ['isupper', /^\p{Lu}+$/u.test(word)],
      ['istitle', /^\p{Lu}\p{Ll}*$/u.test(word)],
      ['isdigit', /^\p{Nd}+$/u.test(word)],
    ],
  };
}
