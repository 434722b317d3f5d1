import type { DraftNote } from '../domain/data/draft-note';
import { IssueLog } from '../domain/data/issue-log';
import type { ImportLimits } from '../domain/data/limits';
import type { Work } from '../domain/data/work';
import { splitLines } from './lines';
import { type FormatReading, refused } from './reading';
import type { TextFile } from './source-file';

/** One file, one note; its text is the file's, unchanged to the last character. Titles are file names. */
export function* readPlainText(files: readonly TextFile[], limits: ImportLimits): Work<FormatReading> {
  const log = new IssueLog();
  const drafts: DraftNote[] = [];
  for (const [index, file] of files.entries()) {
    const lines = yield* splitLines(file, limits);
    if ('code' in lines) {
      log.addAll([lines]);
      continue;
    }
    const id = `note-${index + 1}`;
    drafts.push({
      labelled: {
        note: {
          id,
          patientKey: id,
          title: titleOf(file.name),
          date: undefined,
          text: file.text,
          tokenizer: 'clinical-1',
        },
        gold: [],
        split: undefined,
      },
      place: { file: file.name, line: 1, endLine: lines.lines.length },
      sentenceLines: undefined,
      tags: undefined,
    });
    yield { done: index + 1, total: files.length };
  }
  if (log.hasError) return refused(log.issues());
  return { drafts, setAside: [], issues: log.issues(), labels: [], labelled: false };
}

/** "visit 12.txt" -> "visit 12". */
export function titleOf(name: string): string {
  return name.replace(/\.(?:txt|text|note|notes|asc|md)$/iu, '') || name;
}
