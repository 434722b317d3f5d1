import type { TriggerRule } from '@/lib/domain/monitoring/trigger-events';
import type * as english from '../en/pipelines';
import type { Translated } from '../language';
import { counted, n } from './numbers';
import { signalShort } from './signals';

const percent = (share: number) => `${n(Math.round(1000 * share) / 10)} %`;
const short = (value: number) => value.toLocaleString('de', { maximumFractionDigits: 4 });
const notes = (count: number) => counted(count, 'Notiz', 'Notizen');

export const pipelines: Translated<typeof english.pipelines> = {
  title: 'Abläufe',
  loading: 'Die Abläufe werden geladen',
  summary: {
    label: 'Schritte nach Zustand',
    running: (count) => `${count} ${count === 1 ? 'läuft' : 'laufen'}`,
    look: (count) => `${count} anzusehen`,
    ok: (count) => `${count} in Ordnung`,
    wait: (count) => `${count} ${count === 1 ? 'wartet' : 'warten'}`,
  },
  rulesButton: 'Auslöseregeln',
  asTable: 'Als Tabelle',
  asGraph: 'Als Graph',
  graph: 'Vier Abläufe und die Schritte dazwischen',
  graphHint: 'Pfeiltasten gehen von Schritt zu Schritt.',
  table: 'Schritte der vier Abläufe',
  columns: {
    pipeline: 'Ablauf',
    step: 'Schritt',
    state: 'Zustand',
    now: 'Jetzt',
    last: 'Letzte Ausführung',
    open: 'Ausführungen',
  },
  never: 'noch nie',
  show: 'Zeigen',
  showNamed: (step) => `Ausführungen von ${step} zeigen`,
  edges: {
    notesToTag: 'zuerst zu markieren',
    newVersion: 'neue Version löst Training aus',
    approved: 'freigegebene Version',
    counts: 'nur Zählungen, kein Text',
  },
  lanes: {
    data: { name: 'Daten', when: 'beim Import' },
    training: { name: 'Training', when: 'neue Daten' },
    inference: { name: 'Lesen', when: 'je Notiz' },
    monitoring: { name: 'Monitoring', when: 'je Fenster' },
  },
  states: { running: 'läuft', look: 'ansehen', ok: 'gut', wait: 'wartet' },
  waits: 'wartet',
};

export const STEP_WORDS: Translated<typeof english.STEP_WORDS> = {
  'data/tag': 'Markieren',
  'data/import': 'Importieren',
  'data/check': 'Format prüfen',
  'data/deduplicate': 'Ohne Kopien',
  'data/split': 'Teilen',
  'data/freeze': 'Festhalten',
  'training/features': 'Merkmale',
  'training/train': 'Trainieren',
  'training/calibrate': 'Kalibrieren',
  'training/gate': 'Datenschutz',
  'training/evaluate': 'Messen',
  'training/review': 'Prüfung',
  'inference/check': 'Format prüfen',
  'inference/tag': 'Markieren',
  'inference/pair': 'Paare listen',
  'inference/show': 'Zeigen',
  'monitoring/count': 'Zählen',
  'monitoring/compare': 'Vergleichen',
  'monitoring/estimate': 'F1 schätzen',
  'monitoring/decide': 'Entscheiden',
  'monitoring/act': 'Handeln',
};

export const STEP_UNITS: Translated<typeof english.STEP_UNITS> = {
  'data/tag': 'Notizen',
  'data/import': 'Dateien',
  'data/check': 'Notizen',
  'data/deduplicate': 'Notizen',
  'data/split': 'Notizen',
  'data/freeze': 'Notizen',
  'training/features': 'Sätze',
  'training/train': 'Sätze',
  'training/calibrate': 'Notizen',
  'training/gate': 'Notizen',
  'training/evaluate': 'Sätze',
  'training/review': 'Versionen',
  'inference/check': 'Notizen',
  'inference/tag': 'Notizen',
  'inference/pair': 'Markierungen',
  'inference/show': 'Notizen',
  'monitoring/count': 'Sätze',
  'monitoring/compare': 'Sätze',
  'monitoring/estimate': 'Markierungen',
  'monitoring/decide': 'Fenster',
  'monitoring/act': 'Aktionen',
};

export const STATE_WORDS: Translated<typeof english.STATE_WORDS> = {
  insufficient: 'nicht genug Daten',
  ok: 'gut',
  warning: 'Warnung',
  critical: 'kritisch',
  acknowledged: 'gesehen',
  remediating: 'wird behoben',
  recovering: 'erholt sich',
};

export const RULE_WORDS: Translated<typeof english.RULE_WORDS> = {
  'drift-warning': 'Drift-Warnung',
  'drift-critical': 'Drift kritisch',
  'drift-cleared': 'Drift vorüber',
  'new-labels': 'Neu markierte Notizen',
  'challenger-ready': 'Neues Modell bereit',
  'training-failed': 'Training gescheitert',
  'audit-fall': 'F1 der Stichprobe fiel',
  'wrong-format': 'Falsches Format',
};

