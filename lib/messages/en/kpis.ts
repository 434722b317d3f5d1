import type { KpiId } from '@/lib/domain/monitoring/kpi';

export interface KpiWords {
  /** As a tile has it. */
  readonly name: string;
  readonly definition: string;
  readonly formula: string;
  /** What its cases are. */
  readonly cases: string;
}

export const KPI_WORDS: Readonly<Record<KpiId, KpiWords>> = {
  'f1-exact': {
    name: 'F1, exact',
    definition: 'How many marks of the model are right to the letter, by clinicians’ marks on audited notes.',
    formula: '2 TP ÷ (2 TP + FP + FN)',
    cases: 'entities',
  },
  'f1-overlap': {
    name: 'F1, overlap',
    definition: 'The same where a mark counts once it overlaps one of its label.',
    formula: '2 TP ÷ (2 TP + FP + FN)',
    cases: 'entities',
  },
  'agreement-spans': {
    name: 'Agreement, span F1',
    definition: 'How far two annotators of one note mark the same, each blind to the other.',
    formula: '2 both ÷ (2 both + only first + only second)',
    cases: 'spans',
  },
  'agreement-tokens': {
    name: 'Agreement, kappa',
    definition: 'Agreement word by word, less what chance alone gives.',
    formula: '(observed − chance) ÷ (1 − chance)',
    cases: 'words',
  },
  'touchless-rate': {
    name: 'Accepted with no edit',
    definition: 'Notes whose marks a person left as the model made them, of those it marked and a person opened.',
    formula: 'accepted with no edit ÷ (tagged by the model and opened)',
    cases: 'notes opened',
  },
  'touchless-reading-seconds': {
    name: 'Reading before accepting',
    definition: 'Time at work in a note that was accepted with no edit. Near nothing is no trust: it is not reading.',
    formula: 'active seconds ÷ notes accepted with no edit',
    cases: 'notes',
  },
  'correction-rate': {
    name: 'Corrections',
    definition: 'What people change of the model’s marks.',
    formula: '(added + deleted + changed) ÷ final entities',
    cases: 'entities',
  },
  'seconds-a-note': {
    name: 'Active seconds a note',
    definition: 'Time with keys or pointer at work in a note until it is finished; pauses over 30 s do not count.',
    formula: 'active seconds ÷ notes finished',
    cases: 'notes',
  },
  'notes-an-hour': {
    name: 'Notes an hour',
    definition: 'Notes finished in an hour of active time.',
    formula: 'notes finished ÷ active hours',
    cases: 'notes',
  },
  coverage: {
    name: 'Coverage',
    definition: 'Notes that the model has read, of those that arrived.',
    formula: 'notes tagged ÷ notes arrived',
    cases: 'notes',
  },
  'latency-p50': {
    name: 'Tagging, p50',
    definition: 'Half of the notes are read in less time than this.',
    formula: 'median of the times of reading a note',
    cases: 'readings',
  },
  'latency-p95': {
    name: 'Tagging, p95',
    definition: 'All but one note in twenty are read in less time than this.',
    formula: '95th percentile of the times of reading a note',
    cases: 'readings',
  },
  'approval-lead-time': {
    name: 'Lead time of approval',
    definition: 'From a version’s review to its approval.',
    formula: 'hours ÷ approvals',
    cases: 'approvals',
  },
  'time-to-detect': {
    name: 'Time to detect',
    definition: 'From the last window without an alarm to the alarm: the change began no earlier.',
    formula: 'hours ÷ alarms',
    cases: 'alarms',
  },
  'time-to-recover': {
    name: 'Time to recover',
    definition: 'From the first alarm until windows are clean again.',
    formula: 'hours ÷ alarms that are over',
    cases: 'alarms',
  },
  'false-alarms': {
    name: 'False alarms, 1,000 notes',
    definition: 'Critical alarms that a person found to be none.',
    formula: '1,000 × false alarms ÷ notes tagged',
    cases: 'notes',
  },
  'browsers-current': {
    name: 'Browsers on the version in use',
    definition: 'Browsers that read with the approved version, of those seen.',
    formula: 'on the approved version ÷ seen',
    cases: 'browsers',
  },
};
