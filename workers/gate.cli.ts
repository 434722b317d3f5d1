import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadEngine, readModel, writeModel } from 'crfsuite-wasm';
import { partition } from '@/lib/domain/data/partition';
import { CURVE_KS, DEFAULT_K } from '@/lib/domain/model/privacy-gate';
import { DEFAULT_SETTINGS, type ModelVersion } from '@/lib/domain/model/run';
import { DEFAULT_FEATURE_SET } from '@/lib/domain/text/feature-set';
import { cliMessages } from '@/lib/messages/en/cli';
import { workErrorMessage } from '@/lib/messages/en/errors';
import { GATE_USAGE, gateCliMessages } from '@/lib/messages/en/gate-cli';
import { describeRun } from '@/lib/pipelines/describe-run';
import { calibrateGated } from '@/lib/pipelines/gate/calibrate-gated';
import { gateCurve } from '@/lib/pipelines/gate/gate-curve';
import { type GatedModel, gateModel } from '@/lib/pipelines/gate/gate-model';
import { type SharedFile, sharedFile } from '@/lib/pipelines/gate/shared-file';
import type { Engine } from '@/lib/pipelines/ports';
import { type Trained, trainModel } from '@/lib/pipelines/training';
import { datasetOfFiles } from './cli-dataset';
import { CommandError, readPipelineFiles } from './pipeline-command';
import { platformHost as host } from './platform-host';

const files = { readModel, writeModel };

interface GateCommand {
  readonly data: string;
  readonly k: number;
  readonly ks: readonly number[];
  readonly prune: boolean;
  readonly curve: boolean;
  readonly seed: number;
  readonly out: string | undefined;
  readonly json: boolean;
}

function optionsOf(args: string[]) {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  try {
    const options = {
      ...{ data: text, k: text, ks: text, seed: text, out: text },
      ...{ prune: flag, 'no-curve': flag, json: flag },
    } as const;
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message : ''}\n\n${GATE_USAGE}`);
  }
}

function commandOf(args: string[]): GateCommand {
  const values = optionsOf(args);
  if (values.data === undefined) throw new CommandError(`${cliMessages.missingData}\n\n${GATE_USAGE}`);
  const [k = DEFAULT_K] = wholes('--k', values.k ?? String(DEFAULT_K));
  const [seed = DEFAULT_SETTINGS.seed] = wholes('--seed', values.seed ?? String(DEFAULT_SETTINGS.seed));
  return {
    data: values.data,
    k,
    ks: wholes('--ks', values.ks ?? CURVE_KS.join(',')),
    prune: values.prune,
    curve: !values['no-curve'],
    seed,
    out: values.out,
    json: values.json,
  };
}

function wholes(option: string, text: string): number[] {
  const numbers = text.split(',').map(Number);
  if (!numbers.every((one) => Number.isSafeInteger(one) && one >= 1)) {
    throw new CommandError(gateCliMessages.notAWhole(option));
  }
  return numbers.toSorted((a, b) => a - b);
}

async function trained(
  { dataset, notes }: Awaited<ReturnType<typeof datasetOfFiles>>,
  engine: Engine,
): Promise<Trained> {
  const origin = { actor: 'command line' };
  const id = host.newId();
  const described = await describeRun(dataset, DEFAULT_SETTINGS, DEFAULT_FEATURE_SET, engine, host, id, origin);
  const result = await trainModel({ run: { ...described, number: 1 }, dataset, notes }, engine, host);
  if (!result.ok) throw new CommandError(workErrorMessage(result.error.code).what);
  return result.value;
}

async function writeGated(out: string, before: ModelVersion, { model }: GatedModel, file: SharedFile, json: string) {
  const { bytes, ...described } = model;
  const facts = {
    ...described,
    id: before.id,
    number: before.number,
    runId: before.runId,
    createdAt: before.createdAt,
    sha256: await host.hash(bytes),
    sizeBytes: bytes.byteLength,
    featureSetHash: before.featureSetHash,
  };
  try {
    await mkdir(out, { recursive: true });
    await writeFile(join(out, 'model.crfsuite'), bytes);
    await writeFile(join(out, 'model.json'), `${JSON.stringify(facts)}\n`);
    await writeFile(join(out, 'model.behealthy'), file.bytes);
    await writeFile(join(out, 'gate.json'), `${json}\n`);
  } catch {
    throw new CommandError(gateCliMessages.outUnwritable(out));
  }
}

async function main(): Promise<void> {
  const command = commandOf(process.argv.slice(2));
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const source = { kind: 'folder', folder: command.data } as const;
  const data = await datasetOfFiles(await readPipelineFiles({ source }), host, say);
  const engine = await loadEngine();
  const { labels } = data.dataset;
  // The curve never sees a test note.
  const { all: learning } = partition(data.notes, (note) => note, DEFAULT_SETTINGS);
  const methods = command.prune ? (['retrain', 'prune'] as const) : (['retrain'] as const);
  const settings = { ...DEFAULT_SETTINGS, seed: command.seed };
  const curve = command.curve
    ? await gateCurve(
        { notes: learning, labels, settings, featureSet: DEFAULT_FEATURE_SET, ks: command.ks, methods },
        engine,
        files,
        host,
        { onProgress: (_, done, total) => say(`curve ${done}/${total}`) },
      )
    : undefined;
  if (command.curve && !curve) throw new CommandError(gateCliMessages.noFolds);
  const before = await trained(data, engine);
  const gated = await gateModel({ ...before, notes: data.notes, k: command.k }, { engine, files, host });
  if (!gated.ok) throw new CommandError(gateCliMessages.nothingToShare);
  const { report } = gated.value;
  const json = JSON.stringify({ curve, report }, null, 2);
  if (command.out !== undefined) {
    const tokenizers = learning.map(({ note }) => note.tokenizer);
    const { run } = before;
    const of = { run, notes: data.notes, gazetteers: undefined };
    const { model } = await calibrateGated(gated.value, of, engine, host);
    const file = await sharedFile(model, tokenizers, engine, host.hash);
    if (!file.ok) throw new CommandError(workErrorMessage(file.error.code).what);
    await writeGated(command.out, before.model, { ...gated.value, model }, file.value, json);
  }
  const lines = [...(curve ? gateCliMessages.curve(curve) : []), ...gateCliMessages.report(report)];
  process.stdout.write(`${command.json ? json : lines.join('\n')}\n`);
}

main().catch((error: unknown) => {
  // Only our own messages are printed: another error's text could hold a note's.
  const message = error instanceof CommandError ? error.message : workErrorMessage('unexpected').what;
  process.stderr.write(`${message}\n`);
  if (!(error instanceof CommandError) && process.env.BEHEALTHY_DEBUG) throw error;
  process.exitCode = 1;
});
