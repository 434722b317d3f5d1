import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Counts } from '../../lib/domain/model/evaluation';
import type { FoldTask } from '../../lib/domain/model/search';
import { assignFolds } from '../../lib/domain/model/search-progress';
import type { Search } from '../../lib/domain/model/search-record';
import { createAttributeExtractor } from '../../lib/domain/text/features';
import type { LabelledSentence } from '../../lib/domain/text/labelled-sentence';
import { learnLexicon } from '../../lib/domain/text/lexicon';
import { entitiesOfTags, tagsOfEntities } from '../../lib/domain/text/tags';
import { writeInstances } from '../../wasm/bench/data/instances.mjs';
import { installNative } from '../../wasm/bench/install-native.mjs';
import type { TrainingSentences } from './training-sentences';

export interface NativeFit {
  /** Wall time of appending, training, opening and tagging the held-out fold; attributes were ready as strings. */
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Exact spans on the held-out fold. */
  readonly counts: Counts;
}

/**
 * The same folds, attributes and settings as the search's, by one native CRFsuite process.
 * @param tasks in the search's own order; all trials of it must share recipe and encoding
 * @returns one a task @throws where the native peer cannot be compiled or fails
 */
export function fitNatively(
  data: TrainingSentences,
  { plan, trials }: Search,
  tasks: readonly FoldTask[],
): NativeFit[] {
  const missing = installNative();
  if (missing) throw new Error(missing);
  const { sentences, labels } = data;
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
      const extractor = createAttributeExtractor(featureSet, learnLexicon(train, featureSet, labels));
      const files = { train: join(folder, `train-${fold}.jsonl`), held: join(folder, `held-${fold}.jsonl`) };
      writeInstances(files.train, train, ({ words, entities }: LabelledSentence) => ({
        x: extractor.training(words, entities),
        y: tagsOfEntities(words.length, entities, featureSet.encoding),
      }));
      const held = sentences.filter((_, at) => assigned[at] === fold);
      writeInstances(files.held, held, ({ words }: LabelledSentence) => ({ x: extractor.inference(words), y: [] }));
      return { ...files, gold: held.map(({ entities }) => entities) };
    });
    const job = {
      folds,
      fits: tasks.map(({ trial, fold }) => {
        const { settings } = trials[trial] ?? first;
        const { c1, c2, maxIterations, minFrequency, possibleTransitions } = settings;
        const params = {
          c1,
          c2,
          max_iterations: maxIterations,
          'feature.minfreq': minFrequency,
          'feature.possible_transitions': Number(possibleTransitions),
        };
        return { fold, params };
      }),
      modelFile: join(folder, 'model.crfsuite'),
      resultFile: join(folder, 'result.json'),
    };
    writeFileSync(join(folder, 'job.json'), JSON.stringify(job));
    const side = fileURLToPath(new URL('search-native-side.mjs', import.meta.url));
    const run = spawnSync(process.execPath, ['--max-old-space-size=4096', side, join(folder, 'job.json')], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (run.status !== 0) throw new Error(`the native process ended with ${run.status}`);
    const results = JSON.parse(readFileSync(job.resultFile, 'utf8')) as (Omit<NativeFit, 'counts'> & {
      readonly tags: string[][];
    })[];
    return results.map(({ seconds, cpuSeconds, tags }, at) => ({
      seconds,
      cpuSeconds,
      counts: countExact(folds[tasks[at]?.fold ?? 0]?.gold ?? [], tags),
    }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function countExact(gold: readonly LabelledSentence['entities'][], tags: readonly string[][]): Counts {
  const counts = { truePositives: 0, falsePositives: 0, falseNegatives: 0 };
  for (const [at, entities] of gold.entries()) {
    const marked = new Set(entities.map(({ start, end, label }) => `${start} ${end} ${label}`));
    const predicted = entitiesOfTags(tags[at] ?? []);
    const right = predicted.filter(({ start, end, label }) => marked.has(`${start} ${end} ${label}`)).length;
    counts.truePositives += right;
    counts.falsePositives += predicted.length - right;
    counts.falseNegatives += marked.size - right;
  }
  return counts;
}
