import type * as english from '../en/shared';
import type { Translated } from '../language';

export const SHARED_KIND_NAMES: Translated<typeof english.SHARED_KIND_NAMES> = {
  'label-sets': 'Kategorien',
  guidelines: 'Leitfäden',
  'feature-sets': 'Merkmalssätze',
  evaluations: 'Zahlen von Läufen',
};

export const SHARED_KIND_LEAVES: Translated<typeof english.SHARED_KIND_LEAVES> = {
  'label-sets':
    'Namen, Tasten, Farben und einzeilige Beschreibungen der Kategorien verlassen den Browser; keine Notiz und keine Markierung.',
  guidelines:
    'Was zu Kategorien geschrieben wurde, verlässt den Browser Wort für Wort. Text aus Notizen darf nicht darin stehen: erfundene Beispiele verwenden.',
  'feature-sets':
    'Teile und Größen eines Rezepts verlassen den Browser, dazu Namen und Hashes seiner Wortlisten; keine Wendung einer Liste.',
  evaluations:
    'Präzision, Trefferquote, F1 und Anzahlen eines Laufs verlassen den Browser, mit Hashes, die seine Notizen benennen; keine Notiz.',
};

export const shared: Translated<typeof english.shared> = {
  page: {
    body: 'Was Personen dieses Standorts neben Modellen teilen. Übernehmen kopiert es in diesen Browser; die nächste Fassung kommt nicht von selbst.',
    signedOut: {
      title: 'An diesem Standort geteilt',
      body: 'Kategorien, Leitfäden, Merkmalssätze und Zahlen von Läufen teilen Personen, die angemeldet sind.',
      action: 'Anmelden',
    },
    off: 'An diesem Standort aus. Prüfende können es unter „Standort“ erlauben.',
    none: {
      'label-sets': 'Noch keine. Auf „Markieren“ in ihrem Dialog teilen.',
      guidelines: 'Noch keine. Auf „Markieren“ mit den Kategorien teilen.',
      'feature-sets': 'Noch keine. Auf „Experimente“ ein eigenes Rezept teilen.',
      evaluations: 'Noch keine. Auf „Experimente“ die Zahlen eines Laufs teilen.',
    },
    table: (kind) => `${kind}, an diesem Standort geteilt`,
    columns: { name: 'Name', by: 'Von', at: 'Geteilt', revision: 'Fassung' },
    take: 'In diesen Browser übernehmen',
    takeNamed: (name) => `${name} in diesen Browser übernehmen`,
    look: 'Ansehen',
    lookNamed: (name) => `${name} ansehen`,
  },
  share: 'Teilen',
  shareFigures: 'Zahlen teilen',
  shareNamed: (name) => `${name} teilen`,
  titles: {
    labels: 'Kategorien und Leitfaden teilen',
    recipe: (name) => `Das Rezept ${name} teilen`,
    figures: (number) => `Die Zahlen von Lauf ${number} teilen`,
  },
  body: 'Personen dieses Standorts können es ansehen und übernehmen. Notizen bleiben hier.',
  name: 'Name, wie andere ihn sehen',
  nameHint: 'Höchstens 120 Zeichen. Nie Wörter einer Notiz oder einer Patientin, eines Patienten.',
  leaves: 'Was diesen Browser verlässt',
  bytes: 'Jedes Byte, das gesendet wird',
  listsStay: (names) => `Wortlisten bleiben hier: ${names}. Wer das Rezept übernimmt, braucht sie auch.`,
  checking: 'Wird auf Wörter aus Notizen geprüft',
  checked: (notes) => `Keine Folge von sechs oder mehr Wörtern steht in einer der ${notes} Notizen dieses Browsers.`,
  checkFailed: 'Die Notizen konnten nicht durchgesehen werden. Schließen und noch einmal versuchen.',
  confirm: 'Ich habe gelesen, was hinausgeht, und es betrifft keine Patientin und keinen Patienten.',
  invalid:
    'Der Server würde es ablehnen: Ein Name, eine Taste oder ein Text ist zu lang oder hat Zeichen, die er nicht annimmt.',
  submit: 'Teilen',
  cancel: 'Abbrechen',
  done: 'Es wartet auf das Senden',
  doneBody: 'Es geht hinaus, wenn der Server antwortet.',
  toSync: 'Zu „Abgleich“',
  failed: 'Es konnte hier nicht zum Senden abgelegt werden. Noch einmal versuchen.',
  takeFailed: 'Es konnte hier nicht abgelegt werden. Noch einmal versuchen.',
  takeLabels: {
    title: (name) => `${name} übernehmen`,
    into: 'In',
    newProject: 'ein neues Projekt',
    labelSet:
      'Es wird die nächste Version der Kategorien des Projekts. Kategorien, die darin fehlen, bleiben, da Markierungen sie tragen können.',
    guidelines:
      'Es wird die nächste Version der Kategorien des Projekts, mit diesen Leitfäden. Die Version davor bleibt erhalten.',
    left: (labels) => `Nicht übernommen, da das Projekt diese Kategorie nicht hat: ${labels}.`,
    noProject: 'Es gibt kein Projekt dafür. Auf „Markieren“ eines beginnen.',
    dataset: 'Datensatz des neuen Projekts',
    noDataset: 'Es gibt noch keinen Datensatz. Erst Notizen importieren.',
    projectName: 'Name des neuen Projekts',
    submit: 'Übernehmen',
    done: (project) => `Übernommen in ${project}.`,
    open: 'Zu „Markieren“',
  },
  takeRecipe: {
    title: (name) => `Das Rezept ${name} übernehmen`,
    body: 'Es wird ein eigenes Rezept, wählbar für den nächsten Lauf.',
    lists: (names) => `Es nennt Wortlisten, die nicht in diesem Browser sind: ${names}. Übernommen wird es ohne sie.`,
    submit: 'Übernehmen',
    done: (id) => `Übernommen als ${id}.`,
    same: 'Sie haben dieses Rezept schon.',
    open: 'Zu „Experimente“',
    copyOf: (name) => `${name} geteilt`,
  },
  figures: {
    title: (name) => `Zahlen: ${name}`,
    beside: 'Daneben',
    none: 'nichts',
    run: (number) => `Lauf ${number}`,
    shared: 'geteilt',
    judgedOn: (notes) => `Gemessen an ${notes} Testnotizen.`,
  },
  problems: {
    'too-long': (of, max) => `${of}: länger als ${max} Zeichen.`,
    date: (of) => `${of}: Es steht ein Datum darin. Ohne formulieren.`,
    id: (of) => `${of}: Es steht eine Adresse oder eine lange Zahl darin. Ohne formulieren.`,
    quote: (of, words) => `${of}: „${words}“ steht in einer Notiz dieses Browsers. Ein eigenes Beispiel schreiben.`,
  },
};

export const sharedProblem: Translated<typeof english.sharedProblem> = (problem) => {
  switch (problem.code) {
    case 'too-long':
      return shared.problems['too-long'](problem.of, problem.lengthMax);
    case 'identifies':
      return shared.problems[problem.reason](problem.of);
    case 'quotes-note':
      return shared.problems.quote(problem.of, problem.words);
  }
};
