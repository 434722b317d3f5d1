'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import {
  type BackupError,
  checkBackup,
  discardChecked,
  isSealedBackup,
  makeBackup,
  type RestorePlan,
  restoreBackup,
} from '@/lib/client/backup';
import type { WorkErrorCode } from '@/workers/pipeline-api';

export interface BackupProgress {
  readonly done: number;
  readonly total: number;
}

export type BackupState =
  | { readonly step: 'idle' }
  | ({ readonly step: 'making' | 'checking' | 'restoring' } & BackupProgress)
  | { readonly step: 'made'; readonly file: Blob; readonly name: string }
  | { readonly step: 'checked'; readonly plan: RestorePlan }
  /** The chosen file is encrypted. */
  | { readonly step: 'sealed'; readonly file: File; readonly wrong: boolean }
  | { readonly step: 'restored'; readonly added: number }
  | { readonly step: 'cancelled' | 'busy' }
  | { readonly step: 'refused'; readonly code: BackupError['code'] }
  | { readonly step: 'failed'; readonly code: WorkErrorCode };

export interface BackupWork {
  readonly state: BackupState;
  readonly make: (passphrase: string) => void;
  /** @param passphrase of a file that turned out to be encrypted */
  readonly check: (file: File, passphrase?: string) => void;
  readonly restore: () => void;
  readonly cancel: () => void;
  /** Lets go of a checked file, or of a notice. */
  readonly forget: () => void;
}

/** Backup and restore, one at a time; what was checked and not restored is let go of with the component. */
export function useBackup(): BackupWork {
  const [state, setState] = useState<BackupState>({ step: 'idle' });
  const now = useRef(state);
  const abort = useRef<AbortController>(undefined);
  const here = useRef(true);
  useEffect(() => {
    now.current = state;
  }, [state]);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
      abort.current?.abort();
      if (now.current.step === 'checked') void discardChecked();
    };
  }, []);

  const begin = useCallback((step: 'making' | 'checking' | 'restoring') => {
    abort.current?.abort();
    const control = new AbortController();
    abort.current = control;
    setState({ step, done: 0, total: 0 });
    const onProgress = (_: string, done: number, total: number) => {
      if (abort.current === control) setState({ step, done, total });
    };
    const settle = (next: BackupState) => {
      if (abort.current === control && here.current) setState(next);
      // Nobody will answer for a file checked after the page went.
      else if (next.step === 'checked') void discardChecked();
    };
    return { options: { signal: control.signal, onProgress }, settle };
  }, []);

  const make = useCallback(
    (passphrase: string) => {
      const { options, settle } = begin('making');
      makeBackup(passphrase, options).then(
        (outcome) => {
          if (outcome.kind === 'made') settle({ step: 'made', file: outcome.file, name: outcome.name });
          else settle(outcome.kind === 'failed' ? { step: 'failed', code: outcome.code } : { step: 'cancelled' });
        },
        () => settle({ step: 'failed', code: 'unexpected' }),
      );
    },
    [begin],
  );

  const check = useCallback(
    async (file: File, passphrase?: string) => {
      const { options, settle } = begin('checking');
      if (passphrase === undefined && (await isSealedBackup(file).catch(() => false))) {
        settle({ step: 'sealed', file, wrong: false });
        return;
      }
      checkBackup(file, passphrase, options).then(
        (outcome) => {
          if (outcome.kind === 'refused' && outcome.error.code === 'wrong-passphrase') {
            settle({ step: 'sealed', file, wrong: true });
          } else if (outcome.kind === 'checked') settle({ step: 'checked', plan: outcome.plan });
          else if (outcome.kind === 'refused') settle({ step: 'refused', code: outcome.error.code });
          else if (outcome.kind === 'failed') settle({ step: 'failed', code: outcome.code });
          else settle({ step: outcome.kind });
        },
        () => settle({ step: 'failed', code: 'unexpected' }),
      );
    },
    [begin],
  );

  const restore = useCallback(() => {
    const before = now.current;
    if (before.step !== 'checked') return;
    const { options, settle } = begin('restoring');
    restoreBackup(before.plan, options).then(
      (outcome) => {
        if (outcome.kind === 'restored') settle({ step: 'restored', added: outcome.added });
        else settle(outcome.kind === 'failed' ? { step: 'failed', code: outcome.code } : { step: 'cancelled' });
      },
      () => settle({ step: 'failed', code: 'unexpected' }),
    );
  }, [begin]);

  const cancel = useCallback(() => abort.current?.abort(), []);
  const forget = useCallback(() => {
    if (now.current.step === 'checked') void discardChecked();
    abort.current?.abort();
    abort.current = undefined;
    setState({ step: 'idle' });
  }, []);
  return { state, make, check: (file, passphrase) => void check(file, passphrase), restore, cancel, forget };
}
