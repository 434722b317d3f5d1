/** Words of the command line. */
export const CLI_USAGE = `Usage: npm run --silent pipeline -- --data DIR [--out DIR] [--json]

  --data DIR   holds train_sent, train_label, test_sent, test_label
  --out DIR    where report.json, model.crfsuite, model.json and diseases-treatments.csv go (default: out)
  --json       print report.json instead of the table`;

export const cliMessages = {
  missingData: 'No --data given: say which folder holds the four files.',
  unknownOption: (option: string) => `Unknown option ${option}: see the usage below.`,
  noValue: (option: string) => `${option} needs a folder after it.`,
  folderUnreadable: (folder: string) =>
    `${folder}: cannot be read as a folder: check that it exists and that you may read it.`,
  fileMissing: (folder: string, file: string) =>
    `${folder}: ${file} is missing: the folder must hold train_sent, train_label, test_sent and test_label.`,
  outUnwritable: (folder: string) => `${folder}: cannot be written: choose another folder with --out.`,
};
