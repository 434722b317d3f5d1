/** Where a text stops being JSON: line and column from 1, columns in UTF-16 code units. */
export interface JsonFault {
  readonly line: number;
  readonly column: number;
}

const SPACE = /[ \t\n\r]*/uy;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/uy;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/uy;

/**
 * The first character that cannot stand where it does, of a text that JSON.parse refuses (RFC 8259). Engines name the
 * place each in a way of its own, or quote the text around it, which must not be passed on.
 */
export function jsonFault(text: string): JsonFault {
  const at = faultAt(text);
  const lines = text.slice(0, at).split(/\r\n|\n|\r/u);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}

/** What may come next: a value; a value or the end of its list; a key … */
type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end';

/** Offset of the fault; the text's length where it merely ends too early or has none. */
function faultAt(text: string): number {
  const open: ('{' | '[')[] = [];
  let expected: Expected = 'value';
  let at = skip(SPACE, text, 0);
  while (at < text.length) {
    const character = text[at] ?? '';
    const inside = open.at(-1);
    const closes = expected === 'comma-or-end' || expected.endsWith('-or-end');
    if (closes && inside !== undefined && character === (inside === '{' ? '}' : ']')) {
      open.pop();
      at += 1;
      expected = 'comma-or-end';
    } else if (expected === 'comma-or-end') {
      if (inside === undefined || character !== ',') return at;
      at += 1;
      expected = inside === '{' ? 'key' : 'value';
    } else if (expected === 'colon') {
      if (character !== ':') return at;
      at += 1;
      expected = 'value';
    } else if (expected === 'key' || expected === 'key-or-end') {
      if (character !== '"') return at;
      const end = endOfString(text, at);
      if (end.fault) return end.at;
      at = end.at;
      expected = 'colon';
    } else if (character === '{' || character === '[') {
      open.push(character);
      at += 1;
      expected = character === '{' ? 'key-or-end' : 'value-or-end';
    } else {
      const end = endOfScalar(text, at, character);
      if (end.fault) return end.at;
      at = end.at;
      expected = 'comma-or-end';
    }
    at = skip(SPACE, text, at);
  }
  return text.length;
}

interface End {
  readonly at: number;
  readonly fault: boolean;
}

function endOfScalar(text: string, at: number, character: string): End {
  if (character === '"') return endOfString(text, at);
  for (const word of ['true', 'false', 'null']) {
    if (character !== word[0]) continue;
    let length = 1;
    while (length < word.length && text[at + length] === word[length]) length++;
    return { at: at + length, fault: length < word.length };
  }
  const end = skip(NUMBER, text, at);
  return { at: end, fault: end === at };
}

/** Character by character: one pattern over megabytes runs out of stack. */
function endOfString(text: string, start: number): End {
  let at = start + 1;
  for (;;) {
    const character = text[at];
    if (character === '"') return { at: at + 1, fault: false };
    if (character === undefined || character < ' ') return { at, fault: true };
    if (character !== '\\') at += 1;
    else {
      const end = skip(ESCAPE, text, at);
      if (end === at) return { at, fault: true };
      at = end;
    }
  }
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
