import { join } from 'node:path';
import { describeInstances } from './data/instances.mjs';
import { runSide } from './run-side.mjs';
import { median } from './table.mjs';

/**
 * All runs of one case, the sides in turns (and in turns who begins), then the checks.
 * @returns { facts, sides: { native, ours }: medians, checks: [{ what, good, found }] }
 */
export async function measureCase(benchCase, options, folder) {
  const trainFile = join(folder, 'train.jsonl');
  const testFile = join(folder, 'test.jsonl');
  benchCase.write(trainFile, testFile);
  const facts = await describeInstances(trainFile);
  const sides = options.native ? ['native', 'ours'] : ['ours'];
  const modelFile = (side) => join(folder, `${side}.crfsuite`);

  const trained = { native: [], ours: [] };
  for (let run = 0; run < options.runs; run++) {
    for (const side of run % 2 === 0 ? sides : [...sides].reverse()) {
      const job = { side, task: 'train', params: benchCase.params, trainFile, modelFile: modelFile(side) };
      trained[side].push(await runSide(job, folder, options.timeoutMs));
      console.log(`  ${side.padEnd(6)} run ${run + 1}: train ${trained[side].at(-1).train.cpu.toFixed(2)} s CPU`);
    }
  }

  const tagged = { native: [], ours: [] };
  const reference = modelFile(sides[0]);
  const tagJob = (side, model, seconds) => ({ side, task: 'tag', testFile, modelFile: model, seconds });
  for (let run = 0; run < options.runs; run++) {
    for (const side of run % 2 === 0 ? sides : [...sides].reverse()) {
      tagged[side].push(await runSide(tagJob(side, reference, options.tagSeconds), folder, options.timeoutMs));
    }
  }

  const checks = [];
  if (options.native) {
    const nativeOnOurs = await runSide(tagJob('native', modelFile('ours'), 0), folder, options.timeoutMs);
    const oursOnOurs = await runSide(tagJob('ours', modelFile('ours'), 0), folder, options.timeoutMs);
    checks.push(checkLosses(trained.native[0].losses, trained.ours[0].losses));
    checks.push(checkTags('native opens our model; same tags', nativeOnOurs.tags, oursOnOurs.tags));
    checks.push(checkTags('we open the native model; same tags', tagged.native[0].tags, tagged.ours[0].tags));
    checks.push(checkTags('our model and the native one; same tags', tagged.native[0].tags, oursOnOurs.tags));
  }
  return { name: benchCase.name, params: benchCase.params, facts, sides: summary(trained, tagged, sides), checks };
}

function summary(trained, tagged, sides) {
  const entries = sides.map((side) => {
    const of = (pick) => median(trained[side].map(pick));
    const tag = (pick) => median(tagged[side].map(pick));
    return [
      side,
      {
        appendCpu: of(({ append }) => append.cpu),
        trainCpu: of(({ train }) => train.cpu),
        trainWall: of(({ train }) => train.wall),
        totalCpu: of(({ append, train }) => append.cpu + train.cpu),
        totalWall: of(({ append, train }) => append.wall + train.wall),
        trainCpuRuns: trained[side].map(({ train }) => train.cpu),
        iterations: trained[side][0].losses.length,
        finalLoss: trained[side][0].losses.at(-1),
        peakMb: of(({ peakMb }) => peakMb),
        openMs: tag(({ openMs }) => openMs),
        coldTokensPerSecond: tag(({ coldTokensPerSecond }) => coldTokensPerSecond),
        warmTokensPerSecond: tag(({ warmTokensPerSecond }) => warmTokensPerSecond),
      },
    ];
  });
  return Object.fromEntries(entries);
}

/** The two must minimise the same function by the same path: the figures mean nothing otherwise. */
function checkLosses(native, ours) {
  const relative = (i) => Math.abs(native[i] - ours[i]) / Math.abs(native[i]);
  const common = Math.min(native.length, ours.length);
  const first = Math.max(...Array.from({ length: Math.min(20, common) }, (_, i) => relative(i)));
  const last = Math.abs(native.at(-1) - ours.at(-1)) / Math.abs(native.at(-1));
  return {
    what: 'same objective (first 20 iterations within 1e-6, last within 1e-4)',
    good: first <= 1e-6 && last <= 1e-4,
    found: `first 20: ${first.toExponential(1)}, last: ${last.toExponential(1)}, iterations ${native.length} and ${ours.length}`,
  };
}

function checkTags(what, a, b) {
  const left = a.flat();
  const right = b.flat();
  const differing = left.reduce(
    (sum, tag, i) => sum + (tag === right[i] ? 0 : 1),
    Math.abs(left.length - right.length),
  );
  return { what, good: differing <= left.length / 1000, found: `${differing} of ${left.length} tags differ` };
}
