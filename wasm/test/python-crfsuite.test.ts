import { describe, expect, it } from 'vitest';
import { type Item, type ItemSequence, loadEngine, type TrainProgress } from '../dist/index.js';
import { codeOf, codeOfRejection } from './support/codes';

// What python-crfsuite's documentation promises of Trainer, Tagger and ItemSequence, one test each.

const engine = await loadEngine();
const XSEQ: ItemSequence = [
  { walk: 1, shop: 0.5 },
  { walk: 1, clean: 0.25 },
  { clean: 1, shop: 0.5 },
  { walk: 0.5, clean: 1 },
];
const YSEQ = ['sunny', 'sunny', 'rainy', 'rainy'];
const PARAMS = { c1: 0.01, c2: 0.1, max_iterations: 50 };

async function trained(xseq: ItemSequence = XSEQ, yseq: readonly string[] = YSEQ, params = PARAMS) {
  const trainer = engine.createTrainer({ params });
  trainer.append(xseq, yseq);
  return engine.openTagger(await trainer.train());
}

/** Two sets of items that should be one and the same: in training by the model’s bytes, in tagging by its score. */
async function expectAlike(one: ItemSequence, other: ItemSequence): Promise<void> {
  const [a, b] = await Promise.all(
    [one, other].map((xseq) => {
      const trainer = engine.createTrainer({ params: PARAMS });
      trainer.append(
        xseq,
        xseq.map((_, t) => `y${t % 2}`),
      );
      return trainer.train();
    }),
  );
  expect(b).toEqual(a);
  const tagger = engine.openTagger(a ?? new Uint8Array());
  const scores = [one, other].map((xseq) => {
    tagger.set(xseq);
    return tagger.score(xseq.map((_, t) => `y${t % 2}`));
  });
  expect(scores[1]).toBe(scores[0]);
  expect(scores[0]).not.toBe(0);
}

function* pathsOf(labels: readonly string[], length: number): Generator<string[]> {
  if (length === 0) yield [];
  else for (const rest of pathsOf(labels, length - 1)) for (const label of labels) yield [...rest, label];
}

describe('items, as python-crfsuite takes them', () => {
  it('a list of names is a mapping of each to weight 1', () =>
    expectAlike([['walk', 'shop'], ['clean']], [{ walk: 1, shop: 1 }, { clean: 1 }]));

  it('a mapping to text is the name, a colon and the text', () =>
    expectAlike([{ word: 'fever', pos: 'NN' }, { word: 'the' }], [['word:fever', 'pos:NN'], ['word:the']]));

  it('a truth value is weight 1 or 0', () =>
    expectAlike(
      [
        { capital: true, digit: false, w: 'a' },
        { capital: false, w: 'b' },
      ],
      [
        { capital: 1, digit: 0, 'w:a': 1 },
        { capital: 0, 'w:b': 1 },
      ],
    ));

  it('nested mappings join their names with colons, to any depth', () =>
    expectAlike(
      [{ before: { word: 'no', shape: { short: true, length: 2 } } }, { after: { word: 'of' } }],
      [{ 'before:word:no': 1, 'before:shape:short': 1, 'before:shape:length': 2 }, { 'after:word:of': 1 }],
    ));

  it('a list (Python: also a set) under a name gives one attribute of weight 1 for each element', () =>
    expectAlike([{ suffix: ['er', 'ver'] }, { suffix: [], w: 'x' }], [['suffix:er', 'suffix:ver'], ['w:x']]));

  it('real numbers are weights: twice the value counts twice', async () => {
    const tagger = await trained();
    const scoreOf = (value: number) => {
      tagger.set([{ walk: value }]);
      return tagger.score(['sunny']);
    };
    expect(scoreOf(2)).toBeCloseTo(2 * scoreOf(1), 12);
    expect(scoreOf(-0.5)).toBeCloseTo(-0.5 * scoreOf(1), 12);
    expect(scoreOf(1)).not.toBe(0);
  });

  it('Unicode attributes and labels come back as they went in', async () => {
    const tagger = await trained([['слово:жар'], { 薬: '💊' }], ['симптом', '薬'], { ...PARAMS, c1: 0 });
    expect(tagger.labels()).toEqual(['симптом', '薬']);
    expect(tagger.tag([['薬:💊'], ['слово:жар']])).toEqual(['薬', 'симптом']);
    expect(tagger.info().attributes).toHaveProperty('薬:💊');
  });

  it('one sequence (Python: ItemSequence) serves any number of trainers and taggers and is never changed', async () => {
    const xseq: ItemSequence = [
      Object.freeze(['walk', 'walk']),
      Object.freeze({ clean: 0.5, deep: Object.freeze({ shop: true }) }),
    ];
    Object.freeze(xseq);
    const copy = structuredClone(xseq);
    const [first, second] = [await trained(xseq, ['a', 'b']), await trained(xseq, ['a', 'b'])];
    expect([first.tag(xseq), first.tag(xseq), second.tag(xseq)]).toEqual([
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'b'],
    ]);
    expect(second.dump()).toBe(first.dump());
    expect(xseq).toEqual(copy);
  });

  it.each<[string, unknown]>([
    ['a number as item', 3],
    ['nothing as item', null],
    ['text as item', 'walk'],
    ['a number in a list', [1]],
    ['a mapping to null', { a: null }],
    ['a mapping to undefined', { a: undefined }],
    ['a mapping to a function', { a: () => 1 }],
    ['a mapping to a big integer', { a: 1n }],
  ])('%s is an error in training and in tagging', async (_, item) => {
    const tagger = await trained();
    expect(codeOf(() => engine.createTrainer().append([item as Item], ['y']))).toBe('invalid-item');
    expect(codeOf(() => tagger.tag([item as Item]))).toBe('invalid-item');
  });
});

