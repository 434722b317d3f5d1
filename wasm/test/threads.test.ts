import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Algorithm, loadEngine, type TrainOptions, type TrainProgress } from '../dist/index.js';
import { numberOfChunks } from '../dist/threads/chunk-plan.js';
import { type ThreadsOptions, threads } from '../dist/threads/node.js';
import { makeThreads } from '../dist/threads/threads.js';
import { codeOf, codeOfRejection } from './support/codes';
import { randomSequences } from './support/corpora';

const engine = await loadEngine();
const WORKER = new URL('../dist/threads/node-worker.js', import.meta.url);

interface Setting {
  readonly labels?: number;
  readonly sentences?: number;
  readonly longest?: number;
  readonly params?: Record<string, number | boolean>;
}

function trainerOf({ labels = 3, sentences = 90, longest = 14, params = {} }: Setting = {}) {
  const trainer = engine.createTrainer({ params: { c1: 0.05, c2: 0.3, max_iterations: 20, ...params } });
  for (const { x, y } of randomSequences(labels, sentences, labels, longest)) trainer.append(x, y);
  return trainer;
}

async function trained(setting: Setting, options: TrainOptions = {}) {
  const reports: TrainProgress[] = [];
  const bytes = await trainerOf(setting).train({ ...options, onProgress: (report) => void reports.push(report) });
  return { bytes, losses: reports.map(({ loss }) => loss), norms: reports.map(({ gradientNorm }) => gradientNorm) };
}

/** Counts the workers that run. */
function watched(script: URL | string = WORKER) {
  const running = new Set<Worker>();
  const made: Worker[] = [];
  const worker = () => {
    const one = typeof script === 'string' ? new Worker(script, { eval: true }) : new Worker(script, { execArgv: [] });
    running.add(one);
    made.push(one);
    one.on('exit', () => running.delete(one));
    return one;
  };
  const allEnded = () => vi.waitFor(() => expect(running.size).toBe(0), { timeout: 5000, interval: 5 });
  return { worker, made, allEnded };
}

const FOUR = { chunks: 4 } satisfies ThreadsOptions;

afterEach(() => vi.unstubAllGlobals());

