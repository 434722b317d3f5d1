'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { cancelJob, checkImport, discardImport, newJobId, storeImport } from '@/lib/client/work';
import type { PatientSplit } from '@/lib/domain/data/split-by-patient';
import type { ImportCheck, WorkErrorCode } from '@/workers/pipeline-api';

/** What the page knows of an import; nothing is stored before `storing`. */
export type ImportState =
  | { readonly step: 'idle'; readonly cancelled?: boolean; readonly failure?: WorkErrorCode }
  | { readonly step: 'checking'; readonly jobId: string; readonly files: number }
  | { readonly step: 'checked'; readonly check: ImportCheck; readonly failure?: WorkErrorCode }
  | { readonly step: 'storing'; readonly jobId: string; readonly check: ImportCheck }
  | { readonly step: 'stored'; readonly datasetId: string; readonly name: string; readonly labelled: boolean };

export interface Import {
  readonly state: ImportState;
  readonly check: (files: readonly File[]) => void;
  readonly cancel: () => void;
  readonly store: (name: string, split: PatientSplit | undefined) => void;
  /** Forgets the checked files, or a notice. */
  readonly discard: () => void;
}

/** Check, look, then store: each step on the user's word. Leaving the page forgets what was not stored. */
export function useImport(): Import {
  const [state, setState] = useState<ImportState>({ step: 'idle' });
  const current = useRef(state);
  useEffect(() => {
    current.current = state;
  }, [state]);
  useEffect(
    () => () => {
      const left = current.current;
      if (left.step === 'checking') cancelJob(left.jobId);
      if (left.step === 'checking' || left.step === 'checked') void discardImport(jobOf(left));
    },
    [],
  );

  const check = useCallback((files: readonly File[]) => {
    const jobId = newJobId();
    setState({ step: 'checking', jobId, files: files.length });
    const settle = (next: ImportState) =>
      // Another import may have begun meanwhile.
      setState((now) => (now.step === 'checking' && now.jobId === jobId ? next : now));
    checkImport(jobId, [...files]).then(
      (outcome) => {
        if (outcome.kind === 'checked') settle({ step: 'checked', check: outcome.check });
        else if (outcome.kind === 'cancelled') settle({ step: 'idle', cancelled: true });
        else settle({ step: 'idle', failure: outcome.code });
      },
      () => settle({ step: 'idle', failure: 'unexpected' }),
    );
  }, []);

  const store = useCallback((name: string, split: PatientSplit | undefined) => {
    const before = current.current;
    if (before.step !== 'checked') return;
    const { check: checked } = before;
    const { jobId } = checked;
    setState({ step: 'storing', jobId, check: checked });
    storeImport(jobId, name, split).then(
      (outcome) => {
        if (outcome.kind === 'stored') {
          const labelled = checked.preview?.labelled ?? false;
          setState({ step: 'stored', datasetId: outcome.datasetId, name, labelled });
        } else if (outcome.kind === 'cancelled') setState({ step: 'checked', check: checked });
        else if (outcome.code === 'import-expired') setState({ step: 'idle', failure: outcome.code });
        else setState({ step: 'checked', check: checked, failure: outcome.code });
      },
      () => setState({ step: 'checked', check: checked, failure: 'unexpected' }),
    );
  }, []);

  const cancel = useCallback(() => {
    const now = current.current;
    if (now.step === 'checking' || now.step === 'storing') cancelJob(now.jobId);
  }, []);

  const discard = useCallback(() => {
    const now = current.current;
    if (now.step === 'checked') void discardImport(now.check.jobId);
    setState({ step: 'idle' });
  }, []);

  return { state, check, cancel, store, discard };
}

function jobOf(state: Extract<ImportState, { step: 'checking' | 'checked' }>): string {
  return state.step === 'checking' ? state.jobId : state.check.jobId;
}
