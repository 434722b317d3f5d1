import { assertNever } from '@/lib/domain/result';
import type * as english from '../en/annotate';
import type { Translated } from '../language';
import { counted, n } from './numbers';

type English = typeof english.annotate;

const ACTIONS: Translated<English['keys']['actions']> = {
  'token-next': 'Nächstes Wort',
  'token-previous': 'Wort davor',
  'line-next': 'Zeile darunter',
  'line-previous': 'Zeile darüber',
  'extend-next': 'Ein Wort mehr',
  'extend-previous': 'Ein Wort weniger',
  'extend-line-next': 'Eine Zeile mehr',
  'extend-line-previous': 'Eine Zeile weniger',
  'extend-character-next': 'Ein Zeichen mehr',
  'extend-character-previous': 'Ein Zeichen weniger',
  'suggestion-next': 'Nächster Vorschlag, sonst nächste Markierung',
  'suggestion-previous': 'Voriger Vorschlag, sonst vorige Markierung',
  'mark-next': 'Nächste Markierung oder nächster Vorschlag',
  'mark-previous': 'Vorige Markierung oder voriger Vorschlag',
  accept: 'Vorschlag annehmen',
  'accept-visible': 'Mehrere Vorschläge annehmen',
  reject: 'Vorschlag ablehnen',
  relabel: 'Andere Kategorie geben',
  remove: 'Markierung entfernen',
  'same-words': 'Dieselben Wörter anderswo markieren',
  undo: 'Rückgängig',
  redo: 'Wiederholen',
  'done-next': 'Fertig, nächste Notiz',
  'empty-next': 'Nichts zu markieren, nächste Notiz',
  'note-next': 'Nächste Notiz',
  'note-previous': 'Vorige Notiz',
  search: 'Notizen durchsuchen',
  guideline: 'Leitfaden',
  history: 'Verlauf der Notiz',
  keys: 'Diese Tasten',
  cancel: 'Die Markierung verlassen, dann die Wörter',
};

const ORIGINS: Readonly<Record<Parameters<English['bar']['origin']>[0], (figure: string | undefined) => string>> = {
  drawn: () => 'Von Hand gesetzt',
  accepted: (figure) => (figure === undefined ? 'Angenommen' : `Angenommen bei ${figure}`),
  edited: () => 'Vorgeschlagen, dann geändert',
  applied: () => 'Mit denselben Wörtern gesetzt',
  imported: () => 'Kam mit den Daten',
  adjudicated: () => 'Zwischen zwei Personen entschieden',
};

const TROUBLES: Translated<English['keys']['troubles']> = {
  taken: 'ist doppelt vergeben; nur die erste Belegung gilt',
  reserved: 'gehört dem Browser, die Seite erfährt sie nie',
  'hides-browser': 'wirkt hier, dafür nicht mehr im Browser',
  submits: 'darf mit einer Notiz nichts tun',
  unreadable: 'ist keine Taste',
};

