import { loadEngine, readModel, writeModel } from 'crfsuite-wasm';
import { beforeAll, describe, expect, it } from 'vitest';
import type { LabelledNote } from '@/lib/domain/data/dataset';
import { lexiconKeys } from '@/lib/domain/model/gate-lexicon';
import { countBroken, textReason } from '@/lib/domain/model/gate-text';
import { joinModelFile, splitModelFile } from '@/lib/domain/model/model-file';
import { type FeatureSet, SMALL, STANDARD } from '@/lib/domain/text/feature-set';
import { normalizeWord } from '@/lib/domain/text/normalize';
import { structureOf } from '@/lib/domain/text/structure';
import { readModelFile, writeModelFile } from '@/lib/formats/model-file';
import { type GatedModel, gateModel } from '@/lib/pipelines/gate/gate-model';
import { openReceived } from '@/lib/pipelines/gate/received-model';
import { type SharedFile, sharedFile } from '@/lib/pipelines/gate/shared-file';
import { openReader } from '@/lib/pipelines/inference';
import type { Engine } from '@/lib/pipelines/ports';
import type { Trained } from '@/lib/pipelines/training';
import { makeCanaries, notesWithCanaries } from '../fixtures/canaries';
import { gateToy, modelFiles, trainToy } from '../fixtures/gating';
import { testHost } from '../fixtures/test-host';
import { toyNotes } from '../fixtures/toy-notes';

const files = modelFiles;
let engine: Engine;
beforeAll(async () => {
  engine = await loadEngine();
});

const ALL_PARTS: FeatureSet = {
  ...STANDARD,
  id: 'all parts',
  parts: { ...STANDARD.parts, wordPairs: true, affixLength: 8 },
};

const trained = (notes: readonly LabelledNote[], featureSet: FeatureSet, devShare = 0) =>
  trainToy(notes, featureSet, engine, { devShare });
const gated = (of: Trained, notes: readonly LabelledNote[], k?: number) => gateToy(of, notes, engine, k);

/** All that leaves the browser of a gated model. */
async function sharedBytes({ model, report, evaluation }: GatedModel): Promise<Uint8Array> {
  const { bytes } = await fileOf(model);
  return Buffer.concat([bytes, Buffer.from(JSON.stringify({ report, evaluation }))]);
}

async function fileOf(model: GatedModel['model']): Promise<SharedFile> {
  const file = await sharedFile(model, ['clinical-1'], engine, testHost().hash);
  if (!file.ok) throw new Error(file.error.code);
  return file.value;
}

function splitOf(bytes: Uint8Array) {
  const parts = splitModelFile(bytes);
  if (!parts.ok) throw new Error(parts.error.code);
  return parts.value;
}

/** A word as anything of the model might hold it. */
const forms = (written: string) => [written, written.toLowerCase(), normalizeWord(written)];

