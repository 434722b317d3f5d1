import type { ImportIssue } from '../domain/data/import-report';
import type { IssueLog } from '../domain/data/issue-log';
import type { ImportLimits } from '../domain/data/limits';
import { decodeFile } from '../formats/decode';
import { isBesideData } from '../formats/file-roles';
import { lastPart, type SourceFile, type TextFile } from '../formats/source-file';
import type { StoredImportReport } from './ports';
import type { SlicedWork } from './sliced-work';

export interface DecodedFiles {
  readonly texts: readonly TextFile[];
  /** One `file-empty` error a file without content: among plain notes that is one empty note, elsewhere a fault. */
  readonly empty: readonly ImportIssue[];
  /** Of all files but those left out. */
  readonly report: StoredImportReport['files'];
}

/** Decodes every file; what is wrong with one goes to the log, but for empty ones. */
export async function decodeFiles(
  files: readonly SourceFile[],
  limits: ImportLimits,
  work: SlicedWork,
  log: IssueLog,
): Promise<DecodedFiles> {
  const texts: TextFile[] = [];
  const empty: ImportIssue[] = [];
  const report: { name: string; sizeBytes: number; encoding: string }[] = [];
  for (const source of dataFilesOf(files, log)) {
    const { file, issues } = await work.run('decode', decodeFile(source, limits));
    for (const issue of issues) {
      if (issue.code === 'file-empty') empty.push(issue);
      else log.addAll([issue]);
    }
    if (file) texts.push(file);
    report.push({ name: lastPart(source.name), sizeBytes: source.bytes.length, encoding: file?.encoding ?? '' });
  }
  return { texts, empty, report };
}

/** All but what lies beside the data; a lone read-me file is taken for a note. */
function dataFilesOf(files: readonly SourceFile[], log: IssueLog): readonly SourceFile[] {
  if (files.length === 0) log.add('no-notes', 'error', [], { setAside: 0 });
  const data = files.filter(({ name }) => !isBesideData(name));
  if (data.length === 0) return files;
  for (const { name } of files) if (isBesideData(name)) log.add('file-ignored', 'notice', [{ file: lastPart(name) }]);
  return data;
}
