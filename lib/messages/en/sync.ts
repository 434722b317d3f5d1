import type { OutboxKind, OutboxState, WaitReason } from '@/lib/domain/sync/outbox-row';

export const KIND_WORDS: Readonly<Record<OutboxKind, string>> = {
  'model-bytes': 'Model file',
  'model-version': 'Card of a model',
  transition: 'Request for review',
  'deployment-report': 'Report on a deployment',
  'shared-item': 'Shared item',
  'drift-summary': 'Counts of a window',
  'kpi-counts': 'Key figures of a day',
  firing: 'A rule that fired',
  'monitoring-reference': 'What windows are compared with',
};

export const STATE_WORDS: Readonly<Record<OutboxState, string>> = {
  waiting: 'waits',
  sent: 'sent',
  asks: 'asks you',
  refused: 'refused',
  dropped: 'taken back',
};

const WAIT_WORDS: Readonly<Record<WaitReason, string>> = {
  unreachable: 'the server cannot be reached',
  server: 'the server asked to wait',
  'sign-in': 'somebody must sign in',
};

/** What waits, what was sent, what failed and why. */
export const sync = {
  title: 'Sync',
  promise: 'No note is ever sent. This page shows every byte that is, before and after.',
  waiting: 'Not sent yet',
  waitingTable: 'What waits, with its state',
  waitingNote: (count: number) => `${count} in this browser`,
  allSent: 'Nothing waits.',
  nothing: 'Nothing was shared from this browser yet',
  nothingText:
    'Models and figures of runs are shared from Experiments. What waits to be sent stands here, and what was sent.',
  toExperiments: 'Go to Experiments',
  sent: 'Sent and taken back',
  sentTable: 'What went out, with its answer',
  columns: { what: 'What', made: 'Made', state: 'State', tries: 'Tries', size: 'Size', actions: 'Actions' },
  tries: (count: number) => (count === 0 ? '' : `${count} ${count === 1 ? 'try' : 'tries'}`),
  waitsFor: (reason: WaitReason) => WAIT_WORDS[reason],
  next: (when: string) => `next try ${when}`,
  behind: 'after the one above it',
  answered: (status: number, when: string) => `answered ${status}, ${when}`,
  noAnswer: 'no answer',
  look: 'Look at it',
  lookNamed: (what: string) => `Look at it: ${what}`,
  retry: 'Try again',
  drop: 'Take back',
  dropTitle: 'Take it back?',
  dropBody: (count: number) =>
    count <= 1 ? 'It is not sent.' : `${count} entries belong together and are taken back with it.`,
  keep: 'Keep it',
  sendNow: 'Send now',
  signIn: 'Sign in to send',
  old: (days: number) => `Something waits for ${days} days. Sign in, or check the network; a backup keeps it too.`,
  view: {
    json: 'JSON',
    hex: 'Bytes',
    text: 'As sent',
    size: (size: string, sha256: string) => `${size}, sha256 ${sha256}`,
    gone: 'The bytes are no longer in this browser.',
    download: 'Download',
    page: (from: string, to: string, of: string) => `bytes ${from} to ${to} of ${of}`,
    next: 'Next',
    previous: 'Previous',
    key: 'Idempotency-Key',
    address: 'Address',
  },
} as const;
