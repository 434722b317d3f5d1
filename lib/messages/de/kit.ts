import type { kit as english } from '../en/kit';
import type { Translated } from '../language';

export const kit: Translated<typeof english> = {
  quoted: (words) => `„${words}“`,
  none: 'keine',
  number: { point: ',', leadingZero: true },
  cancel: 'Abbrechen',
  close: 'Schließen',
  clearSearch: 'Suche leeren',
  working: 'In Arbeit',
  loading: 'Lädt',
  percentDone: (percent) => `${percent} %`,
  chooseFiles: 'Dateien wählen',
  dropFiles: 'Dateien hier ablegen oder wählen.',
  sortBy: (column) => `Nach ${column} sortieren`,
  timeLeft: {
    almost: 'fast fertig',
    seconds: (seconds) => `noch etwa ${seconds} s`,
    minutes: (minutes, seconds) =>
      seconds === 0 ? `noch etwa ${minutes} min` : `noch etwa ${minutes} min ${seconds} s`,
    hours: (hours, minutes) => `noch etwa ${hours} h ${minutes} min`,
  },
  range: (value, low, high) => `${value}, 95-%-Intervall ${low} bis ${high}`,
};
