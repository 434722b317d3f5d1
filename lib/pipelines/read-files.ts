import type { DatasetVersion } from '../domain/data/dataset';
import type { ImportLimits } from '../domain/data/limits';
import type { Work } from '../domain/data/work';
import { readAnnotated } from '../formats/annotated-dataset';
import { readBehealthy } from '../formats/behealthy';
import { readConll } from '../formats/conll';
import { readJsonl } from '../formats/jsonl';
import { readPlainText, titleOf } from '../formats/plain-text';
import type { FormatReading } from '../formats/reading';
import type { Recognition } from '../formats/recognise';

type Recognised = Exclude<Recognition, { readonly format: undefined }>;

/** Hands the files to the reader of their format. */
export function readRecognised(found: Recognised, limits: ImportLimits): Work<FormatReading> {
  switch (found.format) {
    case 'behealthy':
      return readBehealthy(found.pairs, limits);
    case 'conll':
      return readConll(found.files, limits);
    case 'text':
      return readPlainText(found.files, limits);
    case 'jsonl':
      return readJsonl(found.files, limits);
    case 'annotated':
      return readAnnotated(found.kind, found.files, limits);
  }
}

export function sourceOf(found: Recognised): DatasetVersion['source'] {
  return found.format === 'jsonl' ? 'sample' : found.format;
}

/** A name to start from: the user may change it. */
export function suggestName(found: Recognised): string {
  if (found.format === 'behealthy') return 'BeHealthy';
  const names = found.files.map((each) => ('file' in each ? each.file.name : each.name));
  const first = titleOf(names[0] ?? '').replace(/\.(?:jsonl?|ndjson|ann|conll|conllu|iob2?|bio|tsv)$/iu, '');
  return names.length === 1 ? first : `${first} and ${names.length - 1} more`;
}
