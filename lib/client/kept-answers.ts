'use client';
import { useEffect, useSyncExternalStore } from 'react';
import { onForget } from './on-forget';

type Kept<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'there'; readonly value: T }
  | { readonly status: 'failed' };

const LOADING = { status: 'loading' } as const;
/** So many are there when somebody goes back and forth. */
const KEPT_MAX = 20;

/** Answers of this browser's own workers that stay true, by what was asked; in memory alone, and gone with the lock. */
export class KeptAnswers<T> {
  private readonly kept = new Map<string, Kept<T>>();
  private readonly listeners = new Set<() => void>();

  constructor() {
    onForget(() => {
      this.kept.clear();
      this.tell();
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  of(asked: string | undefined): Kept<T> {
    return (asked === undefined ? undefined : this.kept.get(asked)) ?? LOADING;
  }

  /** Once, however often it is asked for; `again` also where there is an answer. */
  async ask(asked: string, ask: () => Promise<T>, again = false): Promise<void> {
    if (this.kept.has(asked) && !again) return;
    // The newest stands last.
    this.kept.delete(asked);
    this.kept.set(asked, LOADING);
    for (const [oldest] of this.kept) {
      if (this.kept.size <= KEPT_MAX) break;
      this.kept.delete(oldest);
    }
    this.tell();
    const answer = await ask().then(
      (value): Kept<T> => ({ status: 'there', value }),
      (): Kept<T> => ({ status: 'failed' }),
    );
    // Forgotten meanwhile: then nobody may see it.
    if (!this.kept.has(asked)) return;
    this.kept.set(asked, answer);
    this.tell();
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

/** @param asked all that the answer depends on; undefined: nothing yet @param ask called where there is no answer */
export function useKeptAnswer<T>(answers: KeptAnswers<T>, asked: string | undefined, ask: () => Promise<T>) {
  const answer = useSyncExternalStore(
    answers.subscribe,
    () => answers.of(asked),
    () => LOADING,
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked says all of it
  useEffect(() => {
    if (asked !== undefined) void answers.ask(asked, ask);
  }, [answers, asked]);
  const retry = () => {
    if (asked !== undefined) void answers.ask(asked, ask, true);
  };
  return { ...answer, retry };
}
