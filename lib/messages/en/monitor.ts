import type { Period } from '@/lib/domain/monitoring/periods';
import type { FiringCause, FiringEnd } from '@/lib/domain/monitoring/shown-firing';
import type { TriggerAction, TriggerRule, TriggerState } from '@/lib/domain/monitoring/trigger-events';

const many = (count: number, one: string, more: string) => `${count.toLocaleString('en')} ${count === 1 ? one : more}`;

export const PERIOD_NAMES: Readonly<Record<Period, string>> = {
  '7': '7 days ago',
  '30': '30 days ago',
  '90': '90 days ago',
  all: 'the beginning',
};

export const RULE_NAMES: Readonly<Record<TriggerRule, string>> = {
  'drift-warning': 'Warning',
  'drift-critical': 'Critical',
  'drift-cleared': 'Clear',
  'new-labels': 'New data',
  'challenger-ready': 'New model',
  'training-failed': 'Training failed',
  'audit-fall': 'Audit',
  'wrong-format': 'Format',
};

export const STATE_TITLES: Readonly<Record<TriggerState, string>> = {
  insufficient: 'Not enough data yet',
  ok: 'No drift',
  warning: 'Warning',
  critical: 'Critical',
  acknowledged: 'Critical, seen',
  remediating: 'Critical, being remedied',
  recovering: 'Recovering',
};

const DONE: Readonly<Record<TriggerAction['do'], (notes: number | undefined) => string>> = {
  'tell-reviewer': () => 'reviewer told',
  'queue-notes': (notes) => (notes === undefined ? 'notes queued' : `${many(notes, 'note', 'notes')} queued`),
  'queue-first': () => 'its notes first',
  'show-banner': () => 'banner',
  'hide-banner': () => 'banner off',
  'touchless-off': () => 'reading first',
  'touchless-on': () => 'accepting on',
  'reviewer-task': () => 'task',
  'freeze-and-train': () => 'version frozen, training',
  'request-review': () => 'review asked for',
  'propose-roll-back': () => 'roll-back proposed',
  quarantine: () => 'set aside',
  'tell-author': () => 'author told',
};

export function doneWords(actions: readonly { readonly do: TriggerAction['do']; readonly notes?: number }[]): string {
  // What is counted first; that a reviewer was told goes without saying where there is more.
  const said = actions.filter(({ do: what }) => what !== 'tell-reviewer' || actions.length === 1);
  return said.map(({ do: what, notes }) => DONE[what](notes)).join(', ');
}

/** @param signal name and figure of the signal that an alarm is about */
export function reasonWords(cause: FiringCause, rule: TriggerRule, signal: string): string {
  switch (cause.kind) {
    case 'window':
      return rule === 'drift-cleared' ? 'windows as usual again' : signal;
    case 'labelled':
      return `${many(cause.newNotes, 'new note', 'new notes')}, ${Math.round((100 * cause.newNotes) / Math.max(1, cause.datasetNotes))} %`;
    case 'training-ended':
      return cause.outcome === 'challenger' ? 'training came to a challenger' : 'training came to nothing';
    case 'audited':
      return `audited F1 ${points(cause.change)} points (${points(cause.low)} to ${points(cause.high)})`;
    case 'refused':
      return `${many(cause.count, 'note or file', 'notes or files')}, ${cause.code}`;
    case 'other':
      return '';
  }
}

export function endWords(end: FiringEnd, duration: (ms: number) => string): string {
  switch (end.kind) {
    case 'no-drift':
      return 'found to be no drift';
    case 'over':
      return `ok after ${duration(end.afterMs)}`;
    case 'open':
      return 'under way';
    case 'acted':
      return 'done';
    case 'failed':
      return 'failed';
  }
}

const points = (share: number) => `${share > 0 ? '+' : ''}${(100 * share).toFixed(1)}`.replace('-', '−');

