import { loadEngine } from 'crfsuite-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '@/lib/domain/model/run';
import type { Trial } from '@/lib/domain/model/search';
import { SMALL } from '@/lib/domain/text/feature-set';
import { foldNotes, judgeFold } from '@/lib/pipelines/cross-validation';
import type { Engine } from '@/lib/pipelines/ports';
import { testHost } from '../fixtures/test-host';
import { toyNotes } from '../fixtures/toy-notes';

let engine: Engine;
beforeAll(async () => {
  engine = await loadEngine();
});

const LABELS = ['DISEASE', 'TREATMENT'];
const TRIAL: Trial = { index: 3, settings: { ...DEFAULT_SETTINGS, maxIterations: 20 }, featureSet: SMALL };
const trainNotes = (count: number) => toyNotes(count, 21).filter((note) => note.split === 'train');

describe('cross-validation', () => {
  it('judges every note once, by a model that did not learn from its patient', async () => {
    const notes = trainNotes(90);
    const folded = await foldNotes(notes, LABELS, { folds: 3, seed: 5 }, testHost());
    const seen: string[] = [];
    for (const fold of [0, 1, 2]) {
      const { result, predictions } = await judgeFold(folded, TRIAL, fold, engine, testHost());
      expect(result).toMatchObject({ trial: 3, fold });
      const { truePositives, falseNegatives } = result.counts;
      const gold = predictions.flatMap(({ noteId }) => notes.find(({ note }) => note.id === noteId)?.gold ?? []);
      expect(truePositives + falseNegatives).toBe(gold.length);
      expect(truePositives / gold.length).toBeGreaterThan(0.9);
      seen.push(...predictions.map(({ noteId }) => noteId));
    }
    expect(seen.toSorted()).toEqual(notes.map(({ note }) => note.id).toSorted());
  });

  it('gives the same counts again, and other folds for another seed', async () => {
    const notes = trainNotes(60);
    const folded = await foldNotes(notes, LABELS, { folds: 2, seed: 5 }, testHost());
    const other = await foldNotes(notes, LABELS, { folds: 2, seed: 6 }, testHost());
    const [first, again] = [
      await judgeFold(folded, TRIAL, 1, engine, testHost()),
      await judgeFold(folded, TRIAL, 1, engine, testHost()),
    ];
    expect(again.predictions).toEqual(first.predictions);
    expect(again.result.counts).toEqual(first.result.counts);
    expect(other.notes.map(({ fold }) => fold)).not.toEqual(folded.notes.map(({ fold }) => fold));
  });

  it('does not take test notes', async () => {
    await expect(foldNotes(toyNotes(30, 2), LABELS, { folds: 3, seed: 1 }, testHost())).rejects.toThrow('test notes');
  });

  it('stops when asked', async () => {
    const folded = await foldNotes(trainNotes(60), LABELS, { folds: 2, seed: 5 }, testHost());
    const controller = new AbortController();
    const judged = judgeFold(folded, TRIAL, 0, engine, testHost(), {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(judged).rejects.toThrow();
  });
});
