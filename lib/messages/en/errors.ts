import { assertNever } from '@/lib/domain/result';
import type { WorkErrorCode } from '@/workers/pipeline-api';

/** What happened, then what to do next. */
export interface ErrorMessage {
  readonly what: string;
  readonly next: string;
}

export function workErrorMessage(code: WorkErrorCode): ErrorMessage {
  switch (code) {
    case 'quota-exceeded':
      return {
        what: 'This browser has no room left for it. Nothing was stored.',
        next: 'Delete a dataset you no longer need, or free disk space, then try again.',
      };
    case 'storage-closed':
      return {
        what: 'The browser closed the storage of this page.',
        next: 'Reload the page. In a private window, storage may be switched off: use a normal window.',
      };
    case 'import-expired':
      return { what: 'The checked files are no longer at hand. Nothing was stored.', next: 'Choose the files again.' };
    case 'dataset-missing':
      return { what: 'This dataset is not in this browser, or it is empty.', next: 'Choose another one on Datasets.' };
    case 'dataset-unlabelled':
      return {
        what: 'This dataset has no marks to learn from.',
        next: 'Choose a labelled dataset, or load the sample notes.',
      };
    case 'dataset-too-small':
      return {
        what: 'The training notes hold no mark at all.',
        next: 'Choose a dataset whose training part is labelled.',
      };
    case 'gazetteer-missing':
      return {
        what: 'A word list of these features is no longer in this browser.',
        next: 'Make the recipe again under Features with the same file, then start again.',
      };
    case 'model-missing':
      return { what: 'This model is not in this browser.', next: 'Choose another model, or train one on Experiments.' };
    case 'model-unreadable':
      return { what: 'The stored model cannot be read.', next: 'Train it again on Experiments.' };
    case 'feature-set-mismatch':
      return {
        what: 'The model was made by another version of this app, whose features this one does not compute.',
        next: 'Train it again on Experiments.',
      };
    case 'tokenizer-mismatch':
      return {
        what: 'The model learned from words cut in another way than this version of the app cuts them.',
        next: 'Train it again on Experiments.',
      };
    case 'labels-mismatch':
      return {
        what: 'The model gives labels that it does not state. It is not used.',
        next: 'Train it again on Experiments.',
      };
    case 'notes-refused':
      return {
        what: 'Notes of this dataset break the data contract. Nothing was trained.',
        next: 'Look at them under Datasets, set aside with their reasons, and import the corrected files.',
      };
    case 'note-refused':
      return {
        what: 'This note breaks the data contract, so no model reads it.',
        next: 'Open it on Read: the reason stands beside it. It can be tagged by hand.',
      };
    case 'note-missing':
      return { what: 'This note is not in this browser.', next: 'Go back to the list of notes.' };
    case 'note-empty':
      return { what: 'The note has no text.', next: 'Paste or type the text, then add it.' };
    case 'note-too-long':
      return { what: 'The note has more than 200,000 characters.', next: 'Split it and add the parts one by one.' };
    case 'sample-unavailable':
      return {
        what: 'The sample notes could not be loaded.',
        next: 'Check that the app is being served, then try again.',
      };
    case 'project-missing':
      return { what: 'This tagging project is not in this browser.', next: 'Choose another one on Annotate.' };
    case 'search-missing':
      return { what: 'This search is not in this browser, or it has ended.', next: 'Start a new one on Experiments.' };
    case 'run-missing':
      return { what: 'This run is not in this browser.', next: 'Choose another one on Experiments.' };
    case 'run-facts-missing':
      return {
        what: 'The run was refused: one of the facts that every run must state is missing.',
        next: 'The run says which one. Start it again; if it is refused again, report it with the name of the fact.',
      };
    case 'row-damaged':
      return {
        what: 'An entry was changed outside of this app, or the disk has a fault: it cannot be trusted and is not shown.',
        next: 'Restore it from a backup. Everything else can still be read.',
      };
    case 'unexpected':
      return {
        what: 'Something went wrong that we did not foresee. What was stored before is untouched.',
        next: 'Try again; if it comes back, reload the page.',
      };
    default:
      return assertNever(code);
  }
}
