import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadEngine } from 'crfsuite-wasm';
import { exactF1 } from '../../lib/domain/model/evaluate';
import type { FoldTask } from '../../lib/domain/model/search';
import { assignFolds } from '../../lib/domain/model/search-progress';
import type { Search } from '../../lib/domain/model/search-record';
import { spansOfEntities } from '../../lib/domain/text/entities';
import { createAttributeExtractor } from '../../lib/domain/text/features';
import type { LabelledSentence } from '../../lib/domain/text/labelled-sentence';
import { learnLexicon } from '../../lib/domain/text/lexicon';
import { tagsOfEntities } from '../../lib/domain/text/tags';
import { openReader, type ReadableModel } from '../../lib/pipelines/inference';
import { writeInstances } from '../../wasm/bench/data/instances.mjs';
import { installNative } from '../../wasm/bench/install-native.mjs';
import type { TrainingSentences } from './training-sentences';

export interface NativeFit {
  /** Wall time of appending, training, opening and tagging the held-out fold; attributes were ready as strings. */
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Exact spans on the held-out fold, as the app marks them with native's model */
  readonly f1: number;
}

/**
 * The same folds, attributes and settings as the search's, by one native CRFsuite process.
 * @param tasks in the search's own order; all trials of it must share recipe and encoding
 * @returns one a task @throws where the native peer cannot be compiled or fails
 */
export async function fitNatively(
  { sentences, labels }: TrainingSentences,
  { plan, trials }: Search,
  tasks: readonly FoldTask[],
): Promise<NativeFit[]> {
  const missing = installNative();
  if (missing) throw new Error(missing);
  const [first] = trials;
  if (!first) throw new Error('a search without trials');
  if (trials.some(({ featureSet }) => JSON.stringify(featureSet) !== JSON.stringify(first.featureSet)))
    throw new Error('the native side reads its attributes once: trials of one recipe only');
  const { featureSet } = first;
  const assigned = assignFolds(
    sentences.map((_, at) => String(at)),
    plan.folds,
    plan.seed,
  );
  const folder = mkdtempSync(join(tmpdir(), 'behealthy-search-'));
  try {
    const folds = Array.from({ length: plan.folds }, (_, fold) => {
      const train = sentences.filter((_, at) => assigned[at] !== fold);
      const held = sentences.filter((_, at) => assigned[at] === fold);
      const lexicon = learnLexicon(train, featureSet, labels);
      const extractor = createAttributeExtractor(featureSet, lexicon);
      const files = { train: join(folder, `train-${fold}.jsonl`), held: join(folder, `held-${fold}.jsonl`) };
      writeInstances(files.train, train, ({ words, entities }: LabelledSentence) => ({
        x: extractor.training(words, entities),
        y: tagsOfEntities(words.length, entities, featureSet.encoding),
      }));
      writeInstances(files.held, held, ({ words }: LabelledSentence) => ({ x: extractor.inference(words), y: [] }));
      return { files, held, lexicon };
    });
    const jobs = tasks.map(({ trial, fold }, at) => {
      const { c1, c2, maxIterations, minFrequency, possibleTransitions } = (trials[trial] ?? first).settings;
      const params = {
        c1,
        c2,
        max_iterations: maxIterations,
        'feature.minfreq': minFrequency,
        'feature.possible_transitions': Number(possibleTransitions),
      };
      return { fold, params, modelFile: join(folder, `model-${at}.crfsuite`) };
    });
    const jobFile = join(folder, 'job.json');
    const resultFile = join(folder, 'result.json');
    writeFileSync(jobFile, JSON.stringify({ folds: folds.map(({ files }) => files), fits: jobs, resultFile }));
    const side = fileURLToPath(new URL('search-native-side.mjs', import.meta.url));
    const run = spawnSync(process.execPath, ['--max-old-space-size=4096', side, jobFile], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (run.status !== 0) throw new Error(`the native process ended with ${run.status}`);
    const times = JSON.parse(readFileSync(resultFile, 'utf8')) as Omit<NativeFit, 'f1'>[];
    const engine = await loadEngine();
    return times.map((time, at) => {
      const [job, task] = [jobs[at], tasks[at]];
      const fold = folds[job?.fold ?? -1];
      if (!job || !task || !fold) throw new Error('more results than fits');
      const { spanChanceMin } = (trials[task.trial] ?? first).settings;
      const bytes = new Uint8Array(readFileSync(job.modelFile));
      return {
        ...time,
        f1: judge({ bytes, lexicon: fold.lexicon, featureSet, labels, spanChanceMin }, fold.held, engine),
      };
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function judge(
  model: ReadableModel,
  held: readonly LabelledSentence[],
  engine: Awaited<ReturnType<typeof loadEngine>>,
): number {
  const opened = openReader(model, engine);
  if (!opened.ok) throw new Error(`native's model does not open: ${opened.error.code}`);
  const judged = held.map(({ words, tokens, entities }) => ({
    gold: spansOfEntities(tokens, entities),
    predicted: opened.value.predictSentence(tokens, words),
  }));
  opened.value.close();
  return exactF1(judged);
}
