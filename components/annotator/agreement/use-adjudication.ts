'use client';

import { useCallback, useMemo, useState } from 'react';
import { adjudicateNote } from '@/lib/client/adjudication';
import { useWork } from '@/lib/client/annotation';
import { choicesOf, type Decision, goldSpans } from '@/lib/domain/annotation/adjudicate';
import { type Annotator, GOLD, type NoteWork } from '@/lib/domain/annotation/mark';
import { isFinished } from '@/lib/domain/annotation/note-state';
import { storedDecisions } from './compare-rules';

export type SaveState = 'open' | 'saving' | 'saved' | 'conflict' | 'failed';

const NONE: ReadonlyMap<string, Decision> = new Map();

/** Two layers of a note, what they differ in, and what was decided: in this sitting, else as the gold layer shows it. */
export function useAdjudication(
  projectId: string,
  annotators: readonly [Annotator, Annotator],
  noteId: string,
  by: Annotator,
) {
  const first = ofNote(useWork(projectId, annotators[0], noteId), annotators[0], noteId);
  const second = ofNote(useWork(projectId, annotators[1], noteId), annotators[1], noteId);
  const gold = ofNote(useWork(projectId, GOLD, noteId), GOLD, noteId);
  const [made, setMade] = useState(NONE);
  const [state, setState] = useState<SaveState>('open');
  const choices = useMemo(() => (first && second ? choicesOf(first.marks, second.marks) : undefined), [first, second]);
  const stored = useMemo(
    () => (choices && gold ? storedDecisions(choices, gold.marks, isFinished(gold.status)) : NONE),
    [choices, gold],
  );
  const decisions = useMemo(() => new Map([...stored, ...made]), [stored, made]);
  const differences = useMemo(() => choices?.filter(({ kind }) => kind !== 'agree'), [choices]);
  const agreed = useMemo(
    () => choices?.flatMap((choice) => (choice.kind === 'agree' ? choice.first : [])) ?? [],
    [choices],
  );
  const result = useMemo(() => (choices ? goldSpans(choices, decisions) : undefined), [choices, decisions]);

  const decide = useCallback((key: string, decision: Decision) => {
    setState('open');
    setMade((before) => new Map(before).set(key, decision));
  }, []);
  const save = useCallback(async (): Promise<boolean> => {
    if (!result || !gold || result.open.length > 0) return false;
    setState('saving');
    try {
      const outcome = await adjudicateNote({ projectId, noteId, spans: result.spans, by, revision: gold.revision });
      setState(outcome === 'conflict' ? 'conflict' : 'saved');
      return outcome !== 'conflict';
    } catch {
      setState('failed');
      return false;
    }
  }, [projectId, noteId, by, gold, result]);
  return { differences, agreed, decisions, result, gold, decide, save, state } as const;
}

/** A live query still gives the note before while the next one loads. */
function ofNote(work: NoteWork | undefined, annotator: Annotator, noteId: string): NoteWork | undefined {
  return work?.noteId === noteId && work.annotator === annotator ? work : undefined;
}
