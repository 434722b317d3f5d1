import { readdir, readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { ALGORITHMS, flagsOf, isAlgorithm } from '@/lib/domain/model/algorithms';
import type { TrainingSettings } from '@/lib/domain/model/run';
import {
  checkDraft,
  DEFAULT_DRAFT,
  FIELD_RULES,
  type FieldProblem,
  fieldsOf,
  type NumberField,
  withAlgorithm,
} from '@/lib/domain/model/settings-draft';
import type { FeatureSet } from '@/lib/domain/text/feature-set';
import type { Gazetteer } from '@/lib/domain/text/gazetteer';
import { gazetteerBytes, readGazetteerFile } from '@/lib/formats/gazetteer-file';
import { CLI_USAGE, cliMessages } from '@/lib/messages/en/cli';
import { ENCODING_FIELD, fieldProblem } from '@/lib/messages/en/experiments';
import { gazetteerProblem } from '@/lib/messages/en/recipes';
import type { Hash } from '@/lib/pipelines/ports';
import { type RepeatOrder, repeatOrderSchema } from '@/lib/schemas/run-report';

/** Ends the program with one clear line; thrown so that every caller unwinds. */
export class CommandError extends Error {}

/** What `npm run pipeline` was asked for. */
export interface PipelineCommand {
  readonly source:
    | { readonly kind: 'folder'; readonly folder: string }
    | { readonly kind: 'files'; readonly train: string; readonly test: string };
  readonly out: string;
  readonly json: boolean;
  /** Report of the run to repeat. */
  readonly repeat: string | undefined;
  /** Of a run that repeats none. */
  readonly settings: TrainingSettings;
  readonly featureSet: FeatureSet;
  /** Files of phrases, for the FeatureSet or for that of the run to repeat. */
  readonly gazetteerFiles: readonly string[];
}

/** A file under the name that says its split, and what people call it. */
export interface PipelineFile {
  readonly name: string;
  readonly shownAs: string;
  readonly bytes: Uint8Array;
}

const FOLDER_FILES = ['train_sent', 'train_label', 'test_sent', 'test_label'] as const;
/** Extensions that state another format than CoNLL. */
const STATED = /^\.(?:jsonl?|ndjson)$/iu;

export function parsePipelineCommand(args: string[]): PipelineCommand {
  const {
    data,
    train,
    test,
    out = 'out',
    json = false,
    repeat,
    algorithm,
    set = [],
    gazetteer: gazetteerFiles = [],
  } = optionsOf(args);
  if (repeat !== undefined && (algorithm !== undefined || set.length > 0)) {
    throw new CommandError(cliMessages.repeatIsAll);
  }
  const common = { out, json, repeat, gazetteerFiles, ...settingsOf(algorithm, set) };
  if (data !== undefined && train === undefined && test === undefined) {
    return { ...common, source: { kind: 'folder', folder: data } };
  }
  if (data === undefined && train !== undefined && test !== undefined) {
    return { ...common, source: { kind: 'files', train, test } };
  }
  const nothing = data === undefined && train === undefined && test === undefined;
  throw new CommandError(`${nothing ? cliMessages.missingData : cliMessages.oneOrTheOther}\n\n${CLI_USAGE}`);
}

function optionsOf(args: string[]) {
  const text = { type: 'string' } as const;
  try {
    const options = {
      data: text,
      train: text,
      test: text,
      out: text,
      repeat: text,
      algorithm: text,
      set: { ...text, multiple: true },
      gazetteer: { ...text, multiple: true },
      json: { type: 'boolean' },
    } as const;
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new CommandError(`${error instanceof Error ? error.message : ''}\n\n${CLI_USAGE}`);
  }
}

/** Those of the page, read and checked as the page does: `--algorithm arow --set variance=2`. */
function settingsOf(
  name: string | undefined,
  set: readonly string[],
): Pick<PipelineCommand, 'settings' | 'featureSet'> {
  const algorithm = name ?? DEFAULT_DRAFT.algorithm;
  if (!isAlgorithm(algorithm)) throw new CommandError(cliMessages.unknownAlgorithm(algorithm, ALGORITHMS));
  const numbers: readonly string[] = fieldsOf(algorithm);
  const flags: readonly string[] = [...flagsOf(algorithm), 'possibleTransitions'];
  const typed = set.map((each) => {
    const [, field = '', value = ''] = /^(\w+)=(.*)$/u.exec(each) ?? [];
    if (numbers.includes(field)) return [field, value];
    if (flags.includes(field) && /^(?:true|false)$/u.test(value)) return [field, value === 'true'];
    if (field === 'encoding' && value in ENCODING_FIELD.options) return [field, value];
    throw new CommandError(cliMessages.badSetting(each, [...numbers, ...flags, 'encoding']));
  });
  const checked = checkDraft({ ...withAlgorithm(DEFAULT_DRAFT, algorithm), ...Object.fromEntries(typed) });
  if (checked.ok) return checked;
  const problems = Object.entries(checked.problems) as [NumberField, FieldProblem][];
  const lines = problems.map(([field, problem]) => `${field}: ${fieldProblem(field, problem, FIELD_RULES[field])}`);
  throw new CommandError(lines.join('\n'));
}

/** Lists of phrases with their hashes, each named after its file. */
export function readGazetteers(paths: readonly string[], hash: Hash): Promise<Gazetteer[]> {
  return Promise.all(
    paths.map(async (path) => {
      const bytes = await readFile(path).catch(() => {
        throw new CommandError(cliMessages.fileUnreadable(path));
      });
      const read = readGazetteerFile(basename(path), new Uint8Array(bytes));
      if (!read.ok) {
        const { what, next } = gazetteerProblem(path, read.error);
        throw new CommandError(`${what} ${next}`);
      }
      return { ...read.value.list, sha256: await hash(gazetteerBytes(read.value.list)) };
    }),
  );
}

/** The settings a report states and the facts to compare with. */
export async function readRepeatOrder(path: string): Promise<RepeatOrder> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new CommandError(cliMessages.fileUnreadable(path));
  });
  const order = repeatOrderSchema.safeParse(parsedJson(text));
  if (!order.success) throw new CommandError(cliMessages.notAReport(path));
  return order.data;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function readPipelineFiles({ source }: Pick<PipelineCommand, 'source'>): Promise<PipelineFile[]> {
  if (source.kind === 'folder') return readFolder(source.folder);
  return Promise.all([readNamed(source.train, 'train'), readNamed(source.test, 'test')]);
}

/** Takes the four files by name, with or without an extension. */
async function readFolder(folder: string): Promise<PipelineFile[]> {
  const names = await readdir(folder).catch(() => {
    throw new CommandError(cliMessages.folderUnreadable(folder));
  });
  return Promise.all(
    FOLDER_FILES.map(async (wanted) => {
      const name = names.find((each) => each === wanted) ?? names.find((each) => each.replace(/\.\w+$/, '') === wanted);
      if (!name) throw new CommandError(cliMessages.fileMissing(folder, wanted));
      const bytes = await readFile(join(folder, name)).catch(() => {
        throw new CommandError(cliMessages.fileMissing(folder, wanted));
      });
      return { name, shownAs: name, bytes: new Uint8Array(bytes) };
    }),
  );
}

/** The command line says the split, and that it is CoNLL, whatever the file is called. */
async function readNamed(path: string, split: 'train' | 'test'): Promise<PipelineFile> {
  const bytes = await readFile(path).catch(() => {
    throw new CommandError(cliMessages.fileUnreadable(path));
  });
  const extension = extname(path);
  const name = `${split}${STATED.test(extension) ? extension : '.conll'}`;
  return { name, shownAs: basename(path), bytes: new Uint8Array(bytes) };
}
