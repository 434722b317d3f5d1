import type { Difference } from '@/lib/domain/model/compare-models';
import type { Estimate } from '@/lib/domain/model/evaluation';
import type { GateCurve, GateReport } from '@/lib/domain/model/gate-report';

export const GATE_USAGE = `Usage: npm run --silent gate -- --data DIR [--k 5] [--ks 1,2,3,5,11] [--prune] [--seed 7] [--no-curve] [--out DIR] [--json]

What it costs to share a model that knows only what k notes and k patients have: F1 against k, cross-validated over the
training notes, and the model of all training notes before and after the gate, judged on the test notes.

  --data DIR   holds train_sent, train_label, test_sent, test_label
  --k N        of the model that is written and judged on test (default: 5)
  --ks N,N     of the curve (default: 1,2,3,5,11)
  --prune      the curve also for files that are cut down instead of trained anew
  --seed N     of the folds (default: 7)
  --no-curve   the model alone
  --out DIR    writes model.crfsuite and model.json of the gated model, model.behealthy (both in one file) and gate.json
  --json       prints gate.json instead of the table`;

const percent = (value: number) => (100 * value).toFixed(1);
const points = ({ value, low, high }: Difference) =>
  `${(100 * value).toFixed(2)} (${(100 * low).toFixed(2)} to ${(100 * high).toFixed(2)})`;
const withInterval = ({ value, low, high }: Estimate) => `${percent(value)} (${percent(low)}-${percent(high)})`;

export const gateCliMessages = {
  notAWhole: (option: string) => `${option} takes whole numbers from 1, parted by commas where there are several.`,
  noFolds: 'Fewer than two patients: there is nothing to cross-validate on.',
  nothingToShare: 'The training or the test part holds no mark: there is nothing to train on or to judge on.',
  outUnwritable: (folder: string) => `${folder}: cannot be written: choose another folder with --out.`,
  curve: ({ folds, seed, notes, withoutGate, points: rows }: GateCurve): string[] => [
    `${folds}-fold cross-validation over ${notes} training notes, seed ${seed}; F1 of exact entities in percent, 95 % intervals`,
    `${'without gate'.padEnd(18)} F1 ${withInterval(withoutGate.f1)}  ${withoutGate.attributes} attributes`,
    ...rows.map(
      ({ k, method, f1, difference, attributes }) =>
        `${`k ${k}, ${method === 'prune' ? 'cut down' : 'trained anew'}`.padEnd(18)} F1 ${withInterval(f1)}  change ${points(difference)}  ${attributes} attributes`,
    ),
  ],
  report: ({ k, notes, patients, patientKeys, attributes, f1 }: GateReport): string[] => [
    `Gate at k = ${k}: ${notes} distinct notes, ${patients} patients${patientKeys === 'none' ? ' (no patient is named: each note counts as one)' : ''}`,
    `attributes in the model ${attributes.inModel.before} before, ${attributes.inModel.after} after`,
    `F1 on ${f1.notes} ${f1.split} notes: before ${withInterval(f1.before)}, after ${withInterval(f1.after)}, change ${points(f1.difference)}`,
  ],
};