describe('gateModel', () => {
  it('lets none of 100 canaries through: in one note, in k-1, of two patients, in copies of one text', async () => {
    const canaries = makeCanaries(29);
    expect(canaries).toHaveLength(100);
    const notes = notesWithCanaries(canaries, 5);
    const before = await trained(notes, ALL_PARTS);
    const after = await gated(before, notes);
    const hold = (bytes: Uint8Array) => {
      const text = Buffer.from(bytes);
      return canaries.filter(({ written }) => forms(written).some((form) => text.includes(form)));
    };
    const { bytes, ...described } = before.model;
    // Without the gate nearly all of them stand there: the search finds what is to be found.
    expect(hold(Buffer.concat([bytes, Buffer.from(JSON.stringify(described))])).length).toBeGreaterThan(90);
    expect(hold(await sharedBytes(after)).map(({ written }) => written)).toEqual([]);
    expect(after.report.attributes.dropped['few-patients']).toBeGreaterThan(0);
    expect(after.report.copies).toBeGreaterThanOrEqual(25);
    expect(after.report.f1.after.value).toBeGreaterThan(0.8);
  });

  it('shares no word, affix or neighbour that fewer than k notes or patients have', async () => {
    const notes = notesWithCanaries(makeCanaries(31), 6);
    const { model } = await gated(await trained(notes, ALL_PARTS), notes, 5);
    // Counted from the texts, another way: for every word form the sets of notes and of patients.
    const training = [...new Map(notes.filter(({ split }) => split === 'train').map((each) => [each.note.text, each]))];
    const words = training.map(([text, { note }]) => ({
      patient: note.patientKey,
      norms: new Set(structureOf(note).tokens.map(({ start, end }) => normalizeWord(text.slice(start, end)))),
    }));
    const supported = (fits: (norm: string) => boolean) => {
      const having = words.filter(({ norms }) => [...norms].some(fits));
      return having.length >= 5 && new Set(having.map(({ patient }) => patient)).size >= 5;
    };
    const { attributes } = readModel(model.bytes);
    const checked = { w: 0, pre: 0, suf: 0 };
    for (const attribute of attributes) {
      const [, kind, value = ''] = /^(w|pre|suf)(?:\[-?\d\])?=(.*)$/su.exec(attribute) ?? [];
      if (kind === undefined || value === '<S>') continue;
      checked[kind as keyof typeof checked]++;
      const fits = {
        w: (n: string) => n === value,
        pre: (n: string) => n.startsWith(value),
        suf: (n: string) => n.endsWith(value),
      };
      expect([attribute, supported(fits[kind as keyof typeof fits])]).toEqual([attribute, true]);
    }
    expect(Math.min(...Object.values(checked))).toBeGreaterThan(10);
    for (const word of Object.keys(model.lexicon?.words ?? {}))
      expect([word, supported((n) => n === word)]).toEqual([word, true]);
    for (const phrase of Object.keys(model.lexicon?.phrases ?? {}))
      for (const word of phrase.split(' ')) expect([phrase, supported((n) => n === word)]).toEqual([phrase, true]);
  });

  it('leaves nothing in attributes or lexicon that breaks the textual rules', async () => {
    const notes = notesWithCanaries(makeCanaries(33), 7);
    const { model } = await gated(await trained(notes, ALL_PARTS), notes, 1);
    expect(countBroken(readModel(model.bytes).attributes, model.labels)).toEqual({ date: 0, id: 0, digits: 0 });
    expect([...lexiconKeys(model.lexicon as NonNullable<typeof model.lexicon>)].filter(textReason)).toEqual([]);
  });

  it('writes attributes in alphabetical order: as they were met they would tell the first notes', async () => {
    const notes = toyNotes(90, 41);
    const before = await trained(notes, SMALL);
    const own = (bytes: Uint8Array) => readModel(bytes).attributes;
    expect(own(before.model.bytes)).not.toEqual([...own(before.model.bytes)].sort());
    const { model } = await gated(before, notes);
    expect(own(model.bytes)).toEqual([...own(model.bytes)].sort());
    expect(engine.openTagger(model.bytes).labels()).toEqual(engine.openTagger(before.model.bytes).labels());
  });

  it('reads the same in another browser, out of the file alone', async () => {
    const notes = notesWithCanaries(makeCanaries(35), 8);
    const { model } = await gated(await trained(notes, STANDARD), notes);
    const { bytes, sha256: _, ...hashes } = await fileOf(model);
    const received = await openReceived(bytes, engine, testHost().hash);
    if (!received.ok) throw new Error(received.error.code);
    expect(received.value.hashes).toEqual(hashes);
    expect(received.value.selfTestPassed).toBe(true);
    const here = openReader(model, engine);
    const there = openReader(received.value.model, engine);
    if (!here.ok || !there.ok) throw new Error('a model does not open');
    const test = notes.filter(({ split }) => split === 'test');
    const read = test.map(({ note }) => there.value.predict(note));
    expect(read.flat().length).toBeGreaterThan(10);
    expect(read).toEqual(test.map(({ note }) => here.value.predict(note)));
  });

  it('does not pass its self-test with another lexicon or other weights', async () => {
    const notes = toyNotes(80, 39);
    const { model } = await gated(await trained(notes, STANDARD), notes);
    const { bytes } = await fileOf(model);
    const opened = readModelFile(bytes);
    if (!opened.ok || !model.lexicon) throw new Error('no model file');
    const { description, weights } = opened.value;
    const passes = async (changed: Partial<typeof description>, other = weights) => {
      const received = await openReceived(
        writeModelFile({ ...description, ...changed }, other),
        engine,
        testHost().hash,
      );
      return received.ok && received.value.selfTestPassed;
    };
    expect(await passes({})).toBe(true);
    expect(await passes({ lexicon: { ...model.lexicon, words: {} } })).toBe(false);
    expect(await passes({ featureSet: { ...description.featureSet, version: 1, parts: SMALL.parts } })).toBe(false);
    const table = readModel(weights);
    const other = { ...table, featureWeight: table.featureWeight.map((weight) => 1.01 * weight) };
    expect(await passes({}, writeModel(other))).toBe(false);
  });

  it('refuses a file that is cut off, is another or describes nothing', async () => {
    const notes = toyNotes(60, 40);
    const { model } = await gated(await trained(notes, SMALL), notes);
    const { bytes } = await fileOf(model);
    const codeOf = async (file: Uint8Array) => {
      const received = await openReceived(file, engine, testHost().hash);
      return received.ok ? 'ok' : received.error.code;
    };
    expect(await codeOf(bytes.slice(0, -1))).toBe('length-differs');
    expect(await codeOf(bytes.slice(0, 9))).toBe('no-model-file');
    expect(await codeOf(model.bytes)).toBe('no-model-file');
    expect(await codeOf(joinModelFile({ description: new Uint8Array([123]), weights: model.bytes }))).toBe(
      'description-malformed',
    );
    const { description } = splitOf(bytes);
    expect(await codeOf(joinModelFile({ description, weights: model.bytes.slice(0, -4) }))).toBe('model-unreadable');
  });

  it('says what it counted and what it cost', async () => {
    const notes = toyNotes(100, 43);
    const before = await trained(notes, STANDARD);
    const { report, evaluation } = await gated(before, notes);
    const training = notes.filter(({ split }) => split === 'train');
    expect(report.k).toBe(5);
    expect(report.notes + report.copies).toBe(training.length);
    expect(report.notes).toBe(new Set(training.map(({ note }) => note.text)).size);
    expect(report.patientKeys).toBe('all');
    const { inNotes, inModel, dropped } = report.attributes;
    expect(inNotes.before - inNotes.after).toBe(Object.values(dropped).reduce((sum, count) => sum + count, 0));
    expect(inModel.before).toBeGreaterThan(inModel.after);
    expect(inModel.after).toBeLessThanOrEqual(inNotes.after);
    expect(report.f1.before).toEqual(before.run.evaluation?.scores.exact.overall.f1);
    expect(report.f1.after).toEqual(evaluation.exact.overall.f1);
    expect(report.f1.difference.value).toBeCloseTo(report.f1.after.value - report.f1.before.value, 12);
    expect(report.versions.beforeSha256).toBe(before.model.sha256);
  });

  it('takes each note for a patient of its own where none is named, and says so', async () => {
    const notes = toyNotes(60, 45).map((each) => ({ ...each, note: { ...each.note, patientKey: each.note.id } }));
    const { report } = await gated(await trained(notes, SMALL), notes);
    expect(report.patientKeys).toBe('none');
    expect(report.patients).toBe(report.notes);
  });

  it('judges both models without the held-out notes where there are no test notes', async () => {
    const notes = toyNotes(90, 47).map((each) => ({ ...each, split: undefined }));
    const before = await trained(notes, SMALL, 0.3);
    const { report } = await gated(before, notes);
    expect(report.f1.split).toBe('dev');
    expect(report.f1.before).toEqual(before.run.evaluation?.scores.exact.overall.f1);
  });

  it('refuses what nobody judged', async () => {
    const notes = toyNotes(30, 49).map((each) => ({ ...each, split: undefined }));
    const { run, model } = await trained(notes, SMALL, 0);
    const result = await gateModel({ run, model, notes }, { engine, files, host: testHost() });
    expect(result).toEqual({ ok: false, error: { code: 'nothing-to-judge' } });
  });

  it('stops when it is told to', async () => {
    const notes = toyNotes(60, 51);
    const { run, model } = await trained(notes, SMALL);
    const controller = new AbortController();
    const options = {
      signal: controller.signal,
      onProgress: (step: string) => {
        if (step === 'fit-gated') controller.abort();
      },
    };
    await expect(gateModel({ run, model, notes }, { engine, files, host: testHost() }, options)).rejects.toThrow();
  });
});