export const stepLine: Translated<typeof english.stepLine> = {
  tagged: (done, all) => `${n(done)} von ${n(all)} markiert`,
  noneQueued: 'Liste ist leer',
  files: notes,
  aside: (count, aside) => `${n(count)}, ${n(aside)} ausgesondert`,
  left: (count) => `${n(count)} übrig`,
  parts: (train, test) => `${n(train)} Train., ${n(test)} Test`,
  sentences: (count) => counted(count, 'Satz', 'Sätze'),
  weights: (count) => counted(count, 'Gewicht', 'Gewichte'),
  marks: (count) => counted(count, 'Markierung', 'Markierungen'),
  k: (k) => `k = ${k}`,
  f1: (value) => `F1 ${value}`,
  actions: (count) => counted(count, 'Aktion', 'Aktionen'),
  sent: 'zur Prüfung gesendet',
  waitsReview: (count) => `${counted(count, 'Version', 'Versionen')} zu prüfen`,
  refused: (count, refused) => `${n(count)}, ${n(refused)} abgelehnt`,
  p95: (ms) => `p95: ${n(ms)} ms`,
  pairs: (count) => counted(count, 'Paar', 'Paare'),
  shown: 'Lesen, Markieren',
  window: (have, need) => `${n(have)} von ${n(need)}`,
  distance: (figure, cause) => `Abstand ${figure}, ${signalShort(cause)}`,
  estimate: (f1, low, high) => `${f1} (${low}–${high})`,
  progress: (done, total, left) =>
    left === undefined ? `${n(done)} von ${n(total)}` : `${n(done)} von ${n(total)}, ${left}`,
};

