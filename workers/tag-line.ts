import { CrfError } from 'crfsuite-wasm';
import { IMPORT_LIMITS } from '@/lib/domain/data/limits';
import { readNote } from '@/lib/domain/reading/read-note';
import { fail, ok, type Result } from '@/lib/domain/result';
import type { TokenizerId } from '@/lib/domain/text/note';
import type { PredictedSpan } from '@/lib/domain/text/span';
import { structureOf } from '@/lib/domain/text/structure';
import type { Reader } from '@/lib/pipelines/inference';

/** Why a line was passed by. */
export type TagLineError =
  | 'line-too-long'
  | 'not-utf8'
  | 'not-json'
  | 'text-missing'
  | 'tokenizer-unknown'
  | 'note-too-long'
  | 'sentence-too-long'
  | 'untaggable';

const decoder = new TextDecoder('utf-8', { fatal: true });

/** One line, tagged: the line as it was with `entities` (and `pairs`) behind its other fields. */
export function tagLine(bytes: Uint8Array, reader: Reader, pairs: boolean): Result<string, TagLineError> {
  let line: string;
  try {
    line = decoder.decode(bytes);
  } catch {
    return fail('not-utf8');
  }
  let given: unknown;
  try {
    given = JSON.parse(line);
  } catch {
    return fail('not-json');
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return fail('not-json');
  const fields = given as Readonly<Record<string, unknown>>;
  const { text, tokenizer = 'clinical-1' } = fields;
  if (typeof text !== 'string') return fail('text-missing');
  if (!isTokenizer(tokenizer)) return fail('tokenizer-unknown');
  if (text.length > IMPORT_LIMITS.noteCharactersMax) return fail('note-too-long');
  const structure = structureOf({ text, tokenizer });
  const longest = IMPORT_LIMITS.sentenceTokensMax;
  if (structure.sentences.some(({ tokenStart, tokenEnd }) => tokenEnd - tokenStart > longest)) {
    return fail('sentence-too-long');
  }
  let predicted: PredictedSpan[];
  try {
    predicted = reader.predict({ text, tokenizer }, structure);
  } catch (error) {
    // The engine's own refusals, such as sums beyond double precision, are this line's; anything else is a fault of ours.
    if (error instanceof CrfError) return fail('untaggable');
    throw error;
  }
  const added: Record<string, unknown> = { entities: predicted.map(entityOf) };
  if (pairs) {
    const base = { noteId: '', text, structure, gold: [], predicted, layer: 'model' } as const;
    const { marks, pairs: found } = readNote({ ...base, includeUnaffirmed: false });
    added.pairs = found.map(({ disease, treatment, confidence }) => {
      const [d, t] = [marks[disease], marks[treatment]];
      return { disease: [d?.start, d?.end], treatment: [t?.start, t?.end], confidence: rounded(confidence) };
    });
  }
  return ok(withFields(line, fields, added));
}

function isTokenizer(value: unknown): value is TokenizerId {
  return value === 'clinical-1' || value === 'given-1';
}

function entityOf({ start, end, label, confidence }: PredictedSpan) {
  return { start, end, label, confidence: rounded(confidence) };
}

/** Six places: what differs behind them is rounding of sums. */
function rounded(probability: number): number {
  return Math.round(probability * 1e6) / 1e6;
}

/**
 * The other fields stay byte for byte, numbers beyond double precision included: the new ones are written before the
 * closing brace. Only a line that has a field of their name is written anew.
 */
function withFields(
  line: string,
  fields: Readonly<Record<string, unknown>>,
  added: Readonly<Record<string, unknown>>,
): string {
  if (Object.keys(added).some((name) => Object.hasOwn(fields, name))) return JSON.stringify({ ...fields, ...added });
  const open = line.slice(0, line.lastIndexOf('}')).trim();
  return `${open},${JSON.stringify(added).slice(1)}`;
}
