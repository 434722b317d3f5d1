import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadEngine } from 'crfsuite-wasm';
import { withLists } from '@/lib/domain/model/recipe';
import { compareRepeat } from '@/lib/domain/model/repeat';
import type { Run } from '@/lib/domain/model/run';
import { createDiseaseListBuilder } from '@/lib/domain/reading/disease-treatments';
import { diseaseTreatmentsCsv } from '@/lib/domain/reading/export';
import { readNote } from '@/lib/domain/reading/read-note';
import type { FeatureSet } from '@/lib/domain/text/feature-set';
import { chosenGazetteers, type Gazetteer, refOf } from '@/lib/domain/text/gazetteer';
import { DISEASE, TREATMENT } from '@/lib/domain/text/span';
import { structureOf } from '@/lib/domain/text/structure';
import { cliMessages } from '@/lib/messages/en/cli';
import { workErrorMessage } from '@/lib/messages/en/errors';
import { FACT_NAMES, repeatLines, runFacts } from '@/lib/messages/en/runs';
import { describeRun } from '@/lib/pipelines/describe-run';
import { openReader } from '@/lib/pipelines/inference';
import { type Trained, trainModel } from '@/lib/pipelines/training';
import type { RepeatOrder } from '@/lib/schemas/run-report';
import { datasetOfFiles } from './cli-dataset';
import {
  CommandError,
  type PipelineFile,
  parsePipelineCommand,
  readGazetteers,
  readPipelineFiles,
  readRepeatOrder,
} from './pipeline-command';
import { platformHost as host } from './platform-host';
import { type RunReport, reportTable, runReport } from './run-report';

/** Who started a run, where no person has a name. */
const COMMAND_LINE = 'command line';

async function train(
  files: readonly PipelineFile[],
  {
    settings,
    featureSet,
    gazetteers,
  }: Pick<RepeatOrder, 'settings' | 'featureSet'> & {
    readonly gazetteers: readonly Gazetteer[];
  },
  progress: (line: string) => void,
) {
  const { dataset, notes } = await datasetOfFiles(files, host, progress);
  const engine = await loadEngine();
  const described = await describeRun(dataset, settings, featureSet, engine, host, host.newId(), {
    actor: COMMAND_LINE,
  });
  const input = { run: { ...described, number: 1 }, dataset, notes };
  const result = await trainModel(input, engine, host, {
    gazetteers,
    onProgress: (step, done, total) => {
      if (step.startsWith('fit') && done % 20 === 0) progress(`${step} ${done}/${total}`);
    },
  });
  if (!result.ok) {
    const { what, next } = workErrorMessage(result.error.code);
    const facts = result.error.code === 'run-facts-missing' ? result.error.facts : [];
    const named = facts.length > 0 ? ` ${runFacts.refused(facts.map((fact) => FACT_NAMES[fact]))}` : '';
    throw new CommandError(`${what}${named} ${next}`);
  }
  if (result.value.run.evaluation?.split !== 'test') throw new CommandError(cliMessages.nothingToTest);
  return { notes, engine, trained: result.value };
}

/**
 * The case study's actual output: diseases and their treatments as the model reads them in the test notes. Undefined
 * where the data have other labels.
 */
function diseasesCsv({ notes, engine, trained }: Awaited<ReturnType<typeof train>>): string | undefined {
  if (![DISEASE, TREATMENT].every((label) => trained.model.labels.includes(label))) return undefined;
  const opened = openReader(trained.model, engine);
  if (!opened.ok) throw new CommandError(workErrorMessage(opened.error.code).what);
  const builder = createDiseaseListBuilder({ includeDenied: false, minConfidence: 0 });
  for (const { note, gold, split } of notes) {
    if (split !== 'test') continue;
    const structure = structureOf(note);
    const predicted = opened.value.predict(note, structure);
    const base = { noteId: note.id, text: note.text, structure, gold, predicted };
    builder.add({ reading: readNote({ ...base, layer: 'model', includeUnaffirmed: false }), text: note.text });
  }
  opened.value.close();
  // Titles ("test 242") lead back to the files; the ids are new with every run.
  return diseaseTreatmentsCsv(builder.finish(), new Map(notes.map(({ note }) => [note.id, note.title])));
}

