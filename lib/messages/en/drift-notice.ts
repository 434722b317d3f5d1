const notes = (count: number) => `${count} ${count === 1 ? 'note' : 'notes'}`;

/** Said on Read and Annotate while the notes that come are not those the model learned from. */
export const driftNotice = {
  /** @param moved what moved, with its usual and its present figure */
  title: (moved: string | undefined) => (moved === undefined ? 'Notes have changed.' : `Notes have changed: ${moved}.`),
  warning: 'The model may miss more than usual.',
  critical: 'Read each mark before it is used; accepting without reading is off until this is over.',
  queued: (count: number) => `${notes(count)} come first in the queue.`,
  examples: 'Words it does not know',
  toQueue: (count: number) => `Tag ${notes(count)}`,
  /** Where many marks would be accepted at once. */
  acceptOff: 'Notes have changed: marks are accepted one by one until this is over.',
  /** Beside a note of the queue. */
  why: { uncertain: 'unsure since notes changed', random: 'drawn since notes changed' },
  tasks: {
    title: 'Waits for you',
    done: 'Done',
    doneNamed: (what: string) => `Done: ${what}`,
    models: 'Models',
    onlyIdle: 'Train only while nobody is at work here',
    whats: {
      'drift-critical': 'Notes have changed beyond what is accepted. Look at what changed, and have the queue tagged.',
      'challenger-ready': 'A new model was trained by a rule and waits for review. Compare it with the one in use.',
      'training-failed': 'A training that a rule started came to nothing.',
      'audit-fall': 'By an audit the model in use has fallen. Going back to the last good version is proposed.',
    },
    states: {
      asked: 'waits for its turn',
      running: 'under way',
      done: 'done',
      failed: 'failed',
      cancelled: 'cancelled',
      'needs-person': 'needs you to sign in',
    },
    kinds: {
      retrain: 'Training on newly tagged notes',
      review: 'Request for review',
      reference: 'What windows are compared with',
    },
  },
  rail: (count: number) => `${count} ${count === 1 ? 'task waits' : 'tasks wait'}`,
} as const;
