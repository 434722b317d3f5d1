import type { files as english } from '../en/annotate-files';
import type { Translated } from '../language';
import { counted, n } from './numbers';

const notes = (count: number) => counted(count, 'Notiz', 'Notizen');
const marks = (count: number) => counted(count, 'Markierung', 'Markierungen');

export const files: Translated<typeof english> = {
  freeze: {
    title: 'Datensatz erstellen',
    description:
      'Eine feste Kopie der Notizen mit den Markierungen einer Ebene, um damit zu trainieren. Das Projekt geht weiter wie bisher.',
    name: 'Name',
    nameDefault: (project, date) => `${project}, ${date}`,
    layer: 'Markierungen von',
    statuses: 'Notizen mit Status',
    none: 'Mindestens einen Status wählen.',
    willHold: (count) => `${notes(count)} dieser Ebene und der unveränderte Testteil.`,
    make: 'Datensatz erstellen',
    making: 'Der Datensatz wird erstellt',
    nothing:
      'Keine Notiz dieser Ebene hat einen dieser Status. Erst eine Notiz als fertig abschließen oder mehr Status wählen.',
    stored: (name) => `„${name}“ ist in diesem Browser`,
    storedText: (count, dropped) =>
      `${notes(count)}${
        dropped === 0
          ? '.'
          : `; ${counted(dropped, 'überlappende Markierung wurde', 'überlappende Markierungen wurden')} weggelassen, weil das Training eine Kategorie je Wort nimmt.`
      }`,
    train: 'Modell trainieren',
    show: 'In Datensätze zeigen',
    cancelled: 'Nichts wurde behalten.',
  },

  export: {
    title: 'Markierungen exportieren',
    description:
      'Eine Datei einer Ebene, für einen anderen Browser oder ein anderes Werkzeug. Sie enthält den Text der Notizen: ebenso sicher aufbewahren wie diese.',
    layer: 'Markierungen von',
    format: 'Format',
    keeps: 'Enthält',
    loses: 'Kann nicht enthalten',
    statuses: 'Notizen mit Status',
    noStatus: 'Mindestens einen Status wählen.',
    rejected: 'Auch abgelehnte Vorschläge',
    write: 'Datei vorbereiten',
    writing: 'Die Datei wird vorbereitet',
    ready: (count, spans) => `${notes(count)} mit ${counted(spans, 'Markierung', 'Markierungen')} bereit`,
    lossesTitle: (count) => `${counted(count, 'Angabe', 'Angaben')}, die dieses Format nicht halten kann`,
    first: 'Die ersten davon',
    save: (count) => (count === 1 ? 'Datei speichern' : `${n(count)} Dateien speichern`),
    lossFile: (name) => `${name}-verluste.csv`,
    again: 'Anderes Format',
    nothing: 'Keine Notiz dieser Ebene hat einen dieser Status. Mehr davon wählen.',
    cancelled: 'Nichts wurde geschrieben.',
  },

  importLayer: {
    title: 'Fremde Markierungen importieren',
    description:
      'Markierungen dieser Notizen aus einer Datei werden eine eigene Ebene. Sie werden erst geprüft; behalten wird nichts, bis Sie es sagen.',
    choose: 'Dateien wählen',
    drop: 'Dateien hier ablegen',
    formats: 'BeHealthy JSON Lines, Label Studio, doccano, brat, spaCy, CoNLL, Satz- und Label-Dateien.',
    checking: 'Dateien werden geprüft',
    storing: 'Markierungen werden gespeichert',
    cancelled: 'Nichts wurde behalten.',
    found: (found, inFiles) => `${n(found)} von ${notes(inFiles)} sind in diesem Projekt`,
    ways: ({ id, title, text, spaces }) =>
      [
        [id, 'nach ID'],
        [title, 'nach Titel'],
        [text, 'nach Text'],
        [spaces, 'nach Text bis auf Leerzeichen'],
      ]
        .filter(([count]) => Number(count) > 0)
        .map(([count, way]) => `${n(Number(count))} ${way}`)
        .join(', '),
    unit: (format, unit) => (unit === undefined ? format : `${format}, Positionen zählen ${unit}`),
    spans: (set, rejected, suggested) =>
      [
        marks(set),
        ...(rejected > 0 ? [counted(rejected, 'abgelehnter Vorschlag', 'abgelehnte Vorschläge')] : []),
        ...(suggested > 0 ? [`${counted(suggested, 'offener Vorschlag', 'offene Vorschläge')}, weggelassen`] : []),
      ].join(', '),
    unknownLabels: (labels) =>
      `Markierungen mit Kategorien, die dieses Projekt nicht hat, werden weggelassen: ${labels}. Um sie zu behalten, erst die Kategorien anlegen.`,
    nothing: 'In diesen Dateien gibt es nichts zu behalten.',
    refused: (count) => `${counted(count, 'Notiz der Dateien erhält', 'Notizen der Dateien erhalten')} nichts`,
    refusedWhy: {
      'not-in-project': (count) => `${counted(count, 'Notiz ist', 'Notizen sind')} nicht in diesem Projekt`,
      'text-differs': (count) =>
        `${counted(count, 'Notiz hat', 'Notizen haben')} hier einen anderen Text, die Markierungen würden nicht passen`,
      repeated: (count) =>
        `${counted(count, 'Notiz hat', 'Notizen haben')} denselben Text wie eine andere in der Datei`,
      frozen: (count) => `${counted(count, 'Notiz gehört', 'Notizen gehören')} zum Testteil, der bleibt, wie er ist`,
    },
    annotator: 'Behalten als Ebene von',
    annotatorHint: 'Name der Person, die sie gesetzt hat.',
    replaces: (name, count) =>
      `${name} hat hier eine Ebene: In ${notes(count)} werden ihre Markierungen ersetzt. Einmal „Rückgängig“ in einer Notiz bringt sie zurück.`,
    person: 'Wessen Markierungen',
    everybody: 'von allen',
    unnamed: 'ohne Namen',
    personOption: (name, spans) => `${name} (${marks(spans)})`,
    done: 'Diese Notizen wurden zu Ende gelesen',
    doneHint: 'Das Format sagt es nicht. Übereinstimmung wird an fertigen Notizen gemessen.',
    store: 'Markierungen behalten',
    discard: 'Verwerfen',
    conflict: 'Die Ebene hat sich beim Speichern geändert. Nichts wurde behalten; noch einmal versuchen.',
    nameRefused: 'Die Ebene kann diesen Namen nicht haben. Einen anderen nehmen.',
    stored: (name) => `Die Ebene „${name}“ ist da`,
    storedText: (count, unchanged) =>
      `${notes(count)} übernommen${unchanged > 0 ? `, ${n(unchanged)} waren wie in der Datei` : ''}.`,
    compare: 'Mit meiner vergleichen',
    more: (count) => `und ${n(count)} weitere`,
  },

  backup: {
    title: 'Sicherung',
    text: 'Eine verschlüsselte Datei mit allem, was hier liegt: Notizen, Markierungen mit Verlauf, Modelle.',
    make: 'Sicherung erstellen',
    makeText: 'Sie wird verschlüsselt, bevor sie diese Seite verlässt. Wer sie zurückholt, braucht diese Passphrase.',
    makeNow: 'Datei erstellen',
    passphrase: 'Passphrase der Datei',
    passphraseHint: 'Mindestens 12 Zeichen. Niemand kann sie zurücksetzen.',
    sealed: 'Diese Sicherung ist verschlüsselt. Die Passphrase eingeben, mit der sie erstellt wurde.',
    openSealed: 'Datei öffnen',
    making: 'Die Sicherung wird geschrieben',
    made: (size) => `Sicherung geschrieben (${size}). Sie liegt in Ihren Downloads.`,
    choose: 'Aus Datei zurückholen',
    restoreTitle: 'Aus einer Sicherung zurückholen',
    restoreText:
      'Fügt hinzu, was die Datei hat und dieser Browser nicht. Nichts, was hier liegt, wird gelöscht oder geändert.',
    checking: 'Die Sicherung wird geprüft',
    of: (when) => `Sicherung vom ${when}`,
    adds: (rows) =>
      rows === 0 ? 'Alles darin ist schon hier.' : `${counted(rows, 'Eintrag wird', 'Einträge werden')} hinzugefügt.`,
    differ: (rows) =>
      `${counted(rows, 'Eintrag ist', 'Einträge sind')} hier in einem anderen Stand: Was dieser Browser hat, bleibt.`,
    tables: {
      datasets: (count) => counted(count, 'Datensatz', 'Datensätze'),
      notes,
      projects: (count) => counted(count, 'Projekt', 'Projekte'),
      noteWork: (count) => `${notes(count)} mit Markierungen`,
      edits: (count) => `${counted(count, 'Schritt', 'Schritte')} Verlauf`,
      models: (count) => counted(count, 'Modell', 'Modelle'),
    },
    restore: 'Zu diesem Browser hinzufügen',
    restoring: 'Die Sicherung wird zurückgeholt',
    restored: (rows) => `Die Sicherung ist zurück: ${counted(rows, 'Eintrag wurde', 'Einträge wurden')} hinzugefügt.`,
    cancelled: 'Abgebrochen. Nichts wurde geändert.',
    busy: 'Ein anderer Tab holt gerade eine Sicherung zurück. Erst dort beenden.',
    refused: {
      'not-a-backup':
        'Diese Datei ist keine Sicherung von BeHealthy. Eine wählen, deren Name auf .backup oder .backup.gz endet.',
      'wrong-passphrase': 'Das ist nicht die Passphrase der Datei. Großbuchstaben und Leerzeichen zählen.',
      'newer-version':
        'Diese Sicherung stammt aus einer neueren Version von BeHealthy. Die App aktualisieren, dann noch einmal versuchen.',
      'cut-off': 'Die Datei endet zu früh: Sie wurde nicht ganz kopiert. Neu kopieren, dann noch einmal versuchen.',
      damaged: 'Die Datei ist beschädigt, daher wurde nichts übernommen. Eine andere Kopie versuchen.',
      'row-invalid':
        'Ein Eintrag der Datei ist nicht, wie er sein soll, daher wurde nichts übernommen. Eine andere Kopie versuchen.',
      'count-mismatch': 'In der Datei fehlen Einträge, daher wurde nichts übernommen. Eine andere Kopie versuchen.',
    },
  },
};
