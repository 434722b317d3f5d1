import { loadEngine } from 'crfsuite-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LabelledNote } from '@/lib/domain/data/dataset';
import { DEFAULT_SETTINGS } from '@/lib/domain/model/run';
import type { Trial } from '@/lib/domain/model/search';
import { seededRandom } from '@/lib/domain/random';
import { SMALL } from '@/lib/domain/text/feature-set';
import { foldNotes, judgeFold } from '@/lib/pipelines/cross-validation';
import { BIAS_GRID, type OutOfFoldReading, readOutOfFold } from '@/lib/pipelines/out-of-fold';
import type { Engine } from '@/lib/pipelines/ports';
import { findSuspects } from '@/lib/pipelines/suspects';
import { testHost } from '../fixtures/test-host';
import { toyNotes } from '../fixtures/toy-notes';

const LABELS = ['DISEASE', 'TREATMENT'];
const TRIAL: Trial = { index: 0, settings: { ...DEFAULT_SETTINGS, maxIterations: 20, seed: 5 }, featureSet: SMALL };

let engine: Engine;
beforeAll(async () => {
  engine = await loadEngine();
});

const trainNotes = (count: number, seed = 21) => toyNotes(count, seed).filter((note) => note.split === 'train');
const read = async (notes: readonly LabelledNote[]): Promise<OutOfFoldReading> => {
  const reading = await readOutOfFold(notes, LABELS, TRIAL, engine, testHost());
  if (!reading) throw new Error('not read');
  return reading;
};

/** Every tenth note or so is marked wrongly: a mark taken away, one added, or the label exchanged. */
function spoil(notes: readonly LabelledNote[]): { notes: LabelledNote[]; spoiled: Set<string> } {
  const random = seededRandom(3);
  const spoiled = new Set<string>();
  return {
    spoiled,
    notes: notes.map((each, at) => {
      if (at % 10 !== 4) return each;
      spoiled.add(each.note.id);
      const [disease, treatment] = each.gold;
      if (!disease || !treatment) throw new Error('two marks');
      const way = Math.floor(random() * 3);
      if (way === 0) return { ...each, gold: [treatment] };
      if (way === 1) return { ...each, gold: [disease, { ...treatment, label: 'DISEASE' }] };
      return {
        ...each,
        gold: [disease, treatment, { start: 0, end: each.note.text.indexOf(' '), label: 'TREATMENT' }],
      };
    }),
  };
}

describe('reading out of fold', () => {
  it('reads every note once and gives at bias 0 what cross-validation counts', async () => {
    const notes = trainNotes(60);
    const { notes: checked, recall, folds } = await read(notes);
    expect(folds).toBe(5);
    expect(checked.map(({ noteId }) => noteId).toSorted()).toEqual(notes.map(({ note }) => note.id).toSorted());
    const folded = await foldNotes(notes, LABELS, { folds, seed: 5 }, testHost());
    const sums = { truePositives: 0, falsePositives: 0, falseNegatives: 0 };
    for (let fold = 0; fold < folds; fold++) {
      const { result, predictions } = await judgeFold(folded, TRIAL, fold, engine, testHost());
      for (const key of ['truePositives', 'falsePositives', 'falseNegatives'] as const) sums[key] += result.counts[key];
      for (const { noteId, predicted } of predictions) {
        const own = checked.find((each) => each.noteId === noteId);
        expect(own?.fold).toBe(fold);
        expect(own?.predicted.map(({ probability }) => probability)).toEqual(
          predicted.map(({ confidence }) => expect.closeTo(confidence, 12)),
        );
        expect(own?.predicted.map(({ none }) => none)).toEqual(
          predicted.map(({ otherwise }) => expect.closeTo(otherwise.none, 12)),
        );
      }
    }
    expect(recall[BIAS_GRID.indexOf(0)]).toEqual({ bias: 0, ...sums });
  });

  it('marks more as the bias on O falls, and counts every gold mark once at each', async () => {
    const { notes } = spoil(trainNotes(90));
    const gold = notes.reduce((sum, note) => sum + note.gold.length, 0);
    const { recall } = await read(notes);
    const marked = recall.map(({ truePositives, falsePositives }) => truePositives + falsePositives);
    for (const point of recall) expect(point.truePositives + point.falseNegatives).toBe(gold);
    expect(marked).toEqual(marked.toSorted((a, b) => b - a));
    expect(marked[0]).toBeGreaterThan(marked.at(-1) ?? 0);
  });

  it('is not done where one patient has all notes', async () => {
    const notes = trainNotes(20).map((each) => ({ ...each, note: { ...each.note, patientKey: 'one' } }));
    expect(await readOutOfFold(notes, LABELS, TRIAL, engine, testHost())).toBeUndefined();
  });

  it('stops when asked', async () => {
    const controller = new AbortController();
    const reading = readOutOfFold(trainNotes(60), LABELS, TRIAL, engine, testHost(), {
      signal: controller.signal,
      onProgress: (_, done) => done > 100 && controller.abort(),
    });
    await expect(reading).rejects.toThrow();
  });
});

describe('suspects', () => {
  it('finds labels that were spoiled on purpose before all others', async () => {
    const { notes, spoiled } = spoil(trainNotes(150));
    const suspects = findSuspects((await read(notes)).notes);
    const top = suspects.slice(0, spoiled.size).map(({ noteId }) => noteId);
    expect(spoiled.size).toBe(12);
    expect(top.filter((id) => spoiled.has(id)).length / spoiled.size).toBeGreaterThanOrEqual(0.9);
  });

  it('says of a clean dataset that nothing looks wrong', async () => {
    expect(findSuspects((await read(trainNotes(90))).notes)).toEqual([]);
  });

  it('ranks by the margin between the two answers and leaves out what is unsure', () => {
    const span = (start: number, probability: number, none: number, label = 'DISEASE') => ({
      ...{ start, end: start + 4, label, probability, none, right: false },
    });
    const note = (noteId: string, gold: ReturnType<typeof span>[], predicted: ReturnType<typeof span>[]) => ({
      ...{ noteId, fold: 0, gold, predicted, candidates: predicted },
    });
    const found = findSuspects([
      note('missed, sure', [span(3, 0.04, 0.9)], []),
      note('missed, unsure', [span(3, 0.3, 0.6)], []),
      note('extra', [], [span(7, 0.8, 0.15)]),
      note('label', [span(11, 0.01, 0.02, 'TREATMENT')], [span(11, 0.97, 0.02)]),
      note('right', [span(5, 0.9, 0.1)], [span(5, 0.9, 0.1)]),
    ]);
    expect(found.map(({ noteId, kind, margin }) => [noteId, kind, Number(margin.toFixed(6))])).toEqual([
      ['label', 'label', 0.96],
      ['missed, sure', 'missed', 0.86],
      ['extra', 'spurious', 0.65],
    ]);
  });
});