describe('Trainer, as in python-crfsuite', () => {
  it('appending as many labels as items is a must', async () => {
    const trainer = engine.createTrainer();
    expect(codeOf(() => trainer.append(XSEQ, YSEQ.slice(1)))).toBe('length-mismatch');
    expect(codeOf(() => trainer.append(XSEQ.slice(1), YSEQ))).toBe('length-mismatch');
    expect(await codeOfRejection(trainer.train())).toBe('no-data');
  });

  it('training with nothing appended is an error, not an empty model', async () => {
    const trainer = engine.createTrainer();
    expect(await codeOfRejection(trainer.train())).toBe('no-data');
    trainer.append(XSEQ, YSEQ);
    expect((await trainer.train()).length).toBeGreaterThan(48);
  });

  it('clear forgets the data and keeps the parameters', async () => {
    const trainer = engine.createTrainer({ params: { c2: 0.25 } });
    trainer.append([['other']], ['z']);
    trainer.clear();
    expect(trainer.get('c2')).toBe(0.25);
    trainer.append(XSEQ, YSEQ);
    expect(engine.openTagger(await trainer.train()).labels()).toEqual(['sunny', 'rainy']);
  });

  it('select takes the names of algorithms alone', () => {
    const trainer = engine.createTrainer();
    expect(codeOf(() => trainer.select('unknown' as 'lbfgs'))).toBe('unknown-algorithm');
    trainer.select('lbfgs');
    expect(trainer.params()).toContain('c1');
  });

  it('parameters of the wrong name, kind or range are errors that keep the old value', () => {
    const trainer = engine.createTrainer({ params: { c2: 0.5 } });
    expect(codeOf(() => trainer.set('c3', 1))).toBe('unknown-parameter');
    expect(codeOf(() => trainer.set('toString', 1))).toBe('unknown-parameter');
    expect(codeOf(() => trainer.get('__proto__'))).toBe('unknown-parameter');
    for (const value of ['much', Number.NaN, Number.POSITIVE_INFINITY, -1, '']) {
      expect(codeOf(() => trainer.set('c2', value))).toBe('invalid-parameter');
    }
    expect(codeOf(() => trainer.setParams({ c2: -1 }))).toBe('invalid-parameter');
    expect(codeOf(() => engine.createTrainer({ params: { c4: 1 } }))).toBe('unknown-parameter');
    expect(trainer.get('c2')).toBe(0.5);
  });

  it('what set, set_params and the constructor take, get and get_params give back', () => {
    const trainer = engine.createTrainer({ params: { c1: 0.125, 'feature.possible_states': true } });
    trainer.set('max_iterations', '77');
    trainer.setParams({ linesearch: 'StrongBacktracking', epsilon: 1e-7 });
    const all = trainer.getParams();
    expect(all).toMatchObject({
      ...{ c1: 0.125, 'feature.possible_states': true, max_iterations: 77 },
      ...{ linesearch: 'StrongBacktracking', epsilon: 1e-7 },
    });
    expect(Object.keys(all).sort()).toEqual(trainer.params().sort());
    for (const name of trainer.params()) expect(trainer.get(name)).toBe(all[name]);
    const copy = engine.createTrainer({ params: all });
    expect(copy.getParams()).toEqual(all);
  });

  it('every parameter has a help text of its own, and only parameters have one', () => {
    const trainer = engine.createTrainer();
    const texts = trainer.params().map((name) => trainer.help(name));
    expect(texts.every((text) => /^[A-Z].{10,}\.$/.test(text))).toBe(true);
    expect(new Set(texts).size).toBe(texts.length);
    expect(codeOf(() => trainer.help('nobody'))).toBe('unknown-parameter');
  });

  it('messages of progress come once an iteration, in order, with all that CRFsuite prints', async () => {
    const messages: TrainProgress[] = [];
    const trainer = engine.createTrainer({ params: { ...PARAMS, max_iterations: 8, period: 0, epsilon: 0 } });
    trainer.append(XSEQ, YSEQ);
    await trainer.train({ onProgress: (progress) => void messages.push(progress) });
    expect(messages.map(({ iteration }) => iteration)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    for (const message of messages) {
      expect(message.loss).toBeGreaterThan(0);
      expect(message.featureNorm).toBeGreaterThan(0);
      expect(message.gradientNorm).toBeGreaterThan(0);
      expect(message.activeFeatures).toBeGreaterThan(0);
      expect(message.lineSearchTrials).toBeGreaterThanOrEqual(1);
      expect(message.lineSearchStep).toBeGreaterThan(0);
      expect(message.seconds).toBeGreaterThanOrEqual(0);
      expect(message.predictHoldout).toBeUndefined();
    }
    expect(messages.at(-1)?.loss).toBeLessThan(messages[0]?.loss ?? 0);
  });

  it('a group held out is judged in each message and leaves the model as it is without it', async () => {
    const run = async (held: boolean) => {
      const trainer = engine.createTrainer({ params: { ...PARAMS, max_iterations: 5 } });
      trainer.append(XSEQ, YSEQ);
      if (held) trainer.append([['walk'], ['clean', 'clean']], ['sunny', 'rainy'], 1);
      const tags: string[][][] = [];
      const onProgress = ({ predictHoldout }: TrainProgress) => void tags.push(predictHoldout?.() ?? []);
      return { model: await trainer.train(held ? { holdout: 1, onProgress } : {}), tags };
    };
    const [alone, judged] = [await run(false), await run(true)];
    expect(judged.tags).toHaveLength(5);
    expect(judged.tags.at(-1)).toEqual([['sunny', 'rainy']]);
    expect(judged.model).toEqual(alone.model);
  });

  it('a cancelled training gives no model at all, and the trainer goes on', async () => {
    const trainer = engine.createTrainer({ params: { ...PARAMS, max_iterations: 6, period: 0, epsilon: 0 } });
    trainer.append(XSEQ, YSEQ);
    const whole = await trainer.train();
    const controller = new AbortController();
    let iterations = 0;
    let model: Uint8Array | undefined;
    const code = await codeOfRejection(
      trainer
        .train({
          signal: controller.signal,
          onProgress: () => {
            iterations++;
            controller.abort();
          },
        })
        .then((bytes) => {
          model = bytes;
        }),
    );
    expect([code, iterations, model]).toEqual(['cancelled', 1, undefined]);
    expect(await trainer.train()).toEqual(whole);
    trainer.append([['new']], ['snowy']);
    expect(engine.openTagger(await trainer.train()).labels()).toEqual(['sunny', 'rainy', 'snowy']);
  });
});

describe('Tagger, as in python-crfsuite', () => {
  it('labels are those of the model, in order of ids, and the caller’s to change', async () => {
    const tagger = await trained();
    tagger.labels().push('mine');
    expect(tagger.labels()).toEqual(['sunny', 'rainy']);
    expect(tagger.info().labels).toEqual({ sunny: 0, rainy: 1 });
  });

  it('tag gives one label an item, of a sequence given now or set before', async () => {
    const tagger = await trained();
    expect(tagger.tag(XSEQ)).toEqual(YSEQ);
    tagger.set(XSEQ.slice(2));
    expect(tagger.tag()).toEqual(['rainy', 'rainy']);
    expect(tagger.tag([])).toEqual([]);
  });

  it('before a sequence was set there is nothing to tag or judge', async () => {
    const tagger = await trained();
    for (const work of [() => tagger.tag(), () => tagger.probability([]), () => tagger.marginal('sunny', 0)]) {
      expect(codeOf(work)).toBe('no-sequence');
    }
  });

  it('a closed tagger answers nothing, may be closed again, and leaves others of the same model open', async () => {
    const trainer = engine.createTrainer({ params: PARAMS });
    trainer.append(XSEQ, YSEQ);
    const bytes = await trainer.train();
    const [tagger, other] = [engine.openTagger(bytes), engine.openTagger(bytes)];
    tagger.set(XSEQ);
    tagger.close();
    tagger.close();
    const works = [
      ...[() => tagger.labels(), () => tagger.tag(XSEQ), () => tagger.tag(), () => tagger.set(XSEQ)],
      ...[() => tagger.probability(YSEQ), () => tagger.score(YSEQ), () => tagger.marginal('sunny', 0)],
      ...[() => tagger.info(), () => tagger.dump()],
    ];
    for (const work of works) expect(codeOf(work)).toBe('closed');
    expect(other.tag(XSEQ)).toEqual(YSEQ);
  });

  it.each([
    ['no bytes', new Uint8Array()],
    ['text', new TextEncoder().encode('this is not a model file')],
    ['a kilobyte of zeros', new Uint8Array(1024)],
    ['the right first letters and nothing else', new TextEncoder().encode('lCRF')],
    ['the right first letters and rubbish', new TextEncoder().encode(`lCRF${'rubbish '.repeat(64)}`)],
  ])('bytes that are no model are refused: %s', (_, bytes) => {
    expect(codeOf(() => engine.openTagger(bytes))).toBe('invalid-model');
  });

  it('probabilities of all paths sum to 1, the tagged path has the highest, and scores differ by their logs', async () => {
    const tagger = await trained();
    tagger.set(XSEQ);
    const paths = [...pathsOf(tagger.labels(), XSEQ.length)];
    const probabilities = paths.map((path) => tagger.probability(path));
    expect(paths).toHaveLength(16);
    expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
    expect(paths[probabilities.indexOf(Math.max(...probabilities))]).toEqual(tagger.tag());
    const [first, second] = [paths[3] ?? [], paths[9] ?? []];
    expect(tagger.score(first) - tagger.score(second)).toBeCloseTo(
      Math.log(tagger.probability(first)) - Math.log(tagger.probability(second)),
      9,
    );
  });

  it('marginals of a position sum to 1 and are the sums over its paths', async () => {
    const tagger = await trained();
    tagger.set(XSEQ);
    const paths = [...pathsOf(tagger.labels(), XSEQ.length)];
    for (let t = 0; t < XSEQ.length; t++) {
      const row = tagger.labels().map((label) => tagger.marginal(label, t));
      expect(row.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
      const summed = paths.filter((path) => path[t] === 'rainy').map((path) => tagger.probability(path));
      expect(tagger.marginal('rainy', t)).toBeCloseTo(
        summed.reduce((sum, p) => sum + p, 0),
        12,
      );
    }
  });

  it('labels the model does not know, and positions outside, are errors', async () => {
    const tagger = await trained();
    tagger.set(XSEQ);
    expect(codeOf(() => tagger.marginal('snowy', 0))).toBe('unknown-label');
    expect(codeOf(() => tagger.probability(['sunny', 'sunny', 'snowy', 'sunny']))).toBe('unknown-label');
    expect(codeOf(() => tagger.probability(['sunny']))).toBe('length-mismatch');
    expect(codeOf(() => tagger.marginal('sunny', 4))).toBe('out-of-range');
  });

  it('info holds what dump prints: header, labels, attributes, transitions and state features', async () => {
    const tagger = await trained([['walk', 'a->b: c'], ['clean'], ['shop']], ['sunny', 'rainy', 'sunny']);
    const { header, labels, attributes, transitions, stateFeatures } = tagger.info();
    const blocks = new Map(
      [...tagger.dump().matchAll(/^([A-Z_]+) = \{\n([\s\S]*?)^\}$/gm)].map(([, name, body]) => [
        name ?? '',
        (body ?? '').split('\n').filter((line) => line !== ''),
      ]),
    );
    const numbered = (names: Readonly<Record<string, number>>) =>
      Object.entries(names).map(([name, id]) => `${String(id).padStart(7)}: ${name}`);
    expect(blocks.get('LABELS')).toEqual(numbered(labels));
    expect(blocks.get('ATTRIBUTES')).toEqual(numbered(attributes));
    expect(blocks.get('TRANSITIONS')).toEqual(
      transitions.map(({ from, to, weight }) => `  (1) ${from} --> ${to}: ${weight.toFixed(6)}`),
    );
    expect(blocks.get('STATE_FEATURES')?.slice().sort()).toEqual(
      stateFeatures
        .map(({ attribute, label, weight }) => `  (0) ${attribute} --> ${label}: ${weight.toFixed(6)}`)
        .sort(),
    );
    expect(transitions.length + stateFeatures.length).toBe(header.numFeatures);
    expect(header).toMatchObject({ type: 'FOMC', version: 100, numLabels: 2, numAttributes: 4 });
    expect(blocks.get('FILEHEADER')).toContain(`  size: ${header.sizeBytes}`);
    expect(transitions.every(({ weight }) => weight !== 0)).toBe(true);
  });
});