/** Words of the Monitor page. */
export const monitor = {
  title: 'Monitor',
  loading: 'Loading what was measured',
  scope: {
    label: 'Whose figures',
    fleet: (browsers: number | undefined) =>
      browsers === undefined || browsers === 0
        ? 'All browsers'
        : browsers === 1
          ? 'All (1 browser)'
          : `All ${browsers.toLocaleString('en')} browsers`,
    here: 'This browser',
    signIn: 'Figures of all browsers are on the server of your site.',
    signInAction: 'Sign in',
  },
  period: {
    caption: 'Since',
    label: 'Since when',
    option: (date: string, windows: number) => `${date}, ${many(windows, 'window', 'windows')}`,
  },
  rules: 'Rules',
  empty: {
    noModel: {
      title: 'No model reads notes here yet',
      body: 'Once one does, each note it reads is counted and compared with the notes it learned from. Train one, or sign in to get the model of your site.',
      action: 'Train a model',
    },
    notWatched: {
      title: (model: string) => `${model} is not watched yet`,
      body: 'To tell a change from chance, its own notes are read once by models that have not seen them. It takes a minute or a few, and can be cancelled.',
      action: 'Watch this model',
      working: 'Reading its own notes',
      outcomes: {
        'no-notes':
          'The notes it learned from are not in this browser. What it is compared with comes from its author.',
        'too-few': 'It learned from too few patients or notes for a change to be told from chance.',
        cancelled: 'Stopped. Nothing was kept.',
      },
    },
    fleet: {
      title: 'No browser has told a full window yet',
      body: 'A window is told when it is full; notes and words never are.',
    },
    filling: (sentences: number, needed: number) =>
      `${sentences.toLocaleString('en')} of ${needed.toLocaleString('en')} sentences so far`,
    fillingMore: (notes: number) =>
      `Each note that the model reads for the first time counts: ${many(notes, 'note', 'notes')} until now. The first full window is judged by itself.`,
    read: 'Read notes',
  },
  banner: {
    since: (state: string, since: string) => `${state} since ${since}`,
    and: (state: string, moved: string) => `${state}: ${moved}.`,
    /** @param windows since the state was last another one */
    ok: (windows: number) =>
      windows === 1
        ? 'No drift. The last window is like the model’s own notes.'
        : `No drift. The last ${windows.toLocaleString('en')} windows are each like the model’s own notes.`,
    texts: {
      warning: (queued: number | undefined) =>
        `${queued === undefined || queued === 0 ? 'A reviewer was told.' : `${many(queued, 'note was', 'notes were')} put first on the tagging queue.`} A second window like this makes it critical; then accepting without reading is switched off.`,
      critical:
        'Marks must be read before they are used: accepting without reading is switched off. The notes of this window are first on the tagging queue; a training starts when enough of them are tagged.',
      acknowledged: 'A reviewer has seen it. Accepting without reading stays off until windows are as usual again.',
      remediating:
        'A model is trained on newly tagged notes, or waits for its review. Accepting without reading stays off until windows are as usual again.',
      recovering: 'A window was as usual again, or another model took over. The alarm ends with the next clean window.',
      insufficient: 'Until a window is full nothing is judged, and nothing alarms.',
      fleet: 'Over all browsers. What each one does about it is told below and on its own page.',
    },
    words: 'Words, in this browser',
    seen: 'I have seen it',
    seenBy: 'You have seen it.',
  },
  unknown: {
    title: 'Words that the model does not know',
    description:
      'Of the notes of the last window, most notes first. They stand in this browser alone and are never sent.',
    word: 'Word',
    notes: 'Notes',
    none: 'No word of that window is in two notes or more.',
    loading: 'Looking through the notes',
    failed: 'The notes of this window could not be read.',
  },
  kpi: {
    label: 'Key figures',
    target: (figure: string) => `target ${figure}`,
    targetAll: 'target all',
    noTarget: 'no target',
    days: 'days',
    noData: 'nothing counted',
    verdicts: { met: 'Target met', missed: 'Target missed', 'no-data': 'Nothing counted', 'no-target': 'No target' },
    of: (whole: string) => `of ${whole}`,
    details: {
      readingSeconds: (time: string) => `read ${time} each`,
      secondsANote: (time: string) => `${time} active each`,
      median: (ms: string) => `p50 ${ms}`,
      change: (change: string) => `${change} on the period before`,
      cases: (count: string, what: string) => `of ${count} ${what}`,
      behind: (count: number) => (count === 0 ? 'none behind' : `${count} not yet`),
    },
    more: (count: number) => `All ${count} figures and targets`,
    trend: (name: string, points: readonly string[]) => `${name} through the period: ${points.join(', ')}`,
  },
  figures: {
    title: 'Key figures',
    description:
      'Counts of a period, nobody by name. Under eleven notes nothing is sent; it waits until there are more.',
    caption: 'Key figures with their definitions and targets',
    columns: { figure: 'Figure', value: 'Value', verdict: 'Verdict', target: 'Target', cases: 'Cases' },
    formula: 'Formula:',
    perLabel: (label: string, value: string) => `${label} ${value}`,
    save: 'Save targets',
    saved: 'Targets are saved.',
    own: 'These targets hold in this browser. Those of the site are set by a reviewer who is signed in.',
    site: 'These targets hold for the whole site.',
    readOnly: 'Targets are set by a reviewer.',
    targetOf: (name: string) => `Target of ${name}`,
    unset: 'Standard target',
  },
  drift: {
    title: 'Drift',
    note: (windowSentences: number | undefined) =>
      windowSentences === undefined
        ? 'Distance from usual'
        : `Distance from usual, windows of ${windowSentences.toLocaleString('en')} sentences`,
    description: (windows: number, alarms: number) =>
      `Distance of ${many(windows, 'window', 'windows')} from the model’s own notes; ${many(alarms, 'alarm', 'alarms')}.`,
    columns: ['Window', 'When', 'Model', 'Notes', 'Distance', 'p', 'Level', 'Farthest signal'],
    warning: 'warning',
    critical: 'critical',
    inUse: (model: string) => `${model} in use`,
    thresholds: (resamples: number, warningP: string, criticalP: string) =>
      `Each version has its own thresholds, from ${resamples.toLocaleString('en')} resamples of whole notes: p = ${warningP} and ${criticalP}.`,
    thresholdsFleet: 'Each version has its own thresholds, from resamples of whole notes.',
    falseAlarms: (figure: string) => `False alarms so far: ${figure} per 1,000 notes.`,
    beyond: (count: number) =>
      `${many(count, 'window lies', 'windows lie')} beyond the picture: drawn at its edge, in figures in the table`,
    legend: { ok: 'as usual', warning: 'warning', critical: 'critical' },
  },
  levels: { 'not-enough-data': 'not enough data', ok: 'as usual', warning: 'warning', critical: 'critical' },
  signals: {
    title: 'Signals, last window',
    note: 'z, band: usual range',
    caption: 'Signals of the last window',
    columns: { signal: 'Signal', usual: 'Usual', now: 'Now', z: 'z', p: 'p adj.' },
    bar: (z: string) => `${z} standard deviations from usual`,
    none: 'No window was judged in this period.',
    bins: 'PSI and JSD, bin by bin',
    binsNote: 'beside, neither decides',
    binsAbout:
      'PSI has no fixed limit: what it stays under by chance depends on bins and counts, χ²(.95, bins − 1) · (1/n + 1/m). The usual .1 would alarm on most clean windows of this size.',
    binColumns: { part: 'Part', bins: 'Bins', jsd: 'JSD', psi: 'PSI', usual: 'PSI by chance under' },
    over: 'over',
  },
  f1: {
    title: 'F1, estimated without labels',
    description: (windows: number, audits: number) =>
      `Estimated F1 of ${many(windows, 'window', 'windows')}, and ${many(audits, 'audit', 'audits')}.`,
    columns: ['Window', 'When', 'Estimated F1', '95 % interval', 'Audited F1'],
    estimate: 'estimate, 95 % band',
    estimateAlone: 'estimate',
    audited: 'audited by clinicians',
    blind: 'Blind spot.',
    blindText:
      'The estimate falls less than the truth: it read up to .13 too high where a fifth of the text was foreign, and the band does not hold that. It never clears a drift alarm; an audit does.',
    audit: (mentions: number, halfWidth: number) =>
      `Audit ${many(mentions, 'mention', 'mentions')} for ±${Math.round(100 * halfWidth)} points`,
    auditGoes: 'See the audit that is under way',
    none: 'No window has an estimate in this period.',
  },
  fired: {
    title: 'What fired',
    note: (count: number, date: string) => `${count.toLocaleString('en')} since ${date}, each fires once`,
    columns: { when: 'When', state: 'State', reason: 'Reason', done: 'Done', outcome: 'Outcome' },
    caption: 'What fired, newest first',
    all: 'All firings',
    none: 'Nothing fired in this period.',
    allTitle: 'All firings',
    filter: 'Rule',
    anyRule: 'all rules',
    shown: (shown: number, all: number) => `${shown.toLocaleString('en')} of ${all.toLocaleString('en')}`,
    csv: 'Export CSV',
    json: 'Export JSON',
    noDrift: 'This was no drift',
    noDriftNote: 'It counts as a false alarm from then on.',
    file: 'firings',
  },
  audit: {
    title: 'Audit',
    description:
      'A person answers every suggestion of the model in notes drawn at random, and marks what it missed. Whole notes, so that what was missed is found too.',
    half: 'How exact',
    halfOption: (halfWidth: number) => `±${Math.round(100 * halfWidth)} points`,
    ground: 'Notes of',
    groundOption: (name: string, notes: number) => `${name}, ${many(notes, 'note', 'notes')}`,
    plan: (mentions: number, notes: number) =>
      `${many(mentions, 'mention', 'mentions')} in ${many(notes, 'note', 'notes')}, drawn at random by a fixed seed.`,
    fewer: (wanted: number) =>
      `There are fewer than the ${wanted.toLocaleString('en')} wanted: the figure will be less exact.`,
    nothing: 'No notes to draw from: the model has read none here that it did not learn from.',
    begin: 'Put them on the queue',
    name: (model: string, date: string) => `Audit of ${model}, ${date}`,
    open: (done: number, all: number) => `${done.toLocaleString('en')} of ${all.toLocaleString('en')} notes answered`,
    go: 'Answer notes',
    conclude: 'Work out the figure',
    giveUp: 'Give it up',
    working: 'Comparing marks',
    nothingDone: 'No note of it is finished yet.',
    again: 'Another audit',
    result: (f1: string, low: string, high: string, notes: number) =>
      `Audited F1 ${f1} (${low} to ${high}) over ${many(notes, 'note', 'notes')}.`,
    counts: (right: number, wrong: number, missed: number) => `${right} right, ${wrong} wrong, ${missed} missed.`,
    change: (change: string, low: string, high: string, approval: string) =>
      `${change} points against ${approval} at approval (${low} to ${high}).`,
    few: (notesMin: number) => `Under ${notesMin} notes nothing follows from it: answer more, and work it out again.`,
    noApproval: 'What it reached at approval is not known in this browser, so that nothing follows from it by itself.',
    reason: 'audit',
    about: 'Audit: answer each suggestion, mark what was missed, then call the note done.',
    back: 'Back to Monitor',
  },
} as const;
