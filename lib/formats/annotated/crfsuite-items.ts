import type { ExchangeFile, ExchangeNote, ExchangeWritten } from '@/lib/domain/annotation/exchange';
import { IMPORT_LIMITS } from '@/lib/domain/data/limits';
import { fail } from '@/lib/domain/result';
import { SMALL } from '@/lib/domain/text/feature-set';
import { createAttributeExtractor } from '@/lib/domain/text/features';
import type { ExchangeResult, ReadOptions } from './read-notes';
import { finishTokens, type TokenDocument } from './read-tokens';
import { layOut, linesOf, type TokenFormat, tagName, tagOf } from './token-files';

const FORMAT: TokenFormat = { label: tagName, encoding: 'BIO', documents: false, reserved: () => false };
const WORD = 'word=';

/**
 * Items for CRFsuite's own command line: a line `TAG<tab>word=TOKEN<tab>ATTRIBUTE…` a token, a blank line after each
 * sentence; colons and backslashes are escaped (www.chokkan.org/software/crfsuite/manual.html). Tags are BIO; attributes
 * are those of the feature set `small` without its lexicon, which would be learned from the notes themselves.
 */
export function writeCrfsuite(notes: readonly ExchangeNote[]): ExchangeWritten {
  const { documents, losses } = layOut(notes, FORMAT);
  const extractor = createAttributeExtractor(SMALL, undefined);
  const blocks = documents.flat().map(({ tokens, tags }) => {
    const attributes = extractor.inference(tokens);
    const lines = tokens.map((token, at) => [tags[at] ?? 'O', `${WORD}${token}`, ...(attributes[at] ?? [])]);
    return `${lines.map((fields) => `${fields.map(escaped).join('\t')}\n`).join('')}\n`;
  });
  return { files: [{ name: 'items.crfsuite.txt', text: blocks.join('') }], losses };
}

/**
 * Tags and words of items that have a `word=` attribute, every sentence a note of its own. Items are made for training,
 * not to carry notes: what else stood in them is not read.
 */
export function readCrfsuite(files: readonly ExchangeFile[], options: ReadOptions = {}): ExchangeResult {
  const limits = options.limits ?? IMPORT_LIMITS;
  const documents: TokenDocument[] = [];
  for (const file of files) {
    const lines = linesOf(file, limits);
    if (!lines.ok) return lines;
    let tokens: string[] = [];
    let tags: string[] = [];
    for (const [index, line] of [...lines.value, ''].entries()) {
      if (line === '') {
        const place = { file: file.name, line: index + 1 - tokens.length };
        if (tokens.length > 0) documents.push({ place, sentences: [{ tokens, tags }] });
        tokens = [];
        tags = [];
        continue;
      }
      const [tag = '', ...attributes] = line.split('\t');
      const attribute = attributes.find((each) => each.startsWith(WORD));
      const word = attribute === undefined ? '' : unescaped(attribute.slice(WORD.length));
      if (!word || /[ \n]/u.test(word)) {
        const place = { file: file.name, line: index + 1 };
        return fail({ code: 'line-malformed', severity: 'error', place, facts: { attribute: WORD } });
      }
      tokens.push(word);
      tags.push(tagOf(unescaped(tag)));
    }
  }
  return finishTokens(documents, 'sentence', [], limits);
}

function escaped(field: string): string {
  return field.replace(/[\\:]/gu, '\\$&');
}

/** Up to a colon that is not escaped: behind it stands the attribute's weight. */
function unescaped(field: string): string {
  return (/^(?:[^\\:]|\\[\s\S])*/u.exec(field)?.[0] ?? '').replace(/\\([\\:])/gu, '$1');
}
