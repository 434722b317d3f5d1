import { describe, expect, it, vi } from 'vitest';
import { type Item, loadEngine, readModel, writeModel } from '../dist/index.js';
import { codeOf, codeOfRejection } from './support/codes';

const engine = await loadEngine();

async function train(x: readonly Item[], y: readonly string[], params = {}): Promise<Uint8Array> {
  const trainer = engine.createTrainer({ params: { max_iterations: 30, ...params } });
  trainer.append(x, y);
  return trainer.train();
}

function emptyModel(labels: readonly string[]): Uint8Array {
  return writeModel({
    labels,
    attributes: [],
    featureType: new Uint8Array(),
    featureSource: new Uint32Array(),
    featureTarget: new Uint32Array(),
    featureWeight: new Float64Array(),
  });
}

describe('limits', () => {
  it('LIM-1 one token: its marginals are its path’s probability and sum to 1', async () => {
    const trainer = engine.createTrainer();
    trainer.append([['a']], ['X']);
    trainer.append([['b']], ['Y']);
    const tagger = engine.openTagger(await trainer.train());
    expect(tagger.tag([['b']])).toEqual(['Y']);
    expect(tagger.probability(['Y'])).toBe(tagger.marginal('Y', 0));
    expect(tagger.marginal('X', 0) + tagger.marginal('Y', 0)).toBeCloseTo(1, 12);
  });

  it('LIM-1 5,000 tokens in one sequence are learnt and tagged', async () => {
    const x = Array.from({ length: 5000 }, (_, t) => [`w${(t * 7) % 13}`]);
    const y = x.map(([word]) => `L${(word ?? '').length + (word === 'w3' ? 1 : 0)}`);
    const tagger = engine.openTagger(await train(x, y, { c2: 0.01, max_iterations: 60 }));
    expect(tagger.tag(x)).toEqual(y);
    for (const t of [0, 2500, 4999]) {
      const sum = tagger.labels().reduce((total, label) => total + tagger.marginal(label, t), 0);
      expect(sum).toBeCloseTo(1, 9);
    }
  });

  it('LIM-2 one label: the only path is certain', async () => {
    const tagger = engine.openTagger(await train([['a'], ['b'], []], ['X', 'X', 'X']));
    expect(tagger.tag([['b'], ['new']])).toEqual(['X', 'X']);
    expect(tagger.probability(['X', 'X'])).toBeCloseTo(1, 12);
  });

  it('LIM-2 no label: the file opens and tags the empty sequence alone', () => {
    const tagger = engine.openTagger(emptyModel([]));
    expect(tagger.labels()).toEqual([]);
    expect(tagger.tag([])).toEqual([]);
    expect(tagger.info().labels).toEqual({});
    expect(codeOf(() => tagger.tag([['a']]))).toBe('invalid-model');
    expect(codeOf(() => tagger.marginal('X', 0))).toBe('no-sequence');
  });

  it('LIM-3 200 labels: each is learnt, and marginals of every position sum to 1', async () => {
    const y = Array.from({ length: 400 }, (_, t) => `L${(t * 37) % 200}`);
    const x = y.map((label) => [`saw ${label}`]);
    const tagger = engine.openTagger(await train(x, y, { c2: 0.001, max_iterations: 60 }));
    expect(tagger.labels()).toHaveLength(200);
    expect(tagger.tag(x)).toEqual(y);
    for (const t of [0, 1, 398, 399]) {
      const sum = tagger.labels().reduce((total, label) => total + tagger.marginal(label, t), 0);
      expect(sum).toBeCloseTo(1, 9);
    }
  });

  it('LIM-3 30,000 labels, whose transitions alone pass 4 GB, are out-of-memory in tagging and in training', async () => {
    const labels = Array.from({ length: 30_000 }, (_, id) => `L${id}`);
    expect(codeOf(() => engine.openTagger(emptyModel(labels)))).toBe('out-of-memory');
    const trainer = engine.createTrainer();
    trainer.append(
      labels.map(() => ['a']),
      labels,
    );
    expect(await codeOfRejection(trainer.train())).toBe('out-of-memory');
  });

  it.each([
    ['c1 so large that no weight leaves 0', { c1: 1e9 }],
    ['minfreq above every count', { 'feature.minfreq': 1e9 }],
  ])('LIM-4 %s: the model has no features, opens, and all paths are alike', async (_, params) => {
    const bytes = await train([['a'], ['b'], ['a']], ['X', 'Y', 'Z'], params);
    expect(readModel(bytes).featureWeight).toHaveLength(0);
    const tagger = engine.openTagger(bytes);
    expect(tagger.tag([['a'], ['b']])).toEqual(['X', 'X']);
    expect(tagger.probability(['Z', 'Y'])).toBeCloseTo(1 / 9, 12);
    expect(tagger.marginal('Y', 1)).toBeCloseTo(1 / 3, 12);
    expect(tagger.info().header).toMatchObject({ numFeatures: 0, numLabels: 3, numAttributes: 0 });
    expect(tagger.dump()).toContain('STATE_FEATURES = {\n}');
  });

  it('LIM-4 weights that are all 0 in the file count as none', () => {
    const bytes = writeModel({
      labels: ['X', 'Y'],
      attributes: ['a'],
      featureType: Uint8Array.of(0, 0, 1),
      featureSource: Uint32Array.of(0, 0, 1),
      featureTarget: Uint32Array.of(0, 1, 0),
      featureWeight: Float64Array.of(0, -0, 0),
    });
    const tagger = engine.openTagger(bytes);
    expect(tagger.tag([['a'], ['a'], ['b']])).toEqual(['X', 'X', 'X']);
    expect(tagger.probability(['Y', 'X', 'Y'])).toBeCloseTo(1 / 8, 12);
    expect(tagger.info().stateFeatures).toHaveLength(2);
  });

  it.each([
    ['the empty string', '', 'empty label next'],
    ['emoji, combining marks and a byte order mark', '💊e\u0301', '\uFEFFbom'],
    ['right-to-left letters, line breaks and a tab', 'مرض\r\n', 'a\tb:c\\'],
    ['names of JavaScript objects', '__proto__', 'constructor'],
    ['noncharacters and the last code point', '\uFFFE', '\u{10FFFF}'],
  ])('LIM-5 %s can be labels and attributes and come back as they were', async (_, first, second) => {
    const tagger = engine.openTagger(await train([[first], [second]], [first, second], { c2: 0.01 }));
    expect(tagger.labels()).toEqual([first, second]);
    expect(tagger.tag([[second], [first]])).toEqual([second, first]);
    expect(tagger.marginal(second, 0)).toBeGreaterThan(0.5);
    expect(new Map(Object.entries(tagger.info().attributes))).toEqual(
      new Map([
        [first, 0],
        [second, 1],
      ]),
    );
  });

  it('LIM-5 é in one code point and in two are two labels and two attributes', async () => {
    const names = ['\u00e9', 'e\u0301'];
    const tagger = engine.openTagger(
      await train(
        names.map((name) => [name]),
        names,
        { c2: 0.01 },
      ),
    );
    expect(tagger.labels()).toEqual(names);
    expect(tagger.tag(names.map((name) => [name]))).toEqual(names);
  });

  it.each([
    ['NUL', 'B\0X'],
    ['a high surrogate alone', 'B\ud83d'],
    ['a low surrogate alone', '\udc8aB'],
    ['surrogates in the wrong order', '\udc8a\ud83d'],
  ])('LIM-5 a label with %s is refused when appended, leaving no trace', async (_, label) => {
    const trainer = engine.createTrainer({ params: { max_iterations: 5 } });
    trainer.append([['a']], ['X']);
    const before = await trainer.train();
    expect(codeOf(() => trainer.append([['new'], ['b']], ['new', label]))).toBe('invalid-item');
    expect(await trainer.train()).toEqual(before);
  });

  it('LIM-5 attributes with NUL or half a surrogate pair meet themselves again in tagging', async () => {
    const tagger = engine.openTagger(await train([['\0one'], ['two\ud83d']], ['X', 'Y'], { c2: 0.01 }));
    expect(tagger.tag([['two\ud83d'], ['\0one']])).toEqual(['Y', 'X']);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'LIM-6 a value of %s is refused in training and in tagging, nested or not',
    async (value) => {
      const trainer = engine.createTrainer();
      expect(codeOf(() => trainer.append([{ a: value }], ['X']))).toBe('invalid-item');
      expect(codeOf(() => trainer.append([{ deep: { a: value } }], ['X']))).toBe('invalid-item');
      expect(await codeOfRejection(trainer.train())).toBe('no-data');
      const tagger = engine.openTagger(await train([['a']], ['X']));
      expect(codeOf(() => tagger.tag([{ a: value }]))).toBe('invalid-item');
    },
  );

  it.each([
    ['one', [{ a: 1e308 }, { b: 1 }]],
    ['one that sums past f64 in one item', [{ a: 1e308, 'a ': 1e308 }, ['b']]],
    ['opposite ones', [{ a: 1e308 }, { a: -1e308 }]],
    ['the least ones', [{ a: 5e-324 }, { a: -5e-324 }]],
  ])(
    'LIM-6 values near the ends of f64 (%s): training ends in a model with finite weights or in numeric',
    async (_, x) => {
      for (const params of [{}, { c1: 0.1 }, { linesearch: 'Backtracking' }]) {
        let bytes: Uint8Array | undefined;
        const code = await codeOfRejection(
          train(x, ['X', 'Y'], params).then((model) => {
            bytes = model;
          }),
        );
        if (bytes === undefined) expect(code).toBe('numeric');
        else expect(readModel(bytes).featureWeight.every(Number.isFinite)).toBe(true);
      }
    },
  );

  it('LIM-6 scores beyond f64 in tagging give a path of the model’s labels; probabilities are numeric', async () => {
    const tagger = engine.openTagger(await train([['a'], ['b']], ['X', 'Y'], { c2: 1e-6 }));
    const tags = tagger.tag([{ a: 1e308 }, { b: -1e308 }, { a: 1e308, b: 1e308 }]);
    expect(tags).toHaveLength(3);
    expect(tags.every((tag) => tag === 'X' || tag === 'Y')).toBe(true);
    expect(codeOf(() => tagger.marginal('X', 0))).toBe('numeric');
    expect(codeOf(() => tagger.probability(tags))).toBe('numeric');
    expect(tagger.tag([['a']])).toEqual(['X']);
    expect(tagger.marginal('X', 0)).toBeGreaterThan(0.5);
  });

  it('LIM-7 an attribute that comes twice in an item counts as one of twice the value', async () => {
    const tagger = engine.openTagger(await train([['a'], ['b']], ['X', 'Y'], { c2: 0.1 }));
    tagger.set([['a', 'b', 'a']]);
    const twice = tagger.marginal('X', 0);
    tagger.set([{ a: 2, b: 1 }]);
    expect(tagger.marginal('X', 0)).toBeCloseTo(twice, 14);
    const listed = await train([['a', 'a'], ['b']], ['X', 'Y'], { c2: 0.1 });
    const summed = await train([{ a: 2 }, { b: 1 }], ['X', 'Y'], { c2: 0.1 });
    const [one, two] = [readModel(listed), readModel(summed)];
    expect(one.attributes).toEqual(two.attributes);
    one.featureWeight.forEach((weight, k) => {
      expect(weight).toBeCloseTo(two.featureWeight[k] ?? Number.NaN, 9);
    });
  });

  it('LIM-8 attributes the model does not know count nothing, whatever their value', async () => {
    const tagger = engine.openTagger(await train([['a'], ['b']], ['X', 'Y']));
    tagger.set([['a']]);
    const alone = tagger.marginal('X', 0);
    tagger.set([{ a: 1, nobody: 1e308, 'A ': -3 }]);
    expect(tagger.marginal('X', 0)).toBe(alone);
    tagger.set([['nobody'], []]);
    expect(tagger.score(['X', 'X'])).toBe(tagger.info().transitions.find((t) => t.from + t.to === 'XX')?.weight ?? 0);
  });

  it('LIM-9 num_memories beyond the iterations made costs nothing', async () => {
    const few = await train([['a'], ['b']], ['X', 'Y'], { max_iterations: 3, num_memories: 3 });
    expect(await train([['a'], ['b']], ['X', 'Y'], { max_iterations: 3, num_memories: 2147483647 })).toEqual(few);
  });
});

describe('out of memory', () => {
  it('MEM-3 ERR-3 in a training is out-of-memory, and the trainer then trains as if nothing had been', async () => {
    const trainer = engine.createTrainer({ params: { max_iterations: 4 } });
    for (let i = 0; i < 40; i++) {
      trainer.append(
        Array.from({ length: 50 }, (_, t) => [`w${i * 50 + t}`, `s${t % 7}`]),
        Array.from({ length: 50 }, (_, t) => `L${t % 20}`),
      );
    }
    const sound = await trainer.train();
    const grow = vi.spyOn(WebAssembly.Memory.prototype, 'grow').mockImplementation(() => {
      throw new RangeError('WebAssembly.Memory.grow(): Maximum memory size exceeded');
    });
    try {
      expect(await codeOfRejection(trainer.train())).toBe('out-of-memory');
      expect(grow).toHaveBeenCalled();
    } finally {
      grow.mockRestore();
    }
    expect(await trainer.train()).toEqual(sound);
  });

  it('MEM-3 ERR-3 in a tagger is out-of-memory for that sequence alone', async () => {
    const tagger = engine.openTagger(await train([['a'], ['b']], ['X', 'Y']));
    const long = Array.from({ length: 50_000 }, () => ['a']);
    const grow = vi.spyOn(WebAssembly.Memory.prototype, 'grow').mockImplementation(() => {
      throw new RangeError('WebAssembly.Memory.grow(): Maximum memory size exceeded');
    });
    try {
      expect(codeOf(() => tagger.tag(long))).toBe('out-of-memory');
      expect(codeOf(() => tagger.tag())).toBe('no-sequence');
      expect(tagger.tag([['b']])).toEqual(['Y']);
    } finally {
      grow.mockRestore();
    }
    expect(tagger.tag(long)).toHaveLength(50_000);
  });
});

describe('errors', () => {
  it('ERR-1 every code has a cause', async () => {
    const trainer = engine.createTrainer({ params: { max_iterations: 50 } });
    const seen = [await codeOfRejection(trainer.train()), codeOf(() => trainer.append([], []))];
    trainer.append([['a'], ['b']], ['X', 'Y']);
    const tagger = engine.openTagger(await trainer.train());
    const training = trainer.train();
    seen.push(codeOf(() => trainer.clear()));
    await training;
    seen.push(
      await codeOfRejection(trainer.train({ signal: AbortSignal.abort() })),
      codeOf(() => engine.openTagger(new Uint8Array(3))),
      codeOf(() => trainer.set('c2', -1)),
      codeOf(() => trainer.get('nobody')),
      codeOf(() => trainer.select('simulated-annealing' as 'lbfgs')),
      codeOf(() => trainer.append([['a']], [])),
      codeOf(() => trainer.append([{ a: Number.NaN }], ['X'])),
      codeOf(() => trainer.append([['a']], ['X'], 1.5)),
      codeOf(() => tagger.tag()),
      codeOf(() => engine.openTagger(emptyModel(Array.from({ length: 30_000 }, (_, id) => `L${id}`)))),
      codeOf(() => {
        tagger.set([['a'], ['b']]);
        return tagger.marginal('nobody', 0);
      }),
      codeOf(() => tagger.tag(undefined, { forbidden: ['X', 'Y'].map((label) => [undefined, label] as const) })),
      await codeOfRejection(train([{ a: 1e308 }, { a: -1e308 }, { b: 1e308 }], ['X', 'Y', 'X'])),
    );
    tagger.close();
    seen.push(codeOf(() => tagger.labels()));
    expect(new Set(seen)).toEqual(
      new Set([
        ...['no-data', 'empty-sequence', 'busy', 'cancelled', 'invalid-model', 'invalid-parameter'],
        ...['unknown-parameter', 'unknown-algorithm', 'length-mismatch', 'invalid-item', 'out-of-range'],
        ...['no-sequence', 'out-of-memory', 'unknown-label', 'no-path', 'numeric', 'closed'],
      ]),
    );
  });

  it('ERR-2 messages hold no attribute and no label', async () => {
    const secret = 'Mrs Example has measles';
    const trainer = engine.createTrainer();
    const tagger = engine.openTagger(await train([[secret]], [secret]));
    const works: (() => unknown)[] = [
      () => trainer.append([[secret]], [secret, secret]),
      () => trainer.append([{ [secret]: Number.NaN }], [secret]),
      () => trainer.append([[secret]], [`${secret}\0`]),
      () => trainer.append([[secret, 3 as unknown as string]], ['X']),
      () => tagger.marginal(`${secret}!`, 0),
      () => tagger.marginal(secret, 7),
    ];
    tagger.set([[secret]]);
    for (const work of works) {
      let message = '';
      try {
        work();
      } catch (error) {
        message = String(error);
      }
      expect(message).toMatch(/^CrfError: /);
      expect(message).not.toMatch(/Example|measles/);
    }
  });
});