export const annotate: Translated<English> = {
  loading: 'Die Notiz wird geladen…',

  note: {
    label: (title) => `Notiz ${title}`,
    text: (title) => `Text der Notiz ${title}`,
    textKind: 'Notiz zum Markieren',
    patient: (key) => `Patient/in ${key}`,
    testNote: 'Testnotiz',
    open: (suggestions) => `${counted(suggestions, 'Vorschlag', 'Vorschläge')} offen`,
    next: 'weiter',
    none: 'Kein Vorschlag mehr offen',
    noModel: 'Noch keine Vorschläge: Das Modell lernt aus den ersten Notizen, die Sie abschließen.',
    hidden: 'Vorschläge sind in dieser Notiz verborgen, um zu sehen, ob sie das Markieren beeinflussen.',
    several: 'Mehrere annehmen',
    noText: 'Diese Notiz hat keinen Text.',
    missing: 'Diese Notiz ist nicht in diesem Projekt.',
    missingNext: 'Vielleicht wurde ihr Datensatz ersetzt. Mit der Liste weitermachen.',
    first: 'Erste offene Notiz öffnen',
    allDone: 'Alle Notizen dieser Liste sind fertig',
    allDoneNext: 'Links den Filter ändern, um andere zu sehen, oder Übereinstimmung und Exporte ansehen.',
    frozen:
      'Diese Notiz gehört zum Testteil: An ihr werden Modelle gemessen, ihre Markierungen bleiben daher, wie sie sind.',
    conflict: 'Ein anderer Tab hat diese Markierung zuerst geändert. Seine Änderung gilt; Ihre wurde nicht gemacht.',
    conflictSeen: 'Verstanden',
  },

  mark: {
    name: (label, words, kind, figure, cuts) =>
      [
        `${label}: ${words}`,
        kind === 'mark' ? 'gesetzt' : 'vorgeschlagen',
        ...(figure === undefined ? [] : [figure]),
        ...(cuts ? ['teilt ein Wort'] : []),
      ].join(', '),
  },

  bar: {
    suggestionLabel: 'Vorschlag',
    markLabel: 'Markierung',
    choiceLabel: 'Kategorie für die Wörter',
    relabelLabel: 'Andere Kategorie',
    as: 'Als',
    accept: 'Annehmen',
    relabel: 'Ändern',
    reject: 'Ablehnen',
    remove: 'Entfernen',
    sameWords: (notes) =>
      notes === undefined ? 'Gleiche Wörter' : `Gleiche Wörter: ${counted(notes, 'Notiz', 'Notizen')}`,
    origin: (origin, figure) => ORIGINS[origin](figure),
    beneath: (others) =>
      others === 1
        ? 'Über diesen Wörtern liegt noch eine Markierung: erneut drücken.'
        : `Über diesen Wörtern liegen noch ${others} Markierungen: erneut drücken.`,
    cuts: 'Sie teilt ein Wort: Das Training nimmt das ganze Wort.',
    readOnly: 'Sie lässt sich hier nicht ändern.',
  },

  say: {
    chooseWords: 'Erst Wörter wählen: darüber ziehen, eines drücken oder mit den Pfeiltasten gehen.',
    chooseOne: 'Erst zu einem Vorschlag gehen: Tab drücken oder ihn anklicken.',
    chooseMark: 'Erst zu einer Markierung gehen: Tab drücken oder sie anklicken.',
    onlySpace: 'In der Auswahl stehen keine Wörter.',
    noSuggestions: 'In dieser Notiz ist kein Vorschlag.',
    noNext: 'Nach dieser Stelle kommt keine Markierung.',
    noPrevious: 'Vor dieser Stelle steht keine Markierung.',
    isSet: 'Es ist schon eine Markierung.',
    notSuggested: 'Nur Vorschläge lassen sich ablehnen. Entf entfernt eine Markierung.',
    acceptBeforeStretch: 'Erst den Vorschlag annehmen, dann seine Grenzen ändern.',
    already: (label) => `Es ist schon als ${label} markiert.`,
    marked: (label, words) => `${label}: ${words}, gesetzt`,
    removed: 'Markierung entfernt.',
    rejected: 'Abgelehnt.',
    accepted: (marks) =>
      `${counted(marks, 'Vorschlag', 'Vorschläge')} angenommen. Einmal „Rückgängig“ nimmt sie zurück.`,
    frozen: 'Diese Notiz gehört zum Testteil und lässt sich nicht ändern.',
    undone: 'Rückgängig gemacht.',
    redone: 'Wiederholt.',
    done: (title) => `${title}: fertig.`,
    empty: (title) => `${title}: nichts zu markieren.`,
    allDone: 'Alle Notizen dieser Liste sind fertig.',
    lastNote: 'Das ist die letzte Notiz der Liste.',
    firstNote: 'Das ist die erste Notiz der Liste.',
    newModel: (f1) =>
      f1 === undefined
        ? 'Das Modell hat neu gelernt.'
        : `Das Modell hat neu gelernt: F1 ${f1} auf den zurückgehaltenen Notizen.`,
  },

  many: {
    title: 'Mehrere Vorschläge annehmen',
    above: 'Sicherheit ab',
    where: 'Wo',
    inSight: (suggestions) => `Im Bild: ${suggestions}`,
    wholeNote: (suggestions) => `Ganze Notiz: ${suggestions}`,
    accept: (suggestions) => `${counted(suggestions, 'Vorschlag', 'Vorschläge')} annehmen`,
    none: 'So sicher ist keiner. Den Wert senken oder die ganze Notiz wählen.',
    undo: 'Einmal „Rückgängig“ nimmt alle zurück.',
  },

  foot: {
    label: 'Speichern, Lernen und Fortschritt',
    saved: 'Gespeichert',
    savedAt: (time) => `auf diesem Rechner, ${time}`,
    savedBefore: 'auf diesem Rechner',
    saving: 'Speichert…',
    failed: 'Nicht gespeichert',
    failedElsewhere: 'Eine andere Notiz ist nicht gespeichert',
    retry: 'Noch einmal',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    f1: 'F1, zurückgehalten',
    f1Short: 'F1',
    noF1: 'noch nicht gemessen',
    curve: (first, last, rounds) => `F1 ging von ${first} auf ${last} in ${counted(rounds, 'Runde', 'Runden')}`,
    learnsIn: (notes) => `lernt ${notes === 0 ? 'jetzt' : `in ${counted(notes, 'Notiz', 'Notizen')}`}`,
    learnsFirst: (notes) => `lernt in ${counted(notes, 'Notiz', 'Notizen')}`,
    learning: 'Lernt aus Ihren Notizen',
    cancel: 'Stopp',
    learnNow: 'Jetzt lernen',
    detail: 'Wie das Modell lernt',
    round: 'Runde',
    notes: 'Notizen',
    figure: 'F1',
    seconds: 'Sekunden',
    tableLabel: 'Runden des Lernens',
    detailText: (batch) =>
      `Nach je ${batch} abgeschlossenen Notizen lernt das Modell hier im Browser aus allen, während Sie weiterarbeiten. Ein Fünftel der Patientinnen und Patienten wird zurückgehalten, um es zu messen.`,
    tooFew: (needed) => `Zum Lernen braucht es ${needed} abgeschlossene Notizen mit Markierungen.`,
    cancelled: 'Das Lernen wurde gestoppt. Es geht nach den nächsten Notizen weiter.',
    right: (share) => `${share} richtig`,
    rightOf: (shown) => `letzte ${n(shown)} gezeigte`,
    progress: (done, all) => `${done} von ${all}`,
    progressLabel: 'Fertige Notizen',
    anHour: (notes) => `${notes} je Stunde`,
    empty: 'Nichts zu markieren',
    done: 'Fertig, nächste Notiz',
    skip: 'Nächste Notiz',
  },

  drawers: { queue: 'Notizen', side: 'Kategorien', close: 'Schließen', keys: 'Tasten' },

  keys: {
    title: 'Tasten',
    description: 'Sie wirken, während die Notiz den Fokus hat. In einem Feld schreiben alle Tasten.',
    groups: {
      words: 'Wörter',
      marks: 'Markierungen und Vorschläge',
      notes: 'Notizen',
      labels: 'Kategorien',
      page: 'Seite',
    },
    actions: ACTIONS,
    edges: 'Anfang und Ende der Zeile; mit Strg, der Notiz',
    drag: 'Über Wörter ziehen',
    dragText: 'wählt ganze Wörter; mit Alt Zeichen',
    change: 'Tasten ändern',
    changeTitle: 'Tasten ändern',
    changeText: '„Ändern“ drücken, dann die neue Taste. Tasten der Kategorien werden bei den Kategorien geändert.',
    set: (action) => `Taste ändern: ${action}`,
    press: 'Taste drücken…',
    changeOne: 'Ändern',
    none: 'keine',
    clear: (action) => `Keine Taste: ${action}`,
    clearOne: 'Keine Taste',
    reset: 'Zurück zu den Tasten vom Anfang',
    troubles: TROUBLES,
    clash: (key, trouble, users) => `${key} ${TROUBLES[trouble]}: ${users}.`,
    labelUser: (name) => `Kategorie ${name}`,
    fine: 'Keine Taste ist doppelt vergeben.',
    close: 'Schließen',
  },
};

