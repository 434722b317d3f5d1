import type { ImportIssue } from '@/lib/domain/data/import-report';
import { importErrorLine } from '@/lib/messages/en/import';
import { checkImport } from '@/lib/pipelines/data';
import type { Host } from '@/lib/pipelines/ports';
import { CommandError, type PipelineFile } from './pipeline-command';

/** The files as a dataset; what was merely odd is told line by line. @throws CommandError naming what stops the work */
export async function datasetOfFiles(files: readonly PipelineFile[], host: Host, progress: (line: string) => void) {
  const checked = await checkImport(files, host);
  const shownAs = new Map(files.map((file) => [file.name, file.shownAs]));
  const lineOf = (issue: ImportIssue) =>
    importErrorLine({
      ...issue,
      places: issue.places.map((place) => ({ ...place, file: shownAs.get(place.file) ?? place.file })),
    });
  const errors = checked.issues.filter((issue) => issue.severity === 'error');
  // What stops the work stands alone; what was merely odd is said when the work goes on.
  if (!checked.storable || !checked.preview) throw new CommandError(errors.map(lineOf).join('\n'));
  for (const issue of checked.issues) progress(lineOf(issue));
  return { dataset: checked.preview, notes: checked.notes };
}
