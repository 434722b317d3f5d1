/** What befalls a browser: what happened, what is kept, what to do. */
export const faults = {
  newerData: {
    title: 'A newer version of this app is open in another tab',
    body: 'It brought the stored data up to date. Your work is saved: reload this tab before you go on.',
  },
  storageClosed: {
    title: 'The browser closed the storage of this page',
    body: 'What was saved is kept, unless the data of this site is being cleared. Reload; a mark that says “Not saved” has to be set again.',
  },
  workerCrashed: {
    title: 'A computation stopped',
    body: 'The part of the app that trains and reads ended by an error and was started anew. Work under way was interrupted; what was saved is kept. Start it again.',
  },
  dataGone: {
    title: 'The notes that were kept here are gone',
    body: 'This browser kept notes for you, and cleared them: it may do so when the disk runs full. Nothing of them is on a server. If you made a backup, restore it.',
    restore: 'Restore a backup',
    forget: 'Go on without them',
  },
  nearlyFull: {
    title: 'Little room is left for this app',
    body: (used: string, quota: string) =>
      `${used} of about ${quota} are used. Make a backup, then delete datasets that you no longer need, or free disk space: what does not fit is not saved.`,
    word: 'Nearly full',
  },
  reload: 'Reload now',
  understood: 'Understood',
} as const;
