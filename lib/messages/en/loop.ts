/** Words of what goes on by itself; pages that show monitoring have theirs in monitor.ts and in reading.ts. */
export const loop = {
  /** Who a run that a rule started is by. */
  actor: 'BeHealthy, by a rule',
  datasetName: (base: string, notes: number) =>
    `${base.replace(/, \d+ notes? added$/, '')}, ${notes} ${notes === 1 ? 'note' : 'notes'} added`,
  shareNote: (notes: number) => `Trained by a rule after new notes were tagged; ${notes} notes in all.`,
  reviewReason: 'Newly tagged notes started a training; its model is ready to be looked at.',
} as const;
