import type { loop as english } from '../en/loop';
import type { Translated } from '../language';
import { counted } from './numbers';

export const loop: Translated<typeof english> = {
  actor: 'BeHealthy, durch eine Regel',
  // The name may have been given while English was spoken.
  datasetName: (base, notes) =>
    `${base.replace(/, \d+ (?:notes? added|neue Notiz(?:en)?)$/, '')}, ${notes} neue ${notes === 1 ? 'Notiz' : 'Notizen'}`,
  shareNote: (notes) =>
    `Durch eine Regel trainiert, nachdem neue Notizen markiert wurden; zusammen ${counted(notes, 'Notiz', 'Notizen')}.`,
  reviewReason: 'Neu markierte Notizen haben ein Training ausgelöst; sein Modell ist bereit zur Prüfung.',
};
