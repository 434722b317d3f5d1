import type { diagram as english } from '../en/guide-diagram';
import type { Translated } from '../language';

export const diagram: Translated<typeof english> = {
  label: 'Teile des Systems',
  title: 'BeHealthy, das System',
  saveSvg: 'Als SVG sichern',
  savePdf: 'Als PDF sichern',
  fileName: 'behealthy-system',
  live: 'Seite',
  code: 'Code',
  areas: {
    browser: 'Dieser Browser: Text der Notizen bleibt hier',
    server: 'Server eines Standorts: kein Text',
    node: 'Ein Terminal: Dateien hinein und heraus',
  },
  wires: {
    intents: 'Aufträge',
    live: 'Abfragen',
    calls: 'Aufrufe',
    rows: 'Zeilen',
    gated: 'Modelle',
    counts: 'Zählungen',
    signed: 'signierte Modelle',
  },
  boxes: {
    read: { name: 'Lesen', note: '', does: 'Eine Notiz mit ihren Markierungen, und was womit behandelt wird.' },
    annotate: { name: 'Markieren', note: '', does: 'Menschen markieren; ein Modell lernt dabei von ihnen.' },
    datasets: {
      name: 'Datensätze',
      note: '',
      does: 'Notizen kommen herein, werden geprüft und als Versionen bewahrt.',
    },
    experiments: { name: 'Experimente', note: '', does: 'Modelle werden trainiert, beurteilt, verglichen, erklärt.' },
    models: { name: 'Modelle', note: '', does: 'Geteilte Modelle werden geprüft, ausgeliefert, zurückgesetzt.' },
    monitor: { name: 'Monitoring', note: '', does: 'Kennzahlen, Drift, und was ausgelöst wurde.' },
    pipelines: { name: 'Abläufe', note: '', does: 'Jeder Lauf jedes Schritts, und die Regeln, die sie starten.' },
    client: {
      name: 'Hooks und Aufträge',
      note: 'worum Seiten bitten',
      does: 'Seiten bitten durch Aufträge um Arbeit und sehen ihr Ergebnis durch Abfragen. Selbst rechnen sie nichts.',
    },
    store: {
      name: 'Speicher',
      note: 'IndexedDB mit Dexie, verschlüsselt',
      does: 'Notizen, Markierungen, Läufe, Modelle und Zählungen, jede Zeile verschlüsselt. Ein Datensatz wird ganz oder gar nicht gespeichert.',
    },
    background: {
      name: 'Worker für lange Arbeit',
      note: 'lädt, trainiert, wacht, sendet',
      does: 'Führt die Abläufe neben der Seite aus, damit nichts auf der Seite auf sie wartet.',
    },
    interactive: {
      name: 'Worker für einzelne Notizen',
      note: 'liest und schlägt vor',
      does: 'Dasselbe Skript ein zweites Mal: Lesen bleibt schnell, während ein Modell trainiert.',
    },
    data: {
      name: 'Daten',
      note: 'prüfen, teilen, festhalten',
      does: 'Aus Dateien werden geprüfte Notizen, dann eine Version, die sich nie ändert.',
    },
    training: {
      name: 'Training',
      note: 'Merkmale, anpassen, urteilen',
      does: 'Aus Version, Merkmalen und Einstellungen wird ein Modell mit seinen Zahlen.',
    },
    inference: {
      name: 'Anwendung',
      note: 'taggen, paaren, zeigen',
      does: 'Aus einer Notiz werden Markierungen mit ihrer Sicherheit, und Paare aus Krankheit und Behandlung.',
    },
    monitoring: {
      name: 'Überwachung',
      note: 'zählen, vergleichen, handeln',
      does: 'Aus Lesungen werden Zählungen, daraus Stufen, und die starten, was die Regeln sagen.',
    },
    rules: {
      name: 'Regeln',
      note: 'rein: keine Uhr, kein Zufall',
      does: 'Was richtig, verändert, freigegeben oder abgelehnt ist. Derselbe Code in Browser, Server und Terminal.',
    },
    formats: {
      name: 'Formate',
      note: 'Dateien hinein und heraus',
      does: 'Acht Formate markierter Notizen, jedes mit einem Bericht, was es nicht halten konnte.',
    },
    engine: {
      name: 'Rechenkern',
      note: 'crfsuite-wasm, WebAssembly',
      does: 'Conditional Random Fields mit den Parametern und der Modelldatei von CRFsuite.',
    },
    offline: {
      name: 'Die App selbst',
      note: 'ganz bewahrt, nach Version',
      does: 'Ein Service Worker bewahrt jede Datei einer Version, so öffnet die App ohne Netz.',
    },
    checks: {
      name: 'Prüfung des Ankommenden',
      note: 'Signatur, Hash, Selbsttest',
      does: 'Ein ausgeliefertes Modell wird nach der letzten Prüfung genommen, nicht davor. Sonst bleibt das letzte gute.',
    },
    outbox: {
      name: 'Ausgang',
      note: 'jedes Byte ist zu sehen',
      does: 'Die eine Tür zum Server. Eine Zeile entsteht in der Transaktion der Änderung, von der sie sagt.',
    },
    registry: {
      name: 'Verzeichnis der Modelle',
      note: 'Versionen und Prüfungen',
      does: 'Bewahrt Modelle, die durch die Datenschutz-Schranke kamen, ihre Karten und Entscheidungen.',
    },
    fleet: {
      name: 'Zählungen aller Browser',
      note: 'Fenster, Kennzahlen, Auslöser',
      does: 'Zählt zusammen. Kein Fenster eines Browsers wird allein gezeigt.',
    },
    deployments: {
      name: 'Auslieferungen',
      note: 'signiert, in Stufen',
      does: 'Sagt, welches Modell im Einsatz ist, unter einer Nummer, die nur steigt.',
    },
    people: {
      name: 'Personen und Sitzungen',
      note: 'Einladung, Rollen, Anmeldung',
      does: 'Wer teilen, prüfen und ausliefern darf.',
    },
    audit: {
      name: 'Protokoll',
      note: 'nur anfügen, Kette aus Hashes',
      does: 'Wer was tat, wann und warum. Eine Änderung der Vergangenheit bricht die Kette.',
    },
    database: {
      name: 'Datenbank',
      note: 'SQLite-Datei oder PostgreSQL',
      does: 'Ein Schema und ein Weg im Code für beide.',
    },
    commands: {
      name: 'Befehlszeile',
      note: 'dieselben Abläufe in Node',
      does: 'Trainiert, taggt, prüft und simuliert über Dateien, nach denselben Regeln.',
    },
  },
};
