import type { ImportIssue } from '../domain/data/import-report';
import type { ImportLimits } from '../domain/data/limits';
import type { Work } from '../domain/data/work';
import { binaryFromLine, binaryKind, lineOfByte, utf16WithoutMark } from './byte-signs';
import { fileError, lastPart, type SourceFile, type TextFile } from './source-file';
import { utf8Faults } from './utf8-faults';
import { decodeWindows1252 } from './windows-1252';

/** `file` is undefined when an `error` issue stands in the way. */
export interface Decoded {
  readonly file: TextFile | undefined;
  readonly issues: readonly ImportIssue[];
}

type Charset = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const CALLED: Readonly<Record<Charset, string>> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16 LE',
  'utf-16be': 'UTF-16 BE',
  'windows-1252': 'Windows-1252',
};
const BYTES_A_STEP = 1 << 20;

/**
 * Bytes to text, in this order: a byte order mark, UTF-16 by its zeros, strict UTF-8, else Windows-1252 with a notice.
 * A file that is UTF-8 in some places and not in others is refused, never half-replaced. No character is changed; only
 * a leading byte order mark is left out.
 */
export function* decodeFile(source: SourceFile, limits: ImportLimits): Work<Decoded> {
  const { bytes, sizeBytes = bytes.length } = source;
  const name = lastPart(source.name);
  const refuse = (issue: ImportIssue): Decoded => ({ file: undefined, issues: [issue] });
  if (bytes.length === 0) return refuse(fileError('file-empty', name));
  if (sizeBytes > limits.fileBytesMax) {
    return refuse(fileError('file-too-large', name, { sizeBytes, limitBytes: limits.fileBytesMax }));
  }
  const kind = binaryKind(bytes);
  if (kind) return refuse(fileError('file-binary', name, { kind }, 1));
  const issues: ImportIssue[] = [];
  const notice = (code: ImportIssue['code'], facts: ImportIssue['facts'], line?: number) =>
    issues.push({ ...fileError(code, name, facts, line), severity: 'notice' });

  const mark = byteOrderMark(bytes);
  if (mark === 'utf-32') return refuse(fileError('file-undecodable', name, { encoding: 'UTF-32' }, 1));
  let charset: Charset = mark?.charset ?? utf16WithoutMark(bytes) ?? 'utf-8';
  if (mark) notice('byte-order-mark', { encoding: CALLED[charset] }, 1);
  if (charset === 'utf-8') {
    const line = binaryFromLine(bytes);
    if (line !== undefined) return refuse(fileError('file-binary', name, {}, line));
  } else notice('utf-16', { encoding: CALLED[charset] });

  const body = mark ? bytes.subarray(mark.length) : bytes;
  let text = yield* decode(body, charset);
  if (text === undefined && charset === 'utf-8') {
    const found = yield* utf8Faults(body);
    const line = lineOfByte(body, found.firstAt);
    if (mark || found.wellFormed > 0 || found.cutAtEnd || holdsUnassigned1252(body)) {
      return refuse(fileError('file-undecodable', name, { encoding: 'UTF-8', faults: found.faults }, line));
    }
    charset = 'windows-1252';
    text = yield* decode(body, charset);
    notice('windows-1252', { faults: found.faults }, line);
  }
  if (text === undefined) {
    return refuse(fileError('file-undecodable', name, { encoding: CALLED[charset] }, lineOfFault(body, charset)));
  }
  if (text === '') return refuse(fileError('file-empty', name));
  return { file: { name, text, sizeBytes: bytes.length, encoding: CALLED[charset] }, issues };
}

function byteOrderMark(bytes: Uint8Array): { charset: Charset; length: number } | 'utf-32' | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return 'utf-32';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'utf-32';
  if (a === 0xff && b === 0xfe) return { charset: 'utf-16le', length: 2 };
  if (a === 0xfe && b === 0xff) return { charset: 'utf-16be', length: 2 };
  if (a === 0xef && b === 0xbb && c === 0xbf) return { charset: 'utf-8', length: 3 };
  return undefined;
}

/** @returns undefined where the bytes are not of that charset */
function* decode(bytes: Uint8Array, charset: Charset): Work<string | undefined> {
  const decoder = charset === 'windows-1252' ? undefined : new TextDecoder(charset, { fatal: true, ignoreBOM: true });
  const parts: string[] = [];
  try {
    for (let at = 0; at < bytes.length; at += BYTES_A_STEP) {
      const end = Math.min(bytes.length, at + BYTES_A_STEP);
      // The last piece is decoded without `stream`: an empty closing call does not find a cut character everywhere.
      const piece = bytes.subarray(at, end);
      parts.push(decoder ? decoder.decode(piece, { stream: end < bytes.length }) : decodeWindows1252(piece));
      yield { done: end, total: bytes.length };
    }
  } catch {
    return undefined;
  }
  return parts.join('');
}

/** Line of the first place that does not decode; only asked of a file that is refused. */
function lineOfFault(bytes: Uint8Array, charset: Charset): number {
  const text = new TextDecoder(charset, { ignoreBOM: true }).decode(bytes);
  return text.slice(0, Math.max(0, text.indexOf('\ufffd'))).split('\n').length;
}

/** The five bytes Windows-1252 leaves open: text in it never holds them. */
function holdsUnassigned1252(bytes: Uint8Array): boolean {
  return [0x81, 0x8d, 0x8f, 0x90, 0x9d].some((byte) => bytes.includes(byte));
}
