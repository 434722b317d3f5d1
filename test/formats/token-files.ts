import type { SourceFile } from '@/lib/formats/source-file';

/** [token, label] pairs of a sentence, written "Aspirin/T for/O gout/D". */
export type Sentence = readonly (readonly [token: string, label: string])[];

export function sentence(written: string): Sentence {
  return written.split(' ').map((pair) => {
    const cut = pair.lastIndexOf('/');
    return [pair.slice(0, cut), pair.slice(cut + 1)] as const;
  });
}

/** Eight sentences of 3 to 6 tokens: emoji beyond the BMP, a combining mark, a two-token entity, none that repeats. */
export const TRAIN: readonly Sentence[] = [
  'Aspirin/T relieves/O angina/D ./O',
  'Mild/O renal/D failure/D was/O treated/O ./O',
  'He/O took/O 💊/T daily/O',
  'Cafe\u0301/O visits/O stopped/O',
  'Insulin/T for/O diabetes/D mellitus/D ./O',
  'No/O pneumonia/D was/O seen/O',
  'Gout/D flared/O ./O',
  'She/O had/O beta/T blockers/T today/O ./O',
].map(sentence);

export const TEST: readonly Sentence[] = ['Heparin/T after/O stroke/D ./O', 'Nothing/O new/O ./O'].map(sentence);

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export function column(sentences: readonly Sentence[], index: 0 | 1, end = '\n'): string {
  return `${sentences.map((each) => each.map((pair) => pair[index]).join(end)).join(end + end)}${end}`;
}

export interface FourTexts {
  readonly train_sent: string;
  readonly train_label: string;
  readonly test_sent: string;
  readonly test_label: string;
}

export const FOUR: FourTexts = {
  train_sent: column(TRAIN, 0),
  train_label: column(TRAIN, 1),
  test_sent: column(TEST, 0),
  test_label: column(TEST, 1),
};

/** The four files, some of them replaced; null leaves one out, further names add files. */
export function fourFiles(changed: Readonly<Record<string, string | Uint8Array | null>> = {}): SourceFile[] {
  return Object.entries({ ...FOUR, ...changed }).flatMap(([name, content]) =>
    content === null ? [] : [{ name, bytes: typeof content === 'string' ? bytesOf(content) : content }],
  );
}

export function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const marked = mark ? `\ufeff${text}` : text;
  const bytes = new Uint8Array(marked.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < marked.length; at++) view.setUint16(at * 2, marked.charCodeAt(at), order === 'le');
  return bytes;
}

/** One byte a character: ISO 8859-1. */
export const latin1 = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