export const runs: Translated<typeof english.runs> = {
  title: (pipeline, step) => `${pipeline}: ${step}`,
  note: 'letzte Ausführungen des gewählten Schritts',
  records: 'Aufzeichnungen',
  fileName: (step) => `${step.replace('/', '-')}-ausfuehrungen.json`,
  caption: (step) => `Letzte Ausführungen von ${step}`,
  columns: { when: 'Wann', why: 'Warum', out: 'Heraus', took: 'Dauer', result: 'Ergebnis', more: 'Aufzeichnung' },
  none: 'Noch nicht ausgeführt',
  noneNext: {
    data: {
      text: 'Notizen importieren oder die Beispielnotizen laden.',
      button: 'Zu „Datensätze“',
      href: '/datasets',
    },
    training: {
      text: 'Ein Modell mit einem markierten Datensatz trainieren.',
      button: 'Zu „Experimente“',
      href: '/experiments',
    },
    inference: { text: 'Eine Notiz mit einem Modell lesen.', button: 'Zu „Lesen“', href: '/read' },
    monitoring: {
      text: 'Es beginnt, wenn ein überwachtes Modell genug Notizen gelesen hat.',
      button: 'Zu „Lesen“',
      href: '/read',
    },
  },
  tagging: {
    text: 'Notizen werden eine nach der anderen markiert, wie die Liste sie bringt.',
    button: 'Zu „Markieren“',
    href: '/annotate',
  },
  facts: 'Angaben',
  factsNamed: (when) => `Angaben zur Ausführung vom ${when}`,
  noFacts: 'Es wurden keine Angaben notiert.',
  again: 'Noch einmal',
  retrying: 'Wird wiederholt',
  needsFile: 'Braucht seine Datei wieder: auf „Datensätze“ wählen.',
  elsewhere: 'Dort neu beginnen, wo es angefordert wurde.',
  retryFailed: (code) => `Es hat nicht begonnen: ${code}.`,
  attempt: (attempt) => (attempt === 1 ? '' : `, Versuch ${attempt}`),
  reasons: {
    asked: () => 'angefordert',
    trigger: (ref) => (ref === undefined ? 'eine Regel' : `Regel: ${RULE_WORDS[ref as TriggerRule] ?? ref}`),
    window: (ref) => `Fenster ${ref ?? ''} voll`.replace('  ', ' '),
    'new-data': () => 'neue Daten',
    schedule: () => 'seine Zeit kam',
    deployment: () => 'neue Version im Einsatz',
    retry: () => 'wiederholt',
  },
  results: {
    running: 'Läuft',
    ok: 'Gut',
    look: 'Ansehen',
    refused: 'Abgelehnt',
    cancelled: 'Abgebrochen',
    failed: 'Gescheitert',
    interrupted: 'Unterbrochen',
  },
  took: (ms) =>
    ms < 1 ? '<1 ms' : ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1).replace('.', ',')} s`,
  out: (count, code) => (code === undefined ? n(count) : `${n(count)}, ${code}`),
};

export const rules: Translated<typeof english.rules> = {
  title: 'Regeln, die etwas auslösen',
  change: 'Ändern',
  origin: { default: 'wie die App sie hat', here: 'in diesem Browser gesetzt', site: 'für diesen Standort gesetzt' },
  warning: {
    name: 'Drift-Warnung',
    value: (p) => `p ≤ ${short(p)}`,
    effect: (uncertain, random) =>
      `Informiert Prüfende, merkt ${uncertain} unsichere und ${random} zufällige Notizen vor`,
  },
  critical: {
    name: 'Drift kritisch',
    value: (p) => `p ≤ ${short(p)} oder zweimal`,
    effect:
      'Hinweis für Ärztinnen und Ärzte, Markierungen erst lesen, neues Training, sobald genug Notizen markiert sind',
  },
  labels: {
    name: 'Neu markierte Notizen',
    value: (count, share) => `${n(count)} und ${percent(share)}`,
    effect: 'Neue Version des Datensatzes, Training, Prüfung. Nie von selbst in den Einsatz',
  },
  audit: {
    name: 'F1 der Stichprobe fällt',
    value: (fall) => `um ${n(Math.round(1000 * fall) / 10)} Punkte`,
    effect: 'Schlägt vor, auf die letzte gute Version zurückzusetzen',
  },
  format: {
    name: 'Falsches Format',
    value: 'immer',
    effect: 'Mit Code abgelehnt, gezählt, mit Grund in Quarantäne',
  },
  dialog: {
    title: 'Regeln, die etwas auslösen',
    description: 'Was eine Änderung bewirkt hätte, zeigt sich an vergangenen Fenstern, bevor sie gespeichert wird.',
    fields: {
      warningP: [
        'Drift-Warnung bei p von',
        'Höchstens diese Wahrscheinlichkeit eines so großen Unterschieds ohne Veränderung. Größer: mehr und frühere Warnungen, mehr falsche.',
      ],
      criticalP: [
        'Drift kritisch bei p von',
        'Oder wenn dasselbe Signal schon im Fenster davor warnte. Größer: Der Hinweis kommt öfter.',
      ],
      effectFloor: [
        'Kleinste Veränderung',
        'Standardabweichungen, um die ein Signal abweichen muss. Größer: kleine Veränderungen gehen durch.',
      ],
      cleanWindows: [
        'Unauffällige Fenster, die einen Alarm beenden',
        'Mehr: Der Hinweis bleibt länger und verschwindet dann endgültig.',
      ],
      queueUncertain: [
        'Vorzumerkende unsichere Notizen',
        'Bei einer Drift-Warnung in der Liste vorn: wo das Modell am meisten lernt.',
      ],
      queueRandom: ['Vorzumerkende zufällige Notizen', 'An ihnen lässt sich das neue F1 fair messen.'],
      retrainNotes: [
        'Neu markierte Notizen, die ein Training auslösen',
        'Weniger: Trainings beginnen früher und bringen weniger. Notizen, über die Uneinigkeit besteht, zählen, sobald entschieden ist.',
      ],
      retrainShare: [
        'Und mindestens dieser Anteil des Datensatzes',
        'In Prozent. Verhindert, dass große Datensätze für wenige Notizen neu trainiert werden.',
      ],
      coolDownHours: ['Stunden zwischen Trainings', 'Dazwischen wird nichts von selbst trainiert.'],
      auditFall: [
        'Abfall des F1 der Stichprobe',
        'In Punkten. Darüber, mit einem Intervall ohne null, wird Zurücksetzen vorgeschlagen.',
      ],
    },
    effectTitle: 'An vergangenen Fenstern',
    noWindows:
      'In diesem Browser ist noch kein Fenster voll: Es gibt nichts nachzuspielen. Die Regeln lassen sich dennoch speichern.',
    unchanged: (count) =>
      `Keine Auslösung ${count === 1 ? 'im vergangenen Fenster' : `in ${n(count)} vergangenen Fenstern`} würde sich ändern.`,
    changed: (count, more, less) =>
      `An ${counted(count, 'vergangenen Fenster', 'vergangenen Fenstern')}: ${more} ${more === 1 ? 'Auslösung' : 'Auslösungen'} mehr, ${less} weniger.`,
    effectCaption: 'Auslösungen, die die neuen Regeln hinzufügen oder weglassen würden',
    columns: { change: 'Änderung', rule: 'Regel', at: 'Wann', window: 'Fenster' },
    more: 'mehr',
    less: 'weniger',
    limit: 'Was Menschen wegen der damaligen Alarme taten, bleibt, wie es war.',
    save: 'Regeln speichern',
    saveSite: 'Für diesen Standort speichern',
    saveHere: 'Sie gelten in diesem Browser. Für den Standort setzen sie Prüfende.',
    readOnly: 'Die Regeln dieses Standorts setzen Prüfende. Was andere bewirkt hätten, lässt sich hier ausprobieren.',
    criticalOver: 'Kritisch darf nicht größer sein als die Warnung.',
    reset: 'Wie die App sie hat',
    notSaved: 'Die Regeln wurden nicht gespeichert',
  },
};
