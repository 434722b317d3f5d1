import type * as english from '../en/model-file';
import type { Translated } from '../language';
import { n } from './numbers';

const cannotRead = 'Es kann hier keine Notizen lesen';
const canBeLookedAt = 'Es lässt sich ansehen und exportieren.';

export const MODEL_USES: Translated<typeof english.MODEL_USES> = {
  'reads-notes': {
    what: 'Es liest hier Notizen',
    next: 'Es bringt seinen Merkmalssatz mit und liest seine eigenen Testsätze wie dort, wo es gemacht wurde.',
  },
  'no-feature-set': {
    what: cannotRead,
    next: `Es ist nur die Datei von CRFsuite: Welche Merkmale ein Wort hat, steht nicht darin, und ein erratener Merkmalssatz würde unbemerkt falsch lesen. Nach der Datei fragen, die „Teilen“ oder der Export dieser App erstellt. ${canBeLookedAt}`,
  },
  'feature-set-mismatch': {
    what: cannotRead,
    next: `Es wurde mit Merkmalen gemacht, die diese Version der App nicht kennt. ${canBeLookedAt}`,
  },
  'self-test-failed': {
    what: cannotRead,
    next: `Es liest seine eigenen Testsätze anders als dort, wo es gemacht wurde. ${canBeLookedAt}`,
  },
};

export const modelFile: Translated<typeof english.modelFile> = {
  open: 'Modell aus Datei',
  title: 'Modell aus einer Datei',
  body: 'Von dieser App oder von CRFsuite und allem, was dessen Format schreibt. Es wird erst angesehen; nichts verlässt diesen Browser.',
  choose: 'Datei wählen',
  looking: 'Wird angesehen',
  unreadable: { what: 'Das ist keine Modelldatei.', next: 'Eine Datei dieser App oder von CRFsuite wählen.' },
  facts: {
    file: 'Datei',
    size: 'Größe',
    labels: 'Kategorien',
    attributes: 'Merkmale',
    features: 'Gewichte',
    featuresOf: (states, transitions) => `${n(states)} von Wörtern, ${n(transitions)} zwischen Auszeichnungen`,
    broken: 'Würde nicht geteilt',
    brokenOf: (count) => `${n(count)} Merkmale enthalten Ziffern, Daten oder Kennungen`,
  },
  keep: 'In diesem Browser behalten',
  kept: (name) => `${name} ist gespeichert. Oben unter „Modell“ wählen.`,
  use: 'Zum Lesen verwenden',
  export: 'Für andere Werkzeuge exportieren',
  exported: 'modell.zip',
  failed: 'Es konnte nicht gespeichert werden. Prüfen, ob der Browser Platz hat, dann noch einmal versuchen.',
  list: 'Aus Dateien behalten',
  forget: 'Löschen',
  forgetNamed: (name) => `${name} löschen`,
};