export const refusalMessage: Translated<typeof english.refusalMessage> = (why, labelName) => {
  switch (why.code) {
    case 'not-loaded':
      return 'Die Notiz lädt noch. Gleich noch einmal versuchen.';
    case 'note-frozen':
      return annotate.say.frozen;
    case 'layer-read-only':
      return 'Diese Markierungen kamen mit den Daten und gehören hier niemandem: Sie lassen sich nicht ändern.';
    case 'range-empty':
    case 'range-blank':
      return annotate.say.onlySpace;
    case 'range-outside':
    case 'range-splits-character':
      return 'Das würde ein Zeichen zerschneiden. Ganze Zeichen wählen.';
    case 'label-unknown':
      return `Die Kategorie ${labelName(why.label)} gehört nicht zu diesem Projekt.`;
    case 'already-marked':
      return 'Diese Wörter tragen diese Markierung schon.';
    case 'already-rejected':
      return 'Dieser Vorschlag wurde schon abgelehnt.';
    case 'mark-unknown':
      return 'Diese Markierung ist weg: Ein anderer Tab hat sie entfernt.';
    case 'nothing-changes':
    case 'nothing-given':
      return 'Es würde sich nichts ändern.';
    case 'marks-stand':
      return `In dieser Notiz ${why.marks === 1 ? 'steht' : 'stehen'} ${counted(why.marks, 'Markierung', 'Markierungen')}. Erst entfernen oder die Notiz als fertig abschließen.`;
    case 'step-unknown':
    case 'step-undone':
      return 'Dieser Schritt gilt nicht mehr.';
    case 'nothing-to-undo':
      return 'In dieser Notiz gibt es nichts rückgängig zu machen.';
    case 'nothing-to-redo':
      return 'In dieser Notiz gibt es nichts zu wiederholen.';
    default:
      return assertNever(why);
  }
};
