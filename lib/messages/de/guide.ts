import type { guide as english, GuideLimits } from '../en/guide';
import type { Translated } from '../language';
import { counted, n } from './numbers';

export const guide: Translated<typeof english> = {
  title: 'Leitfaden',
  loading: 'Der Leitfaden wird geladen',
  intro:
    'BeHealthy findet Krankheiten und ihre Behandlungen in klinischen Notizen. Diese Seite sagt, wie, wie gut, und was geschieht, wenn sich die Notizen ändern. Neben jeder Aussage steht die Seite, die Regel oder der Test, der sie wahr macht.',
  contents: 'Auf dieser Seite',
  proofs: 'Wo man es sieht',
  copy: (path: string) => `Den Pfad ${path} kopieren`,
  copied: 'Kopiert',
  sections: {
    now: 'Das System jetzt',
    kpis: '1. KPIs: Zahlen, die sagen, ob es wirkt',
    gives: '2. MLOps: was das System leistet',
    system: '3. Aufbau des Systems',
    tools: '4. Werkzeuge, und warum diese',
    workflow: '5. Arbeitsgang: von der Notiz zum besseren Modell',
  },
  tour: {
    what: 'Neu hier?',
    more: 'Der Rundgang dauert fünf Minuten: Beispielnotizen, drei Markierungen, ein Modell, eine Notiz, die es liest.',
  },
  now: {
    intro: 'Was dieser Browser hat und tut, wie es gerade steht.',
    counts: {
      notes: 'Notizen',
      datasets: 'Versionen von Datensätzen',
      edits: 'Schritte beim Markieren',
      runs: 'Trainingsläufe',
      models: 'Modelle',
      readings: 'gelesene Notizen',
      windows: 'beurteilte Fenster',
      waiting: 'Einträge zu senden',
    },
    state: 'Überwachung',
    pipelines: 'Die vier Abläufe und wie ihre Schritte zuletzt endeten',
    step: (pipeline: string, step: string, state: string, line: string) => `${pipeline}, ${step}: ${state}, ${line}`,
  },
  kpis: {
    intro: (figures: number) =>
      `${n(figures)} Kennzahlen, jede eine Formel über Zählungen. Der Betrieb fragt, ob Menschen ihm trauen und fertig werden; das Modell wird gefragt, ob seine Markierungen stimmen und ob wir es merken, wenn nicht. Niemand wird mit Namen gemessen.`,
    groups: { business: 'Betrieb', model: 'Modell' },
    columns: { figure: 'Kennzahl', formula: 'Formel', target: 'Ziel', now: 'Hier bisher', who: 'Wer sie sieht' },
    caption: (group: string) => `Kennzahlen: ${group}`,
    noData: 'noch nichts gezählt',
    better: {
      higher: (figure: string) => `mindestens ${figure}`,
      lower: (figure: string) => `höchstens ${figure}`,
      watch: (figure: string) => `unter ${figure} hinsehen`,
    },
    roles: { clinician: 'Klinik', doctor: 'Ärztin/Arzt', reviewer: 'Prüfende' },
    everybody: 'alle',
    units: { 'per-1000-notes': 'auf 1.000 Notizen', 'notes-an-hour': 'Notizen je Stunde' },
    where: 'Alle stehen im Monitoring, mit ihrem Verlauf. Prüfende können dort andere Ziele setzen.',
  },
  gives: {
    intro: 'Ein Modell allein ist eine Datei. Was darum herum ist, entscheidet, ob man sich darauf verlassen kann.',
    items: {
      versions: {
        what: 'Eine Version eines Datensatzes ändert sich nie.',
        more: 'Sie heißt nach dem Hash ihres Inhalts. Eine Änderung macht die nächste Version, die sagt, worin sie sich unterscheidet.',
      },
      split: {
        what: 'Alle Notizen einer Person sind in einem Teil.',
        more: 'Sonst fragte der Test, was das Training schon verraten hat.',
      },
      repeat: {
        what: 'Ein Lauf lässt sich auf das Byte wiederholen.',
        more: 'Er bewahrt Daten, Merkmale, Einstellungen, Startzahl und den Hash des Rechenkerns. Fehlt etwas davon, wird er abgelehnt.',
      },
      judged: {
        what: 'Keine Zahl ohne ihr Intervall.',
        more: 'F1 zählt ganze Fundstellen in Notizen, die das Training nie sah. Ganze Notizen werden neu gezogen, um zu sagen, wie sicher die Zahl ist und ob zwei Läufe sich unterscheiden.',
      },
      gate: {
        what: 'Ein geteiltes Modell kennt keine einzelne Notiz.',
        more: ({ k }: GuideLimits) =>
          `Es wird neu trainiert auf Wörtern, die mindestens ${n(k)} Notizen und ${n(k)} Personen haben. Was wegfiel, zählt sein Bericht.`,
      },
      review: {
        what: 'Niemand gibt ein eigenes Modell frei.',
        more: 'Prüfende sehen Zahlen, Schranken und die Stellen, an denen zwei Modelle auseinandergehen, und nennen einen Grund.',
      },
      deploy: {
        what: 'Ein Modell erreicht die Browser in Stufen, signiert.',
        more: ({ stages }: GuideLimits) =>
          `An ${stages.join(', dann ')} % der Browser. Jeder prüft Signatur, Hash und einen Selbsttest, bevor er eines nimmt. Schlägt etwas fehl, bleibt das Modell davor.`,
      },
      rollback: {
        what: 'Zurück geht es mit einem Druck.',
        more: ({ pollSeconds }: GuideLimits) =>
          `Zurücksetzen ist eine neue Auslieferung eines älteren Modells, so brauchen Browser keinen zweiten Weg. Sie fragen alle ${n(pollSeconds)} Sekunden.`,
      },
      drift: {
        what: 'Eine Veränderung der Notizen zeigt sich ohne Markierungen.',
        more: 'Fenster von Notizen werden mit denen verglichen, aus denen das Modell entstand. Schwellen gehören zu einem Modell.',
      },
      record: {
        what: 'Jeder Schritt hinterlässt einen Eintrag.',
        more: 'Wann, warum, was hinein- und herauskam, wie lange, wie es endete. Auf einem Server steht jede Entscheidung in einem Protokoll, das sich nicht unbemerkt ändern lässt.',
      },
      privacy: {
        what: 'Notizen bleiben in diesem Browser.',
        more: 'Die Seite erreicht allein ihre eigene Adresse. Ein Test sucht die Wörter der Notizen in jeder Anfrage einer ganzen Sitzung.',
      },
      sealed: {
        what: 'Was hier liegt, ist verschlüsselt.',
        more: 'Notizen, Markierungen und Modelle werden Zeile für Zeile auf dem Weg zur Platte verschlossen. Mit einer Passphrase öffnen sie sich sonst niemandem und schließen, wenn die Arbeit ruht.',
      },
      offline: {
        what: 'Alles außer dem Teilen geht ohne Netz.',
        more: 'Die App wird ganz aufbewahrt, nach Versionen. Was geteilt wurde, wartet und geht einmal hinaus.',
      },
    },
  },
  system: {
    intro:
      'Der Browser tut alle Arbeit am Text. Der Server gibt die App aus und bewahrt, was Menschen teilen: Modelle, die durch die Datenschutz-Schranke kamen, Zahlen, Zählungen. Die gestrichelte Linie überquert kein Text einer Notiz. Ein Teil gedrückt, oder mit den Pfeiltasten angesteuert, sagt, was er tut.',
    lines: {
      read: (notes: number) => `${n(notes)} gelesen`,
      annotate: (edits: number) => counted(edits, 'Schritt', 'Schritte'),
      datasets: (datasets: number) => `${n(datasets)} hier`,
      experiments: (runs: number) => counted(runs, 'Lauf', 'Läufe'),
      models: (number: number | undefined) => (number === undefined ? 'noch keins' : `v${number} liest`),
      monitor: {
        insufficient: 'wartet',
        ok: 'keine Drift',
        warning: 'Warnung',
        critical: 'kritisch',
        acknowledged: 'kritisch',
        remediating: 'kritisch',
        recovering: 'erholt sich',
      },
      outbox: (rows: number) => (rows === 0 ? 'nichts wartet' : `${n(rows)} zu senden`),
    },
  },
  tools: {
    intro:
      'Zu jedem gibt es andere, die es auch täten. Was entschied, steht in einer Zeile; Zahlen sind gemessen, mit Datum in der Datei.',
    columns: { tool: 'Werkzeug', instead: 'Statt', why: 'Warum', proofs: 'Wo man es sieht' },
    caption: 'Werkzeuge und was sonst ginge',
  },
};
