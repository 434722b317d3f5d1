/**
 * What names a note inside its dataset: its id without the dataset's. A version made of another one keeps these names,
 * and importing the same files again gives them again.
 */
export function noteKeyIn(datasetId: string, noteId: string): string {
  return noteId.startsWith(`${datasetId}:`) ? noteId.slice(datasetId.length + 1) : noteId;
}
