import type { PipelineName } from '@/lib/domain/monitoring/step-run';
import type { TriggerAction } from '@/lib/domain/monitoring/trigger-events';
import type { TriggerRules } from '@/lib/domain/monitoring/trigger-rules';
import type { Statement } from './guide';

const n = (count: number) => count.toLocaleString('en-GB');
const counted = (count: number, one: string, many: string) => `${n(count)} ${count === 1 ? one : many}`;
const percent = (share: number) => `${Math.round(1000 * share) / 10} %`;
const short = (value: number) => String(Math.round(10_000 * value) / 10_000).replace(/^0\./u, '.');

/** Words of the Guide's last part: how a note becomes a better model. Numbers come from the rules. */
export const workflow = {
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
        from: ({ auditFall }: TriggerRules) => `beyond chance, and possibly by more than ${n(100 * auditFall)} points`,
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
};
