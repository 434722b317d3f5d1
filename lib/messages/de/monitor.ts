import type * as english from '../en/monitor';
import type { Translated } from '../language';
import { counted, n } from './numbers';

const notes = (count: number) => counted(count, 'Notiz', 'Notizen');
const windows = (count: number) => counted(count, 'Fenster', 'Fenster');
const points = (share: number) =>
  `${share > 0 ? '+' : ''}${(100 * share).toFixed(1)}`.replace('-', '−').replace('.', ',');

export const PERIOD_NAMES: Translated<typeof english.PERIOD_NAMES> = {
  '7': '7 Tagen',
  '30': '30 Tagen',
  '90': '90 Tagen',
  all: 'Beginn',
};

export const RULE_NAMES: Translated<typeof english.RULE_NAMES> = {
  'drift-warning': 'Warnung',
  'drift-critical': 'Kritisch',
  'drift-cleared': 'Entwarnung',
  'new-labels': 'Neue Daten',
  'challenger-ready': 'Neues Modell',
  'training-failed': 'Training gescheitert',
  'audit-fall': 'Stichprobe',
  'wrong-format': 'Falsches Format',
};

export const STATE_TITLES: Translated<typeof english.STATE_TITLES> = {
  insufficient: 'Noch nicht genug Daten',
  ok: 'Keine Drift',
  warning: 'Warnung',
  critical: 'Kritisch',
  acknowledged: 'Kritisch, gesehen',
  remediating: 'Kritisch, wird behoben',
  recovering: 'Erholt sich',
};

const DONE: Readonly<
  Record<Parameters<typeof english.doneWords>[0][number]['do'], (count: number | undefined) => string>
> = {
  'tell-reviewer': () => 'Prüfende informiert',
  'queue-notes': (count) => (count === undefined ? 'Notizen vorgemerkt' : `${notes(count)} vorgemerkt`),
  'queue-first': () => 'seine Notizen zuerst',
  'show-banner': () => 'Hinweis',
  'hide-banner': () => 'Hinweis aus',
  'touchless-off': () => 'erst lesen',
  'touchless-on': () => 'Annehmen wieder an',
  'reviewer-task': () => 'Aufgabe',
  'freeze-and-train': () => 'Version festgehalten, Training',
  'request-review': () => 'Prüfung angefordert',
  'propose-roll-back': () => 'Zurücksetzen vorgeschlagen',
  quarantine: () => 'ausgesondert',
  'tell-author': () => 'Urheber/in informiert',
};

export const doneWords: Translated<typeof english.doneWords> = (actions) => {
  // As in English: that a reviewer was told goes without saying where there is more.
  const said = actions.filter(({ do: what }) => what !== 'tell-reviewer' || actions.length === 1);
  return said.map(({ do: what, notes: count }) => DONE[what](count)).join(', ');
};

export const reasonWords: Translated<typeof english.reasonWords> = (cause, rule, signal) => {
  switch (cause.kind) {
    case 'window':
      return rule === 'drift-cleared' ? 'Fenster wieder wie üblich' : signal;
    case 'labelled':
      return `${counted(cause.newNotes, 'neue Notiz', 'neue Notizen')}, ${Math.round((100 * cause.newNotes) / Math.max(1, cause.datasetNotes))} %`;
    case 'training-ended':
      return cause.outcome === 'challenger' ? 'Training ergab ein neues Modell' : 'Training blieb ohne Ergebnis';
    case 'audited':
      return `F1 der Stichprobe ${points(cause.change)} Punkte (${points(cause.low)} bis ${points(cause.high)})`;
    case 'refused':
      return `${counted(cause.count, 'Notiz oder Datei', 'Notizen oder Dateien')}, ${cause.code}`;
    case 'other':
      return '';
  }
};

export const endWords: Translated<typeof english.endWords> = (end, duration) => {
  switch (end.kind) {
    case 'no-drift':
      return 'als keine Drift erkannt';
    case 'over':
      return `gut nach ${duration(end.afterMs)}`;
    case 'open':
      return 'läuft';
    case 'acted':
      return 'erledigt';
    case 'failed':
      return 'gescheitert';
  }
};

