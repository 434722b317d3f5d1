'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { checkLayerFile, discardLayerFile, storeLayer } from '@/lib/client/exchange';
import { cancelJob, newJobId } from '@/lib/client/work';
import type { Annotator } from '@/lib/domain/annotation/mark';
import { UNNAMED_WORDS } from '@/lib/messages/person';
import type { LayerFileCheck, StoreLayerChoice, WorkErrorCode } from '@/workers/pipeline-api';

export type LayerFileProblem = WorkErrorCode | 'cancelled' | 'name-refused' | 'conflict';

/** Check, look, then keep: nothing is stored before `storing`. */
export type LayerFileState =
  | { readonly step: 'idle'; readonly problem?: LayerFileProblem }
  | { readonly step: 'checking'; readonly jobId: string }
  | { readonly step: 'checked'; readonly check: LayerFileCheck; readonly problem?: LayerFileProblem }
  | { readonly step: 'storing'; readonly check: LayerFileCheck }
  | { readonly step: 'stored'; readonly annotator: Annotator; readonly notes: number; readonly unchanged: number };

export interface LayerFile {
  readonly state: LayerFileState;
  readonly check: (files: readonly File[]) => void;
  readonly store: (annotator: Annotator, choice: StoreLayerChoice) => void;
  readonly cancel: () => void;
  readonly discard: () => void;
}

/** Another annotator's file on its way into a layer. Leaving forgets what was not stored. */
export function useLayerFile(projectId: string): LayerFile {
  const [state, setState] = useState<LayerFileState>({ step: 'idle' });
  const now = useRef(state);
  useEffect(() => {
    now.current = state;
  }, [state]);
  useEffect(() => () => forget(now.current), []);

  const check = useCallback(
    (files: readonly File[]) => {
      const jobId = newJobId();
      forget(now.current);
      setState({ step: 'checking', jobId });
      const settle = (next: LayerFileState) =>
        setState((at) => (at.step === 'checking' && at.jobId === jobId ? next : at));
      checkLayerFile(jobId, files, projectId, UNNAMED_WORDS).then(
        (outcome) => {
          if (outcome.kind === 'checked') settle({ step: 'checked', check: outcome.check });
          else settle({ step: 'idle', problem: outcome.kind === 'failed' ? outcome.code : 'cancelled' });
        },
        () => settle({ step: 'idle', problem: 'unexpected' }),
      );
    },
    [projectId],
  );

  const store = useCallback((annotator: Annotator, choice: StoreLayerChoice) => {
    const before = now.current;
    if (before.step !== 'checked') return;
    const { check: checked } = before;
    setState({ step: 'storing', check: checked });
    const back = (problem: LayerFileProblem) => setState({ step: 'checked', check: checked, problem });
    storeLayer(checked.jobId, annotator, choice).then(
      (outcome) => {
        if (outcome.kind === 'stored') {
          const { notes, unchanged } = outcome;
          setState({ step: 'stored', annotator: outcome.annotator, notes, unchanged });
        } else if (outcome.kind !== 'failed') back(outcome.kind);
        else if (outcome.code === 'import-expired') setState({ step: 'idle', problem: outcome.code });
        else back(outcome.code);
      },
      () => back('unexpected'),
    );
  }, []);

  const cancel = useCallback(() => {
    const at = now.current;
    if (at.step === 'checking') cancelJob(at.jobId);
    if (at.step === 'storing') cancelJob(at.check.jobId);
  }, []);
  const discard = useCallback(() => {
    forget(now.current);
    setState({ step: 'idle' });
  }, []);
  return { state, check, store, cancel, discard };
}

function forget(state: LayerFileState): void {
  if (state.step === 'checking') cancelJob(state.jobId);
  if (state.step === 'checked') void discardLayerFile(state.check.jobId);
}
