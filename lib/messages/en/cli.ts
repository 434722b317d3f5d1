/** Words of the command line. */
export const CLI_USAGE = `Usage: npm run --silent pipeline -- --data DIR [--out DIR] [--json]
       npm run --silent pipeline -- --train FILE --test FILE [--out DIR] [--json]
       npm run --silent pipeline -- --data DIR --algorithm arow --set variance=2 --set maxIterations=30
       npm run --silent pipeline -- --data DIR --repeat REPORT.json

  --data DIR   holds train_sent, train_label, test_sent, test_label
  --train FILE, --test FILE
               CoNLL files of any labels: the token first and the tag last on a line, parted by tabs or spaces; tags
               with or without B, I, L, U, E, S; UTF-8, UTF-16 or Windows-1252
  --out DIR    where report.json, model.crfsuite, model.json and diseases-treatments.csv go (default: out)
  --json       print report.json instead of the table
  --algorithm NAME
               lbfgs (default), l2sgd, averaged-perceptron, passive-aggressive, arow
  --set NAME=VALUE
               a setting of the Experiments page by its name in report.json; as often as you like. A wrong name lists
               those of the algorithm; devShare is per cent
  --gazetteer FILE
               a word list, one phrase a line and, after a tab, its class; as often as you like. To repeat a run that
               was made with lists, give them again
  --repeat REPORT.json
               trains with the settings, template and seed of that report (of this command or of the Experiments page)
               and says whether the same model comes out, byte for byte; ends with 1 when it does not`;

export const cliMessages = {
  missingData: 'No data given: say which folder holds the four files (--data), or name two (--train and --test).',
  oneOrTheOther: 'Give either --data, or both --train and --test.',
  fileUnreadable: (path: string) => `${path}: cannot be read: check that it exists and that you may read it.`,
  folderUnreadable: (folder: string) =>
    `${folder}: cannot be read as a folder: check that it exists and that you may read it.`,
  fileMissing: (folder: string, file: string) =>
    `${folder}: ${file} is missing: the folder must hold train_sent, train_label, test_sent and test_label.`,
  notAReport: (path: string) =>
    `${path}: is not the report of a finished run: give the report.json that this command wrote, or the report that Experiments downloads.`,
  repeatIsAll: 'Give either --repeat, which takes all settings from the report, or --algorithm and --set.',
  unknownAlgorithm: (name: string, known: readonly string[]) =>
    `--algorithm ${name}: there is none of this name; there are ${known.join(', ')}.`,
  badSetting: (given: string, known: readonly string[]) =>
    `--set ${given}: cannot be read. Write NAME=VALUE; with this algorithm NAME is one of ${known.join(', ')}.`,
  gazetteersMissing: (names: readonly string[]) =>
    `--repeat: that run was made with the word lists ${names.join(', ')}; give the same files with --gazetteer.`,
  nothingToTest: 'No test sentence could be read: look at the lines above, and check the test file.',
  outUnwritable: (folder: string) => `${folder}: cannot be written: choose another folder with --out.`,
};

export const TAG_USAGE = `Usage: npm run --silent tag -- --model PATH [--jobs N] [--pairs] < notes.jsonl > tagged.jsonl

Reads one JSON object a line ({"id": …, "text": …}, other fields as you like) and writes each with its entities,
in the order of the input. A line that cannot be read is reported by its number, written as {"line": n, "error": code}
in its place, and passed by.

  --model PATH      the folder that "npm run pipeline" wrote, or its model.crfsuite beside model.json
  --jobs N          threads that tag (default: one for each core)
  --pairs           also writes which disease and treatment stand in one sentence
  --first-line N    number of the first line, when the input is the rest of an interrupted run (default: 1)
  --strict          ends with 2 when a line was passed by

Ends with 0 (done), 1 (could not start), 2 (--strict), 130 (interrupted) or 141 (its reader has gone).
To go on after an interruption, where N lines are whole in tagged.jsonl:
  tail -n +$((N + 1)) notes.jsonl | npm run --silent tag -- --model PATH --first-line $((N + 1)) >> tagged.jsonl`;

export const tagMessages = {
  missingModel: 'No --model given: say where model.crfsuite and model.json are.',
  notAWhole: (option: string, most: number) => `${option} takes a whole number from 1 to ${most}.`,
  'model-files-missing': (path: string) =>
    `${path}: model.crfsuite and model.json cannot be read: give the folder that "npm run pipeline" wrote.`,
  'model-files-invalid': (path: string) =>
    `${path}: model.json does not describe a model: take the files as "npm run pipeline" wrote them.`,
  'model-files-differ': (path: string) =>
    `${path}: model.json describes another model.crfsuite: take both files from one run.`,
  badLine: (line: number, code: string) => `line ${line}: ${code}, passed by`,
};
