import { loadEngine } from 'crfsuite-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareModels } from '@/lib/domain/model/compare-models';
import { evaluate } from '@/lib/domain/model/evaluate';
import { evidenceFaults, gateResults } from '@/lib/domain/model/promotion-evidence';
import type { ModelVersion, Run } from '@/lib/domain/model/run';
import { SMALL, STANDARD } from '@/lib/domain/text/feature-set';
import { sameSpan } from '@/lib/domain/text/span';
import { type ChallengeInput, challenge } from '@/lib/pipelines/challenge';
import { openReader, type ReadableModel } from '@/lib/pipelines/inference';
import type { Engine } from '@/lib/pipelines/ports';
import { gateToy, modelFiles, trainToy } from '../fixtures/gating';
import { testHost } from '../fixtures/test-host';
import { toyNotes } from '../fixtures/toy-notes';

const notes = toyNotes(150, 61);
const shadow = toyNotes(210, 62).map(({ note }) => note);
let engine: Engine;
let run: Run;
let ungated: ModelVersion;
let challenger: ReadableModel;
let weak: ReadableModel;
beforeAll(async () => {
  engine = await loadEngine();
  const trained = await trainToy(notes, STANDARD, engine);
  ({ run, model: ungated } = trained);
  challenger = (await gateToy(trained, notes, engine)).model;
  weak = (await trainToy(notes.slice(0, 12), SMALL, engine, { maxIterations: 3 })).model;
});

async function judged(changed: Partial<ChallengeInput> = {}) {
  const champion = { versionId: 'v1', model: weak };
  const input = { run, notes, challenger, gateK: 5, champion, shadow, ...changed };
  const result = await challenge(input, { engine, files: modelFiles, host: testHost() });
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

/** Spans of notes by a model, read apart from the pipeline. */
function readAll(model: ReadableModel, of: readonly { text: string; tokenizer: 'clinical-1' | 'given-1' }[]) {
  const opened = openReader(model, engine);
  if (!opened.ok) throw new Error(opened.error.code);
  const spans = of.map((note) => opened.value.predict(note));
  opened.value.close();
  return spans;
}

describe('challenge', () => {
  it('judges both on the test notes alone, challenger minus champion', async () => {
    const { evidence, difference } = await judged();
    const test = notes.filter(({ split }) => split === 'test');
    const [a, b] = [challenger, weak].map((model) =>
      readAll(
        model,
        test.map(({ note }) => note),
      ),
    );
    const rows = test.map(({ gold }, i) => ({ gold, first: a?.[i] ?? [], second: b?.[i] ?? [] }));
    const expected = compareModels(rows, run.labels, { resamples: 2000, seed: run.settings.seed });
    expect(difference).toEqual(expected);
    const f1 = (predicted: typeof a) =>
      evaluate(
        test.map(({ gold }, i) => ({ gold, predicted: predicted?.[i] ?? [], tokens: [] })),
        run.labels,
        { resamples: 0, seed: 0 },
      ).exact.overall.f1.value;
    expect(evidence.f1?.value).toBeCloseTo(f1(a) - f1(b), 12);
    expect(evidence.testNotes).toBe(30);
    expect(evidence.testSplitHash).toBe(run.judgedHash);
  });

  it('counts on the shadow notes every mark that only one of them makes, with its place', async () => {
    const { evidence, disagreements, kinds } = await judged();
    const [a, b] = [readAll(weak, shadow), readAll(challenger, shadow)];
    const unshared = shadow.flatMap((_, i) => {
      const only = (x = a[i] ?? [], y = b[i] ?? []) => x.filter((span) => !y.some((other) => sameSpan(span, other)));
      return [...only(), ...only(b[i] ?? [], a[i] ?? [])];
    });
    expect(disagreements.flatMap(({ champion, challenger: own }) => [champion, own].filter((one) => one))).toHaveLength(
      unshared.length,
    );
    expect(unshared.length).toBeGreaterThan(20);
    expect(Object.values(kinds).reduce((sum, count) => sum + count, 0)).toBe(disagreements.length);
    expect(evidence.shadow).toEqual({ notes: 210, disagreements: disagreements.length, lookedAt: 0 });
    const ids = new Set(shadow.map(({ id }) => id));
    for (const { noteId, sentence, champion, challenger: own } of disagreements) {
      expect(ids.has(noteId)).toBe(true);
      const { start, end } = own ?? champion ?? sentence;
      expect(sentence.start <= start && end <= sentence.end).toBe(true);
    }
  });

  it('gives evidence that is whole, of numbers and names of labels alone', async () => {
    const { evidence } = await judged();
    expect(evidenceFaults(evidence, run.labels)).toEqual([]);
    const texts: string[] = [];
    JSON.stringify(evidence, (_, value: unknown) => {
      if (typeof value === 'string') texts.push(value);
      return value;
    });
    expect(texts).toEqual(['v1', run.judgedHash]);
    expect(Object.keys(evidence.recall)).toEqual(run.labels);
    const unmet = gateResults({ ...evidence, latency: { notes: 210, p95Ms: 3 } }).filter(({ passed }) => !passed);
    expect(unmet.map(({ gate }) => gate)).toEqual(['shadow-looked-at']);
    expect(evidence.latency.notes).toBe(210);
    expect(evidence.latency.p95Ms).toBeGreaterThan(0);
  });

  it('sees no difference between a model and itself', async () => {
    const { evidence, disagreements } = await judged({ champion: { versionId: 'v2', model: challenger } });
    expect(evidence.f1).toEqual({ value: 0, low: 0, high: 0 });
    expect(disagreements).toEqual([]);
  });

  it('has nothing to compare where nothing is in production', async () => {
    const { evidence, difference } = await judged({ champion: undefined });
    expect([evidence.championVersionId, evidence.f1, difference]).toEqual([null, null, undefined]);
    expect(evidenceFaults(evidence, run.labels)).toEqual([]);
  });

  it('finds what breaks the rules of format and privacy', async () => {
    const { evidence } = await judged({ challenger: { ...ungated, labels: ['DISEASE'] } });
    expect(evidence.format).toEqual({ readable: true, labelsAgree: false, featureSetKnown: true });
    // "118/72" of a filler sentence.
    expect(evidence.privacy.broken).toBeGreaterThan(0);
    expect((await judged()).evidence.privacy.broken).toBe(0);
  });

  it('refuses a run without frozen test notes, and models that do not open', async () => {
    const codeOf = async (changed: Partial<ChallengeInput>) => {
      const input = { run, notes, challenger, gateK: 5, champion: undefined, shadow, ...changed };
      const result = await challenge(input, { engine, files: modelFiles, host: testHost() });
      return result.ok ? 'ok' : result.error.code;
    };
    expect(await codeOf({ notes: notes.filter(({ split }) => split !== 'test') })).toBe('no-test-notes');
    expect(await codeOf({ run: { ...run, judgedHash: undefined } })).toBe('no-test-notes');
    expect(await codeOf({ challenger: { ...challenger, bytes: new Uint8Array(9) } })).toBe('challenger-unreadable');
    const broken = { ...weak, bytes: new Uint8Array(9) };
    expect(await codeOf({ champion: { versionId: 'v1', model: broken } })).toBe('champion-unreadable');
  });
});
