import type { KpiDefinition } from '@/lib/domain/monitoring/kpi';
import type { TriggerState } from '@/lib/domain/monitoring/trigger-events';
import type { Role } from '@/lib/domain/person';

const n = (count: number) => count.toLocaleString('en-GB');
const counted = (count: number, one: string, many: string) => `${n(count)} ${count === 1 ? one : many}`;

/** A sentence, and what there is to say of it. */
export interface Statement {
  readonly what: string;
  readonly more: string;
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
    state: 'Monitoring',
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
      sealed: {
        what: 'What is kept here is encrypted.',
        more: 'Notes, marks and models are sealed row by row on their way to the disk. With a passphrase they open to nobody else, and lock when the work rests.',
      },
      offline: {
        what: 'Everything but sharing works without a network.',
        more: 'The app is kept whole by version. What was shared waits, and is sent once.',
      },
    } satisfies Record<string, Statement | { what: string; more: (limits: GuideLimits) => string }>,
  },

  system: {
    intro:
      'The browser does all work on text. The server hands out the app and keeps what people choose to share: models that passed the gate, figures, counts. The dashed line is one that no note text crosses. Press a part, or go from part to part by arrow keys, to see what it does.',
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
};
