// Run with --expose-gc: trains on three threads again and again; prints memory as JSON. The last training is left unended:
// its workers must not keep the process.
import { loadEngine } from '../../dist/index.js';
import { threads } from '../../dist/threads/node.js';

const engine = await loadEngine();
const trainer = engine.createTrainer({ params: { max_iterations: 3, c1: 0.05 } });
for (let s = 0; s < 80; s++) {
  const xseq = Array.from({ length: 12 }, (_, t) => [`w${(s * 12 + t) % 50}`, `s${t % 5}`, 'bias']);
  trainer.append(
    xseq,
    xseq.map((_, t) => `L${(s + t) % 4}`),
  );
}
const options = { threads: threads({ count: 3, chunks: 6 }) };

async function memoryAfter(trainings) {
  for (let i = 0; i < trainings; i++) {
    const controller = new AbortController();
    const signal = i % 5 === 4 ? controller.signal : undefined;
    await trainer.train({ ...options, signal, onProgress: () => controller.abort() }).catch(() => {});
  }
  for (let i = 0; i < 5; i++) {
    globalThis.gc();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const { external, rss } = process.memoryUsage();
  return { external, rss };
}

const before = await memoryAfter(10);
const after = await memoryAfter(20);
console.log(JSON.stringify({ before, after }));
await trainer.iterations(options).next();
