import type { DraftNote } from './draft-note';
import type { QuarantinedNote } from './import-report';
import type { IssueLog } from './issue-log';
import type { ValidNote } from './validate';
import type { Work } from './work';

/**
 * What to do with texts that occur more than once.
 * `keep` is the default: published figures of the case study count its 60 repeated training sentences and the 25 test
 * sentences that stand in train, so dropping them would make ours incomparable. They are said in the report instead.
 * `set-aside` takes later copies out of train (and of notes without a split), and out of train what stands in test;
 * the test and dev splits are never touched, because they are what others report on.
 */
export type RepeatRule = 'keep' | 'set-aside';

const NOTES_A_STEP = 512;

/** Finds notes whose text is the same, character by character; their spans may differ. */
export function* findRepeats(
  notes: readonly ValidNote[],
  rule: RepeatRule,
  log: IssueLog,
): Work<{ kept: readonly ValidNote[]; setAside: readonly QuarantinedNote[] }> {
  const heldOut = new Map<string, 'dev' | 'test'>();
  const train = new Set<string>();
  for (const { draft } of notes) {
    const { split, note } = draft.labelled;
    if (split === 'train') train.add(note.text);
    else if (split !== undefined && !heldOut.has(note.text)) heldOut.set(note.text, split);
  }
  const seen = new Set<string>();
  const kept: ValidNote[] = [];
  const setAside: QuarantinedNote[] = [];
  for (const [index, valid] of notes.entries()) {
    const { draft } = valid;
    const { split, note } = draft.labelled;
    const key = `${split ?? ''} ${note.text}`;
    const facts = { unit: unitOf(draft), split: split ?? '' };
    const repeated = seen.has(key);
    seen.add(key);
    const inHeldOut = split === 'train' ? heldOut.get(note.text) : undefined;
    const removable = rule === 'set-aside' && (split === 'train' || split === undefined);
    if (removable && inHeldOut) {
      log.add('train-in-test', 'rejected', [draft.place], { ...facts, split: inHeldOut }, inHeldOut);
      setAside.push({ code: 'train-in-test', place: draft.place, text: note.text, tags: draft.tags });
    } else if (removable && repeated) {
      log.add('duplicate', 'rejected', [draft.place], facts, split);
      setAside.push({ code: 'duplicate', place: draft.place, text: note.text, tags: draft.tags });
    } else {
      kept.push(valid);
      if (repeated) log.add('duplicate', 'notice', [draft.place], facts, split);
      const leaks = (split === 'test' || split === 'dev') && rule === 'keep' && train.has(note.text);
      if (leaks) log.add('train-in-test', 'notice', [draft.place], facts, split);
    }
    if (index % NOTES_A_STEP === NOTES_A_STEP - 1) yield { done: index + 1, total: notes.length };
  }
  return { kept, setAside };
}

function unitOf(draft: DraftNote): 'sentence' | 'note' {
  return draft.sentenceLines?.length === 1 ? 'sentence' : 'note';
}
