/** Words of the kit of controls, and how numbers are written. */
export const kit = {
  quoted: (words: string) => `“${words}”`,
  none: 'none',
  number: { point: '.', leadingZero: false as boolean },
  cancel: 'Cancel',
  close: 'Close',
  clearSearch: 'Clear search',
  working: 'Working',
  loading: 'Loading',
  percentDone: (percent: number) => `${percent} %`,
  chooseFiles: 'Choose files',
  dropFiles: 'Drop files here, or choose them.',
  sortBy: (column: string) => `Sort by ${column}`,
  timeLeft: {
    almost: 'almost done',
    seconds: (seconds: number) => `about ${seconds} s left`,
    minutes: (minutes: number, seconds: number) =>
      seconds === 0 ? `about ${minutes} min left` : `about ${minutes} min ${seconds} s left`,
    hours: (hours: number, minutes: number) => `about ${hours} h ${minutes} min left`,
  },
  range: (value: string, low: string, high: string) => `${value}, 95 % interval ${low} to ${high}`,
} as const;
