/*
 * A brat document has no id but the name of its files, so the note's id becomes that name. Characters that file systems
 * or addresses take for something else are written as %XX of their UTF-8 bytes.
 */
const SAFE = /[A-Za-z0-9_.-]/u;
const LENGTH_MAX = 120;

/** Names without ending, one an id, that differ even where capitals do not count. */
export function bratNames(ids: readonly string[]): string[] {
  const taken = new Set<string>();
  return ids.map((id) => {
    const whole = encoded(id);
    let name = whole.length > LENGTH_MAX ? `${whole.slice(0, LENGTH_MAX)}~1` : whole;
    for (let more = 2; taken.has(name.toLowerCase()); more++) name = `${whole.slice(0, LENGTH_MAX)}~${more}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

/** The id that a name was made from; the name itself where it was not made here. */
export function idOfBratName(name: string): string {
  try {
    const id = decodeURIComponent(name);
    return encoded(id) === name ? id : name;
  } catch {
    return name;
  }
}

function encoded(id: string): string {
  const characters = [...id].map((character) => (SAFE.test(character) ? character : percent(character)));
  const name = characters.join('');
  // Hidden files, and no name at all.
  return name.startsWith('.') ? `%2E${name.slice(1)}` : name || '_';
}

function percent(character: string): string {
  const bytes = [...new TextEncoder().encode(character)];
  return bytes.map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
}