/** @returns names of the files written */
async function writeResults(
  out: string,
  report: RunReport,
  trained: Trained,
  csv: string | undefined,
): Promise<string[]> {
  const { bytes, ...model } = trained.model;
  const files = new Map<string, string | Uint8Array>([
    ['report.json', `${JSON.stringify(report, null, 2)}\n`],
    ['model.crfsuite', bytes],
    ['model.json', `${JSON.stringify(model)}\n`],
  ]);
  if (csv !== undefined) files.set('diseases-treatments.csv', csv);
  try {
    await mkdir(out, { recursive: true });
    await Promise.all([...files].map(([name, content]) => writeFile(join(out, name), content)));
    return [...files.keys()];
  } catch {
    throw new CommandError(cliMessages.outUnwritable(out));
  }
}

/** The FeatureSet with the lists, if there are any: it then has a name of its own. */
function withGazetteers(featureSet: FeatureSet, lists: readonly Gazetteer[]): FeatureSet {
  if (lists.length === 0) return featureSet;
  const id = [featureSet.id, ...lists.map(({ name }) => name)].join(' + ');
  return { ...featureSet, id, parts: withLists(featureSet.parts, lists.map(refOf)) };
}

/** Whether the repeated run gave the same model, as lines. */
function verdictOf(order: RepeatOrder, run: Run): { readonly same: boolean; readonly lines: string } {
  const verdict = compareRepeat(order.facts, run);
  switch (verdict.kind) {
    case 'same-bytes':
      return { same: true, lines: repeatLines.same(verdict.sha256) };
    case 'other-bytes': {
      const { first, second, differs } = verdict;
      return { same: false, lines: `${repeatLines.other(first, second)}\n${repeatLines.differs(differs)}` };
    }
    case 'nothing-to-compare':
      return { same: false, lines: repeatLines.noModel };
  }
}

async function main(): Promise<void> {
  const command = parsePipelineCommand(process.argv.slice(2));
  const order = command.repeat === undefined ? undefined : await readRepeatOrder(command.repeat);
  const given = await readGazetteers(command.gazetteerFiles, host.hash);
  const asked = order ?? { ...command, featureSet: withGazetteers(command.featureSet, given) };
  const gazetteers = chosenGazetteers(asked.featureSet.parts.gazetteers, given);
  if (!gazetteers) {
    const names = asked.featureSet.parts.gazetteers?.map(({ name }) => name) ?? [];
    throw new CommandError(cliMessages.gazetteersMissing(names));
  }
  const done = await train(await readPipelineFiles(command), { ...asked, gazetteers }, (line) =>
    process.stderr.write(`${line}\n`),
  );
  const report = runReport(done.trained.run, done.trained.model);
  const files = await writeResults(command.out, report, done.trained, diseasesCsv(done));
  process.stdout.write(`${command.json ? JSON.stringify(report, null, 2) : reportTable(report, command.out, files)}\n`);
  if (!order) return;
  const { same, lines } = verdictOf(order, done.trained.run);
  // The report alone goes to whoever reads JSON.
  (command.json ? process.stderr : process.stdout).write(`${lines}\n`);
  if (!same) process.exitCode = 1;
}

main().catch((error: unknown) => {
  // Only our own messages are printed: another error's text could hold a note's.
  const message = error instanceof CommandError ? error.message : workErrorMessage('unexpected').what;
  process.stderr.write(`${message}\n`);
  if (!(error instanceof CommandError) && process.env.BEHEALTHY_DEBUG) throw error;
  process.exitCode = 1;
});