export const monitor: Translated<typeof english.monitor> = {
  title: 'Monitoring',
  loading: 'Messungen werden geladen',
  scope: {
    label: 'Wessen Zahlen',
    fleet: (browsers) =>
      browsers === undefined || browsers === 0
        ? 'Alle Browser'
        : browsers === 1
          ? 'Alle (1 Browser)'
          : `Alle ${n(browsers)} Browser`,
    here: 'Dieser Browser',
    signIn: 'Zahlen aller Browser sind auf dem Server Ihres Standorts.',
    signInAction: 'Anmelden',
  },
  period: {
    caption: 'Seit',
    label: 'Seit wann',
    option: (date, count) => `${date}, ${windows(count)}`,
  },
  rules: 'Regeln',
  empty: {
    noModel: {
      title: 'Hier liest noch kein Modell Notizen',
      body: 'Sobald eines liest, wird jede gelesene Notiz gezählt und mit den Notizen verglichen, aus denen es lernte. Eines trainieren oder anmelden, um das Modell Ihres Standorts zu erhalten.',
      action: 'Modell trainieren',
    },
    notWatched: {
      title: (model) => `${model} wird noch nicht überwacht`,
      body: 'Um eine Veränderung vom Zufall zu unterscheiden, werden seine eigenen Notizen einmal von Modellen gelesen, die sie nicht kennen. Das dauert eine oder einige Minuten und lässt sich abbrechen.',
      action: 'Dieses Modell überwachen',
      working: 'Eigene Notizen werden gelesen',
      outcomes: {
        'no-notes':
          'Die Notizen, aus denen es lernte, sind nicht in diesem Browser. Womit es verglichen wird, kommt von der Person, die es geteilt hat.',
        'too-few': 'Es lernte aus zu wenigen Patienten oder Notizen, um eine Veränderung vom Zufall zu unterscheiden.',
        cancelled: 'Gestoppt. Nichts wurde behalten.',
      },
    },
    fleet: {
      title: 'Noch hat kein Browser ein volles Fenster gemeldet',
      body: 'Ein Fenster wird gemeldet, wenn es voll ist; Notizen und Wörter nie.',
    },
    filling: (sentences, needed) => `bisher ${n(sentences)} von ${n(needed)} Sätzen`,
    fillingMore: (count) =>
      `Jede Notiz, die das Modell zum ersten Mal liest, zählt: bisher ${notes(count)}. Das erste volle Fenster wird von selbst beurteilt.`,
    read: 'Notizen lesen',
  },
  banner: {
    since: (state, since) => `${state} seit ${since}`,
    and: (state, moved) => `${state}: ${moved}.`,
    ok: (count) =>
      count === 1
        ? 'Keine Drift. Das letzte Fenster gleicht den eigenen Notizen des Modells.'
        : `Keine Drift. Die letzten ${n(count)} Fenster gleichen alle den eigenen Notizen des Modells.`,
    texts: {
      warning: (queued) =>
        `${queued === undefined || queued === 0 ? 'Prüfende wurden informiert.' : `${counted(queued, 'Notiz wurde', 'Notizen wurden')} in der Liste zum Markieren nach vorn gestellt.`} Ein zweites Fenster wie dieses macht es kritisch; dann wird Annehmen ohne Lesen abgeschaltet.`,
      critical:
        'Markierungen müssen vor der Verwendung gelesen werden: Annehmen ohne Lesen ist abgeschaltet. Die Notizen dieses Fensters stehen in der Liste zum Markieren vorn; ein Training beginnt, wenn genug davon markiert sind.',
      acknowledged:
        'Eine prüfende Person hat es gesehen. Annehmen ohne Lesen bleibt aus, bis Fenster wieder wie üblich sind.',
      remediating:
        'Ein Modell wird mit neu markierten Notizen trainiert oder wartet auf seine Prüfung. Annehmen ohne Lesen bleibt aus, bis Fenster wieder wie üblich sind.',
      recovering:
        'Ein Fenster war wieder wie üblich, oder ein anderes Modell hat übernommen. Der Alarm endet mit dem nächsten unauffälligen Fenster.',
      insufficient: 'Bis ein Fenster voll ist, wird nichts beurteilt, und nichts schlägt Alarm.',
      fleet: 'Über alle Browser. Was jeder einzelne tut, steht unten und auf seiner eigenen Seite.',
    },
    words: 'Wörter, in diesem Browser',
    seen: 'Ich habe es gesehen',
    seenBy: 'Sie haben es gesehen.',
  },
  unknown: {
    title: 'Wörter, die das Modell nicht kennt',
    description:
      'Aus den Notizen des letzten Fensters, die in den meisten Notizen zuerst. Sie stehen nur in diesem Browser und werden nie gesendet.',
    word: 'Wort',
    notes: 'Notizen',
    none: 'Kein Wort dieses Fensters steht in zwei oder mehr Notizen.',
    loading: 'Notizen werden durchgesehen',
    failed: 'Die Notizen dieses Fensters konnten nicht gelesen werden.',
  },
  kpi: {
    label: 'Kennzahlen',
    target: (figure) => `Ziel ${figure}`,
    targetAll: 'Ziel: alle',
    noTarget: 'kein Ziel',
    days: 'Tage',
    noData: 'nichts gezählt',
    verdicts: {
      met: 'Ziel erreicht',
      missed: 'Ziel verfehlt',
      'no-data': 'Nichts gezählt',
      'no-target': 'Kein Ziel',
    },
    of: (whole) => `von ${whole}`,
    details: {
      readingSeconds: (time) => `je ${time} gelesen`,
      secondsANote: (time) => `je ${time} aktiv`,
      median: (ms) => `p50: ${ms}`,
      change: (change) => `${change} zum Zeitraum davor`,
      cases: (count, what) => `von ${count} ${what}`,
      behind: (count) => (count === 0 ? 'keiner zurück' : `${count} noch nicht`),
    },
    more: (count) => `Alle ${count} Kennzahlen und Ziele`,
    trend: (name, values) => `${name} im Zeitraum: ${values.join('; ')}`,
  },
  figures: {
    title: 'Kennzahlen',
    description:
      'Zählungen eines Zeitraums, niemand mit Namen. Unter elf Notizen wird nichts gesendet; es wartet, bis es mehr sind.',
    caption: 'Kennzahlen mit ihren Definitionen und Zielen',
    columns: { figure: 'Kennzahl', value: 'Wert', verdict: 'Urteil', target: 'Ziel', cases: 'Fälle' },
    formula: 'Formel:',
    perLabel: (label, value) => `${label} ${value}`,
    save: 'Ziele speichern',
    saved: 'Die Ziele sind gespeichert.',
    own: 'Diese Ziele gelten in diesem Browser. Die des Standorts setzen angemeldete Prüfende.',
    site: 'Diese Ziele gelten für den ganzen Standort.',
    readOnly: 'Ziele setzen Prüfende.',
    targetOf: (name) => `Ziel: ${name}`,
    unset: 'Übliches Ziel',
  },
  drift: {
    title: 'Drift der Texte',
    note: (windowSentences) =>
      windowSentences === undefined
        ? 'Abstand vom Üblichen'
        : `Abstand vom Üblichen, Fenster zu ${n(windowSentences)} Sätzen`,
    description: (count, alarms) =>
      `Abstand von ${counted(count, 'Fenster', 'Fenstern')} zu den eigenen Notizen des Modells; ${counted(alarms, 'Alarm', 'Alarme')}.`,
    columns: ['Fenster', 'Wann', 'Modell', 'Notizen', 'Abstand', 'p', 'Stufe', 'Auffälligstes Signal'],
    warning: 'Warnung',
    critical: 'kritisch',
    inUse: (model) => `${model} im Einsatz`,
    thresholds: (resamples, warningP, criticalP) =>
      `Jede Version hat eigene Schwellen, aus ${n(resamples)} Ziehungen ganzer Notizen: p = ${warningP} und ${criticalP}.`,
    thresholdsFleet: 'Jede Version hat eigene Schwellen, aus Ziehungen ganzer Notizen.',
    falseAlarms: (figure) => `Fehlalarme bisher: ${figure} je 1.000 Notizen.`,
    beyond: (count) =>
      `${counted(count, 'Fenster liegt', 'Fenster liegen')} außerhalb des Bildes: am Rand gezeichnet, als Zahl in der Tabelle`,
    legend: { ok: 'wie üblich', warning: 'Warnung', critical: 'kritisch' },
  },
  levels: { 'not-enough-data': 'nicht genug Daten', ok: 'wie üblich', warning: 'Warnung', critical: 'kritisch' },
  signals: {
    title: 'Signale, letztes Fenster',
    note: 'z, Band: üblicher Bereich',
    caption: 'Signale des letzten Fensters',
    columns: { signal: 'Signal', usual: 'Üblich', now: 'Jetzt', z: 'z', p: 'p korr.' },
    bar: (z) => `${z} Standardabweichungen vom Üblichen`,
    none: 'In diesem Zeitraum wurde kein Fenster beurteilt.',
    bins: 'PSI und JSD, Klasse für Klasse',
    binsNote: 'ergänzend, keines entscheidet',
    binsAbout:
      'PSI hat keine feste Grenze: Worunter es zufällig bleibt, hängt von Klassen und Anzahlen ab, χ²(0,95, Klassen − 1) · (1/n + 1/m). Das übliche 0,1 würde bei den meisten unauffälligen Fenstern dieser Größe Alarm schlagen.',
    binColumns: { part: 'Teil', bins: 'Klassen', jsd: 'JSD', psi: 'PSI', usual: 'PSI zufällig unter' },
    over: 'darüber',
  },
  f1: {
    title: 'F1, geschätzt ohne Markierungen',
    description: (count, audits) =>
      `Geschätztes F1 von ${counted(count, 'Fenster', 'Fenstern')} und ${counted(audits, 'Stichprobe', 'Stichproben')}.`,
    columns: ['Fenster', 'Wann', 'Geschätztes F1', '95-%-Intervall', 'F1 der Stichprobe'],
    estimate: 'Schätzung, 95-%-Band',
    estimateAlone: 'Schätzung',
    audited: 'Stichprobe der Klinik',
    blind: 'Blinder Fleck.',
    blindText:
      'Die Schätzung fällt weniger als die Wahrheit: Sie lag bis zu 0,13 zu hoch, wo ein Fünftel des Textes fremd war; das Band deckt das nicht. Sie hebt nie einen Drift-Alarm auf; eine Stichprobe tut es.',
    audit: (mentions, halfWidth) =>
      `Stichprobe mit ${counted(mentions, 'Nennung', 'Nennungen')} für ±${Math.round(100 * halfWidth)} Punkte`,
    auditGoes: 'Laufende Stichprobe ansehen',
    none: 'In diesem Zeitraum hat kein Fenster eine Schätzung.',
  },
  fired: {
    title: 'Ausgelöste Regeln',
    note: (count, date) => `${n(count)} seit ${date}, jede löst einmal aus`,
    columns: { when: 'Wann', state: 'Zustand', reason: 'Grund', done: 'Getan', outcome: 'Ausgang' },
    caption: 'Ausgelöste Regeln, neueste zuerst',
    all: 'Alle Auslösungen',
    none: 'In diesem Zeitraum wurde nichts ausgelöst.',
    allTitle: 'Alle Auslösungen',
    filter: 'Regel',
    anyRule: 'alle Regeln',
    shown: (shown, all) => `${n(shown)} von ${n(all)}`,
    csv: 'CSV exportieren',
    json: 'JSON exportieren',
    noDrift: 'Das war keine Drift',
    noDriftNote: 'Es zählt von da an als Fehlalarm.',
    file: 'ausloesungen',
  },
  audit: {
    title: 'Stichprobe',
    description:
      'Eine Person beantwortet jeden Vorschlag des Modells in zufällig gezogenen Notizen und markiert, was es übersah. Ganze Notizen, damit auch Übersehenes gefunden wird.',
    half: 'Wie genau',
    halfOption: (halfWidth) => `±${Math.round(100 * halfWidth)} Punkte`,
    ground: 'Notizen aus',
    groundOption: (name, count) => `${name}, ${notes(count)}`,
    plan: (mentions, count) =>
      `${counted(mentions, 'Nennung', 'Nennungen')} in ${notes(count)}, zufällig gezogen mit festem Startwert.`,
    fewer: (wanted) => `Es gibt weniger als die gewünschten ${n(wanted)}: Die Zahl wird weniger genau.`,
    nothing: 'Keine Notizen zum Ziehen: Das Modell hat hier keine gelesen, aus denen es nicht lernte.',
    begin: 'Auf die Liste setzen',
    name: (model, date) => `Stichprobe zu ${model}, ${date}`,
    open: (done, all) => `${n(done)} von ${n(all)} Notizen beantwortet`,
    go: 'Notizen beantworten',
    conclude: 'Zahl berechnen',
    giveUp: 'Aufgeben',
    working: 'Markierungen werden verglichen',
    nothingDone: 'Noch ist keine Notiz davon fertig.',
    again: 'Weitere Stichprobe',
    result: (f1, low, high, count) => `F1 der Stichprobe ${f1} (${low} bis ${high}) über ${notes(count)}.`,
    counts: (right, wrong, missed) => `${right} richtig, ${wrong} falsch, ${missed} übersehen.`,
    change: (change, low, high, approval) =>
      `${change} Punkte gegenüber ${approval} bei der Freigabe (${low} bis ${high}).`,
    few: (notesMin) => `Unter ${notesMin} Notizen folgt nichts daraus: mehr beantworten und neu berechnen.`,
    noApproval:
      'Was es bei der Freigabe erreichte, ist in diesem Browser nicht bekannt; daher folgt von selbst nichts daraus.',
    reason: 'Stichprobe',
    about: 'Stichprobe: jeden Vorschlag beantworten, Übersehenes markieren, dann die Notiz als fertig abschließen.',
    back: 'Zurück zum Monitoring',
  },
};
