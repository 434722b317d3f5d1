import type { TriggerRules } from '@/lib/domain/monitoring/trigger-rules';
import type { workflow as english } from '../en/guide-workflow';
import type { Translated } from '../language';
import { counted, n } from './numbers';

const percent = (share: number) => `${n(Math.round(1000 * share) / 10)} %`;
const short = (value: number) => n(Math.round(10_000 * value) / 10_000);

export const workflow: Translated<typeof english> = {
  stages: {
    experiment: 'Experimente mit Daten und Modellen',
    automation: 'Automatik: Daten, Training, Anwendung',
    monitoring: 'Ständige Überwachung',
    starts: 'Was was auslöst',
    format: 'Das Format neuer Daten',
  },
  experiment: {
    import: {
      what: 'Notizen werden geladen, geprüft, zur Version gemacht.',
      more: 'Was nicht zu brauchen ist, wird mit Grund beiseitegelegt. Wortfolgen, die auf zwei Arten markiert sind, stehen in einer Liste und werden in der nächsten Version geglättet.',
    },
    tag: {
      what: 'Menschen markieren; das Modell fragt nach dem, worin es am unsichersten ist.',
      more: 'Es lernt zwischen den Notizen. Auf den Notizen der Fallstudie genügte die Hälfte der markierten Wörter gegenüber zufälliger Reihenfolge.',
    },
    agree: {
      what: 'Zwei Markierende werden verglichen, dann entscheidet eine Person.',
      more: 'Einigkeit steht als F1 der Stellen und als Kappa da. Wo Menschen uneins sind, kann ein Modell nicht besser sein.',
    },
    run: {
      what: 'Ein Lauf ist Daten, Merkmale, Einstellungen und eine Startzahl.',
      more: 'Suchen und Weglassversuche wählen durch Kreuzvalidierung auf Trainingsnotizen. Der Testteil urteilt und wählt nichts.',
    },
    look: {
      what: 'Fehler werden einzeln angesehen.',
      more: 'Nach Art und Wortfolge, mit den Gewichten, die dahin führten; vermutlich falsche Markierungen stehen dabei.',
    },
  },
  automation: {
    intro: 'Vier Abläufe. Derselbe Code läuft im Worker des Browsers und in einem Terminal.',
    when: {
      data: 'Läuft beim Laden, und wenn genug Notizen markiert wurden.',
      training: 'Läuft, wenn jemand darum bittet oder eine Regel.',
      inference: 'Läuft bei jeder geöffneten Notiz, und bei allen, wenn darum gebeten wird.',
      monitoring: 'Läuft, sooft ein Fenster von Lesungen voll ist.',
    },
    steps: 'Schritte',
    last: 'Letzter Lauf hier',
  },
  monitoring: {
    count: {
      what: 'Aus Lesungen werden Zählungen, und nie etwas anderes.',
      more: (sentences: number) =>
        `Ein Fenster sind ${n(sentences)} Sätze. Nur ganze Zahlen dürfen den Browser verlassen, und keine, die für wenige Notizen steht.`,
    },
    judge: {
      what: 'Jedes Fenster wird an den eigenen Notizen des Modells gemessen.',
      more: (rules: TriggerRules) =>
        `Warnung ab p\u00a0≤\u00a0${short(rules.drift.warningP)}, kritisch ab p\u00a0≤\u00a0${short(rules.drift.criticalP)}, und nur, wo sich ein Signal um ${counted(rules.drift.effectFloor, 'Standardabweichung', 'Standardabweichungen')} oder mehr bewegt hat. Ohne volles Fenster heißt es „zu wenig Daten“.`,
    },
    estimate: {
      what: 'F1 wird ohne Markierungen geschätzt, mit Intervall.',
      more: 'Auf fremdem Text fällt die Schätzung zu wenig. Darum beendet sie nie einen Alarm.',
    },
    audit: {
      what: 'Markierungen entscheiden.',
      more: 'Eine Stichprobe zieht ganze Notizen, Menschen markieren sie, und die Veränderung seit der Freigabe steht mit ihrem Intervall da.',
    },
    simulate: {
      what: 'Ein Monat lässt sich in einer Minute durchleben.',
      more: 'Der Simulator wendet dieselben Regeln auf erfundene Notizen an, die sich ändern, bis Fenster wieder sauber sind.',
    },
  },
  starts: {
    intro:
      'Diese Regeln gelten in diesem Browser. Geändert werden sie unter Abläufe: Die Wirkung auf vergangene Fenster steht dort zuerst.',
    columns: { event: 'Wenn', threshold: 'Ab', starts: 'Dann', proofs: 'Wo man es sieht' },
    caption: 'Ereignisse, Schwellen und was sie auslösen',
    rows: {
      'drift-warning': {
        event: 'Drift',
        from: ({ drift }: TriggerRules) => `p\u00a0≤\u00a0${short(drift.warningP)}`,
        next: (rules: TriggerRules) =>
          `Die unsichersten Notizen des Fensters werden zuerst markiert. Vorbei ist es nach ${counted(rules.cleanWindows, 'Fenster', 'Fenstern')} ohne Alarm.`,
      },
      'drift-critical': {
        event: 'Drift über der Schwelle',
        from: ({ drift }: TriggerRules) =>
          `p\u00a0≤\u00a0${short(drift.criticalP)}, oder dasselbe Signal warnte im Fenster davor`,
        next: ({ retrainNotes }: TriggerRules) =>
          `Markierungen werden gelesen, bevor sie gelten, bis es vorbei ist. Ein Training folgt ab ${n(retrainNotes)} neu markierten Notizen.`,
      },
      'new-labels': {
        event: 'Weitere markierte Daten',
        from: ({ retrainNotes, retrainShare, retrainCoolDownMs }: TriggerRules) =>
          `${n(retrainNotes)} neu markierte Notizen, und ${percent(retrainShare)} des Datensatzes; ${counted(Math.round(retrainCoolDownMs / 3_600_000), 'Stunde', 'Stunden')} zwischen Trainings`,
        next: () =>
          'Die neue Version wird geprüft wie jede, der Herausforderer am unveränderten Testteil gemessen, und eine Person entscheidet. Nichts geht von selbst in den Einsatz.',
      },
      'audit-fall': {
        event: 'F1 der Stichprobe fällt',
        from: ({ auditFall }: TriggerRules) =>
          `mehr als der Zufall, und vielleicht um mehr als ${n(100 * auditFall)} Punkte`,
        next: () => 'Prüfende bestätigen das Zurücksetzen, oder nicht.',
      },
      'wrong-format': {
        event: 'Daten im falschen Format',
        from: () => 'immer',
        next: () => 'Es wird gezählt, und weder gelernt noch gelesen.',
      },
    },
    actions: {
      'tell-reviewer': () => 'den Prüfenden melden',
      'queue-notes': (rules: TriggerRules) =>
        `${n(rules.queueUncertain)} unsichere und ${n(rules.queueRandom)} zufällige Notizen an den Anfang der Liste stellen`,
      'queue-first': () => 'seine Notizen vor alle anderen stellen',
      'show-banner': () => 'Ärztinnen und Ärzten einen Hinweis zeigen',
      'hide-banner': () => 'den Hinweis wegnehmen',
      'touchless-off': () => 'Annehmen ohne Lesen abschalten',
      'touchless-on': () => 'Annehmen wieder erlauben',
      'reviewer-task': () => 'den Prüfenden eine Aufgabe geben',
      'freeze-and-train': () => 'eine neue Version festhalten und darauf trainieren',
      'request-review': () => 'um eine Prüfung bitten',
      'propose-roll-back': () => 'vorschlagen, auf die letzte gute Version zurückzusetzen',
      quarantine: () => 'es mit Grund beiseitelegen',
      'tell-author': () => 'es dem melden, der es brachte',
    },
  },
  format: {
    contract: {
      what: 'Ein Vertrag, überall gleich gefragt.',
      more: 'Beim Laden, vor dem Training und vor dem Lesen. Was ihn bricht, wird mit einem dieser Codes abgelehnt:',
    },
    limits: {
      what: 'Er hat Grenzen.',
      more: (characters: number, tokens: number, bytes: number) =>
        `Eine Notiz hat höchstens ${n(characters)} Zeichen, ein Satz ${n(tokens)} Wörter, eine Datei ${n(bytes / 1_000_000)} MB.`,
    },
    model: {
      what: 'Ein Modell sagt, wofür es gemacht ist.',
      more: 'Wörter müssen geschnitten sein wie bei seinem Training, und Merkmale dieselben; sonst wird es abgelehnt.',
    },
    border: {
      what: 'Der Server nimmt, was sein Schema nennt, und nicht mehr.',
      more: 'Schemas sind streng: Ein Feld zu viel lehnt die ganze Anfrage ab.',
    },
  },
};
