import type { KpiDefinition } from '@/lib/domain/monitoring/kpi';
import type { PipelineName } from '@/lib/domain/monitoring/step-run';
import type { TriggerAction, TriggerState } from '@/lib/domain/monitoring/trigger-events';
import type { TriggerRules } from '@/lib/domain/monitoring/trigger-rules';
import type { Role } from '@/lib/domain/person';

const n = (count: number) => count.toLocaleString('en-GB');
const counted = (count: number, one: string, many: string) => `${n(count)} ${count === 1 ? one : many}`;
const percent = (share: number) => `${Math.round(1000 * share) / 10} %`;
const short = (value: number) => String(Math.round(10_000 * value) / 10_000).replace(/^0\./u, '.');

interface Statement {
  readonly what: string;
  readonly more: string | ((limits: GuideLimits) => string);
}

/** Numbers that rules hold and statements tell. */
export interface GuideLimits {
  /** Notes, and patients, that must have a word of a shared model. */
  readonly k: number;
  /** Percent of the browsers. */
  readonly stages: readonly number[];
  readonly pollSeconds: number;
}

/** Words of the Guide. Numbers come from the rules; what makes each statement true is in components/guide/proofs.ts. */
export const guide = {
  title: 'Guide',
  loading: 'Loading the Guide',
  intro:
    'BeHealthy finds diseases and their treatments in clinical notes. This page says how, how well, and what happens when the notes change. Beside each statement stands the page, the rule or the test that makes it true.',
  contents: 'On this page',
  proofs: 'Where to see it',
  copy: (path: string) => `Copy the path ${path}`,
  copied: 'Copied',
  /** Five questions, and what comes before them. */
  sections: {
    now: 'This system now',
    kpis: '1. KPIs: figures that say whether it works',
    gives: '2. MLOps: what the system gives',
    system: '3. System design',
    tools: '4. Tools, and why these',
    workflow: '5. Workflow: from a note to a better model',
  },
  tour: {
    what: 'New here?',
    more: 'The tour takes five minutes: sample notes, three marks, a model, a note read by it.',
  },

  now: {
    intro: 'What this browser holds and does, as it stands.',
    counts: {
      notes: 'notes',
      datasets: 'dataset versions',
      edits: 'steps of tagging',
      runs: 'training runs',
      models: 'models',
      readings: 'notes read',
      windows: 'windows judged',
      waiting: 'rows to send',
    },
    state: {
      label: 'Monitoring',
      words: {
        insufficient: 'not enough data yet',
        ok: 'no drift',
        warning: 'warning',
        critical: 'critical',
        acknowledged: 'critical, seen',
        remediating: 'critical, being remedied',
        recovering: 'recovering',
      } satisfies Record<TriggerState, string>,
    },
    pipelines: 'The four pipelines and how their steps ended last',
    step: (pipeline: string, step: string, state: string, line: string) => `${pipeline}, ${step}: ${state}, ${line}`,
  },

  kpis: {
    intro: (figures: number) =>
      `${n(figures)} figures, each one formula over counts. The business asks whether people trust it and get done; the model is asked whether its marks are right, and whether we notice when they are not. Nobody is measured by name.`,
    groups: { business: 'Business', model: 'Model' },
    columns: { figure: 'Figure', formula: 'Formula', target: 'Target', now: 'Here so far', who: 'Seen by' },
    caption: (group: string) => `Key figures: ${group}`,
    noData: 'no data yet',
    better: {
      higher: (figure: string) => `at least ${figure}`,
      lower: (figure: string) => `at most ${figure}`,
      watch: (figure: string) => `look below ${figure}`,
    } satisfies Record<KpiDefinition['better'], (figure: string) => string>,
    roles: { clinician: 'clinician', doctor: 'doctor', reviewer: 'reviewer' } satisfies Record<Role, string>,
    everybody: 'everybody',
    units: { 'per-1000-notes': 'in 1,000 notes', 'notes-an-hour': 'notes an hour' },
    where: 'All of them stand on Monitor, with their trend. A reviewer may set other targets there.',
  },

  gives: {
    intro: 'A model alone is a file. What is around it decides whether it can be relied on.',
    items: {
      versions: {
        what: 'A dataset version never changes.',
        more: 'It is named by the hash of its content. A change makes the next version, which says what differs from the one before.',
      },
      split: {
        what: 'All notes of a patient are in one part.',
        more: 'Otherwise the test would ask what training had already told.',
      },
      repeat: {
        what: 'A run can be repeated to the byte.',
        more: 'It keeps its data, features, settings, seed and the hash of the engine. A run that lacks one of them is refused.',
      },
      judged: {
        what: 'No figure without its interval.',
        more: 'F1 counts whole entities on notes that training never saw. Whole notes are resampled to say how sure it is, and whether two runs differ.',
      },
      gate: {
        what: 'A shared model knows no single note.',
        more: ({ k }: GuideLimits) =>
          `It is trained anew on words that at least ${n(k)} notes and ${n(k)} patients have. What was left out is counted in its report.`,
      },
      review: {
        what: 'Nobody approves a model of their own.',
        more: 'A reviewer sees figures, gates and the places where two models part, and gives a reason.',
      },
      deploy: {
        what: 'A model reaches browsers in stages, signed.',
        more: ({ stages }: GuideLimits) =>
          `To ${stages.join(', then ')} % of the browsers. Each checks signature, hash and a self-test before it takes one. If a check fails, the model before goes on.`,
      },
      rollback: {
        what: 'Going back is one press.',
        more: ({ pollSeconds }: GuideLimits) =>
          `A roll-back is a new deployment of an older model, so browsers need no second way. They ask every ${n(pollSeconds)} seconds.`,
      },
      drift: {
        what: 'A change in the notes is seen without labels.',
        more: 'Windows of notes are compared with the notes that the model was made from. Thresholds belong to a model.',
      },
      record: {
        what: 'Every step leaves a record.',
        more: 'When, why, what went in and out, how long, how it ended. On a server each decision stands in a log that cannot be changed unseen.',
      },
      privacy: {
        what: 'Note text stays in this browser.',
        more: 'The page may reach its own origin alone. A test looks for the notes’ words in every request of a whole journey.',
      },
      offline: {
        what: 'Everything but sharing works without a network.',
        more: 'The app is kept whole by version. What was shared waits, and is sent once.',
      },
    } satisfies Record<string, Statement>,
  },

  system: {
    intro:
      'The browser does all work on text. The server hands out the app and keeps what people choose to share: models that passed the gate, figures, counts. The dashed line is one that no note text crosses. Press a part to see what it does.',
    /** At most 12 characters: the page's boxes are narrow. */
    lines: {
      read: (notes: number) => `${n(notes)} read`,
      annotate: (edits: number) => counted(edits, 'step', 'steps'),
      datasets: (datasets: number) => `${n(datasets)} here`,
      experiments: (runs: number) => counted(runs, 'run', 'runs'),
      models: (number: number | undefined) => (number === undefined ? 'none yet' : `v${number} reads`),
      monitor: {
        insufficient: 'waits',
        ok: 'no drift',
        warning: 'warning',
        critical: 'critical',
        acknowledged: 'critical',
        remediating: 'critical',
        recovering: 'recovering',
      } satisfies Record<TriggerState, string>,
      outbox: (rows: number) => (rows === 0 ? 'nothing waits' : `${n(rows)} to send`),
    },
  },

  tools: {
    intro:
      'Each has alternatives that would do. What decided is said in a line; figures are measured, with their date in the file.',
    columns: { tool: 'Tool', instead: 'Instead of', why: 'Why', proofs: 'Where to see it' },
    caption: 'Tools and their alternatives',
  },

  workflow: {
    stages: {
      experiment: 'Experimenting with data and models',
      automation: 'Automation: data, training, inference',
      monitoring: 'Continuous monitoring',
      starts: 'What starts what',
      format: 'The format of new data',
    },
    experiment: {
      import: {
        what: 'Notes are imported, checked, made a version.',
        more: 'What cannot be used is set aside with its reason. Phrases labelled in two ways are listed, and evened in the next version.',
      },
      tag: {
        what: 'Clinicians tag; the model asks for what it is least sure of.',
        more: 'It learns between notes. Half as many labelled words were needed on the case study’s notes as in random order.',
      },
      agree: {
        what: 'Two annotators are compared, then one settles.',
        more: 'Agreement is told as span F1 and kappa. Where people disagree, a model cannot do better.',
      },
      run: {
        what: 'A run is data, features, settings and a seed.',
        more: 'Searches and ablations choose by cross-validation on training notes. The test part judges, and chooses nothing.',
      },
      look: {
        what: 'Errors are looked at one by one.',
        more: 'By kind and phrase, with the weights that led there; labels that are probably wrong come with them.',
      },
    } satisfies Record<string, Statement>,
    automation: {
      intro: 'Four pipelines. The same code runs in the browser’s worker and in a terminal.',
      when: {
        data: 'Runs on import, and when enough notes were tagged.',
        training: 'Runs when somebody asks, or when a rule does.',
        inference: 'Runs on each note that is opened, and on all of them when asked.',
        monitoring: 'Runs whenever a window of readings is full.',
      } satisfies Record<PipelineName, string>,
      steps: 'Steps',
      last: 'Last run here',
    },
    monitoring: {
      count: {
        what: 'Readings become counts, and never anything else.',
        more: (sentences: number) =>
          `A window is ${n(sentences)} sentences. Only whole numbers may leave the browser, and none that stands for few notes.`,
      },
      judge: {
        what: 'Each window is judged against the model’s own notes.',
        more: (rules: TriggerRules) =>
          `Warning from p\u00a0≤\u00a0${short(rules.drift.warningP)} on, critical from p\u00a0≤\u00a0${short(rules.drift.criticalP)} on, and only where a signal moved by ${counted(rules.drift.effectFloor, 'standard deviation', 'standard deviations')} or more. Under a full window it says “not enough data”.`,
      },
      estimate: {
        what: 'F1 is estimated without labels, with its interval.',
        more: 'On foreign text it falls too little. So it never ends an alarm.',
      },
      audit: {
        what: 'Labels decide.',
        more: 'An audit draws whole notes, clinicians mark them, and the change since approval is told with its interval.',
      },
      simulate: {
        what: 'A month can be lived through in a minute.',
        more: 'The simulator runs the same rules on made-up notes that change, until windows are clean again.',
      },
    },
    starts: {
      intro:
        'These are the rules in force in this browser. Change them on Pipelines: the effect on past windows is shown first.',
      columns: { event: 'When', threshold: 'From', starts: 'It starts', proofs: 'Where to see it' },
      caption: 'Events, thresholds and what they start',
      rows: {
        'drift-warning': {
          event: 'Drift',
          from: ({ drift }: TriggerRules) => `p\u00a0≤\u00a0${short(drift.warningP)}`,
          next: (rules: TriggerRules) =>
            `The window’s least certain notes are tagged first. It is over after ${counted(rules.cleanWindows, 'window', 'windows')} without an alarm.`,
        },
        'drift-critical': {
          event: 'Drift beyond the threshold',
          from: ({ drift }: TriggerRules) =>
            `p\u00a0≤\u00a0${short(drift.criticalP)}, or the same signal warned in the window before`,
          next: ({ retrainNotes }: TriggerRules) =>
            `Marks are read before they are used, until it is over. Retraining follows from ${n(retrainNotes)} newly tagged notes on.`,
        },
        'new-labels': {
          event: 'Additional annotated data',
          from: ({ retrainNotes, retrainShare, retrainCoolDownMs }: TriggerRules) =>
            `${n(retrainNotes)} newly tagged notes, and ${percent(retrainShare)} of the dataset; ${counted(Math.round(retrainCoolDownMs / 3_600_000), 'hour', 'hours')} between trainings`,
          next: () =>
            'The new version is checked like any other, the challenger is judged on the unchanged test part, and a person decides. Nothing is promoted by itself.',
        },
        'audit-fall': {
          event: 'Audited F1 falls',
          from: ({ auditFall }: TriggerRules) =>
            `beyond chance, and possibly by more than ${n(100 * auditFall)} points`,
          next: () => 'A reviewer confirms the roll-back, or does not.',
        },
        'wrong-format': {
          event: 'Data in the wrong format',
          from: () => 'always',
          next: () => 'It is counted, and neither trained on nor read.',
        },
      },
      actions: {
        'tell-reviewer': () => 'tell the reviewer',
        'queue-notes': (rules: TriggerRules) =>
          `put ${n(rules.queueUncertain)} uncertain and ${n(rules.queueRandom)} random notes first on the tagging queue`,
        'queue-first': () => 'put its notes before all others',
        'show-banner': () => 'show doctors a banner',
        'hide-banner': () => 'take the banner away',
        'touchless-off': () => 'switch off accepting without reading',
        'touchless-on': () => 'allow accepting again',
        'reviewer-task': () => 'give the reviewer a task',
        'freeze-and-train': () => 'freeze a new version and train on it',
        'request-review': () => 'ask for a review',
        'propose-roll-back': () => 'propose to go back to the last good version',
        quarantine: () => 'set it aside with its reason',
        'tell-author': () => 'tell whoever brought it',
      } satisfies Record<TriggerAction['do'], (rules: TriggerRules) => string>,
    },
    format: {
      contract: {
        what: 'One contract, asked the same way everywhere.',
        more: 'At import, before training and before reading. What breaks it is refused with one of these codes:',
      },
      limits: {
        what: 'It has limits.',
        more: (characters: number, tokens: number, bytes: number) =>
          `A note has at most ${n(characters)} characters, a sentence ${n(tokens)} words, a file ${n(bytes / 1_000_000)} MB.`,
      },
      model: {
        what: 'A model says what it was made for.',
        more: 'Words must be cut as they were when it was trained, and features be the same; else it is refused.',
      },
      border: {
        what: 'The server takes what its schema names, and nothing more.',
        more: 'Schemas are strict: a field too many refuses the whole request.',
      },
    },
  },
};
