import type { insight as english } from '../en/insight';
import type { Translated } from '../language';
import { counted, n } from './numbers';

const places = (count: number) => counted(count, 'Stelle', 'Stellen');

export const insight: Translated<typeof english> = {
  tabs: {
    label: 'Hinter den Zahlen',
    errors: 'Fehler',
    suspects: 'Wohl falsche Kategorie',
    confidence: 'Sicherheit',
    recall: 'Präzision und Trefferquote',
  },

  errors: {
    count: (sentences, errors) => `${counted(errors, 'Fehler', 'Fehler')} in ${counted(sentences, 'Satz', 'Sätzen')}`,
    shown: (shown) => `${n(shown)} gezeigt`,
    view: 'Listen nach',
    sentences: 'Sätzen',
    phrases: 'Wendungen',
    seen: 'In den Trainingsnotizen',
    seenAll: 'Alle',
    seenYes: 'Bekannt',
    seenNo: 'Unbekannt',
    seenHelp:
      'Bekannt: Dieselben Wörter sind in den Notizen, aus denen das Modell lernte, eine Entität dieser Kategorie.',
    find: 'Wörter finden',
    list: 'Sätze mit Fehlern',
    phraseList: 'Wendungen mit Fehlern',
    phrase: (phrase) => `„${phrase}“`,
    allPhrases: 'Wieder alle Wendungen zeigen',
    places: (count) => `${places(count)} zeigen`,
    placesOf: (phrase, count) => `${places(count)} von „${phrase}“ zeigen`,
    seenWord: 'im Training bekannt',
    unseenWord: 'nicht im Training',
    noFacts:
      'Der Datensatz dieses Laufs ist nicht mehr in diesem Browser, daher lassen sich seine Fehler nicht zeigen.',
    why: 'Warum?',
    whyNamed: (title) => `Warum das Modell ${title} so markiert hat`,
  },

  check: {
    title: 'Gegenprüfung der Trainingsnotizen',
    body: 'Trainiert die Einstellungen dieses Laufs mehrmals, jedes Mal ohne einen Teil der Patienten, und liest diesen Teil mit einem Modell, das ihn nie sah. Das sagt, welche Kategorien falsch aussehen, wie weit der Sicherheit zu trauen ist und was eine höhere Trefferquote kostet. Testnotizen werden nicht gelesen.',
    start: 'Gegenprüfen',
    again: 'Neu gegenprüfen',
    running: 'Trainingsnotizen werden von Modellen gelesen, die sie nie sahen',
    cancelled: 'Die Gegenprüfung wurde abgebrochen.',
    tooFew:
      'Alle Trainingsnotizen sind von einer Person, daher lässt sich kein Modell ohne sie trainieren. Notizen weiterer Patienten importieren.',
    done: (notes, folds) => `${counted(notes, 'Notiz', 'Notizen')} in ${n(folds)} Teilen`,
  },

  suspects: {
    intro:
      'Stellen, an denen ein Modell, das die Notiz nie sah, sich einer anderen Antwort sicher ist als der Datensatz. Größter Abstand zuerst. Auch das Modell kann irren: vor dem Ändern ansehen.',
    none: 'Keine Stelle sieht falsch aus: Nirgends ist sich das Modell einer anderen Antwort sicher als der Datensatz.',
    found: (shown, all) => (shown === all ? places(all) : `${n(shown)} von ${places(all)}, die sichersten zuerst`),
    kind: 'Was falsch sein kann',
    kinds: {
      missed: 'Zu viel markiert',
      spurious: 'Markierung fehlt',
      boundary: 'Andere Grenzen',
      label: 'Andere Kategorie',
    },
    list: 'Stellen mit vielleicht falscher Kategorie',
    dataset: 'Datensatz',
    model: 'Modell',
    chances: (model, dataset) => `Antwort des Modells ${model}, des Datensatzes ${dataset}`,
    choose: (title, words) => `Das Modell hat recht bei „${words}“ in ${title}`,
    annotate: 'Beim Markieren öffnen',
    annotateNamed: (title) => `${title} beim Markieren öffnen`,
    read: 'Lesen',
    readNamed: (title) => `${title} lesen`,
    chosen: (count) => `${places(count)} gewählt`,
    chooseShown: 'Alle gezeigten wählen',
    clear: 'Auswahl leeren',
    apply: 'In neuer Version berichtigen',
    made: 'Neue Version öffnen',
    gone: 'Diese Notiz ist nicht mehr in diesem Browser.',
  },

  explain: {
    title: 'Warum diese Wörter so markiert sind',
    loading: 'Gewichte des Modells werden gelesen',
    pick: 'Ein Wort wählen. Unterstrichene sind markiert.',
    words: 'Wörter des Satzes',
    against: 'Verglichen mit',
    likeliest: 'der nächstwahrscheinlichen Auszeichnung',
    noMark: 'Keine Markierung',
    because: (tag, chance, other, otherChance) => `${tag} (${chance}) statt ${other} (${otherChance})`,
    although: (tag, chance, other, otherChance) =>
      `${tag} (${chance}), obwohl für dieses Wort allein ${other} wahrscheinlicher ist (${otherChance})`,
    only: (tag) => `Das Modell kennt keine andere Auszeichnung als ${tag}.`,
    figure: 'Was dafür und was dagegen spricht',
    note: 'Punkte der Wertung des Modells (Nat); rechts: dafür, links: dagegen',
    rest: (count) => `${counted(count, 'kleineres', 'kleinere')} zusammen`,
    sum: 'Summe',
    columns: ['Was gesehen wurde', 'Für diese Auszeichnung', 'Für die andere', 'Unterschied'],
    asTable: 'Als Tabelle',
    asChart: 'Als Bild',
    description: (word) =>
      `Gewichte hinter der Auszeichnung von „${word}“ als Balken; die Tabelle enthält dieselben Zahlen`,
    nothing: 'Dieser Satz hat keine Wörter.',
    close: 'Schließen',
  },

  confidence: {
    intro: (marks) =>
      `${counted(marks, 'Markierung', 'Markierungen')} der Trainingsnotizen, von Modellen, die sie nie sahen. Eine Markierung, der sich das Modell zu 0,80 sicher ist, sollte in 80 von 100 Fällen stimmen.`,
    notProbabilistic: (algorithm) =>
      `${algorithm} lernt, welche Markierungen vorzuziehen sind, nicht wie wahrscheinlich sie sind: Die Sicherheit ist eine Wertung auf gemeinsamer Skala. Das Modell kalibrieren, bevor sie als Wahrscheinlichkeit gelesen wird.`,
    figure: 'Wie oft Markierungen stimmen',
    note: 'Anteil, der stimmt, nach angegebener Sicherheit',
    asStated: 'wie angegeben: auf der Linie',
    before: 'wie das Modell sagt',
    after: 'kalibriert',
    columns: [
      'Angegeben',
      'Markierungen',
      'Modell: angegeben',
      'Modell: richtig',
      '95-%-Intervall',
      'Kalibriert: angegeben',
      'Kalibriert: richtig',
    ],
    description:
      'Anteil richtiger Markierungen nach angegebener Sicherheit, wie das Modell sagt und kalibriert; die Tabelle enthält dieselben Zahlen',
    error: 'Kalibrierfehler',
    errorHelp: 'mittlerer Abstand von angegeben und richtig',
    brier: 'Brier-Wert',
    brierHelp: 'niedriger ist besser',
    from: (before, after) => `${before} vorher, ${after} kalibriert`,
    honest: 'Die kalibrierten Zahlen jedes Teils der Notizen stammen aus einer Anpassung an die übrigen Teile.',
    apply: 'Dieses Modell kalibrieren',
    remove: 'Wieder die eigene Sicherheit des Modells zeigen',
    on: 'Die Sicherheit dieses Modells wird beim Lesen kalibriert gezeigt.',
    off: 'Die Sicherheit dieses Modells wird gezeigt, wie es sie angibt.',
    noModel: 'Das Modell dieses Laufs ist nicht mehr in diesem Browser.',
    none: 'Die Modelle haben nichts markiert, daher ist keine Sicherheit anzusehen.',
    bin: (from, to) => `${from} bis ${to}`,
  },

  recall: {
    intro:
      'Den Regler nach links bewegen markiert mehr: Weniger Entitäten werden übersehen und mehr Markierungen sind falsch, bis Markierungen ineinanderlaufen. Die Zahlen stammen von den Trainingsnotizen, gelesen von Modellen, die sie nie sahen; Testnotizen werden nicht angesehen.',
    slider: 'Mehr oder weniger markieren',
    more: 'markiert mehr',
    less: 'markiert weniger',
    value: (bias, precision, recall) => `${bias} Nat, Präzision ${precision}, Trefferquote ${recall}`,
    nats: (bias) => `${bias} Nat`,
    figure: 'Präzision, Trefferquote und F1',
    note: 'genaue Entitäten; links wird mehr markiert, 0 markiert wie trainiert',
    precision: 'Präzision',
    recall: 'Trefferquote',
    f1: 'F1',
    columns: ['Nat', 'Präzision', 'Trefferquote', 'F1', 'Markierungen'],
    description:
      'Präzision, Trefferquote und F1 danach, wie leicht das Modell markiert; die Tabelle enthält dieselben Zahlen',
    here: (step, precision, recall, f1) => `Bei ${step}: Präzision ${precision}, Trefferquote ${recall}, F1 ${f1}`,
    best: (step) => `Bestes F1 bei ${step}`,
    use: 'Damit lesen',
    reset: 'Lesen wie trainiert',
    using: (step) => `Dieses Modell liest mit ${step}.`,
    plain: 'Dieses Modell liest wie trainiert.',
    asTable: 'Als Tabelle',
    asChart: 'Als Diagramm',
  },
};
