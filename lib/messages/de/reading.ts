import type { reading as english } from '../en/reading';
import type { Translated } from '../language';

const ASSERTIONS: Translated<typeof english.mark.assertions> = { affirmed: '', denied: 'verneint', family: 'Familie' };
const STATUS = { confirmed: 'bestätigt', suggested: 'vorgeschlagen' };

export const reading: Translated<typeof english> = {
  refused: {
    title: 'Diese Notiz wird nicht gelesen',
    count: (notes) => `${notes === 1 ? 'Eine Notiz wird' : `${notes} Notizen werden`} nicht gelesen`,
    codes: (codes) =>
      `Sie verletzen den Datenvertrag (${codes.join(', ')}) und stehen in keiner Liste. Sie bleiben mit dem Grund in Quarantäne.`,
    quarantine: 'Quarantäne öffnen',
  },

  loading: 'Notizen werden geladen…',

  labelNames: { DISEASE: 'Krankheit', TREATMENT: 'Behandlung' },

  nouns: {
    note: ['Notiz', 'Notizen'],
    disease: ['Krankheit', 'Krankheiten'],
    treatment: ['Behandlung', 'Behandlungen'],
    row: ['Zeile', 'Zeilen'],
  },

  empty: {
    title: 'Noch nichts zu lesen',
    body: 'Die Beispielnotizen laden, um sich umzusehen: Sie sind dafür erfunden und brauchen wenige Sekunden. Oder eigene Notizen importieren oder eine einfügen.',
    sample: 'Beispielnotizen laden',
    sampleProgress: 'Beispielnotizen werden geladen',
    sampleName: 'Beispielnotizen',
    import: 'Notizen importieren',
    paste: 'Notiz einfügen',
  },

  scope: { label: 'Was gelesen wird', note: 'Diese Notiz', all: 'Alle Notizen' },
  dataset: { label: 'Datensatz', caption: 'Datensatz' },
  search: { label: 'Nach Krankheit, Behandlung oder Wörtern filtern', placeholder: 'Krankheit, Behandlung, Wörter' },
  found: (places) => (places === 1 ? '1 Stelle im Text' : `${places} Stellen im Text`),
  labels: 'Gezeigte Markierungen',
  minimum: { caption: 'Sicherheit ab', label: 'Sicherheit ab', any: 'alle' },
  layer: { label: 'Wessen Markierungen', names: { model: 'Modell', gold: 'Klinik', both: 'Beide' } },
  unaffirmed: 'Verneintes und Familiäres in die Liste',
  paste: 'Notiz einfügen',

  export: {
    button: 'Liste exportieren',
    csv: 'Als CSV, für Tabellen',
    json: 'Als JSON, mit jeder Quelle',
    fileName: 'krankheiten-behandlungen',
    note: 'Was die Liste jetzt zeigt, mit ihren Filtern.',
  },

  note: {
    label: (title) => `Notiz ${title}`,
    patient: (key) => `Patient/in ${key}`,
    split: { train: 'Training', dev: 'Entwicklung', test: 'Test' },
    place: (index, total) => `${index} von ${total}`,
    previous: 'Zurück',
    next: 'Weiter',
    keys: 'Tasten in der Notiz: j nächste Notiz, k vorige Notiz, Tab nächste Markierung, Escape zurück zur Liste.',
    reading: 'Die Notiz wird gelesen…',
    failed: 'Die Notiz konnte nicht gelesen werden',
    again: 'Noch einmal',
    missing: 'Diese Notiz ist nicht in diesem Browser',
    missingNext:
      'Vielleicht wurde sie mit ihrem Datensatz gelöscht. Oben einen anderen Datensatz wählen oder die erste Notiz öffnen.',
    first: 'Erste Notiz öffnen',
    noText: 'Diese Notiz hat keinen Text.',
    noModel: 'Noch kein Modell',
    noModelText:
      'Die Notiz erscheint ohne Markierungen. Auf der Seite Experimente ein Modell trainieren: Die Voreinstellungen sind gut, und mit den Beispielnotizen dauert es Sekunden.',
    train: 'Modell trainieren',
    panes: { label: 'Notiz oder Liste', note: 'Notiz', list: 'Liste' },
  },

  mark: {
    name: (label, words, status, assertion, confidence) =>
      [`${label}: ${words}`, ASSERTIONS[assertion], STATUS[status], confidence ?? '']
        .filter((part) => part !== '')
        .join(', '),
    assertions: ASSERTIONS,
    suggestedBy: (model) => `vorgeschlagen von Modell ${model}`,
    confirmed: 'in der Klinik bestätigt',
    sure: 'Sicherheit dieser Markierung und ihrer Grenzen',
    notGiven: 'Das Modell setzt hier keine solche Markierung.',
    ownEstimate: 'Eigene Schätzung des Modells aus diesem Satz; sie wurde nicht an Ergebnissen geprüft.',
    calibrated: (raw) => `Kalibriert an Notizen, die das Modell nicht kannte; das Modell selbst sagt ${raw}.`,
    otherwise: 'Sonst',
    none: (p) => `keine Markierung ${p}`,
    likely: (label, p) => `${label} ${p}`,
    listedWith: 'In der Liste mit',
    notListed: 'nichts in diesem Satz',
    keptOut: 'nicht in der Liste',
    allNotes: 'Alle Notizen',
    times: (times, notes) => `${times} in ${notes}`,
    saidAs: { denied: 'Verneint durch', family: 'Familie, durch' },
    beneath: (count) =>
      count === 1
        ? 'Hier liegt noch eine Markierung: erneut drücken, um sie zu sehen.'
        : `Hier liegen noch ${count} Markierungen: erneut drücken, um sie zu sehen.`,
  },

  list: {
    title: 'Krankheiten und Behandlungen',
    counts: (diseases, treatments) => `${diseases}, ${treatments}`,
    note: 'Zusammen gelistet, wenn beide in einem Satz stehen. Es gilt die Notiz, nicht die Liste.',
    once: 'einmal',
    times: (count) => `${count}-mal`,
    noTreatment: 'keine Behandlung genannt',
    sentence: (number) => `Satz ${number}`,
    number: (number) => `, ${number}`,
    heading: 'Überschrift',
    confirmed: 'bestätigt',
    none: 'In dieser Notiz ist keine Krankheit markiert.',
    noneFiltered: 'Keine Krankheit passt zu den Filtern oben.',
    denied: (count) =>
      count === 1
        ? '1 verneinte oder familiäre Nennung steht nicht in der Liste.'
        : `${count} verneinte oder familiäre Nennungen stehen nicht in der Liste.`,
    legend: {
      filled: 'Gefüllt',
      filledText: 'in der Klinik bestätigt',
      outlined: 'umrandet',
      outlinedText: 'vom Modell vorgeschlagen,',
      fainter: 'blasser',
      fainterText: 'wenn weniger sicher',
      dashed: 'gestrichelt',
      dashedText: 'verneint oder in der Familie',
    },
  },

  all: {
    title: 'Krankheiten und Behandlungen aller Notizen',
    notMade: (notes) => `${notes} lesen, um ihre Krankheiten und Behandlungen zu listen`,
    notMadeText:
      'Der ganze Datensatz wird im Hintergrund mit dem Modell und der Auswahl oben gelesen. Die Liste bleibt erhalten, das geschieht also einmal.',
    notMadeGold: 'Die Liste entsteht aus den Markierungen der Klinik. Sie bleibt erhalten, das geschieht also einmal.',
    make: (notes) => `${notes} lesen`,
    progress: (done, total) => `${done} von ${total} Notizen gelesen`,
    starting: 'Beginnt',
    failed: 'Die Notizen konnten nicht gelesen werden',
    cancelled: 'Das Lesen wurde abgebrochen',
    cancelledNext: 'Nichts wurde behalten. Es lässt sich jederzeit neu beginnen.',
    again: 'Neu beginnen',
    made: (when) => `gelesen ${when}`,
    rows: (pairs, diseases) => `${pairs}, ${diseases}`,
    rowsFiltered: (shown, of) => `${shown} von ${of} Zeilen`,
    columns: {
      disease: 'Krankheit',
      treatment: 'Behandlung',
      count: 'Sätze',
      notes: 'Notizen',
      confidence: 'Sicherheit',
    },
    noTreatment: 'keine Behandlung genannt',
    noMatch: 'Keine Zeile passt zu den Filtern',
    noMatchText: 'Ein Wort aus der Suche nehmen, die Sicherheit senken oder auch Krankheiten ohne Behandlung listen.',
    clear: 'Filter leeren',
    nothing: 'In diesen Notizen ist keine Krankheit markiert',
    nothingText:
      'Einen anderen Datensatz oder ein anderes Modell nehmen oder auch die Markierungen des Modells zählen.',
    open: (disease, treatment) => `Sätze zeigen: ${disease}, ${treatment}`,
    variants: (count) => (count === 1 ? 'und 1 andere Schreibweise' : `und ${count} andere Schreibweisen`),
    writtenAs: (what) => `${what}, wie geschrieben`,
    noModelText:
      'Diese Notizen haben noch keine Markierungen, und es gibt kein Modell, das sie liest. Auf der Seite Experimente eines trainieren: Mit den Beispielnotizen dauert es Sekunden.',
    variant: (text, count) => `${text} (${count})`,
    sentences: 'Sätze',
    openNote: 'In der Notiz öffnen',
    more: (count) => `${count} weitere zeigen`,
    tableLabel: 'Krankheiten und ihre Behandlungen',
    withAlone: 'Auch Krankheiten ohne Behandlung',
  },

  pasted: {
    title: 'Notiz einfügen',
    collection: 'Eingefügte Notizen',
    description: 'Sie kommt in diesem Browser zu den eingefügten Notizen und wird nirgendwohin gesendet.',
    name: 'Titel',
    nameHint: 'Worunter Sie sie finden. Ohne den Namen der Patientin oder des Patienten.',
    nameDefault: (when) => `Eingefügt ${when}`,
    text: 'Text der Notiz',
    add: 'Hinzufügen und lesen',
    empty: 'Die Notiz hat keinen Text. Hier einfügen oder schreiben.',
  },
};
