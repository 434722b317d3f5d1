import type * as english from '../en/signals';
import type { Translated } from '../language';

type SignalName = Parameters<typeof english.signalShort>[0];

export const SIGNAL_NAMES: Translated<typeof english.SIGNAL_NAMES> = {
  'unknown-words': 'Unbekannte Wörter',
  'rare-words': 'Seltene Wörter, Nat',
  surprise: 'Mittel −log P, Nat',
  'low-confidence': 'Geringe Sicherheit',
  'label-mix': 'Kategorien, JSD',
  shape: 'Schreibform, JSD',
  'token-length': 'Wortlänge, JSD',
  words: 'Gehashte Wörter, JSD',
  'sentence-length': 'Satzlänge, KS',
};

type Moved = (usual: string, now: string, rose: boolean) => string;
const distance =
  (what: string): Moved =>
  (usual, now, rose) =>
    `${what} ${rose ? 'entfernten sich vom' : 'näherten sich dem'} Üblichen, der Abstand ging von ${usual} auf ${now}`;

const MOVED: Readonly<Record<SignalName, Moved>> = {
  'unknown-words': (usual, now, rose) =>
    `dem Modell unbekannte Wörter ${rose ? 'stiegen' : 'fielen'} von ${usual} auf ${now}`,
  'rare-words': (usual, now, rose) =>
    `Wörter sind ${rose ? 'seltener' : 'häufiger'} als im Training, aus ${usual} Nat je Wort wurden ${now}`,
  surprise: (usual, now, rose) =>
    `das Modell hält seine Lesung für ${rose ? 'weniger' : 'mehr'} wahrscheinlich, aus ${usual} Nat je Wort wurden ${now}`,
  'low-confidence': (usual, now, rose) =>
    `Sätze, bei denen das Modell unsicher ist, ${rose ? 'stiegen' : 'fielen'} von ${usual} auf ${now}`,
  'label-mix': distance('die Anteile der Kategorien'),
  shape: distance('die Schreibformen der Wörter, etwa Großbuchstaben und Ziffern,'),
  'token-length': distance('die Wortlängen'),
  words: distance('die verwendeten Wörter'),
  'sentence-length': distance('die Satzlängen'),
};

export const movedSentence: Translated<typeof english.movedSentence> = (name, usual, now, rose) =>
  MOVED[name](usual, now, rose);

export const signalShort: Translated<typeof english.signalShort> = (name) => SIGNAL_NAMES[name].split(',')[0] ?? name;

export const BIN_NAMES: Translated<typeof english.BIN_NAMES> = {
  tags: 'Kategorien',
  shape: 'Schreibformen',
  tokenLength: 'Wortlängen',
  words: 'Gehashte Wörter',
  sentenceLength: 'Satzlängen',
};
