import type * as english from '../en/kpis';
import type { Translated } from '../language';

export const KPI_WORDS: Translated<typeof english.KPI_WORDS> = {
  'f1-exact': {
    name: 'F1, genau',
    definition:
      'Wie viele Markierungen des Modells buchstabengenau stimmen, nach den Markierungen der Klinik in Stichproben.',
    formula: '2 RP ÷ (2 RP + FP + FN)',
    cases: 'Entitäten',
  },
  'f1-overlap': {
    name: 'F1, überlappend',
    definition: 'Dasselbe, wobei eine Markierung zählt, sobald sie eine derselben Kategorie überlappt.',
    formula: '2 RP ÷ (2 RP + FP + FN)',
    cases: 'Entitäten',
  },
  'agreement-spans': {
    name: 'Übereinstimmung, F1',
    definition: 'Wie weit zwei Personen in einer Notiz dasselbe markieren, ohne voneinander zu wissen.',
    formula: '2 beide ÷ (2 beide + nur erste + nur zweite)',
    cases: 'Markierungen',
  },
  'agreement-tokens': {
    name: 'Übereinstimmung, Kappa',
    definition: 'Übereinstimmung Wort für Wort, abzüglich dessen, was der Zufall ergibt.',
    formula: '(beobachtet − Zufall) ÷ (1 − Zufall)',
    cases: 'Wörter',
  },
  'touchless-rate': {
    name: 'Unverändert angenommen',
    definition:
      'Notizen, deren Markierungen eine Person so ließ, wie das Modell sie setzte, unter den markierten und geöffneten.',
    formula: 'unverändert angenommen ÷ (vom Modell markiert und geöffnet)',
    cases: 'geöffneten Notizen',
  },
  'touchless-reading-seconds': {
    name: 'Lesen vor dem Annehmen',
    definition:
      'Arbeitszeit in einer unverändert angenommenen Notiz. Fast nichts heißt nicht Vertrauen: Dann wird nicht gelesen.',
    formula: 'aktive Sekunden ÷ unverändert angenommene Notizen',
    cases: 'Notizen',
  },
  'correction-rate': {
    name: 'Korrekturen',
    definition: 'Was Menschen an den Markierungen des Modells ändern.',
    formula: '(hinzugefügt + gelöscht + geändert) ÷ endgültige Entitäten',
    cases: 'Entitäten',
  },
  'seconds-a-note': {
    name: 'Sekunden je Notiz',
    definition: 'Zeit mit Tasten oder Zeiger in einer Notiz, bis sie fertig ist; Pausen über 30 s zählen nicht.',
    formula: 'aktive Sekunden ÷ fertige Notizen',
    cases: 'Notizen',
  },
  'notes-an-hour': {
    name: 'Notizen je Stunde',
    definition: 'In einer Stunde aktiver Zeit fertige Notizen.',
    formula: 'fertige Notizen ÷ aktive Stunden',
    cases: 'Notizen',
  },
  coverage: {
    name: 'Abdeckung',
    definition: 'Vom Modell gelesene Notizen unter den eingegangenen.',
    formula: 'gelesene Notizen ÷ eingegangene Notizen',
    cases: 'Notizen',
  },
  'latency-p50': {
    name: 'Lesedauer, p50',
    definition: 'Die Hälfte der Notizen wird schneller gelesen.',
    formula: 'Median der Lesedauern je Notiz',
    cases: 'Lesungen',
  },
  'latency-p95': {
    name: 'Lesedauer, p95',
    definition: 'Alle bis auf eine von zwanzig Notizen werden schneller gelesen.',
    formula: '95. Perzentil der Lesedauern je Notiz',
    cases: 'Lesungen',
  },
  'approval-lead-time': {
    name: 'Dauer bis zur Freigabe',
    definition: 'Von der Prüfung einer Version bis zu ihrer Freigabe.',
    formula: 'Stunden ÷ Freigaben',
    cases: 'Freigaben',
  },
  'time-to-detect': {
    name: 'Dauer bis zum Alarm',
    definition: 'Vom letzten Fenster ohne Alarm bis zum Alarm: Die Veränderung begann nicht früher.',
    formula: 'Stunden ÷ Alarme',
    cases: 'Alarmen',
  },
  'time-to-recover': {
    name: 'Dauer bis zur Erholung',
    definition: 'Vom ersten Alarm, bis Fenster wieder unauffällig sind.',
    formula: 'Stunden ÷ beendete Alarme',
    cases: 'Alarmen',
  },
  'false-alarms': {
    name: 'Fehlalarme, 1.000 Notizen',
    definition: 'Kritische Alarme, die eine Person als keine erkannte.',
    formula: '1.000 × Fehlalarme ÷ gelesene Notizen',
    cases: 'Notizen',
  },
  'browsers-current': {
    name: 'Browser mit Version im Einsatz',
    definition: 'Browser, die mit der freigegebenen Version lesen, unter den gesehenen.',
    formula: 'mit freigegebener Version ÷ gesehen',
    cases: 'Browsern',
  },
};