describe('threads', () => {
  it.each([
    { labels: 1 },
    { labels: 3 },
    { labels: 5, params: { c1: 0 } },
    { labels: 9, params: { 'feature.possible_states': true, 'feature.possible_transitions': true } },
  ])('THR-1 gives the same bytes on 1, 2 and 3 threads: %o', async (setting) => {
    const one = await trained(setting, { threads: threads({ ...FOUR, count: 1 }) });
    for (const count of [2, 3]) {
      const more = await trained(setting, { threads: threads({ ...FOUR, count }) });
      expect(more.losses).toEqual(one.losses);
      expect(more.norms).toEqual(one.norms);
      expect(Buffer.compare(more.bytes, one.bytes)).toBe(0);
    }
  });

  it('THR-1 gives the same bytes with attributes of weight 1 alone and more threads than chunks', async () => {
    const train = async (count: number) => {
      const trainer = engine.createTrainer({ params: { c2: 0.1, max_iterations: 12 } });
      for (let s = 0; s < 60; s++) {
        const words = Array.from({ length: 3 + (s % 7) }, (_, t) => `w${(s * s + 3 * t) % 40}`);
        trainer.append(
          words.map((word) => [word, `${word}-suffix`, 'bias', `n${s % 3}`]),
          words.map((word) => `L${word.length % 2}${s % 2}`),
        );
      }
      let started = {};
      const onStart = (start: object) => {
        started = start;
      };
      const bytes = await trainer.train({ threads: threads({ count, chunks: 2, onStart }) });
      return { bytes, started };
    };
    const [one, many] = [await train(1), await train(5)];
    expect(one.started).toEqual({ threads: 1, chunks: 2 });
    expect(many.started).toEqual({ threads: 2, chunks: 2 });
    expect(Buffer.compare(one.bytes, many.bytes)).toBe(0);
  });

  it.each([{ labels: 2, params: { c1: 0 } }, { labels: 3 }, { labels: 7 }])(
    'THR-2 follows the training without threads to 1e-9 over 20 iterations: %o',
    async (setting) => {
      const plain = await trained(setting);
      const divided = await trained(setting, { threads: threads({ ...FOUR, count: 2 }) });
      expect(plain.losses.length).toBeGreaterThan(10);
      expect(divided.losses.length).toBe(plain.losses.length);
      divided.losses.forEach((loss, i) => {
        expect(Math.abs(loss / (plain.losses[i] ?? 0) - 1)).toBeLessThan(1e-9);
        expect(Math.abs((divided.norms[i] ?? 0) / (plain.norms[i] ?? 0) - 1)).toBeLessThan(1e-6);
      });
    },
  );

  it('THR-3 data too small for two chunks are trained as without threads, to the byte and without a worker', async () => {
    const { worker, made } = watched();
    const onStart = vi.fn();
    const plain = await trained({});
    const same = await trained({}, { threads: threads({ count: 2, worker, onStart }) });
    expect(Buffer.compare(same.bytes, plain.bytes)).toBe(0);
    expect(made).toEqual([]);
    expect(onStart.mock.calls).toEqual([[{ threads: 1, chunks: 1 }]]);
  });

  it('THR-3 the number of chunks is a power of two that grows with the data, up to 16', () => {
    const chunks = (tokens: number, labels: number, count: number) =>
      numberOfChunks(
        {
          columns: { tokens } as Parameters<typeof numberOfChunks>[0]['columns'],
          ...{ heap: undefined as never, starts: new Uint32Array(1 + tokens / 20), features: { count }, labels },
        },
        undefined,
      );
    const sizes = [1e3, 1e5, 5e5, 1e6, 4e6, 1e9].map((tokens) => chunks(tokens, 5, 5e4));
    expect(sizes[0]).toBe(1);
    expect(sizes.at(-1)).toBe(16);
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    for (const size of sizes) expect([1, 2, 4, 8, 16]).toContain(size);
    expect(chunks(1e5, 33, 5e4)).toBeGreaterThan(chunks(1e5, 3, 5e4));
  });

  it('THR-4 gives the same bytes where memory cannot be shared, and where there are no workers', async () => {
    const setting = { labels: 4 };
    const shared = await trained(setting, { threads: threads({ ...FOUR, count: 3 }) });
    const alone = await trained(setting, { threads: makeThreads({ ...FOUR, count: 3 }, undefined, 1) });
    vi.stubGlobal('crossOriginIsolated', false);
    vi.stubGlobal('SharedArrayBuffer', undefined);
    const { worker, made } = watched();
    const moved = await trained(setting, { threads: threads({ ...FOUR, count: 3, worker }) });
    expect(made.length).toBe(2);
    expect(Buffer.compare(moved.bytes, shared.bytes)).toBe(0);
    expect(Buffer.compare(alone.bytes, shared.bytes)).toBe(0);
  });

  it('THR-5 a holdout group is tagged and a warm start begins as without threads', async () => {
    const tags = async (option: TrainOptions['threads']) => {
      const trainer = trainerOf({ labels: 4 });
      for (const { x, y } of randomSequences(77, 9, 4, 8)) trainer.append(x, y, 1);
      const seen: (string[][] | undefined)[] = [];
      const onProgress = ({ predictHoldout }: TrainProgress) => void seen.push(predictHoldout?.());
      const first = await trainer.train({ holdout: 1, onProgress, threads: option });
      const losses: number[] = [];
      const rest = { from: first, holdout: 1, threads: option };
      await trainer.train({ ...rest, onProgress: ({ loss }) => void losses.push(loss) });
      return { seen, loss: losses[0] ?? Number.NaN };
    };
    const plain = await tags(undefined);
    const divided = await tags(threads({ ...FOUR, count: 2 }));
    expect(plain.seen[0]?.length).toBe(9);
    expect(divided.seen.length).toBe(plain.seen.length);
    // Paths of equal score, as these random data have, may be told apart by rounding.
    const flat = [plain, divided].map(({ seen }) => seen.flat(2));
    const apart = flat[0]?.filter((tag, i) => tag !== flat[1]?.[i]).length ?? Number.NaN;
    expect(apart).toBeLessThan(0.02 * (flat[0]?.length ?? 0));
    expect(Math.abs(divided.loss / plain.loss - 1)).toBeLessThan(1e-9);
  });

  it('THR-5 cancelling ends training and workers, in preparation and between iterations; the trainer trains anew', async () => {
    const trainer = trainerOf({ sentences: 400, params: { max_iterations: 0, epsilon: 0, period: 0 } });
    const { worker, made, allEnded } = watched();
    const option = threads({ ...FOUR, count: 3, worker });
    for (const after of [0, 1, 7]) {
      const controller = new AbortController();
      const onProgress = ({ iteration }: TrainProgress) => {
        if (iteration === after) controller.abort();
      };
      if (after === 0) setTimeout(() => controller.abort(), 3);
      const training = trainer.train({ signal: controller.signal, threads: option, onProgress });
      expect(await codeOfRejection(training)).toBe('cancelled');
      await allEnded();
    }
    expect(made.length).toBeGreaterThanOrEqual(4);
    trainer.set('max_iterations', 2);
    expect((await trainer.train({ threads: option })).length).toBeGreaterThan(0);
    await allEnded();
  });

  it('THR-5 iterations() waits, and leaving it ends the workers', async () => {
    const { worker, allEnded } = watched();
    const trainer = trainerOf();
    let count = 0;
    for await (const { iteration } of trainer.iterations({ threads: threads({ ...FOUR, count: 2, worker }) })) {
      expect(iteration).toBe(++count);
      if (count === 3) break;
    }
    await allEnded();
    trainer.set('max_iterations', 1);
    await trainer.train();
  });

  it('THR-5 other tasks get turns while workers work', async () => {
    const trainer = trainerOf({ sentences: 3000, params: { max_iterations: 30 } });
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    await trainer.train({ threads: threads({ ...FOUR, count: 2 }) });
    clearInterval(timer);
    // Thirty iterations, each with a wait: even a busy machine gives more than this.
    expect(turns).toBeGreaterThan(10);
  });

  it.each([
    ['throws when it starts', 'throw new Error("no")'],
    ['ends when it starts', 'process.exit(0)'],
    ['fails at its first message', 'require("node:worker_threads").parentPort.on("message", () => process.exit(1))'],
    ['is silent', 'require("node:worker_threads").parentPort.on("message", () => {})'],
    ['works without end', 'for (;;) {}'],
    ['reports an error of its own', 'require("node:worker_threads").parentPort.on("message", () => null.x)'],
  ])('THR-6 a worker that %s is worker-failed, soon, and none is left', async (_, code) => {
    const { worker, allEnded } = watched(code);
    const trainer = trainerOf();
    const training = trainer.train({ threads: threads({ ...FOUR, count: 3, worker, silentMs: 300 }) });
    expect(await codeOfRejection(training)).toBe('worker-failed');
    await allEnded();
    trainer.set('max_iterations', 1);
    await trainer.train();
  });

  it('THR-6 a worker that cannot be made, or whose script is not there, is worker-failed', async () => {
    const makers = [
      () => {
        throw new Error('not allowed here');
      },
      () => new Worker(new URL('./not-there.js', import.meta.url)),
    ];
    for (const worker of makers) {
      const training = trainerOf().train({ threads: threads({ ...FOUR, count: 2, worker }) });
      expect(await codeOfRejection(training)).toBe('worker-failed');
    }
  });

  it('THR-6 a worker ended in the middle of a training is worker-failed', async () => {
    const { worker, made, allEnded } = watched();
    const onProgress = async ({ iteration }: TrainProgress) => {
      if (iteration === 4) await made[1]?.terminate();
    };
    const training = trainerOf().train({ threads: threads({ ...FOUR, count: 3, worker }), onProgress });
    expect(await codeOfRejection(training)).toBe('worker-failed');
    await allEnded();
  });

  it.each([1, 2, 4])('THR-6 an objective that leaves f64 in any chunk is numeric, on %i thread(s)', async (count) => {
    const trainer = trainerOf();
    trainer.append([{ huge: 1e308, b: 1 }, { huge: 1e308 }], ['tag1', 'tag2']);
    const { worker, allEnded } = watched();
    expect(await codeOfRejection(trainer.train())).toBe('numeric');
    expect(await codeOfRejection(trainer.train({ threads: threads({ ...FOUR, count, worker }) }))).toBe('numeric');
    await allEnded();
  });

  it('THR-6 what onProgress and onStart throw comes out, and the workers end', async () => {
    const { worker, allEnded } = watched();
    const own = new Error('mine');
    const fail = () => {
      throw own;
    };
    const both = [{ onProgress: fail, threads: threads({ ...FOUR, count: 2, worker }) }];
    both.push({ onProgress: () => {}, threads: threads({ ...FOUR, count: 2, worker, onStart: fail }) } as never);
    for (const options of both) await expect(trainerOf().train(options)).rejects.toBe(own);
    await allEnded();
  });

  it('THR-7 odd data: one sentence, fewer sentences than chunks, empty items, no data, one long sentence', async () => {
    const option = threads({ ...FOUR, count: 2 });
    for (const [sentences, longest] of [
      [1, 3],
      [5, 2],
      [13, 1],
      [9, 300],
    ] as const) {
      const plain = await trained({ sentences, longest });
      const divided = await trained({ sentences, longest }, { threads: option });
      expect(Math.abs((divided.losses.at(-1) ?? 0) / (plain.losses.at(-1) ?? 1) - 1)).toBeLessThan(1e-9);
    }
    const empty = engine.createTrainer({ params: { c2: 0.1 } });
    for (let s = 0; s < 12; s++) empty.append([[], [], []], ['a', 'b', s % 2 ? 'a' : 'b']);
    expect((await empty.train({ threads: option })).length).toBeGreaterThan(0);
    expect(await codeOfRejection(engine.createTrainer().train({ threads: option }))).toBe('no-data');
  });

  it('THR-7 counts that are none are invalid-parameter, and so are threads for other algorithms', async () => {
    for (const options of [{ count: 0 }, { count: 1.5 }, { chunks: 0 }, { chunks: Number.NaN }, { silentMs: -1 }]) {
      expect(codeOf(() => threads(options))).toBe('invalid-parameter');
    }
    for (const algorithm of ['l2sgd', 'ap', 'pa', 'arow'] satisfies Algorithm[]) {
      const trainer = engine.createTrainer({ algorithm });
      trainer.append([['a']], ['x']);
      expect(await codeOfRejection(trainer.train({ threads: threads() }))).toBe('invalid-parameter');
    }
  });

  it('THR-6 MEM-1 memory stays flat over 20 trainings, and a process whose training was left ends by itself', () => {
    const child = fileURLToPath(new URL('support/threads-child.mjs', import.meta.url));
    const output = execFileSync(process.execPath, ['--expose-gc', child], { encoding: 'utf8', timeout: 60_000 });
    const { before, after } = JSON.parse(output) as Record<'before' | 'after', { rss: number; external: number }>;
    console.info(
      `Resident: ${(before.rss / 2 ** 20).toFixed(0)} MB after 10 trainings, ${(after.rss / 2 ** 20).toFixed(0)} after 30`,
    );
    // Two workers a training, megabytes each: kept, those of 20 trainings would be 100 MB and more.
    expect(after.rss - before.rss).toBeLessThan(24 * 2 ** 20);
    expect(after.external - before.external).toBeLessThan(4 * 2 ** 20);
  }, 60_000);
});
