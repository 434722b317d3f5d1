import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { loadEngine } from 'crfsuite-wasm';
import { DEFAULT_SETTINGS } from '@/lib/domain/model/run';
import { createDiseaseListBuilder } from '@/lib/domain/reading/disease-treatments';
import { diseaseTreatmentsCsv } from '@/lib/domain/reading/export';
import { readNote } from '@/lib/domain/reading/read-note';
import { DEFAULT_FEATURE_SET } from '@/lib/domain/text/feature-set';
import { structureOf } from '@/lib/domain/text/structure';
import { CLI_USAGE, cliMessages } from '@/lib/messages/en/cli';
import { workErrorMessage } from '@/lib/messages/en/errors';
import { importErrorLine } from '@/lib/messages/en/import';
import { checkImport } from '@/lib/pipelines/data';
import { describeRun } from '@/lib/pipelines/describe-run';
import { openReader } from '@/lib/pipelines/inference';
import { type Trained, trainModel } from '@/lib/pipelines/training';
import { platformHost as host } from './platform-host';
import { type RunReport, reportTable, runReport } from './run-report';

const FILES = ['train_sent', 'train_label', 'test_sent', 'test_label'] as const;

/** Ends the program with one clear line; thrown so that every caller unwinds. */
class CommandError extends Error {}

interface Command {
  readonly data: string;
  readonly out: string;
  readonly json: boolean;
}

function parseCommand(argv: string[]): Command {
  try {
    const { values } = parseArgs({
      args: argv,
      options: { data: { type: 'string' }, out: { type: 'string' }, json: { type: 'boolean' } },
    });
    if (!values.data) throw new CommandError(`${cliMessages.missingData}\n\n${CLI_USAGE}`);
    return { data: values.data, out: values.out ?? 'out', json: values.json ?? false };
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw new CommandError(`${error instanceof Error ? error.message : ''}\n\n${CLI_USAGE}`);
  }
}

/** Takes the four files by name, with or without an extension. */
async function readFiles(folder: string): Promise<{ name: string; bytes: Uint8Array }[]> {
  const names = await readdir(folder).catch(() => {
    throw new CommandError(cliMessages.folderUnreadable(folder));
  });
  return Promise.all(
    FILES.map(async (wanted) => {
      const name = names.find((each) => each === wanted) ?? names.find((each) => each.replace(/\.\w+$/, '') === wanted);
      if (!name) throw new CommandError(cliMessages.fileMissing(folder, wanted));
      const bytes = await readFile(join(folder, name)).catch(() => {
        throw new CommandError(cliMessages.fileMissing(folder, wanted));
      });
      return { name, bytes: new Uint8Array(bytes) };
    }),
  );
}

async function train(files: { name: string; bytes: Uint8Array }[], progress: (line: string) => void) {
  const checked = await checkImport(files, host);
  const errors = checked.issues.filter((issue) => issue.severity === 'error');
  // What stops the work stands alone; what was merely odd is said when the work goes on.
  if (!checked.storable || !checked.preview) throw new CommandError(errors.map(importErrorLine).join('\n'));
  for (const issue of checked.issues) progress(importErrorLine(issue));
  const engine = await loadEngine();
  const described = await describeRun(
    checked.preview,
    DEFAULT_SETTINGS,
    DEFAULT_FEATURE_SET,
    engine,
    host,
    host.newId(),
  );
  const input = { run: { ...described, number: 1 }, dataset: checked.preview, notes: checked.notes };
  const result = await trainModel(input, engine, host, {
    onProgress: (step, done, total) => {
      if (step.startsWith('fit') && done % 20 === 0) progress(`${step} ${done}/${total}`);
    },
  });
  if (!result.ok) {
    const { what, next } = workErrorMessage(result.error.code);
    throw new CommandError(`${what} ${next}`);
  }
  return { checked, engine, trained: result.value };
}

/** The case study's actual output: diseases and their treatments as the model reads them in the test notes. */
function diseasesCsv({ checked, engine, trained }: Awaited<ReturnType<typeof train>>): string {
  const opened = openReader(trained.model, engine);
  if (!opened.ok) throw new CommandError(workErrorMessage(opened.error.code).what);
  const builder = createDiseaseListBuilder({ includeDenied: false, minConfidence: 0 });
  for (const { note, gold, split } of checked.notes) {
    if (split !== 'test') continue;
    const structure = structureOf(note);
    const predicted = opened.value.predict(note, structure);
    const base = { noteId: note.id, text: note.text, structure, gold, predicted };
    builder.add({ reading: readNote({ ...base, layer: 'model', includeUnaffirmed: false }), text: note.text });
  }
  opened.value.close();
  // Titles ("test 242") lead back to the files; the ids are new with every run.
  return diseaseTreatmentsCsv(builder.finish(), new Map(checked.notes.map(({ note }) => [note.id, note.title])));
}

async function writeResults(out: string, report: RunReport, trained: Trained, csv: string): Promise<void> {
  const { bytes, ...model } = trained.model;
  try {
    await mkdir(out, { recursive: true });
    await Promise.all([
      writeFile(join(out, 'report.json'), `${JSON.stringify(report, null, 2)}\n`),
      writeFile(join(out, 'model.crfsuite'), bytes),
      writeFile(join(out, 'model.json'), `${JSON.stringify(model)}\n`),
      writeFile(join(out, 'diseases-treatments.csv'), csv),
    ]);
  } catch {
    throw new CommandError(cliMessages.outUnwritable(out));
  }
}

async function main(): Promise<void> {
  const command = parseCommand(process.argv.slice(2));
  const done = await train(await readFiles(command.data), (line) => process.stderr.write(`${line}\n`));
  const report = runReport(done.trained.run, done.trained.model);
  await writeResults(command.out, report, done.trained, diseasesCsv(done));
  process.stdout.write(`${command.json ? JSON.stringify(report, null, 2) : reportTable(report, command.out)}\n`);
}

main().catch((error: unknown) => {
  // Only our own messages are printed: another error's text could hold a note's.
  const message = error instanceof CommandError ? error.message : workErrorMessage('unexpected').what;
  process.stderr.write(`${message}\n`);
  if (!(error instanceof CommandError) && process.env.BEHEALTHY_DEBUG) throw error;
  process.exitCode = 1;
});
